using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Sql;

namespace Antui.Storage.Sqlite;

/// <summary>What is only ever added: movements of stock, entries, bookings.</summary>
internal sealed class SqliteStock(SqliteDb db)
{
    private readonly SqliteStatement _move = db.Keep(
        "INSERT INTO stock_moves (warehouse, sku, at, kind, on_hand, occupied, defective, ref, author) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    private readonly SqliteStatement _find = db.Keep(
        "SELECT warehouse, sku, on_hand, occupied, defective FROM stock WHERE warehouse = ?1 AND sku = ?2");

    private readonly SqliteStatement _entry = db.Keep(
        "INSERT OR IGNORE INTO stock_entries (doc_no, warehouse, kind, author, note, at) VALUES (?1, ?2, ?3, ?4, ?5, "
            + "?6)");

    private readonly SqliteStatement _known = db.Keep("SELECT 1 FROM stock_entries WHERE doc_no = ?1");

    private readonly SqliteStatement _book = db.Keep(
        "INSERT INTO books (at, shop, order_no, version, lines) VALUES (?1, ?2, ?3, ?4, ?5)");

    public void Add(IReadOnlyList<StockMovement> moves, SqliteSums sums)
    {
        foreach (var move in moves)
        {
            sums.Stock(move);
            _move.Bind(1, move.Warehouse);
            _move.Bind(2, move.Sku);
            _move.Bind(3, move.At.Ms);
            _move.BindText(4, Names<StockMoveKind>.Utf8((int)move.Kind));
            _move.Bind(5, move.OnHand);
            _move.Bind(6, move.Occupied);
            _move.Bind(7, move.Defective);
            _move.Bind(8, move.Ref);
            _move.Bind(9, move.Author);
            _move.Run();
        }
    }

    public void Book(OrderKey key, Booking booked)
    {
        _book.Bind(1, booked.At.Ms);
        _book.Bind(2, key.Shop);
        _book.Bind(3, key.OrderNo);
        _book.Bind(4, booked.Version);
        _book.Bind(5, BookLines.Write(booked.Postings));
        _book.Run();
    }

    public StockEntered Enter(StockEntry entry, SqliteSums sums)
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
        _entry.Bind(1, entry.DocNo);
        _entry.Bind(2, entry.Warehouse);
        _entry.BindText(3, Names<StockMoveKind>.Utf8((int)entry.Kind));
        _entry.Bind(4, entry.Author);
        _entry.Bind(5, entry.Note);
        _entry.Bind(6, entry.At.Ms);
        _entry.Run();
        Add(moves, sums);
        return result;
    }

    private StockRow? Find(string warehouse, string sku)
    {
        _find.Bind(1, warehouse);
        _find.Bind(2, sku);
        var row = _find.Step() ? DeskSqlRows.Stock(_find) : null;
        _find.Reset();
        return row;
    }
}
