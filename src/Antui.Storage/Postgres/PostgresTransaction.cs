using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>
/// One merged transaction in one round trip: the statements travel together and are one transaction by that. Shops with
/// caps cost a round trip more, for their sums are read under their lock.
/// </summary>
internal sealed class PostgresTransaction(PostgresMerge merged, short slice, string? databaseClock)
{
    private readonly string _clock = databaseClock ?? "0";
    private readonly bool _relative = databaseClock is not null;

    /// <summary>It may have become durable: a cut connection leaves that unknown.</summary>
    public bool Committing { get; private set; }

    public async Task RunAsync(NpgsqlConnection connection)
    {
        foreach (var order in merged.Orders) order.Result = CommitResult.Conflict;
        var caps = new PostgresCaps(databaseClock);
        var begun = await caps.CheckAsync(connection, merged.Orders);
        merged.Sort();
        var orders = merged.Orders.FindAll(x => x.Result != CommitResult.Capped);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in Truth(orders)) batch.BatchCommands.Add(command);
        foreach (var command in PostgresWords.Write(orders)) batch.BatchCommands.Add(command);
        if (caps.Spend(orders) is { } spend) batch.BatchCommands.Add(spend);
        foreach (var command in Parked(orders)) batch.BatchCommands.Add(command);
        var sums = new Sums(PostgresText.Clean);
        foreach (var count in merged.Counts) sums.Add(count);
        foreach (var command in PostgresTables.Put(sums, slice)) batch.BatchCommands.Add(command);
        if (begun) batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        if (batch.BatchCommands.Count == 0) return;
        Committing = true;
        var won = await RunAsync(batch);
        foreach (var order in orders) if (won.Contains(order.Key)) order.Result = CommitResult.Written;
    }

    /// <summary>Only the statements that write the journal answer with rows: what is ours, and the place.</summary>
    private async Task<HashSet<OrderKey>> RunAsync(NpgsqlBatch batch)
    {
        HashSet<OrderKey> won = [];
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                won.Add(new OrderKey(reader.GetString(0), reader.GetString(1)));
                merged.Place = reader.GetInt64(2);
            }
        }
        while (await reader.NextResultAsync());
        return won;
    }

    private IEnumerable<NpgsqlBatchCommand> Truth(List<PostgresOrder> orders)
    {
        var fresh = orders.FindAll(x => x.Commit.Version == 1);
        var known = orders.FindAll(x => x.Commit.Version > 1);
        if (fresh.Count > 0)
        {
            yield return Command(PostgresSql.NewJournal, Entries(fresh));
            yield return Command(PostgresSql.NewHeads(_clock), [.. Keys(fresh), Due(fresh)]);
        }

        if (known.Count > 0)
        {
            var stays = PostgresColumns.Of(known, x => x.Commit.DueStays);
            yield return Command(PostgresSql.MoreJournal(_clock), [.. Entries(known), Due(known), stays]);
        }

        List<(PostgresOrder Order, Number Number)> numbers = [];
        foreach (var order in orders)
            foreach (var number in order.Commit.Numbers ?? []) numbers.Add((order, number));
        if (numbers.Count > 0) yield return Numbers(numbers);
    }

    /// <summary>
    /// A number of an order that somebody else wrote is no lie: whoever looks one up reads the order. In their own
    /// order, so that two transactions meet on them alike.
    /// </summary>
    private static NpgsqlBatchCommand Numbers(List<(PostgresOrder Order, Number Number)> numbers)
    {
        numbers.Sort((a, b) => string.CompareOrdinal(a.Number.Key, b.Number.Key));
        return Command(
            PostgresSql.Numbers,
            PostgresColumns.Of(numbers, x => x.Order.Lane),
            PostgresColumns.Of(numbers, x => x.Order.Key.Shop),
            PostgresColumns.Of(numbers, x => x.Order.Key.OrderNo),
            PostgresColumns.Of(numbers, x => Names<NumberKind>.Text(x.Number.Kind)),
            PostgresColumns.Text(numbers, x => x.Number.Key),
            PostgresColumns.Text(numbers, x => x.Number.No));
    }

    private IEnumerable<NpgsqlBatchCommand> Parked(List<PostgresOrder> orders)
    {
        var kept = merged.Parked.Values.OfType<ParkedFact>().ToList();
        var gone = merged.Parked.Where(x => x.Value is null).Select(x => x.Key).ToList();
        if (kept.Count > 0) yield return PostgresTables.Parked.Put(kept);
        var woken = orders.SelectMany(x => x.Commit.Wakes ?? [], (x, number) => (x.Key, Number: number)).ToList();
        if (woken.Count > 0)
        {
            yield return Command(
                PostgresSql.WakeParked,
                PostgresColumns.Of(woken, x => x.Key.Shop),
                PostgresColumns.Of(woken, x => x.Key.OrderNo),
                PostgresColumns.Text(woken, x => x.Number),
                new NpgsqlParameter<long> { TypedValue = orders.Max(x => x.NowMs) });
        }

        if (gone.Count > 0) yield return Command(PostgresSql.Unpark, PostgresColumns.Of(gone, x => x));
    }

    private static NpgsqlParameter[] Entries(List<PostgresOrder> orders) =>
    [
        .. Keys(orders),
        PostgresColumns.Of(orders, x => x.Commit.Version),
        PostgresColumns.Of(orders, x => x.Commit.At.Ms),
        PostgresColumns.Text(orders, x => x.Commit.Source),
        PostgresColumns.Of(orders, x => x.Commit.Events),
        PostgresColumns.Of(orders, x => x.Commit.Previous),
        PostgresColumns.Of(orders, x => (long)x.Commit.Facts),
    ];

    private NpgsqlParameter Due(List<PostgresOrder> orders) => PostgresColumns.Of(orders, x => x.DueMs(_relative));

    internal static NpgsqlParameter[] Keys(List<PostgresOrder> orders) =>
    [
        PostgresColumns.Of(orders, x => x.Lane),
        PostgresColumns.Of(orders, x => x.Key.Shop),
        PostgresColumns.Of(orders, x => x.Key.OrderNo),
    ];

    internal static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }
}
