using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Engine.Shops;

namespace Antui.Engine.Pool;

/// <summary>Reads the details of what waits for its download.</summary>
internal sealed class PoolReader(EngineContext engine, RefundEngine door, PoolIntake intake)
{
    /// <returns>Null when it was read; else why not, which the row now shows.</returns>
    public async Task<PoolFault?> ReadAsync(Shop shop, PoolRow row, string author, CancellationToken stop)
    {
        try
        {
            var read = row.Kind is PoolKind.Order
                ? await OrderAsync(shop, row, author, stop)
                : await RefundAsync(shop, row, author, stop);
            return read ? null : await ParkAsync(row, author, stop);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            var why = new Refusal.ReadFailed(fault.Message);
            await engine.Store.TriedAsync(row.Kind, row.Shop, [row.No], why.Code, why.Note, engine.Now, stop);
            return new PoolFault(row.No, why);
        }
    }

    private async Task<bool> OrderAsync(Shop shop, PoolRow row, string author, CancellationToken stop)
    {
        if (shop.Port<IReadOrders>() is not { } reader
            || await reader.ReadOrderAsync(row.No, stop) is not { } seen) return false;
        var fresh = Newer(intake.Row(shop, seen, author), row);
        var fact = new Fact.OrderSeen(seen, PoolIntake.Pooled);
        if ((await intake.KnownAsync([seen.Key], stop)).Count > 0)
            await PassOnAsync(row, () => door.TakeOrderAsync(shop, seen, PoolIntake.Pooled, stop), author, stop);
        else await engine.Store.PutDetailsAsync(fresh, PoolIntake.Skus(seen), intake.Json(fact), stop);
        return true;
    }

    private async Task<bool> RefundAsync(Shop shop, PoolRow row, string author, CancellationToken stop)
    {
        if (shop.Port<IReadRefunds>() is not { } reader
            || await reader.ReadRefundAsync(row.No, stop) is not { } read) return false;
        var key = PoolIntake.KeyOf(shop, read);
        var order = (await intake.KnownAsync([key], stop)).GetValueOrDefault(key);
        if (order?.Case(row.No) is not null)
        {
            await PassOnAsync(row, () => door.TakeRefundAsync(shop, read, PoolIntake.Pooled, stop), author, stop);
            return true;
        }

        // Its lines carry no goods codes; the order has them, here or still in the pool.
        order ??= await InPoolAsync(row.Shop, read.OrderNo, stop);
        await engine.Store.PutDetailsAsync(
            Newer(intake.Row(shop, read, order, author), row), PoolIntake.Skus(order, read),
            intake.Json(new Fact.RefundSeen(key, read.Claim, PoolIntake.Pooled)), stop);
        return true;
    }

    private async Task<Order?> InPoolAsync(string shop, string orderNo, CancellationToken stop) =>
        await engine.Store.ReadPooledAsync(PoolKind.Order, shop, orderNo, stop) is { Json: not "" } record
            && intake.Read(record.Json) is Fact.OrderSeen seen ? Order.From(seen.Order) : null;

    /// <summary>The journal knows it: a change like any other, and the row says so.</summary>
    private async Task PassOnAsync(PoolRow row, Func<Task> take, string author, CancellationToken stop)
    {
        await take();
        await engine.Store.MovePooledAsync(
            new PoolMove(row.Kind, row.Shop, [new PoolPlace(row.No, row.ModifiedAt)], PoolRules.Waiting,
                PoolStage.Converted,
                "", "", author, engine.Now), stop);
    }

    private async Task<PoolFault> ParkAsync(PoolRow row, string author, CancellationToken stop)
    {
        var why = new Refusal.NotOnPlatform();
        await engine.Store.MovePooledAsync(
            new PoolMove(row.Kind, row.Shop, [new PoolPlace(row.No, row.ModifiedAt)],
                [PoolStage.ToDownload, PoolStage.ToConvert],
                PoolStage.Parked, why.Code, why.Note, author, engine.Now), stop);
        await engine.Store.TriedAsync(row.Kind, row.Shop, [row.No], why.Code, why.Note, engine.Now, stop);
        return new PoolFault(row.No, why);
    }

    /// <summary>A detail interface may be behind its own list: the row keeps the time it was noticed with.</summary>
    private static PoolRow Newer(PoolRow fresh, PoolRow head) =>
        fresh with { ModifiedAt = Instant.Max(fresh.ModifiedAt, head.ModifiedAt) };
}
