using Antui.Storage.Sqlite;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Storage.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_step_is_in_both_dialects_and_numbered_without_gaps()
    {
        var sqlite = Migration.Of("sqlite");
        Assert.Equal(sqlite.Select(x => x.Name), Migration.Of("postgres").Select(x => x.Name));
        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(x => x.Number));
    }

    [Fact]
    public void Sqlite_is_migrated_once_and_a_newer_schema_is_refused()
    {
        using var db = SqliteDb.Open(":memory:", readOnly: false);
        Assert.Equal(Migration.Of("sqlite").Count, SqliteSchema.Migrate(db));
        Assert.Equal(0, SqliteSchema.Migrate(db));

        db.Execute("INSERT INTO schema_version (version, name) VALUES (99, 'later')");

        var error = Assert.Throws<StorageException>(() => SqliteSchema.Migrate(db));
        Assert.Equal(StorageFault.Schema, error.Fault);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_needs_a_step_gets_only_that_one()
    {
        using (var db = SqliteDb.Open(_folder.File, readOnly: false))
        {
            db.Execute(Migration.VersionTable);
            db.Execute(Migration.Of("sqlite")[0].Sql);
            db.Execute("INSERT INTO schema_version (version, name) VALUES (1, 'first')");
        }

        await Stores.MigrateAsync(_folder.Sqlite, default);
        await Stores.MigrateAsync(_folder.Sqlite, default);
        await using var store = await Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);
        Assert.Null(await store.ReadAsync("shop", "s1", default));
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_PostgreSQL_once_and_refuse_a_newer_schema()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Stores.MigrateAsync(database, default)));
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var later = new NpgsqlCommand("INSERT INTO schema_version VALUES (99, 'later')", connection);
            await later.ExecuteNonQueryAsync();
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => Stores.MigrateAsync(database, default));
        Assert.Equal(StorageFault.Schema, error.Fault);
    }
}
