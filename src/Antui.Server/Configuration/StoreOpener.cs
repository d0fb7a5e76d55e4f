using Antui.Core.Ports;
using Antui.Storage;

namespace Antui.Server.Configuration;

/// <summary>Opens the store of the settings; what goes wrong becomes one clear line.</summary>
public static class StoreOpener
{
    /// <summary>
    /// What is wrong with the words of the specification, or null. It never repeats them: they may hold a password.
    /// </summary>
    public static string? Fault(string spec)
    {
        var text = spec.Trim();
        if (text.Equals("memory", StringComparison.OrdinalIgnoreCase)) return null;
        if (text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
            return text.Length > "sqlite:".Length ? null : "\"sqlite:\" has no path; write sqlite:./data/antui.db.";
        return text.Contains("host=", StringComparison.OrdinalIgnoreCase)
            || text.Contains("server=", StringComparison.OrdinalIgnoreCase)
            ? null
            : "write \"sqlite:PATH\", \"memory\", or a PostgreSQL connection string (Host=…;Database=…;Username=…).";
    }

    public static async Task<IStore> OpenAsync(string setting, StoreOptions options, CancellationToken stop)
    {
        var (spec, fault) = SecretText.Resolve(setting);
        if (fault is not null) throw new SettingsException([$"store: {fault}"]);
        if (spec.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase)
            && Path.GetDirectoryName(Path.GetFullPath(spec["sqlite:".Length..])) is { } folder)
            MakeOwn(folder);
        return await Stores.OpenAsync(spec, options, stop);
    }

    /// <summary>A folder made here is its owner's alone: it holds orders and keys.</summary>
    private static void MakeOwn(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
