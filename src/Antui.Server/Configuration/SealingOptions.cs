using System.ComponentModel;
using Antui.Engine.Sealing;

namespace Antui.Server.Configuration;

/// <summary>Where the installation's key is: it seals what buyers wrote in their own words.</summary>
public sealed record SealingOptions
{
    [Description(
        "The installation's key: `file:PATH`, made at the first start of a new store, or `env:NAME` with 32 bytes in "
        + "base64. When empty: beside an SQLite file with the ending .key, else file:./data/antui.key.")]
    public string Key { get; init; } = "";

    [Description("Keys of before, for reading what `antui sealing rotate` has not wrapped anew yet.")]
    public ImmutableArray<string> OlderKeys { get; init; } = [];

    internal IEnumerable<string> Faults()
    {
        if (Key.StartsWith("env:", StringComparison.Ordinal) && SecretText.Resolve(Key).Fault is { } unset)
            yield return $"sealing.key: {unset}";
        else if (Key is not "" && !Key.StartsWith("file:", StringComparison.Ordinal) && Read(Key).Fault is { } wrong)
            yield return $"sealing.key: {wrong}";
        for (var i = 0; i < OlderKeys.Length; i++)
            if (Read(OlderKeys[i]).Fault is { } fault) yield return $"sealing.olderKeys[{i}]: {fault}";
    }

    /// <returns>The key, or a fault that never repeats it.</returns>
    internal static (InstallationKey? Key, string? Fault) Read(string reference)
    {
        var (text, fault) = SecretText.Resolve(reference);
        if (fault is not null) return (null, fault);
        var bytes = new byte[InstallationKey.Length + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == InstallationKey.Length
            ? (new InstallationKey(bytes.AsSpan(0, length)), null)
            : (null, $"no key; it is {InstallationKey.Length} random bytes in base64 (openssl rand -base64 32).");
    }
}
