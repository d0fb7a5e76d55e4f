using System.Collections.Concurrent;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;
using Antui.Engine.Documents;
using Antui.Engine.Jobs;
using Antui.Engine.Pool;
using Antui.Engine.Shops;

namespace Antui.Engine.Intake;

/// <summary>
/// Reads what changed on a platform, in windows that overlap. The cursor moves only after every page of its window is
/// durable; an error leaves it where it was, and the next run reads the window again.
/// </summary>
internal sealed class Poller(EngineContext engine, RefundEngine door, PoolIntake intake)
{
    private readonly ConcurrentDictionary<string, Instant> _recheck = [];

    /// <summary>Up to where windows were read that held nothing and whose end was not written down.</summary>
    private readonly ConcurrentDictionary<string, Instant> _quiet = [];
    private readonly Recheck _again = new(engine, door);
    private readonly Recalls _recalls = new(engine, door);
    private readonly UnreadRows _unread = engine.Unread;
    private readonly DocumentSet<long> _cursors = new(
        engine.Store, engine.Clock, "cursor", EngineJson.Default.Int64, keepsHistory: false);

    public static bool Polls(Shop shop) =>
        shop.Port<IReadOrders>() is not null || shop.Port<IReadRefunds>() is not null
            || shop.Port<IReadGoods>() is not null;

    /// <param name="full">As if this shop were new: the whole window, and what was removed from the pool comes
    /// back.</param>
    public async Task PollAsync(Shop shop, bool full, JobCounts counts, CancellationToken stop)
    {
        var id = shop.Config.Id;
        try
        {
            // Orders first: a refund whose order is known needs no parking.
            if (shop.Port<IReadOrders>() is { } orders)
            {
                shop.State.OrdersTo = await WindowAsync(shop, "orders", full, async (from, to, all) =>
                {
                    var found = false;
                    await foreach (var page in orders.ChangedOrdersAsync(from, to, stop))
                    {
                        found |= HasAny(page);
                        await intake.OrdersAsync(shop, page, "poll", all, counts, stop);
                        await _unread.KeepAsync(shop, "orders", page.Unread, page.Select(o => o.Key.OrderNo), stop);
                    }

                    return found;
                }, stop);
            }
            if (shop.Port<IReadRefunds>() is { } refunds)
            {
                shop.State.RefundsTo = await WindowAsync(shop, "refunds", full, async (from, to, all) =>
                {
                    var found = false;
                    await foreach (var page in refunds.ChangedRefundsAsync(from, to, stop))
                    {
                        found |= HasAny(page);
                        await intake.RefundsAsync(shop, page, "poll", all, counts, stop);
                        await _unread.KeepAsync(shop, "refunds", page.Unread, page.Select(r => r.Claim.RefundNo), stop);
                    }

                    return found;
                }, stop);
            }
            if (shop.Port<IReadGoods>() is { } goods)
                await WindowAsync(shop, "goods", full, (from, to, _) =>
                    GoodsAsync(shop, goods, from, to, counts, stop), stop);
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
            throw;
        }
    }

    private async Task<Instant> WindowAsync(
        Shop shop, string name, bool full, Func<Instant, Instant, bool, Task<bool>> read, CancellationToken stop)
    {
        var id = $"{shop.Config.Id}/{name}";
        var cursor = await _cursors.ReadAsync(id, stop);
        var to = engine.Now;
        var whole = full || cursor is null;
        var from = whole
            ? to - shop.Config.Poll.Backfill
            : Instant.Max(new Instant(cursor!.Value), _quiet.GetValueOrDefault(id)) - shop.Config.Poll.Overlap;
        var found = await read(from, to, whole);
        if (!found && cursor is not null && to - cursor.At < engine.Options.QuietRuns)
        {
            _quiet[id] = to;
            return to;
        }
        // Somebody else may have moved it meanwhile; both windows were read whole, so either value is good.
        await _cursors.ChangeAsync(id, _ => to.Ms, engine.Options.Node, stop);
        return to;
    }

    private static bool HasAny<T>(ReadPage<T> page) => page.Count > 0 || page.Unread.Count > 0;

    private async Task<bool> GoodsAsync(
        Shop shop, IReadGoods reader, Instant from, Instant to, JobCounts counts, CancellationToken stop)
    {
        var found = false;
        try
        {
            await foreach (var page in reader.ChangedGoodsAsync(from, to, stop))
            {
                found |= HasAny(page);
                await Task.WhenAll(page.Select(said => door.SeeReadAsync(EvidenceOf(shop, said), stop)));
                await _unread.KeepAsync(shop, "goods", page.Unread, page.Select(said => said.Id), stop);
                counts.Add("goods", page.Count);
            }
            shop.State.ErpSpoke(engine.Now);
            return found;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
        {
            shop.State.ErpFailed(engine.Now, fault.Message);
            throw;
        }
    }

    /// <summary>What an ERP said, whether it was read or pushed.</summary>
    internal static Fact.EvidenceSeen EvidenceOf(Shop shop, GoodsSaid said) => new(
        new OrderKey(shop.Config.Id, said.OrderNo), said.Id, said.Kind, said.RefundNo, said.Lines, said.Inspected,
            said.Level,
        shop.GoodsSource, said.At, said.Note, said.Waybill);
}
