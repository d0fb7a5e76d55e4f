using Npgsql;

namespace Antui.Storage.Postgres;

internal static class PostgresSchema
{
    /// <summary>Nodes that start together wait for each other here; the number is only ours.</summary>
    private const long MigrationLock = 0x416E747569;

    public static async Task MigrateAsync(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await RunAsync(connection, $"SELECT pg_advisory_lock({MigrationLock})", stop);
        try
        {
            if (!await ExistsAsync(connection, stop)) await RunAsync(connection, Migration.VersionTable, stop);
            await using var read = new NpgsqlCommand(
                "SELECT coalesce(max(version), 0) FROM schema_version", connection);
            var stored = (int)(await read.ExecuteScalarAsync(stop))!;
            foreach (var step in Migration.Missing("postgres", stored))
            {
                await using var transaction = await connection.BeginTransactionAsync(stop);
                await RunAsync(connection, step.Sql, stop);
                await RunAsync(
                    connection,
                    $"INSERT INTO schema_version (version, name) VALUES ({step.Number}, '{step.Name}')", stop);
                await transaction.CommitAsync(stop);
            }
        }
        finally
        {
            await RunAsync(connection, $"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    /// <summary>
    /// Asked first, so that a user without the right to create tables can run on a migrated database.
    /// </summary>
    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('schema_version') IS NOT NULL", connection);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
