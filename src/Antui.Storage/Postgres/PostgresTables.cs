using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>The statements of all tables that are written in batches, made once.</summary>
internal static class PostgresTables
{
    public static readonly PostgresRows<OrderRow> Orders = new(ListTables.Orders);
    public static readonly PostgresRows<RefundRow> Refunds = new(ListTables.Refunds, "r.phase");
    public static readonly PostgresRows<ShipmentRow> Shipments = new(
        ListTables.Shipments, "r.stage, r.created_at, r.warehouse, r.skus");

    public static readonly PostgresRows<SkuRow> Skus = new(ListTables.Skus);
    public static readonly PostgresRows<ReturnRow> Returns = new(ListTables.Returns, "r.state");
    public static readonly PostgresRows<StockMovement> Moves = new(ListTables.Moves);
    public static readonly PostgresRows<BookRow> Books = new(ListTables.Books);
    public static readonly PostgresRows<ParkedFact> Parked = new(StoreTables.Parked);
    public static readonly PostgresRows<StockEntry> Entries = new(StoreTables.Entries);

    private static readonly PostgresRows<CounterRow> Counters = new(SumTables.Counters);
    private static readonly PostgresRows<PhaseRow> Phases = new(SumTables.Phases);
    private static readonly PostgresRows<DeskCountRow> Desk = new(SumTables.Desk);
    private static readonly PostgresRows<StockRow> Stock = new(SumTables.Stock);

    /// <summary>
    /// Sums are shared by everything a connection commits, so they are written last and lie in a slice of their own.
    /// </summary>
    public static IEnumerable<NpgsqlBatchCommand> Put(Sums sums, short slice)
    {
        if (sums.Counters() is { Count: > 0 } counters) yield return Counters.Put(counters, slice);
        if (sums.Phases() is { Count: > 0 } phases) yield return Phases.Put(phases, slice);
        if (sums.Desk() is { Count: > 0 } desk) yield return Desk.Put(desk, slice);
        if (sums.Stock() is { Count: > 0 } stock) yield return Stock.Put(stock, slice);
    }

    /// <summary>Reads what <see cref="PostgresRows{TRow}.Find"/> asked; null where nothing is stored.</summary>
    public static async Task<T?[]> StoredAsync<T>(
        NpgsqlDataReader reader, int rows, Func<IRow, T> read, CancellationToken stop)
    {
        var stored = new T?[rows];
        if (rows == 0) return stored;
        await reader.NextResultAsync(stop);
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync(stop)) stored[reader.GetInt64(reader.FieldCount - 1) - 1] = read(row);
        return stored;
    }
}
