using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>An order of a step, with its key as the database can hold it.</summary>
internal sealed record PostgresListed(OrderKey Key, OrderRows Rows)
{
    public short Lane { get; } = (short)Key.Lane;

    public static NpgsqlParameter[] Keys<T>(List<T> rows, Func<T, PostgresListed> order) =>
    [
        PostgresColumns.Of(rows, x => order(x).Lane),
        PostgresColumns.Of(rows, x => order(x).Key.Shop),
        PostgresColumns.Of(rows, x => order(x).Key.OrderNo),
    ];
}

/// <summary>
/// One step of the lists in two round trips: first the positions decide whether it is ours, and what stands there is
/// read for the sums; then everything is written and committed.
/// </summary>
internal sealed class PostgresFollow(ListStep step)
{
    /// <summary>The slice of the sums that steps write; a committing connection may share it.</summary>
    private const short Slice = 0;

    private readonly List<PostgresListed> _orders =
        [.. step.Orders.Select(x => new PostgresListed(PostgresText.Clean(x.Key), x))];

    private readonly PostgresSums _sums = new(Slice);
    private readonly Dictionary<(OrderKey Key, string RefundNo), RefundPhase> _phases = [];

    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var desk = new PostgresDesk(Has(ListName.Desk) ? _orders : []);
        var refunds = Has(ListName.Refunds) ? Refunds() : [];
        if (!await GoOnAsync(connection, desk, refunds, stop)) return false;
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (Has(ListName.Orders) && Orders() is { } orders) batch.BatchCommands.Add(orders);
        if (refunds.Count > 0) batch.BatchCommands.Add(Refunds(refunds));
        foreach (var command in desk.Rows()) batch.BatchCommands.Add(command);
        if (Has(ListName.Books) && Books() is { } books) batch.BatchCommands.Add(books);
        foreach (var order in _orders) Add(order.Rows);
        foreach (var command in _sums.Commands()) batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private bool Has(ListName list) => step.Lists.Contains(list);

    private async Task<bool> GoOnAsync(
        NpgsqlConnection connection, PostgresDesk desk, List<(PostgresListed Order, RefundRow Row)> refunds,
        CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            PostgresSql.GoOn,
            new NpgsqlParameter<string[]> { TypedValue = [.. step.Lists.Select(Names<ListName>.Text)] },
            new NpgsqlParameter<long> { TypedValue = step.From },
            new NpgsqlParameter<long> { TypedValue = step.To }));
        if (refunds.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                PostgresSql.OldPhases,
                [.. PostgresListed.Keys(refunds, x => x.Order), PostgresColumns.Text(refunds, x => x.Row.RefundNo)]));
        }

        foreach (var command in desk.OldCommands()) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var ours = 0;
        while (await reader.ReadAsync(stop)) ours++;
        if (ours != step.Lists.Length) return false;
        if (refunds.Count > 0) await reader.NextResultAsync(stop);
        while (refunds.Count > 0 && await reader.ReadAsync(stop))
        {
            var key = new OrderKey(reader.GetString(0), reader.GetString(1));
            _phases[(key, reader.GetString(2))] = Names<RefundPhase>.Parse(reader.GetString(3));
        }

        await desk.ReadOldAsync(reader);
        foreach (var (order, row) in refunds) Moved(order, row);
        desk.Count(_sums);
        return true;
    }

    private void Moved(PostgresListed order, RefundRow row)
    {
        var known = _phases.TryGetValue((order.Key, PostgresText.Clean(row.RefundNo)), out var before);
        if (known && before == row.Phase) return;
        if (known) _sums.Phase(order.Key.Shop, before, -1);
        _sums.Phase(order.Key.Shop, row.Phase, 1);
    }

    private void Add(OrderRows rows)
    {
        if (Has(ListName.Figures))
            foreach (var count in rows.Counts) _sums.Add(count);
        if (!Has(ListName.Stock)) return;
        foreach (var move in rows.Moves) _sums.Add(move);
    }

    private List<(PostgresListed Order, RefundRow Row)> Refunds()
    {
        List<(PostgresListed, RefundRow)> rows = [];
        foreach (var order in _orders)
            foreach (var refund in order.Rows.Refunds) rows.Add((order, refund));
        return rows;
    }

    private NpgsqlBatchCommand? Books()
    {
        List<(PostgresListed Order, Booking Booked)> booked = [];
        foreach (var order in _orders)
            foreach (var one in order.Rows.Bookings) booked.Add((order, one));
        return booked.Count == 0 ? null : Command(
            PostgresDeskSql.Books,
            [
                .. PostgresListed.Keys(booked, x => x.Order), PostgresColumns.Of(booked, x => x.Booked.Version),
                PostgresColumns.Of(booked, x => x.Booked.At.Ms),
                PostgresColumns.Text(booked, x => BookLines.Write(x.Booked.Postings)),
            ]);
    }

    private NpgsqlBatchCommand? Orders()
    {
        var rows = _orders.FindAll(x => x.Rows.Row is not null);
        return rows.Count == 0 ? null : Command(
            PostgresSql.Orders,
            [
                .. PostgresListed.Keys(rows, x => x),
                PostgresColumns.Of(rows, x => Names<OrderStatus>.Text(x.Rows.Row!.Status)),
                PostgresColumns.Text(rows, x => x.Rows.Row!.RawStatus),
                PostgresColumns.Of(rows, x => x.Rows.Row!.PaidFen),
                PostgresColumns.Of(rows, x => x.Rows.Row!.RefundedFen),
                PostgresColumns.Of(rows, x => x.Rows.Row!.CreatedAt.Ms),
                PostgresColumns.Of(rows, x => x.Rows.Row!.ModifiedAt.Ms),
                PostgresColumns.Text(rows, x => x.Rows.Row!.BuyerRef),
                PostgresColumns.Of(rows, x => x.Rows.Row!.Hosted),
            ]);
    }

    private static NpgsqlBatchCommand Refunds(List<(PostgresListed Order, RefundRow Row)> rows) => Command(
        PostgresSql.Refunds,
        [
            .. PostgresListed.Keys(rows, x => x.Order),
            PostgresColumns.Text(rows, x => x.Row.RefundNo),
            PostgresColumns.Of(rows, x => Names<RefundKind>.Text(x.Row.Kind)),
            PostgresColumns.Text(rows, x => x.Row.RawStatus),
            PostgresColumns.Of(rows, x => Phases.Text(x.Row.Phase)),
            PostgresColumns.Of(rows, x => x.Row.AmountFen),
            PostgresColumns.Of(rows, x => x.Row.PaidFen),
            PostgresColumns.Text(rows, x => x.Row.Reason),
            PostgresColumns.Text(rows, x => x.Row.Code),
            PostgresColumns.Of(rows, x => Names<Turn>.Text(x.Row.Turn)),
            PostgresColumns.Text(rows, x => x.Row.BuyerRef),
            PostgresColumns.Of(rows, x => x.Row.AskedAt.Ms),
            PostgresColumns.Of(rows, x => x.Row.ModifiedAt.Ms),
            PostgresColumns.Of(rows, x => x.Row.DeadlineAt?.Ms),
            PostgresColumns.Of(rows, x => x.Row.RefundedAt?.Ms),
            PostgresColumns.Of(rows, x => x.Row.Automatic),
            PostgresColumns.Of(rows, x => x.Row.Hosted),
        ]);
}
