using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Tests.Shared;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests;

/// <summary>What only a shared database has to answer for.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task Two_nodes_never_both_write_a_version_nor_claim_an_order()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using var a = await OpenAsync(database);
        await using var b = await OpenAsync(database);
        var keys = Enumerable.Range(0, 40).Select(x => Key($"o{x}")).ToArray();

        for (var version = 1; version <= 4; version++)
        {
            var rounds = await Task.WhenAll(
                a.CommitAsync(Batch([.. keys.Select(x => Write(x, version))]), default),
                b.CommitAsync(Batch([.. keys.Reverse().Select(x => Write(x, version))]), default));
            for (var i = 0; i < keys.Length; i++)
                Assert.Single(new[] { rounds[0][i], rounds[1][keys.Length - 1 - i] }, CommitResult.Written);
        }

        var claims = await Task.WhenAll(
            a.ClaimDueAsync(Now, TimeSpan.FromMinutes(5), 100, default),
                b.ClaimDueAsync(Now, TimeSpan.FromMinutes(5), 100, default));
        var all = claims.SelectMany(x => x).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        all.AddRange(await a.ClaimDueAsync(Now, TimeSpan.FromMinutes(5), 100, default));
        Assert.Equal(keys.Length, all.Distinct().Count());

        var counts = await b.CountByPhaseAsync(null, default);
        Assert.Equal(keys.Length, counts.Values.Sum());
        await using var later = await OpenAsync(database);
        Assert.Equal(
            [new("s1", "even", 0, 80, 0), new StockRow("s1", "odd", 80, 0, 0)],
            await later.StockAsync("s1", null, 9, default));

        static Told Write(OrderKey key, int version) =>
            Commit(key, version, Now, null,
                Refund(key, "r" + key.OrderNo, version % 2 == 0 ? RefundPhase.Running : RefundPhase.Waiting))
                with
            { Stock = [version % 2 == 0 ? new("even", 0, 1, 0) : new("odd", 1, 0, 0)] };
    }

    [Fact]
    public async Task Due_times_and_leases_are_on_the_database_clock_whatever_the_nodes_believe()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using var a = await OpenAsync(database);
        await using var b = await OpenAsync(database);
        var early = Now - TimeSpan.FromDays(30);

        await a.CommitAsync(Batch(Commit(Key("soon"), 1, Now), Commit(Key("later"), 1, Now + TimeSpan.FromHours(1))),
            default);

        var next = await b.NextDueAsync(early, default);
        Assert.InRange((next - early).TotalSeconds, -60, 0.5);
        Assert.Equal([Key("soon")], await b.ClaimDueAsync(early, TimeSpan.FromMinutes(5), 10, default));
        next = await b.NextDueAsync(early, default);
        Assert.InRange((next - early).TotalMinutes, 4, 5);
        Assert.True(await a.TryLeaseAsync("poll", "a", TimeSpan.FromMinutes(1), Now, default));
        Assert.False(await b.TryLeaseAsync("poll", "b", TimeSpan.FromMinutes(1), Now + TimeSpan.FromDays(1), default));
    }

    [Fact]
    public async Task Caps_on_the_database_clock_hold_between_nodes()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using var a = await OpenAsync(database);
        await using var b = await OpenAsync(database);
        var caps = new SpendCaps(null, 500, null);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(x => (x % 2 == 0 ? a : b).CommitAsync(
            Commit(Key($"o{x}"), 1) with { SpendFen = 50, Caps = caps })));

        Assert.Equal(10, results.Count(x => x == CommitResult.Written));
    }

    [Fact]
    public async Task After_the_server_was_killed_and_came_back_writing_goes_on_and_nothing_acknowledged_is_lost()
    {
        await using var cluster = await PrivatePostgres.StartAsync(durable: true);
        await using var store = await OpenAsync(await cluster.DatabaseAsync());
        for (var i = 0; i < 20; i++) await store.CommitAsync(Commit(Key($"o{i}"), 1));

        await cluster.KillAsync();
        Assert.Equal(
            StorageFault.Unavailable,
            (await Assert.ThrowsAsync<StorageException>(() => store.CommitAsync(Commit(Key("down"), 1)))).Fault);
        await cluster.RestartAsync();

        Assert.Equal(CommitResult.Written, await store.CommitAsync(Commit(Key("up"), 1)));
        Assert.Equal(CommitResult.Written, await store.CommitAsync(Commit(Key("o19"), 2)));
        Assert.Equal(21, (await store.OrdersAsync(null, null, null, 100, default)).Rows.Count);
    }

    [Theory]
    [InlineData(24, 1)]
    [InlineData(9, 1)]
    [InlineData(4, 2)]
    public async Task A_node_never_has_more_connections_than_it_may_and_nobody_goes_without_an_answer(
        int connections, int nodes)
    {
        await using var cluster = await PrivatePostgres.StartAsync(durable: false, connections: 40);
        var database = await cluster.DatabaseAsync();
        var stores = new List<IStore>();
        var options = StoreOptions.Default with { Connections = connections };
        for (var i = 0; i < nodes; i++) stores.Add(await Stores.OpenAsync(database, options, default));
        await stores[0].CommitAsync(Batch([.. Enumerable.Range(0, 200).Select(x => Commit(Key($"o{x}"), 1))]), default);

        var asked = Enumerable.Range(0, 300).Select(x => Task.Run(
            () => stores[x % nodes].OrdersAsync(null, null, null, 200, default))).ToArray();
        var written = Enumerable.Range(0, 200).Select(x => Task.Run(
            () => stores[x % nodes].CommitAsync(Commit(Key($"o{x}"), 2)))).ToArray();
        Assert.All(await Task.WhenAll(asked), page => Assert.Equal(200, page.Rows.Count));
        Assert.All(await Task.WhenAll(written), result => Assert.Equal(CommitResult.Written, result));

        // Nothing was closed yet, so what stands open now is the most that ever did.
        Assert.InRange(await OpenConnectionsAsync(database), 1, connections * nodes);
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_other_programs_have_filled_is_waited_for()
    {
        await using var cluster = await PrivatePostgres.StartAsync(durable: false, connections: 14);
        var database = await cluster.DatabaseAsync();
        await using var store = await OpenAsync(database);
        await store.CommitAsync(Commit(Key("o0"), 1));
        var others = new List<Npgsql.NpgsqlConnection>();
        try
        {
            for (; ; )
            {
                var other = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
                await other.OpenAsync();
                others.Add(other);
            }
        }
        catch (Npgsql.PostgresException full)
        {
            Assert.Equal("53300", full.SqlState);
        }

        var asked = Enumerable.Range(0, 60).Select(_ => Task.Run(
            () => store.OrdersAsync(null, null, null, 10, default))).ToArray();
        var written = Enumerable.Range(1, 60).Select(x => Task.Run(
            () => store.CommitAsync(Commit(Key($"o{x}"), 1)))).ToArray();
        foreach (var other in others) await other.DisposeAsync();
        Assert.All(await Task.WhenAll(asked), page => Assert.NotEmpty(page.Rows));
        Assert.All(await Task.WhenAll(written), result => Assert.Equal(CommitResult.Written, result));
    }

    [Fact]
    public async Task Who_waits_longer_than_anybody_may_is_told_that_the_store_is_busy()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using var store = await Stores.OpenAsync(
            database, StoreOptions.Default with { Connections = 4, ConnectionWait = TimeSpan.FromMilliseconds(200) },
            default);
        await store.CommitAsync(Commit(Key("o0"), 1));
        await using var other = new Npgsql.NpgsqlConnection(database);
        await other.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE orders", other))
            await command.ExecuteNonQueryAsync();

        using var stop = new CancellationTokenSource();
        var first = Enumerable.Range(0, 2).Select(_ => store.OrdersAsync(null, null, null, 10, stop.Token)).ToArray();
        var late = await Assert.ThrowsAsync<StorageException>(() => store.OrdersAsync(null, null, null, 10, default));
        Assert.Equal(StorageFault.Busy, late.Fault);
        await held.RollbackAsync();
        await Task.WhenAll(first);
    }

    /// <summary>Its server counts transactions from the beginning, far below what the old one reached.</summary>
    [Fact]
    public async Task A_database_restored_on_another_server_goes_on_following_and_misses_nothing()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await using (var before = await OpenAsync(database))
        {
            await before.CommitAsync(Commit(Key("seen"), 1));
            await before.CommitAsync(Batch(Commit(Key("unseen"), 1)).Truth, default);
        }
        await RunAsync(database, "UPDATE changes SET place = place + 7000000000");
        await RunAsync(database, "UPDATE lists SET place = place + 7000000000");

        await using var store = await OpenAsync(database);
        await store.CommitAsync(Batch(Commit(Key("new"), 1)).Truth, default);

        var at = Assert.Single((await store.ListsAsync(default)).Select(x => x.Place).Distinct());
        var read = await store.ChangesAsync(at, 10, default);
        Assert.Equal([Key("unseen"), Key("new")], read.Changes.Select(x => x.Key));
        Assert.InRange(read.UpTo, 1, 6_000_000_000);
        await using var again = await OpenAsync(database);
        Assert.Equal(at, (await again.ListsAsync(default))[0].Place);
    }

    [Fact]
    public async Task Marks_wait_for_who_writes_in_this_database_and_for_nobody_elsewhere()
    {
        var (database, other) = (await PrivatePostgres.NewDatabaseAsync(), await PrivatePostgres.NewDatabaseAsync());
        await using var store = await OpenAsync(database);
        await using var elsewhere = new Npgsql.NpgsqlConnection(other + ";Pooling=false");
        await elsewhere.OpenAsync();
        await using var left = await elsewhere.BeginTransactionAsync();
        await using (var write = new Npgsql.NpgsqlCommand("CREATE TABLE t (a int)", elsewhere))
            await write.ExecuteNonQueryAsync();

        var (_, first) = await store.CommitAsync(Batch(Commit(Key("a"), 1)).Truth, default);
        Assert.InRange((await store.ChangesAsync(0, 10, default)).UpTo, first, long.MaxValue);

        await using var here = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
        await here.OpenAsync();
        await using var open = await here.BeginTransactionAsync();
        await using (var write = new Npgsql.NpgsqlCommand("CREATE TABLE t (a int)", here))
            await write.ExecuteNonQueryAsync();
        var (_, second) = await store.CommitAsync(Batch(Commit(Key("a"), 2)).Truth, default);
        var read = await store.ChangesAsync(first, 10, default);
        Assert.Empty(read.Changes);
        Assert.InRange(read.UpTo, first, second - 1);
        await open.RollbackAsync();
        Assert.Equal(2, Assert.Single((await store.ChangesAsync(first, 10, default)).Changes).Version);
    }

    private static async Task RunAsync(string database, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> OpenConnectionsAsync(string database)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'antui'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static Task<IStore> OpenAsync(string database) => Stores.OpenAsync(database, StoreOptions.Default, default);
}
