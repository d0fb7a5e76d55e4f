using System.Collections.Concurrent;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>
/// Reads what changed on a platform, in windows that overlap. The cursor moves only after every page of its window is
/// durable; an error leaves it where it was, and the next run reads the window again.
/// </summary>
internal sealed class Poller(EngineContext engine, RefundEngine door)
{
    private readonly ConcurrentDictionary<string, Instant> _next = [];
    private readonly ConcurrentDictionary<string, Instant> _recheck = [];
    private readonly HashSet<string> _running = [];
    private readonly Recheck _again = new(engine, door);
    private readonly Recalls _recalls = new(engine, door);

    /// <summary>When the next shop wants to be polled.</summary>
    public Instant NextAt()
    {
        var next = Instant.Never;
        foreach (var shop in engine.Shops.All)
            if (Polls(shop)) next = Instant.Min(next, _next.GetValueOrDefault(shop.Config.Id));
        return next;
    }

    /// <summary>
    /// Starts polling every shop whose time has come. Nobody waits for it here: a platform that is slow keeps no other
    /// shop and no due order waiting.
    /// </summary>
    public void Step(CancellationToken stop)
    {
        foreach (var shop in engine.Shops.All)
        {
            if (!Polls(shop) || engine.Now < _next.GetValueOrDefault(shop.Config.Id)) continue;
            lock (_running)
                if (!_running.Add(shop.Config.Id)) continue;
            _ = RunAsync(shop, stop);
        }
    }

    private async Task RunAsync(Shop shop, CancellationToken stop)
    {
        engine.Activity.Begin();
        try
        {
            await PollAsync(shop, stop);
        }
        finally
        {
            lock (_running) _running.Remove(shop.Config.Id);
            engine.Activity.End();
        }
    }

    private static bool Polls(Shop shop) =>
        !shop.Config.Paused && (shop.Port<IReadOrders>() is not null || shop.Port<IReadRefunds>() is not null || shop.Port<IReadGoods>() is not null);

    private async Task PollAsync(Shop shop, CancellationToken stop)
    {
        var id = shop.Config.Id;
        _next[id] = engine.Now + shop.Config.Poll.Interval;
        var lease = "poll:" + id;
        try
        {
            if (!await engine.Store.TryLeaseAsync(lease, engine.Options.Node, engine.Options.Lease, engine.Now, stop)) return;
            // Orders first: a refund whose order is known needs no parking.
            if (shop.Port<IReadOrders>() is { } orders)
                shop.State.OrdersTo = await WindowAsync(shop, "orders", (from, to) => OrdersAsync(shop, orders, from, to, stop), stop);
            if (shop.Port<IReadRefunds>() is { } refunds)
                shop.State.RefundsTo = await WindowAsync(shop, "refunds", (from, to) => RefundsAsync(shop, refunds, from, to, stop), stop);
            if (shop.Port<IReadGoods>() is { } goods)
                await WindowAsync(shop, "goods", (from, to) => GoodsAsync(shop, goods, from, to, stop), stop);
            if (shop.Port<IReadRefunds>() is not null && engine.Now >= _recheck.GetValueOrDefault(id))
            {
                _recheck[id] = engine.Now + shop.Config.Poll.Recheck;
                await _again.RunAsync(shop, stop);
                if (shop.Port<ITrackParcels>() is { } courier) await _recalls.RunAsync(shop, courier, stop);
            }
            shop.State.PlatformSpoke(engine.Now);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            shop.State.PlatformFailed(engine.Now, fault.Message);
            _next[id] = engine.Now + Soonest(shop.Config.Poll.Interval, shop.Config.Timing.BackOff);
        }
    }

    private static TimeSpan Soonest(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private async Task<Instant> WindowAsync(Shop shop, string name, Func<Instant, Instant, Task> read, CancellationToken stop)
    {
        var id = $"{shop.Config.Id}/{name}";
        var cursor = await engine.Store.ReadAsync("cursor", id, stop);
        var to = engine.Now;
        var from = cursor is null
            ? to - shop.Config.Poll.Backfill
            : new Instant(long.Parse(cursor.Json)) - shop.Config.Poll.Overlap;
        await read(from, to);
        // Somebody else may have moved it meanwhile; both windows were read whole, so either value is good.
        await engine.Store.WriteAsync(
            new Document("cursor", id, (cursor?.Version ?? 0) + 1, engine.Options.Node, to, to.Ms.ToString()), false, stop);
        return to;
    }

    private async Task OrdersAsync(Shop shop, IReadOrders reader, Instant from, Instant to, CancellationToken stop)
    {
        await foreach (var page in reader.ChangedOrdersAsync(from, to, stop))
            await Task.WhenAll(page.Select(o => door.AcceptAsync(new Fact.OrderSeen(o, shop.Config.Platform + ":poll"), stop)));
    }

    private async Task RefundsAsync(Shop shop, IReadRefunds reader, Instant from, Instant to, CancellationToken stop)
    {
        await foreach (var page in reader.ChangedRefundsAsync(from, to, stop))
            await Task.WhenAll(page.Select(r => door.SeeRefundAsync(shop, r, "poll", stop)));
    }

    private async Task GoodsAsync(Shop shop, IReadGoods reader, Instant from, Instant to, CancellationToken stop)
    {
        try
        {
            await foreach (var page in reader.ChangedGoodsAsync(from, to, stop))
                await Task.WhenAll(page.Select(said => door.AcceptAsync(EvidenceOf(shop, said), stop)));
            shop.State.ErpSpoke(engine.Now);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            shop.State.ErpFailed(engine.Now, fault.Message);
            throw;
        }
    }

    /// <summary>What an ERP said, whether it was read or pushed.</summary>
    internal static Fact.EvidenceSeen EvidenceOf(Shop shop, GoodsSaid said) => new(
        new OrderKey(shop.Config.Id, said.OrderNo), said.Id, said.Kind, said.RefundNo, said.Lines, said.Inspected, said.Level,
        Shops.ErpPrefix + (shop.Config.Erp?.Kind ?? shop.Config.Platform), said.At, said.Note, said.Waybill);
}
