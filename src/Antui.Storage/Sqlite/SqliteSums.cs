using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>Writes the sums of a transaction.</summary>
internal sealed class SqliteSums(SqliteDb db)
{
    private readonly SqliteRows<CounterRow> _counters = new(db, SumTables.Counters);
    private readonly SqliteRows<PhaseRow> _phases = new(db, SumTables.Phases);
    private readonly SqliteRows<DeskCountRow> _desk = new(db, SumTables.Desk);
    private readonly SqliteRows<StockRow> _stock = new(db, SumTables.Stock);

    public void Flush(Sums sums)
    {
        foreach (var row in sums.Counters()) _counters.Put(row);
        foreach (var row in sums.Phases()) _phases.Put(row);
        foreach (var row in sums.Desk()) _desk.Put(row);
        foreach (var row in sums.Stock()) _stock.Put(row);
        sums.Clear();
    }
}
