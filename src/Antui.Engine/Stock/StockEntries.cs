using Antui.Core;
using Antui.Core.Stock;

namespace Antui.Engine.Stock;

/// <summary>Goods in, goods out and counts, whoever says them: a person, an ERP, a warehouse of others.</summary>
public sealed class StockEntries(RefundEngine engine)
{
    /// <summary>
    /// All of the document or nothing; one that was entered before changes nothing. Goods that come in or are counted
    /// may be what a warehouse's report waits for.
    /// </summary>
    public async Task<Accepted> EnterAsync(StockEntry entry, CancellationToken stop)
    {
        if (!await engine.Warehouses.KnowsAsync(entry.Warehouse, others: true, stop))
            return new Accepted.Refused(new Refusal.WarehouseUnknown(entry.Warehouse));
        await engine.Lists.SettledAsync(stop);
        switch (await engine.Store.EnterAsync(entry, stop))
        {
            case StockEntered.Refused no: return new Accepted.Refused(no.Why);
            case StockEntered.Repeated: return new Accepted.Duplicate();
        }
        if (entry.Kind is not StockMoveKind.Out) await engine.Parked.WakeAsync("STOCK_BELOW_ZERO", stop);
        return new Accepted.Applied(1);
    }
}
