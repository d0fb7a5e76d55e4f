using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>
/// One step of the lists in two round trips: first the positions decide whether it is ours, and what stands there is
/// read for the sums; then everything is written and committed.
/// </summary>
internal sealed class PostgresFollow(ListStep step)
{
    /// <summary>The slice of the sums that steps and entries write; a committing connection may share it.</summary>
    public const short Slice = 0;

    private readonly Sums _sums = new(PostgresText.Clean);

    private readonly List<RefundRow> _refunds = Rows(step, ListName.Refunds, x => x.Refunds);

    private readonly PostgresDesk _desk = new(
        Rows(step, ListName.Desk, x => x.Shipments), Rows(step, ListName.Desk, x => x.Returns));

    public async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (!await GoOnAsync(connection, stop)) return false;
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in Commands()) batch.BatchCommands.Add(command);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private IEnumerable<NpgsqlBatchCommand> Commands()
    {
        var orders = Rows<OrderRow>(step, ListName.Orders, x => x.Row is { } row ? [row] : []);
        if (orders.Count > 0) yield return PostgresTables.Orders.Put(orders);
        if (_refunds.Count > 0) yield return PostgresTables.Refunds.Put(_refunds);
        foreach (var command in _desk.Commands()) yield return command;
        var books = Rows(step, ListName.Books, x => x.Bookings.Select(y => BookRow.Of(x.Key, y)));
        if (books.Count > 0) yield return PostgresTables.Books.Add(books);
        foreach (var count in Rows(step, ListName.Figures, x => x.Counts)) _sums.Add(count);
        var moves = Rows(step, ListName.Stock, x => x.Moves);
        foreach (var move in moves) _sums.Add(move);
        if (moves.Count > 0) yield return PostgresTables.Moves.Add(moves);
        foreach (var command in PostgresTables.Put(_sums, Slice)) yield return command;
    }

    private async Task<bool> GoOnAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(
            PostgresSql.GoOn,
            new NpgsqlParameter<string[]> { TypedValue = [.. step.Lists.Select(Names<ListName>.Text)] },
            new NpgsqlParameter<long> { TypedValue = step.From },
            new NpgsqlParameter<long> { TypedValue = step.To }));
        if (_refunds.Count > 0) batch.BatchCommands.Add(PostgresTables.Refunds.Find(_refunds));
        foreach (var command in _desk.OldCommands()) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(stop);
        var ours = 0;
        while (await reader.ReadAsync(stop)) ours++;
        if (ours != step.Lists.Length) return false;
        var phases = await PostgresTables.StoredAsync(reader, _refunds.Count, Phase, stop);
        for (var i = 0; i < phases.Length; i++) _sums.Moved(_refunds[i].Shop, phases[i], _refunds[i].Phase);
        await _desk.ReadOldAsync(reader, _sums, stop);
        return true;
    }

    private static RefundPhase? Phase(IRow row) => Names<RefundPhase>.Read(row, 0);

    /// <summary>What the step brings of a list; nothing when it is not among those that go on.</summary>
    private static List<T> Rows<T>(ListStep step, ListName list, Func<OrderRows, IEnumerable<T>> of) =>
        step.Lists.Contains(list) ? [.. step.Orders.SelectMany(of)] : [];
}
