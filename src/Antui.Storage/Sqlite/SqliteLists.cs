using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>The lists, as a step writes them. Sums are added up and written once, at its end.</summary>
internal sealed class SqliteLists
{
    private readonly SqliteDb _db;
    private readonly SqliteHeads _heads;
    private readonly Sums _sums;
    private readonly SqliteStatement _go;
    private readonly SqliteRows<OrderRow> _orders;
    private readonly SqliteRows<RefundRow> _refunds;
    private readonly SqliteShipments _shipments;
    private readonly SqliteRows<ReturnRow> _returns;
    private readonly SqliteRows<BookRow> _books;
    private readonly SqliteStock _stock;
    private readonly int _phase, _state;

    public SqliteLists(SqliteDb db, SqliteHeads heads, Sums sums, SqliteStock stock)
    {
        (_db, _heads, _sums, _stock) = (db, heads, sums, stock);
        _go = db.Keep("UPDATE lists SET place = ?3, fault = '', fault_at = 0 WHERE name = ?1 AND place = ?2");
        (_orders, _refunds) = (new(db, ListTables.Orders), new(db, ListTables.Refunds));
        (_shipments, _returns) = (new SqliteShipments(db), new(db, ListTables.Returns));
        _books = new(db, ListTables.Books);
        (_phase, _state) = (_refunds.Found("phase"), _returns.Found("state"));
    }

    /// <returns>False when a list stands elsewhere; then nothing may stay of this step.</returns>
    public bool Follow(ListStep step)
    {
        foreach (var list in step.Lists)
        {
            _go.BindText(1, Names<ListName>.Utf8(list));
            _go.Bind(2, step.From);
            _go.Bind(3, step.To);
            _go.Run();
            if (_db.Changes == 0) return false;
        }

        foreach (var order in step.Orders) Follow(step, order);
        return true;
    }

    private void Follow(ListStep step, OrderRows order)
    {
        var id = _heads.Find(order.Key).Id;
        if (id == 0) throw new StorageException(StorageFault.Broken, "A list follows an order that is not stored.");
        foreach (var list in step.Lists)
        {
            switch (list)
            {
                case ListName.Orders when order.Row is { } row: _orders.Write(row, _orders.Find(row, id), id); break;
                case ListName.Orders: break;
                case ListName.Refunds:
                    foreach (var refund in order.Refunds) Put(refund);
                    break;
                case ListName.Desk:
                    foreach (var shipment in order.Shipments) _shipments.Put(id, shipment, _sums);
                    foreach (var back in order.Returns) Put(id, back);
                    break;
                case ListName.Figures:
                    foreach (var count in order.Counts) _sums.Add(count);
                    break;
                case ListName.Stock: _stock.Add(order.Moves); break;
                case ListName.Books:
                    foreach (var booked in order.Bookings) _books.Add(BookRow.Of(order.Key, booked));
                    break;
                default: throw new ArgumentOutOfRangeException(nameof(step), list, "No such list.");
            }
        }
    }

    private void Put(RefundRow row)
    {
        var found = _refunds.Find(row);
        RefundPhase? before = found is null ? null : Names<RefundPhase>.Read(found, _phase);
        _refunds.Write(row, found);
        _sums.Moved(row.Shop, before, row.Phase);
    }

    private void Put(long orderId, ReturnRow row)
    {
        var found = _returns.Find(row, orderId);
        ReturnState? before = found is null ? null : Names<ReturnState>.Read(found, _state);
        _returns.Write(row, found, orderId);
        _sums.Moved(row.Shop, before, row.State);
    }
}
