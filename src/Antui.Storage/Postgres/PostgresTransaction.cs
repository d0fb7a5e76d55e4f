using Antui.Core;
using Antui.Core.Ports;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// One merged transaction in two round trips: first the journal decides which orders are ours, then everything
/// derived from them is written and committed. Shops with caps cost one round trip more.
/// </summary>
internal sealed class PostgresTransaction(PostgresMerge merged, short slice, string? databaseClock)
{
    private readonly PostgresSums _sums = new(slice);
    private List<PostgresOrder> _mine = [];
    private PostgresDesk _desk = new([]);

    /// <summary>The COMMIT may have reached the server: a cut connection leaves the outcome unknown.</summary>
    public bool Committing { get; private set; }

    public async Task RunAsync(NpgsqlConnection connection)
    {
        foreach (var order in merged.Orders) order.Result = CommitResult.Conflict;
        var caps = new PostgresCaps(databaseClock);
        var begun = await caps.CheckAsync(connection, merged.Orders);
        merged.Sort();
        var candidates = merged.Orders.FindAll(x => x.Result != CommitResult.Capped);
        if (candidates.Count > 0) await DecideAsync(connection, candidates, begun);
        await WriteAsync(connection, caps, begun || candidates.Count > 0);
        foreach (var order in _mine) order.Result = CommitResult.Written;
    }

    /// <summary>Inserts the journal; what comes back is ours.</summary>
    private async Task DecideAsync(NpgsqlConnection connection, List<PostgresOrder> orders, bool begun)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (!begun) batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        batch.BatchCommands.Add(Command(
            PostgresSql.Journal,
            [
                .. Keys(orders),
                PostgresColumns.Of(orders, x => x.Commit.Version),
                PostgresColumns.Of(orders, x => x.Commit.At.Ms),
                PostgresColumns.Text(orders, x => x.Commit.Source),
                PostgresColumns.Of(orders, x => x.Commit.Events),
            ]));
        var known = RefundsOf(orders.FindAll(x => x.Commit.Version > 1));
        if (known.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                PostgresSql.OldPhases,
                [.. Keys(known, x => x.Order), PostgresColumns.Text(known, x => x.Row.RefundNo)]));
        }

        _desk = new PostgresDesk(orders);
        foreach (var command in _desk.OldCommands()) batch.BatchCommands.Add(command);
        HashSet<OrderKey> won = [];
        Dictionary<(OrderKey Key, string RefundNo), RefundPhase> old = [];
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) won.Add(new OrderKey(reader.GetString(0), reader.GetString(1)));
            if (known.Count > 0) await reader.NextResultAsync();
            while (known.Count > 0 && await reader.ReadAsync())
            {
                var key = new OrderKey(reader.GetString(0), reader.GetString(1));
                old[(key, reader.GetString(2))] = Names<RefundPhase>.Parse(reader.GetString(3));
            }

            await _desk.ReadOldAsync(reader);
        }

        _mine = orders.FindAll(x => won.Remove(x.Key));
        foreach (var (order, row) in RefundsOf(_mine))
        {
            var moved = !old.TryGetValue((order.Key, PostgresText.Clean(row.RefundNo)), out var before);
            if (!moved && before == row.Phase) continue;
            if (!moved) _sums.Phase(order.Key.Shop, before, -1);
            _sums.Phase(order.Key.Shop, row.Phase, 1);
        }

        _desk.Count(_mine, _sums);
        foreach (var order in _mine) _sums.Add(order);
    }

    private async Task WriteAsync(NpgsqlConnection connection, PostgresCaps caps, bool begun)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (!begun) batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var command in new PostgresRows(databaseClock).Of(_mine)) batch.BatchCommands.Add(command);
        var refunds = RefundsOf(_mine);
        if (refunds.Count > 0) batch.BatchCommands.Add(PostgresRows.Refunds(refunds));
        foreach (var command in _desk.Rows(_mine)) batch.BatchCommands.Add(command);
        if (caps.Spend(_mine) is { } spend) batch.BatchCommands.Add(spend);
        foreach (var command in Parked()) batch.BatchCommands.Add(command);
        foreach (var count in merged.Counts) _sums.Add(count);
        foreach (var command in _sums.Commands()) batch.BatchCommands.Add(command);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        Committing = true;
        await batch.ExecuteNonQueryAsync();
    }

    private IEnumerable<NpgsqlBatchCommand> Parked()
    {
        var kept = merged.Parked.Values.OfType<ParkedFact>().ToList();
        var gone = merged.Parked.Where(x => x.Value is null).Select(x => x.Key).ToList();
        if (kept.Count > 0)
        {
            yield return Command(
                PostgresSql.Park,
                PostgresColumns.Of(kept, x => (short)PostgresText.Clean(x.Key).Lane),
                PostgresColumns.Of(kept, x => x.Id),
                PostgresColumns.Text(kept, x => x.Key.Shop),
                PostgresColumns.Text(kept, x => x.Key.OrderNo),
                PostgresColumns.Text(kept, x => x.Reason),
                PostgresColumns.Text(kept, x => x.Source),
                PostgresColumns.Of(kept, x => x.At.Ms),
                PostgresColumns.Of(kept, x => (long)x.Attempts),
                PostgresColumns.Of(kept, x => x.Fact),
                PostgresColumns.Of(kept, x => x.DueAt.Ms));
        }

        var woken = _mine.SelectMany(x => x.Commit.Wakes ?? []).Select(PostgresText.Clean)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (woken.Count > 0)
        {
            yield return Command(
                PostgresSql.WakeParked, PostgresColumns.Of(woken, x => x),
                new NpgsqlParameter<long> { TypedValue = _mine.Max(x => x.NowMs) });
        }

        if (gone.Count > 0) yield return Command(PostgresSql.Unpark, PostgresColumns.Of(gone, x => x));
    }

    /// <summary>A refund that stands twice in a commit is written as it stands last.</summary>
    private static List<(PostgresOrder Order, RefundRow Row)> RefundsOf(List<PostgresOrder> orders)
    {
        List<(PostgresOrder, RefundRow)> rows = [];
        foreach (var order in orders)
        {
            var refunds = order.Commit.Refunds;
            for (var i = 0; !refunds.IsDefault && i < refunds.Length; i++)
            {
                var later = false;
                for (var j = i + 1; j < refunds.Length; j++) later |= refunds[j].RefundNo == refunds[i].RefundNo;
                if (!later) rows.Add((order, refunds[i]));
            }
        }

        return rows;
    }

    private static NpgsqlParameter[] Keys(List<PostgresOrder> orders) => Keys(orders, x => x);

    internal static NpgsqlParameter[] Keys<T>(List<T> rows, Func<T, PostgresOrder> order) =>
    [
        PostgresColumns.Of(rows, x => order(x).Lane),
        PostgresColumns.Of(rows, x => order(x).Key.Shop),
        PostgresColumns.Of(rows, x => order(x).Key.OrderNo),
    ];

    internal static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }
}
