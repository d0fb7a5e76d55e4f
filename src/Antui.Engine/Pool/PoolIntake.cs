using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Engine.Jobs;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Pool;

/// <summary>
/// Where everything a platform says comes in. A shop without a pool is told straight to the lanes. With one, what the
/// journal does not know yet goes into the pool; what it knows goes straight, so that the pool hides no change of an
/// order or refund that was converted. The journal decides, not the row's stage: a node that died between the two would
/// leave them different.
/// </summary>
internal sealed class PoolIntake(EngineContext engine, RefundEngine door)
{
    /// <summary>A page of a list: heads only, whatever else the platform gave with them.</summary>
    public async Task OrdersAsync(
        Shop shop, IReadOnlyList<OrderSnapshot> page, string how, bool full, JobCounts counts, CancellationToken stop)
    {
        counts.Add("orders", page.Count);
        var straight = page;
        if (shop.Config.Intake.Pool && page.Count > 0)
        {
            var known = await KnownAsync([.. page.Select(o => o.Key).Distinct()], stop);
            var heads = page.Where(o => !known.ContainsKey(o.Key)).ToList();
            var stages = await PutAsync([.. heads.Select(o => Row(shop, o, Source(shop, how)))], full, counts, stop);
            // Converted between our look and the write: from now on its changes go straight.
            straight = [.. page.Where(o => known.ContainsKey(o.Key)),
                .. heads.Where((_, i) => stages[i] is PoolStage.Converted)];
        }
        await Task.WhenAll(straight.Select(o => door.TakeOrderAsync(shop, o, Source(shop, how), stop)));
    }

    public async Task RefundsAsync(
        Shop shop, IReadOnlyList<RefundRead> page, string how, bool full, JobCounts counts, CancellationToken stop)
    {
        counts.Add("refunds", page.Count);
        var straight = page;
        if (shop.Config.Intake.Pool && page.Count > 0)
        {
            var known = await KnownAsync([.. page.Select(r => KeyOf(shop, r)).Distinct()], stop);
            bool Known(RefundRead r) =>
                known.TryGetValue(KeyOf(shop, r), out var order) && order.Case(r.Claim.RefundNo) is not null;
            var heads = page.Where(r => !Known(r)).ToList();
            var rows = heads.Select(r => Row(shop, r, known.GetValueOrDefault(KeyOf(shop, r)), Source(shop, how)));
            var stages = await PutAsync([.. rows], full, counts, stop);
            straight = [.. page.Where(Known), .. heads.Where((_, i) => stages[i] is PoolStage.Converted)];
        }
        await Task.WhenAll(straight.Select(r => door.TakeRefundAsync(shop, r, Source(shop, how), stop)));
    }

    /// <summary>An order that was read whole: pushed, or asked for.</summary>
    public async Task OrderAsync(Shop shop, OrderSnapshot seen, string how, CancellationToken stop)
    {
        if (!shop.Config.Intake.Pool || (await KnownAsync([seen.Key], stop)).Count > 0
            || !await PutWholeAsync(Row(shop, seen, Source(shop, how)), Skus(seen), new Fact.OrderSeen(seen, Pooled),
                stop))
            await door.TakeOrderAsync(shop, seen, Source(shop, how), stop);
    }

    public async Task RefundAsync(Shop shop, RefundRead read, string how, CancellationToken stop)
    {
        if (shop.Config.Intake.Pool)
        {
            var order = (await KnownAsync([KeyOf(shop, read)], stop)).GetValueOrDefault(KeyOf(shop, read));
            if (order?.Case(read.Claim.RefundNo) is null && await PutWholeAsync(
                Row(shop, read, order, Source(shop, how)), Skus(order, read),
                    new Fact.RefundSeen(KeyOf(shop, read), read.Claim, Pooled), stop))
                return;
        }
        await door.TakeRefundAsync(shop, read, Source(shop, how), stop);
    }

