using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

/// <summary>The lists, as a step writes them. Sums are added up and written once, at its end.</summary>
internal sealed class SqliteLists(SqliteDb db, SqliteHeads heads, SqliteSums sums)
{
    private readonly SqliteStatement _go = db.Keep(
        "UPDATE lists SET place = ?3, fault = '', fault_at = 0 WHERE name = ?1 AND place = ?2");

    private readonly SqliteOrders _orders = new(db);
    private readonly SqliteRefunds _refunds = new(db);
    private readonly SqliteShipments _shipments = new(db);
    private readonly SqliteReturns _returns = new(db);
    private readonly SqliteStock _stock = new(db);

    /// <returns>False when a list stands elsewhere; then nothing may stay of this step.</returns>
    public bool Follow(ListStep step)
    {
        foreach (var list in step.Lists)
        {
            _go.BindText(1, Names<ListName>.Utf8((int)list));
            _go.Bind(2, step.From);
            _go.Bind(3, step.To);
            _go.Run();
            if (db.Changes == 0) return false;
        }

        foreach (var order in step.Orders) Follow(step, order);
        return true;
    }

    /// <summary>What the orders of this transaction moved before counts: their sums are written first.</summary>
    public StockEntered Enter(StockEntry entry)
    {
        sums.Flush();
        return _stock.Enter(entry, sums);
    }

    private void Follow(ListStep step, OrderRows order)
    {
        var id = heads.Find(order.Key).Id;
        if (id == 0) throw new StorageException(StorageFault.Broken, "A list follows an order that is not stored.");
        foreach (var list in step.Lists)
        {
            switch (list)
            {
                case ListName.Orders when order.Row is { } row: _orders.Put(id, row); break;
                case ListName.Orders: break;
                case ListName.Refunds:
                    foreach (var refund in order.Refunds) _refunds.Put(refund, sums);
                    break;
                case ListName.Desk:
                    foreach (var shipment in order.Shipments) _shipments.Put(id, shipment, sums);
                    foreach (var back in order.Returns) _returns.Put(id, back, sums);
                    break;
                case ListName.Figures:
                    foreach (var count in order.Counts) sums.Count(count);
                    break;
                case ListName.Stock: _stock.Add(order.Moves, sums); break;
                case ListName.Books:
                    foreach (var booked in order.Bookings) _stock.Book(order.Key, booked);
                    break;
                default: throw new ArgumentOutOfRangeException(nameof(step), list, "No such list.");
            }
        }
    }
}
