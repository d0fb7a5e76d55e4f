using Npgsql;

namespace Antui.Storage.Postgres;

internal static class PostgresSchema
{
    /// <summary>Nodes that start together wait for each other here; the number is only ours.</summary>
    private const long MigrationLock = 0x416E747569;

    /// <summary>
    /// Places are numbers of transactions. In a database that was restored on another server these begin anew and low:
    /// every place is moved below them, so that lists go on where they stood and miss nothing. A renewal is given up.
    /// </summary>
    private const string PlacesOfElsewhere =
        """
        DO $$
        DECLARE
            newest bigint := greatest((SELECT max(place) FROM changes), (SELECT max(place) FROM lists));
            oldest bigint := least((SELECT min(place) FROM changes), (SELECT min(place) FROM lists));
        BEGIN
            IF newest >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN
                UPDATE changes SET place = place - 2 * newest + least(oldest, 0) - 1;
                UPDATE lists SET place = place - 2 * newest + least(oldest, 0) - 1;
                DELETE FROM renewals;
                DELETE FROM counters_next;
                DELETE FROM books_next;
            END IF;
        END $$
        """;

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

            await RunAsync(connection, PlacesOfElsewhere, stop);
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
