using Antui.Core.Ports;
using Antui.Storage.Memory;
using Antui.Storage.Postgres;
using Antui.Storage.Sqlite;
using Npgsql;

namespace Antui.Storage;

/// <summary>Opens a store by its specification: "memory", "sqlite:PATH", or a PostgreSQL connection string.</summary>
public static class Stores
{
    private const string Forms =
        "Write \"memory\", \"sqlite:PATH\", or a PostgreSQL connection string such as "
        + "\"Host=…;Database=…;Username=…\".";

    /// <summary>The store, with its schema up to date.</summary>
    public static async Task<IStore> OpenAsync(string spec, StoreOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trimmed = spec?.Trim() ?? "";
        if (trimmed.Length == 0) throw Bad("No store is named.");
        if (trimmed.Equals("memory", StringComparison.OrdinalIgnoreCase)) return new MemoryStore();
        if (trimmed.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
        {
            var path = trimmed["sqlite:".Length..];
            return path.Length > 0 ? SqliteStore.Open(path, options) : throw Bad("\"sqlite:\" has no path.");
        }

        return await PostgresStore.OpenAsync(ConnectionString(trimmed), options, stop);
    }

    /// <summary>Brings the schema up to date without starting anything.</summary>
    public static async Task MigrateAsync(string spec, CancellationToken stop)
    {
        await using var store = await OpenAsync(spec, StoreOptions.Default, stop);
    }

    /// <summary>The text may hold a password, so it is never repeated in the message.</summary>
    private static string ConnectionString(string text)
    {
        if (!text.Contains('=')) throw Bad("The store's specification is none of the known forms.");
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(builder.Host)
                ? throw Bad("The connection string names no host.")
                : builder.ConnectionString;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Bad("The PostgreSQL connection string cannot be read.");
        }
    }

    private static StorageException Bad(string what) => new(StorageFault.BadSpec, $"{what} {Forms}");
}
