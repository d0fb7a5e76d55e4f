using Antui.Core.Desk;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
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

    private const string OldShipment =
        "INSERT INTO shipments (KEYshipment_no, shop, order_no, stage, level, kind, warehouse, parcel_no, carrier, "
        + "waybill, pieces, stopped, skus, buyer_ref, ship_to, hold, created_at, modified_at) VALUES (VALUE'S1', 's1', "
        + "'NO', 'STAGE', 'Released', 'Sale', 'w', '', '', '', 1, 0, 'SKUS', '', '', FALSE, 1, 1);";

    private const string OldPooled =
        "INSERT INTO pool (KEYkind, shop, no, order_no, stage, step, reason, note, author, raw_status, amount_fen, "
        + "skus, buyer_ref, ship_to, created_at, modified_at, fetched_at, changed_at, tried_at) VALUES (VALUE'Order', "
        + "'s1', 'p1', 'p1', 'Parked', 1, 'X', '', '', 'PAID', 7, 'A', '', '', 1, 1, 1, 1, 0);"
        + "INSERT INTO pool_skus (KEYkind, sku, created_at, shop, no) VALUES (VALUE'Order', 'A', 1, 's1', 'p1');";

    [Fact]
    public async Task What_Sqlite_stored_before_the_lists_knew_goods_codes_is_found_by_them()
    {
        using (var db = SqliteDb.Open(_folder.File, readOnly: false))
        {
            db.Execute(Migration.VersionTable);
            foreach (var step in Migration.Of("sqlite").Take(5)) db.Execute(step.Sql);
            db.Execute("INSERT INTO schema_version (version, name) VALUES (5, 'pool')");
            foreach (var sql in Old("order_id, ", "1, "))
                db.Execute(sql.Replace("1, 'S1', 's1', 'o2'", "2, 'S1', 's1', 'o2'"));
        }

        await using var store = await Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);
        await FindAsync(store);
    }

    [Fact]
    public async Task What_PostgreSQL_stored_before_the_lists_knew_goods_codes_is_found_by_them()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            string[] before =
            [
                Migration.VersionTable, .. Migration.Of("postgres").Take(5).Select(x => x.Sql),
                "INSERT INTO schema_version (version, name) VALUES (5, 'pool')", .. Old("lane, ", "1, "),
            ];
            foreach (var sql in before)
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        await using var store = await Stores.OpenAsync(database, StoreOptions.Default, default);
        await FindAsync(store);
    }

    private static IEnumerable<string> Old(string key, string value)
    {
        foreach (var (no, stage, skus) in new[] { ("o1", "Audit", "A×2, B, C×x, ×3"), ("o2", "Shipped", "A") })
        {
            yield return OldShipment.Replace("KEY", key).Replace("VALUE'", value + "'").Replace("NO", no)
                .Replace("STAGE", stage).Replace("'SKUS'", $"'{skus}'");
        }

        var lane = key == "lane, ";
        yield return OldPooled.Replace("KEY", lane ? key : "").Replace("VALUE'", lane ? value + "'" : "'");
    }

    private static async Task FindAsync(IStore store)
    {
        Assert.Equal("o2 o1", await ShippedAsync(new(Sku: "A")));
        Assert.Equal("o2", await ShippedAsync(new(Sku: "A", Stages: [ShipmentStage.Shipped])));
        Assert.Equal("o1", await ShippedAsync(new(Sku: "A", Stages: [ShipmentStage.Audit])));
        Assert.Equal("o1", await ShippedAsync(new(Sku: "B")));
        Assert.Equal("o1", await ShippedAsync(new(Sku: "C×x")));
        Assert.Equal("", await ShippedAsync(new(Sku: "")));
        var pooled = new PoolFilter(PoolKind.Order, Sku: "A", Stage: PoolStage.Parked, Reason: "X", AmountFromFen: 7);
        Assert.Equal(1, await store.CountPooledAsync(pooled, default));
        Assert.Equal(0, await store.CountPooledAsync(pooled with { Stage = PoolStage.ToConvert }, default));

        async Task<string> ShippedAsync(ShipmentFilter filter) =>
            string.Join(' ', (await store.ShipmentsAsync(filter, null, 9, default)).Rows.Select(x => x.OrderNo));
    }

    private const string OldCounted =
        """
        INSERT INTO orders ({K}shop, order_no, version, due_at, status, raw_status, paid_fen, refunded_fen, created_at,
            modified_at, buyer_ref, hosted) VALUES ({V}'s1', 'o1', 1, 1, 'Paid', 'PAID', 9, 0, 7200001, 1, '', FALSE);
        INSERT INTO refunds ({K}shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code,
            turn, buyer_ref, asked_at, modified_at, deadline_at, refunded_at, automatic, hosted)
        VALUES ({V}'s1', 'r1', 'o1', 'Unshipped', 'OK', 'Refunded', 9, 8, '', 'OK', 'Nobody', '', 3600000, 1, NULL,
            7199999, TRUE, FALSE);
        INSERT INTO counters ({K}shop, hour, name, value) VALUES ({V}'s1', 360000000, 'refunded', 1);
        INSERT INTO counters ({K}shop, hour, name, value) VALUES ({V}'s1', 360000000, 'handed', 4);
        """;

    [Fact]
    public async Task Counters_of_Sqlite_are_moved_into_the_hour_of_what_they_count()
    {
        using (var db = SqliteDb.Open(_folder.File, readOnly: false))
        {
            db.Execute(Migration.VersionTable);
            foreach (var step in Migration.Of("sqlite").Take(6)) db.Execute(step.Sql);
            db.Execute("INSERT INTO schema_version (version, name) VALUES (6, 'lists')");
            var old = OldCounted.Replace("{K}", "").Replace("{V}", "").Split(';').SkipLast(1);
            foreach (var sql in old) db.Execute(sql);
            db.Execute(
                "INSERT INTO journal (order_id, version, at, source, events) VALUES (1, 1, 5, 'before', x'5b5d')");
        }

        await using var store = await Stores.OpenAsync(_folder.Sqlite, StoreOptions.Default, default);
        await CountedAsync(store);
        // The journal was laid anew: what it held is there, and its order goes on.
        var entry = Assert.Single(await store.LoadAsync(Sample.Key("o1")));
        Assert.Equal(("before", 0, 1), (entry.Source, entry.Previous.Length, entry.Facts));
        Assert.Equal(CommitResult.Written, await store.CommitAsync(Sample.Commit(Sample.Key("o1"), 2)));
    }

    [Fact]
    public async Task Counters_of_PostgreSQL_are_moved_into_the_hour_of_what_they_count()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            string[] before =
            [
                Migration.VersionTable, .. Migration.Of("postgres").Take(6).Select(x => x.Sql),
                "INSERT INTO schema_version (version, name) VALUES (6, 'lists')",
                OldCounted.Replace("{K}", "lane, ").Replace("{V}", $"{Sample.Key("o1").Lane}, "),
            ];
            foreach (var sql in before)
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        await using var store = await Stores.OpenAsync(database, StoreOptions.Default, default);
        await CountedAsync(store);
    }

    private static async Task CountedAsync(IStore store)
    {
        var counted = await store.FiguresAsync("s1", new(0), new(400_000_000), byHour: true, default);
        Assert.Equal(
            "3600000 automatic 1, 3600000 refunded 1, 3600000 refundedFen 8, 3600000 refunds 1, 7200000 orders 1, "
            + "360000000 handed 4",
            string.Join(", ", counted.Select(c => $"{c.Hour.Ms} {c.Name} {c.Value}")));
        // What the row of the list held before stands in the head, and in the numbers.
        Assert.Equal([Sample.Key("o1")], await store.FindNumberAsync(NumberKind.Refund, "r1", null, default));
        Assert.Equal([1], await store.VersionsAsync([Sample.Key("o1")], default));
        Assert.Equal("o1", Assert.Single((await store.OrdersAsync(null, null, null, 9, default)).Rows).OrderNo);
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