    /// <summary>The source of facts that come out of the pool.</summary>
    public const string Pooled = "pool";

    public static string Source(Shop shop, string how) => $"{shop.Config.Platform}:{how}";

    /// <summary>As the pool keeps it: words are sealed.</summary>
    public string Json(Fact fact) => JsonSerializer.Serialize(engine.Seals.ToWait(fact), CoreJson.Default.Fact);

    public Fact Read(string json) => engine.Seals.FromWait(JsonSerializer.Deserialize(json, CoreJson.Default.Fact)!);

    public PoolRow Row(Shop shop, OrderSnapshot seen, string author) => new(
        PoolKind.Order, shop.Config.Id, seen.Key.OrderNo, seen.Key.OrderNo, PoolStage.ToDownload, "", "",
            seen.RawStatus,
        seen.Paid.Minor, Text(seen.Lines.Select(l => (l.Sku, l.Quantity))), seen.BuyerRef, seen.ShipTo, seen.Created,
        seen.Modified, engine.Now, null, author);

    /// <param name="order">The order as the journal or the pool has it; null when nobody knows it yet.</param>
    public PoolRow Row(Shop shop, RefundRead read, Order? order, string author) => new(
        PoolKind.Refund, shop.Config.Id, read.Claim.RefundNo, read.OrderNo, PoolStage.ToDownload, "", "",
        read.Claim.RawStatus, read.Claim.Amount.Minor, Text(Lines(order, read)), order?.Head.BuyerRef ?? "",
        order?.Head.ShipTo ?? "", read.Claim.Asked, read.Claim.Modified, engine.Now, null, author);

    public static string[] Skus(OrderSnapshot seen) => [.. seen.Lines.Select(l => l.Sku)];

    public static string[] Skus(Order? order, RefundRead read) => [.. Lines(order, read).Select(l => l.Sku)];

    public static OrderKey KeyOf(Shop shop, RefundRead read) => new(shop.Config.Id, read.OrderNo);

    public async Task<Dictionary<OrderKey, Order>> KnownAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop)
    {
        var entries = await engine.Store.LoadAsync(keys, stop);
        var known = new Dictionary<OrderKey, Order>();
        for (var i = 0; i < keys.Count; i++)
            if (Journal.Fold(entries[i]) is { } order) known[keys[i]] = order;
        return known;
    }

    private async Task<IReadOnlyList<PoolStage>> PutAsync(
        IReadOnlyList<PoolRow> heads, bool full, JobCounts counts, CancellationToken stop)
    {
        if (heads.Count == 0) return [];
        var stages = await engine.Store.PutHeadsAsync(heads, full, stop);
        counts.Add("pooled", heads.Count);
        return stages;
    }

    /// <returns>False when it was converted meanwhile, and its change must go straight.</returns>
    private async Task<bool> PutWholeAsync(PoolRow row, IReadOnlyList<string> skus, Fact fact, CancellationToken stop)
    {
        var stage = (await engine.Store.PutHeadsAsync([row], full: false, stop))[0];
        if (stage is PoolStage.Converted) return false;
        if (stage is PoolStage.ToDownload) await engine.Store.PutDetailsAsync(row, skus, Json(fact), stop);
        return true;
    }

    private static IEnumerable<(string Sku, int Quantity)> Lines(Order? order, RefundRead read)
    {
        if (order is null) return [];
        return order.Covered(read.Claim).Select(l => (Sku: order.Line(l.LineNo)?.Sku ?? "", l.Quantity)).Where(l =>
            l.Sku != "");
    }

    /// <summary>"A×2, B": as people read it, cut where a list would not show it any more.</summary>
    private static string Text(IEnumerable<(string Sku, int Quantity)> lines)
    {
        const int most = 200;
        var text = string.Join(", ", lines.Select(l => l.Quantity == 1 ? l.Sku : $"{l.Sku}×{l.Quantity}"));
        return text.Length <= most ? text : text[..(most - 1)] + "…";
    }
}
