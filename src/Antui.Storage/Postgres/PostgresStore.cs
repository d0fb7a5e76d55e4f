using System.Diagnostics;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Sql;
using Antui.Storage.Tables;
using Npgsql;
using NpgsqlTypes;

namespace Antui.Storage.Postgres;

/// <summary>
/// The store that any number of nodes share. Hot statements name arrays and are planned once, by keys; lists are
/// planned each time by what is in them.
/// </summary>
public sealed class PostgresStore : SqlStore
{
    private const int Attempts = 5;
    private const string DatabaseClock = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <summary>A generic plan made while a table was empty must not scan it when it is full.</summary>
    private const string ByKeys = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off "
        + "-c enable_mergejoin=off -c jit=off";

    /// <summary>
    /// A list has an index in its order. Reading whole tables and sorting them is what a planner without statistics, or
    /// with those of yesterday, takes for cheaper. Two indexes in one order may be walked side by side.
    /// </summary>
    private const string InOrder =
        "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c jit=off";

    private readonly NpgsqlDataSource _hot;
    private readonly NpgsqlDataSource _lists;
    private readonly PostgresWriter _writer;
    private readonly Places _deciding;
    private readonly Places _listing;
    private readonly TimeSpan _wait;
    private readonly bool _nodeClock;

    private PostgresStore(NpgsqlDataSource hot, NpgsqlDataSource lists, StoreOptions options)
    {
        (_hot, _lists, _nodeClock) = (hot, lists, options.NodeClock);
        _writer = new PostgresWriter(hot, options, _nodeClock ? null : DatabaseClock);
        _wait = options.ConnectionWait;
        (_deciding, _listing) = (new Places(options.Deciding, _wait), new Places(options.Listing, _wait));
    }

    public override string Name => "postgres";


    private protected override bool HasLane => true;

    private protected override string NumberSql =>
        "SELECT DISTINCT shop, order_no FROM numbers WHERE key = $1 AND kind = $2";

    private protected override string ByOrder(string arg) => $"order_no = {arg}";

    public static async Task<PostgresStore> OpenAsync(
        string connectionString, StoreOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var given = new NpgsqlConnectionStringBuilder(connectionString).Options;
        var lists = Source(connectionString, options.Listing, x => x.Options = $"{given} {InOrder}".Trim());
        var hot = Source(connectionString, options.Committing + options.Deciding, x =>
        {
            x.Options = $"{given} {ByKeys}".Trim();
            x.MaxAutoPrepare = 60;
            x.AutoPrepareMinUsages = 2;
        });
        try
        {
            await MigrateAsync(lists, options.ConnectionWait, stop);
            return new PostgresStore(hot, lists, options);
        }
        catch (Exception e)
        {
            await lists.DisposeAsync();
            await hot.DisposeAsync();
            if (PostgresFault.IsDatabase(e)) throw PostgresFault.ToStorage(e);
            throw;
        }
    }

