using System.Text.Json;
using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Core.Subjects;
using Antui.Storage.Drivers;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Storage.Tests;

/// <summary>
/// What was a row or a document of its own before there were journals of subjects is taken over as it stood: its state
/// is read, its journal says where it comes from, and it is looked at once.
/// </summary>
public sealed class TakenOverTests : IDisposable
{
    private const int Before = 12;

    private const string Rows =
        """
        INSERT INTO boxes VALUES ('SF1', 'w1', 7, 1000, 3, 2000,
          '{"key":"SF1","warehouse":"w1","number":"sf 1","openedAt":1000,"counts":[],"allotments":[],"dismissals":[]}');
        INSERT INTO documents VALUES ('entry-order', 'desk/E1', 1, 'a', 10, '{"shop":"desk","code":"E0"}');
        INSERT INTO documents VALUES ('entry-order', 'desk/E1', 2, 'a', 20,
          '{"shop":"desk","code":"E1","type":"CGRK","state":"Open","createdAt":15,"source":"erp","receipts":[],
            "lines":[{"lineNo":"1","sku":"A","name":"茶","planned":4}]}');
        INSERT INTO documents VALUES ('publication:gj', 'w1/A', 5, 'n', 30,
          '{"warehouse":"w1","sku":"A","number":4,"wanted":9,"quantity":9,"told":{"state":"Done"},"at":30}');
        INSERT INTO documents VALUES ('finding', 'f1', 1, 'r', 40,
          '{"id":"f1","list":"amounts-differ","shop":"s1","orderNo":"1","refundNo":"2","expected":5,"found":6,
            "against":"ledger","evidence":["e"],"foundAt":39}');
        INSERT INTO documents VALUES ('finding', 'f2', 1, 'r', 40,
          '{"id":"f2","list":"amounts-differ","shop":"s1","orderNo":"1","refundNo":"2","expected":5,"found":6,
            "against":"ledger","evidence":["e"],"foundAt":39,"resolvedAt":41,"resolvedBy":"li","reason":"paid"}');
        INSERT INTO documents VALUES ('pool-task', 't1', 3, 'li', 50,
          '{"id":"t1","action":"Handle","filter":{"kind":"Order","shop":"s1","stage":"ToConvert"},"reason":"线下",
            "author":"person:li","startedAt":45,"total":9,"done":3,"failed":1,"cursor":"c","finished":false,
            "faults":[{"no":"7","code":"HANDLED","text":""}]}');
        INSERT INTO documents VALUES ('pool-task', 't2', 1, 'li', 60,
          '{"id":"t2","action":"Convert","filter":{"kind":"Refund"},"reason":"","author":"person:li","startedAt":45,
            "total":2,"done":2,"failed":0,"finished":true,"faults":[]}');
        INSERT INTO documents VALUES ('job', 'pool-tasks', 1, 'a', 1, '{}');
        INSERT INTO documents VALUES ('shop', 's1', 1, 'a', 1, '{}');
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("antui-taken-over-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task In_Sqlite()
    {
        var file = Path.Combine(_folder, "before.db");
        using (var db = SqliteDb.Open(file, readOnly: false))
        {
            db.Execute(Migration.VersionTable);
            foreach (var step in Migration.Of("sqlite").Where(s => s.Number <= Before))
            {
                db.Execute(step.Sql);
                db.Execute($"INSERT INTO schema_version (version, name) VALUES ({step.Number}, '{step.Name}')");
            }
            db.Execute(Rows);
        }
        await CheckAsync("sqlite:" + file);
    }

    [Fact]
    public async Task In_PostgreSQL()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            async Task RunAsync(string sql) => await new NpgsqlCommand(sql, connection).ExecuteNonQueryAsync();
            await RunAsync(Migration.VersionTable);
            foreach (var step in Migration.Of("postgres").Where(s => s.Number <= Before))
            {
                await RunAsync(step.Sql);
                await RunAsync($"INSERT INTO schema_version (version, name) VALUES ({step.Number}, '{step.Name}')");
            }
            await RunAsync(Rows);
        }
        await CheckAsync(database);
    }

    private static async Task CheckAsync(string connection)
    {
        await Stores.MigrateAsync(connection, default);
        await using var store = await Stores.OpenAsync(connection, StoreOptions.Default, default);

        var box = await ReadAsync(store, new BoxesIn(), "", BoxesIn.IdOf("SF1", "w1"));
        Assert.Equal(("sf 1", 3L, new Instant(2_000)), (box.State.Number, box.Stored.Open, box.Stored.DueAt));
        var entry = await ReadAsync(store, new Entries(), "desk", "E1");
        Assert.Equal(("茶", 1L, new Instant(15)), (entry.State.Lines[0].Name, entry.Stored.Open, entry.Stored.OpenedAt));
        var told = await ReadAsync(store, new StockTold(), "gj", StockTold.IdOf("w1", "A"));
        Assert.Equal((true, 4L, "gj"), (told.State.Done, told.State.Number, told.State.Shop));
        var open = await ReadAsync(store, new Findings(), "s1", "f1");
        Assert.Equal((true, 1L, Instant.Never), (open.State.IsOpen, open.Stored.Open, open.Stored.DueAt));
        var over = await ReadAsync(store, new Findings(), "s1", "f2");
        Assert.Equal(("paid", 0L), (over.State.Reason, over.Stored.Open));

        var tasks = new BulkTasks();
        var runs = await ReadAsync(store, tasks, "", "t1");
        Assert.Equal((true, 3L, "c", 1L), (runs.State.IsRunning, runs.State.Done, runs.State.Cursor, runs.Stored.Open));
        Assert.Equal((new Instant(50), "HANDLED"), (runs.Stored.DueAt, runs.State.Faults[0].Code));
        var work = Assert.IsType<BulkWork.Pooled>(Assert.IsType<Core.Effects.Effect.FindRecords>(
            tasks.Next(runs.State)!.Effect).Work);
        Assert.Equal((PoolAction.Handle, PoolStage.ToConvert), (work.Action, work.Filter.Stage));
        var ended = await ReadAsync(store, tasks, "", "t2");
        Assert.Equal((BulkState.Finished, 2L), (ended.State.State, ended.State.Done));
        Assert.Equal(new Instant(60), ended.State.EndedAt);
        Assert.Equal((0L, Instant.Never), (ended.Stored.Open, ended.Stored.DueAt));

        foreach (var kind in new[] { "entry-order", "publication:gj", "finding", "pool-task", "job" })
            Assert.Empty(await store.ListAsync(kind, default));
        Assert.NotNull(await store.ReadAsync("shop", "s1", default));
    }

    /// <summary>Also what its journal comes to, which must be the same.</summary>
    private static async Task<(StoredSubject Stored, TState State)> ReadAsync<TState, TFact, TEvent>(
        IStore store, SubjectKind<TState, TFact, TEvent> kind, string shop, string id)
        where TState : class
        where TEvent : class
    {
        var stored = (await store.SubjectAsync(new SubjectKey(kind.Name, shop, id), default))!;
        Assert.Equal((1L, true), (stored.Version, stored.Digest.IsEmpty));
        var entry = Assert.Single(await store.SubjectJournalAsync(stored.Key, default));
        Assert.Equal("migration", entry.Source);
        var happened = Assert.Single(
            JsonSerializer.Deserialize(entry.Events.Span, kind.EventsJson)!);
        var state = JsonSerializer.Deserialize(stored.State, kind.StateJson)!;
        Assert.Equal(
            JsonSerializer.Serialize(state, kind.StateJson),
            JsonSerializer.Serialize(kind.Evolve(null, happened), kind.StateJson));
        return (stored, state);
    }
}
