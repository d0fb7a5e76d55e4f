using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>Movements of stock, and entries that make some.</summary>
internal sealed class SqliteStock(SqliteDb db, Sums sums)
{
    private readonly SqliteRows<StockMovement> _moves = new(db, ListTables.Moves);
    private readonly SqliteRows<StockEntry> _entries = new(db, StoreTables.Entries);

    private readonly SqliteStatement _find = db.Keep(
        $"SELECT {SumTables.Stock.Select} FROM stock WHERE warehouse = ?1 AND sku = ?2");

    private readonly SqliteStatement _known = db.Keep("SELECT 1 FROM stock_entries WHERE doc_no = ?1");

    public void Add(IReadOnlyList<StockMovement> moves)
    {
        foreach (var move in moves)
        {
            sums.Add(move);
            _moves.Add(move);
        }
    }

    /// <summary>What the orders of this transaction moved before is written by now and counts.</summary>
    public StockEntered Enter(StockEntry entry)
    {
        _known.Bind(1, entry.DocNo);
        var repeated = _known.Step();
        _known.Reset();
        if (repeated) return new StockEntered.Repeated();
        var known = new Dictionary<string, StockRow>();
        foreach (var line in entry.Lines)
            if (Find(entry.Warehouse, line.Sku) is { } row) known[line.Sku] = row;
        var (moves, result) = StockEntries.Weigh(entry, known);
        if (result is not StockEntered.Written) return result;
        _entries.Add(entry);
        Add(moves);
        return result;
    }

    private StockRow? Find(string warehouse, string sku)
    {
        _find.Bind(1, warehouse);
        _find.Bind(2, sku);
        var row = _find.Step() ? SumTables.Stock.Row(_find) : null;
        _find.Reset();
        return row;
    }
}