    public override Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop) => ReadAsync(async () =>
        {
            var found = new List<JournalEntry>[keys.Count];
            for (var i = 0; i < found.Length; i++) found[i] = [];
            if (found.Length == 0) return (IReadOnlyList<IReadOnlyList<JournalEntry>>)found;
            var clean = keys.Select(PostgresText.Clean).ToArray();
            await using var command = _hot.CreateCommand(
                "SELECT i.place, j.version, j.at, j.source, j.events, j.previous, j.facts "
                + "FROM unnest($1, $2, $3) WITH ORDINALITY "
                + "AS i (lane, shop, order_no, place) JOIN journal j "
                + "ON j.lane = i.lane AND j.shop = i.shop AND j.order_no = i.order_no ORDER BY i.place, j.version");
            command.Parameters.Add(PostgresColumns.Of(clean, x => (short)x.Lane));
            command.Parameters.Add(PostgresColumns.Of(clean, x => x.Shop));
            command.Parameters.Add(PostgresColumns.Of(clean, x => x.OrderNo));
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                found[(int)reader.GetInt64(0) - 1].Add(new JournalEntry(
                    reader.GetInt64(1), new Instant(reader.GetInt64(2)), reader.GetString(3),
                    reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5), (int)reader.GetInt64(6)));
            }

            return found;
        }, stop);

    public override Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop) =>
        ReadAsync(async () =>
        {
            var clean = keys.Select(PostgresText.Clean).ToArray();
            var versions = new long[clean.Length];
            await using var command = _hot.CreateCommand(
                "SELECT i.place, h.version FROM unnest($1, $2, $3) WITH ORDINALITY AS i (lane, shop, order_no, place) "
                + "JOIN heads h ON h.lane = i.lane AND h.shop = i.shop AND h.order_no = i.order_no");
            command.Parameters.Add(PostgresColumns.Of(clean, x => (short)x.Lane));
            command.Parameters.Add(PostgresColumns.Of(clean, x => x.Shop));
            command.Parameters.Add(PostgresColumns.Of(clean, x => x.OrderNo));
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop)) versions[reader.GetInt64(0) - 1] = reader.GetInt64(1);
            return (IReadOnlyList<long>)versions;
        }, stop);

    public override Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop) => ReadAsync(
            () => PostgresWords.ReadAsync(_hot, [.. keys.Select(PostgresText.Clean)], stop), stop);

    public override Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop) => ReadAsync(async () =>
        {
            var found = new Document?[documents.Count];
            await using var command = _hot.CreateCommand(
                $"SELECT {StoreTables.Documents.SelectFrom("d")}, i.place "
                + "FROM unnest($1, $2) WITH ORDINALITY AS i (kind, id, place), LATERAL (SELECT * FROM documents x "
                + "WHERE x.kind = i.kind AND x.id = i.id ORDER BY x.version DESC LIMIT 1) d");
            command.Parameters.Add(PostgresColumns.Text(documents, x => x.Kind));
            command.Parameters.Add(PostgresColumns.Text(documents, x => x.Id));
            await using var reader = await command.ExecuteReaderAsync(stop);
            var row = new PostgresRow(reader);
            while (await reader.ReadAsync(stop))
                found[row.Number(StoreTables.Documents.Width) - 1] = StoreTables.Documents.Row(row);
            return (IReadOnlyList<Document?>)found;
        }, stop);

    public override Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop)
    {
        Checks.Batch(batch);
        return _writer.CommitAsync(batch);
    }

    public override int MarksAtOnce => 2_000;

    public override Task<bool> FollowAsync(ListStep step, CancellationToken stop)
    {
        Checks.Step(step);
        return GuardAsync(async () =>
        {
            try
            {
                await using var connection = await _hot.OpenConnectionAsync(stop);
                return await new PostgresFollow(step).RunAsync(connection, stop);
            }
            catch (PostgresException e) when (PostgresFault.IsRefusal(e))
            {
                throw new ListFaultException($"The database refused the content of a row (SQLSTATE {e.SqlState}).", e);
            }
        }, _deciding, stop);
    }

    public override Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return ReadAsync(() => PostgresChanges.ReadAsync(_hot, after, limit, stop), stop);
    }

    public override async Task<long> NewestPlaceAsync(CancellationToken stop) => (await QueryAsync(
        new Statement("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1"), row => row.Number(0),
        stop))[0];

    public override Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop) =>
        keys.Count == 0 ? Task.CompletedTask : GuardAsync(async () =>
        {
            await using var connection = await _hot.OpenConnectionAsync(stop);
            await PostgresChanges.MarkAsync(connection, [.. keys.Select(PostgresText.Clean)], at.Ms, stop);
            return true;
        }, _deciding, stop);

    public override Task<IReadOnlyList<OrderKey>> ClaimDueAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return ReadAsync(async () =>
        {
            await using var connection = await _hot.OpenConnectionAsync(stop);
            return await PostgresClaims.ClaimAsync(
                connection, _nodeClock ? now.Ms : null, DatabaseClock, (long)lease.TotalMilliseconds, limit, stop);
        }, stop);
    }

    public override Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now,
        CancellationToken stop)
    {
        var clock = _nodeClock ? "$4" : DatabaseClock;
        return WriteLooselyAsync(
            new Statement(
                $"INSERT INTO leases (name, owner, until_at) VALUES ($1, $2, {clock} + $3) "
                + "ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_at = excluded.until_at "
                + $"WHERE leases.owner = excluded.owner OR leases.until_at <= {clock}",
                name, owner, (long)lease.TotalMilliseconds, now.Ms),
            stop);
    }

    public override Task ReleaseAsync(string name, string owner, CancellationToken stop) =>
        WriteLooselyAsync(new Statement("DELETE FROM leases WHERE name = $1 AND owner = $2", name, owner), stop);

    /// <summary>
    /// Found first and then taken by their keys, which works on a distributed database too: of two nodes that found the
    /// same fact the second finds it no longer due.
    /// </summary>
    public override async Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var due = await QueryAsync(new Statement(PostgresSql.DueParked, now.Ms, (long)limit), row => row.Text(0), stop);
        if (due.Count == 0) return [];
        var claim = new Statement(
            PostgresSql.ClaimParked, due.ToArray(), now.Ms, (long)wait.First.TotalMilliseconds,
            (long)wait.Most.TotalMilliseconds);
        var claimed = await QueryAsync(claim, StoreTables.Parked.Row, stop);
        return [.. claimed.OrderBy(x => due.IndexOf(x.Id))];
    }

    public override Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop)
    {
        StockEntries.Check(entry);
        return GuardAsync(async () =>
        {
            await using var connection = await _lists.OpenConnectionAsync(stop);
            return await PostgresEntry.WriteAsync(connection, entry, stop);
        }, _listing, stop);
    }

    public override async Task<Instant> NextDueAsync(Instant now, CancellationToken stop)
    {
        var clock = _nodeClock ? "0" : DatabaseClock;
        var next = await QueryAsync(
            new Statement($"SELECT min(due_at), {clock}::bigint FROM heads WHERE due_at IS NOT NULL"),
            row => row.IsNull(0)
                ? Instant.Never
                : new Instant(row.Number(0) - row.Number(1) + (_nodeClock ? 0 : now.Ms)),
            stop);
        return next[0];
    }

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _hot.DisposeAsync();
        await _lists.DisposeAsync();
        _deciding.Dispose();
        _listing.Dispose();
    }

    private protected override Task<List<T>> FindAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop) =>
        QueryAsync(_hot, _deciding, statement, read, stop);

    private protected override Task<List<T>> QueryAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop) =>
        QueryAsync(_lists, _listing, statement, read, stop);

    private Task<List<T>> QueryAsync<T>(
        NpgsqlDataSource source, Places places, Statement statement, Func<IRow, T> read, CancellationToken stop) =>
        ReadAsync(async () =>
        {
            await using var command = source.CreateCommand(statement.Sql);
            foreach (var arg in statement.Args) command.Parameters.Add(Parameter(arg));
            await using var reader = await command.ExecuteReaderAsync(stop);
            var row = new PostgresRow(reader);
            List<T> rows = [];
            while (await reader.ReadAsync(stop)) rows.Add(read(row));
            return rows;
        }, stop, places);

    private protected override Func<string, string>? Spelling => PostgresText.Clean;

    private protected override Task<bool> WriteAsync(
        Statement[] statements, CancellationToken stop, bool byKeys = false, int conditions = 1) =>
        GuardAsync(async () =>
        {
            await using var connection = await (byKeys ? _hot : _lists).OpenConnectionAsync(stop);
            if (statements.Length == 1) return await RunAsync(connection, statements[0], stop) > 0;
            await using var transaction = await connection.BeginTransactionAsync(stop);
            for (var i = 0; i < statements.Length; i++)
                if (await RunAsync(connection, statements[i], stop) == 0 && i < conditions) return false;
            await transaction.CommitAsync(stop);
            return true;
        }, byKeys ? _deciding : _listing, stop);

    /// <summary>What a crash of the server may forget, as leases only save work: nobody waits for the disk.</summary>
    private Task<bool> WriteLooselyAsync(Statement statement, CancellationToken stop) => GuardAsync(async () =>
    {
        await using var batch = _lists.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(
            PostgresTransaction.Command(statement.Sql, [.. statement.Args.Select(Parameter)]));
        return await batch.ExecuteNonQueryAsync(stop) > 0;
    }, _listing, stop);

    private static async Task<int> RunAsync(NpgsqlConnection connection, Statement statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement.Sql, connection);
        if (statement.IsLong) command.CommandTimeout = 0;
        foreach (var arg in statement.Args) command.Parameters.Add(Parameter(arg));
        return await command.ExecuteNonQueryAsync(stop);
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string text => new NpgsqlParameter { Value = PostgresText.Clean(text), NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter { Value = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        bool flag => new NpgsqlParameter { Value = flag, NpgsqlDbType = NpgsqlDbType.Boolean },
        _ => new NpgsqlParameter { Value = value ?? DBNull.Value },
    };

    private static NpgsqlDataSource Source(
        string connectionString, int most, Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.ApplicationName ??= "antui";
        // Nothing of a session is changed by us that would have to be reset.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.ConnectionStringBuilder.MaxPoolSize = most;
        builder.ConnectionStringBuilder.MinPoolSize = Math.Min(builder.ConnectionStringBuilder.MinPoolSize, most);
        change(builder.ConnectionStringBuilder);
        return builder.Build();
    }

    private static async Task MigrateAsync(NpgsqlDataSource source, TimeSpan wait, CancellationToken stop)
    {
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await PostgresSchema.MigrateAsync(source, stop);
                return;
            }
            catch (PostgresException e) when (PostgresCrowd.IsFull(e))
            {
                if (!await PostgresCrowd.MayTryAgainAsync(e, started, wait, stop)) throw;
            }
        }
    }

    /// <summary>
    /// What only reads, or may be done twice: a pool full of dead connections is emptied and it is tried again.
    /// </summary>
    private Task<T> ReadAsync<T>(Func<Task<T>> run, CancellationToken stop, Places? places = null) =>
        GuardAsync(run, places ?? _deciding, stop, cutsAllowed: 1);

    private async Task<T> GuardAsync<T>(
        Func<Task<T>> run, Places places, CancellationToken stop, int cutsAllowed = 0)
    {
        using var place = await places.TakeAsync(stop);
        var (cuts, started) = (0, Stopwatch.GetTimestamp());
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await run();
            }
            catch (PostgresException e) when (PostgresCrowd.IsFull(e))
            {
                if (!await PostgresCrowd.MayTryAgainAsync(e, started, _wait, stop)) throw PostgresFault.ToStorage(e);
                attempt--;
            }
            catch (Exception e) when (PostgresFault.IsRepeatable(e) && attempt < Attempts)
            {
                // The server undid it in favour of another transaction.
            }
            catch (Exception e) when (PostgresFault.IsDatabase(e))
            {
                var cut = PostgresFault.IsCut(e);
                if (cut)
                {
                    _hot.Clear();
                    _lists.Clear();
                }

                if (!cut || ++cuts > cutsAllowed) throw PostgresFault.ToStorage(e);
            }
        }
    }
}
