using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>Buyers of shops on a platform: they order, ask, change their minds and send goods back.</summary>
internal sealed class Buyers(Sim sim)
{
    private SplitMix Random => sim.World.Random;

    public void Order(ShopShape shape, string orderNo)
    {
        var head = Orders.Draw(sim, shape.Id, orderNo);
        sim.World.After(Random.Between(0, 1_200_000), () =>
        {
            var stamp = new Instant(shape.Platform!.Stamp());
            head = head with { Created = stamp, PaidAt = stamp, Modified = stamp };
            Orders.Adopt(sim, shape, head);
            shape.Platform.Put(head);
            sim.OtherWarehouse?.Watch(shape.Platform, head);
            foreach (var (refundNo, part) in Orders.Parts(sim, head))
            {
                var later = Random.Between(50, 900_000) + Orders.LaterMs(sim);
                sim.World.After(later, () => Asks(shape, head.Key, refundNo, part));
            }
        });
    }

    /// <summary>The platform learns that lines left.</summary>
    public Outcome Shipped(Platform platform, string orderNo, string? waybill = null)
    {
        platform.Waybills.Add(waybill ?? "");
        var known = platform.Orders[orderNo].Head;
        var all = ImmutableArray.CreateRange(known.Lines.Select(l =>
            l with { Shipped = l.Shipped || sim.Goods.Of(known.Key).Shipped.GetValueOrDefault(l.LineNo) >= l.Quantity }));
        var status = all.All(l => l.Shipped) ? OrderStatus.Shipped : OrderStatus.PartlyShipped;
        var stamp = new Instant(platform.Stamp());
        platform.Put(known with { Lines = all, Status = status, RawStatus = status.ToString(), Modified = stamp });
        return new Outcome.Done("shipped");
    }

    /// <summary>The seller agreed: most send the goods, and the warehouse opens them.</summary>
    public void ReturnAgreed(PlatformRefund refund)
    {
        if (Random.Chance(0.1)) return;
        var platform = sim.PlatformOf(refund.Order.Shop)!;
        sim.World.After(Random.Between(1_000, 600_000), () =>
        {
            if (refund.Claim.Status is not ClaimStatus.AwaitingBuyerReturn) return;
            var shape = sim.ShapeOf(refund.Order.Shop);
            var number = sim.Dock.Number(refund.Order, refund.Claim.RefundNo);
            platform.Change(refund, c => c with
            {
                Status = ClaimStatus.AwaitingReceipt,
                RawStatus = "WAIT_SELLER_CONFIRM_GOODS",
                Tracking = new Tracking("SF", number),
            });
            shape.Inspects(sim, refund.Order, refund.Claim.RefundNo, refund.Claim.Lines, number);
        });
    }

    private void Asks(ShopShape shape, OrderKey key, string refundNo, Part part)
    {
        var platform = shape.Platform!;
        var head = platform.Orders[key.OrderNo].Head;
        var goods = sim.Goods.Of(key);
        var left = goods.Shipped.Values.Sum() > 0;
        var kind = left
            ? Random.Of(RefundKind.Return, RefundKind.Return, RefundKind.Unshipped, RefundKind.ShippedRefundOnly)
            : Random.Of(RefundKind.Unshipped, RefundKind.Unshipped, RefundKind.Unshipped, RefundKind.Return, RefundKind.Compensation);
        if (left && sim.Shapes.Gifts?.Chance(0.7) is true) kind = RefundKind.Return;
        var lines = part.Lines;
        var stamp = platform.Stamp();
        var deadline = Random.Chance(0.1) ? Random.Between(7_300_000, 9_600_000) : 48 * 3_600_000L;
        var unknown = Random.Chance(sim.Swarm.UnknownStatus);
        var claim = new Claim(
            refundNo, stamp, kind, unknown ? ClaimStatus.Unknown : ClaimStatus.AwaitingSeller,
            unknown ? "WAIT_FOR_SOMETHING_NEW" : "WAIT_SELLER_AGREE", Money.Fen(part.Fen), null, lines,
            sim.Writers?.Words() ?? "不想要了", "onsale", new Instant(stamp), new Instant(stamp), new Instant(stamp + deadline));
        platform.Put(key, claim);
        sim.Refunds++;
        var refund = platform.Refunds[refundNo];
        if (unknown) sim.World.After(Random.Between(60_000, 600_000), () => Settles(platform, refund));
        if (kind is RefundKind.Unshipped && shape.Fulfilment is Fulfilment.Reports) sim.Erp.Learns(key, refundNo, lines);
        sim.Persons.Watch(key, refundNo);
        if (Random.Chance(sim.Swarm.External))
            sim.World.After(Random.Between(500, 900_000), () => External(platform, refund));
        if (Random.Chance(sim.Swarm.BuyerChanges))
            sim.World.After(Random.Between(200, 900_000), () => Changes(shape, refund, 3));
    }

    private Claim Less(Claim claim) =>
        claim with { Amount = Money.Fen(Math.Max(1, claim.Amount.Minor - Random.Between(1, 300))) };

    private static void Settles(Platform platform, PlatformRefund refund)
    {
        if (refund.Claim.Status is ClaimStatus.Unknown)
            platform.Change(refund, c => c with { Status = ClaimStatus.AwaitingSeller, RawStatus = "WAIT_SELLER_AGREE" });
    }

    private void External(Platform platform, PlatformRefund refund)
    {
        var fits = sim.Money.All.Where(p => p.Order == refund.Order && !p.Back).Sum(p => p.Fen) + refund.Claim.Amount.Minor
            <= platform.Orders[refund.Order.OrderNo].Head.Paid.Minor;
        if (refund.Claim.IsOpen && fits) platform.Pay(refund, refund.Claim.Amount.Minor, "", Payer.External);
    }

    private void Changes(ShopShape shape, PlatformRefund refund, int left)
    {
        if (left == 0 || sim.Swarm.BuyerChanges == 0) return;
        var platform = shape.Platform!;
        switch (refund.Claim.Status)
        {
            case ClaimStatus.AwaitingSeller:
                if (Random.Chance(0.5)) platform.Change(refund, Less);
                else if (Random.Chance(0.2)) platform.Change(refund, c => c with { InArbitration = !c.InArbitration });
                else platform.Change(refund, c => c with { Status = ClaimStatus.Closed, RawStatus = "CLOSED" });
                break;
            case ClaimStatus.AwaitingBuyerReturn or ClaimStatus.SellerRefused when Random.Chance(0.5):
                platform.Change(refund, c => c with { Status = ClaimStatus.Closed, RawStatus = "CLOSED" });
                break;
            case ClaimStatus.Closed when Random.Chance(0.7):
                platform.Change(refund, c => c with { Status = ClaimStatus.AwaitingSeller, RawStatus = "WAIT_SELLER_AGREE" });
                if (refund.Claim.Kind is RefundKind.Unshipped && shape.Fulfilment is Fulfilment.Reports)
                    sim.Erp.Learns(refund.Order, refund.Claim.RefundNo, refund.Claim.Lines);
                break;
            case ClaimStatus.Closed:
                var head = platform.Orders[refund.Order.OrderNo].Head;
                Asks(shape, refund.Order, refund.Claim.RefundNo + "b", Orders.Any(sim, head));
                return;
            default: break;
        }
        sim.World.After(Random.Between(200, 600_000), () => Changes(shape, refund, left - 1));
    }
}

/// <summary>Orders as they are drawn.</summary>
internal static class Orders
{
    public static OrderSnapshot Draw(Sim sim, string shop, string orderNo)
    {
        var random = sim.World.Random;
        var lines = ImmutableArray.CreateBuilder<OrderLine>();
        for (var n = 1; n <= 1 + random.Below(2); n++)
        {
            var quantity = 1 + random.Below(3);
            lines.Add(new OrderLine($"{orderNo}.{n}", "SKU1", "tea", quantity, Money.Fen(random.Between(101, 9_999))));
        }
        var freight = random.Chance(0.4) ? random.Between(100, 900) : 0;
        // Some sources round each line by itself: a fen or two of what was paid stand on none.
        var odd = random.Chance(0.2) ? random.Below(lines.Count) : 0;
        var goods = lines.Sum(l => l.Paid.Minor) + odd;
        var key = new OrderKey(shop, orderNo);
        var all = sim.Gifts?.With(key, lines.ToImmutable()) ?? lines.ToImmutable();
        return new OrderSnapshot(
            key, OrderStatus.Paid, "WAIT_SELLER_SEND_GOODS", default, null, default,
            Money.Fen(goods + freight), Money.Fen(freight), all, "buyer");
    }

    public static void Adopt(Sim sim, ShopShape shape, OrderSnapshot head)
    {
        var goods = sim.Goods.Of(head.Key);
        foreach (var line in head.Lines) goods.Ordered[line.LineNo] = line.Quantity;
        if (shape.Fulfilment is Fulfilment.BuiltIn) sim.Warehouse.Adopt(head.Key);
        else if (sim.OtherWarehouse?.Serves(shape.Id) is not true) sim.Erp.Adopt(head.Key);
    }

    /// <summary>The requests of an order: of any kind, or some that together are exactly what was paid.</summary>
    public static IEnumerable<(string RefundNo, Part Part)> Parts(Sim sim, OrderSnapshot head)
    {
        var random = sim.World.Random;
        var whole = random.Chance(0.3);
        var parts = whole ? Whole(sim, head) : [Any(sim, head), Any(sim, head)];
        var count = whole ? parts.Length : 1 + random.Below(2);
        for (var n = 0; n < count; n++)
        {
            var refundNo = $"{head.Key.OrderNo}-{n + 1}";
            if (whole) sim.Money.Whole[(head.Key, refundNo)] = parts[n].Fen;
            yield return (refundNo, parts[n]);
        }
    }

    /// <summary>A part of one line, now and then its last fen, and all that is left, postage and all.</summary>
    private static Part[] Whole(Sim sim, OrderSnapshot head)
    {
        var random = sim.World.Random;
        var line = Bought(random, head);
        var fen = random.Of(0, line.Paid.Minor / 2, line.Paid.Minor - 1, line.Paid.Minor);
        var all = new Part([.. head.Lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))], head.Paid.Minor - fen);
        return fen == 0 ? [all] : [new Part([new LineQuantity(line.LineNo, line.Quantity)], fen), all];
    }

    /// <summary>Whoever got a gift has the goods before she thinks better of it.</summary>
    public static long LaterMs(Sim sim) => sim.Shapes.Gifts?.Between(0, 900_000) ?? 0;

    private static OrderLine Bought(SplitMix random, OrderSnapshot head)
    {
        var bought = head.Lines.RemoveAll(l => l.GiftOf is not null);
        return bought[random.Below(bought.Length)];
    }

    /// <summary>What a request asks for: all, a line, or some pieces of one; now and then a fen more than its share.</summary>
    public static Part Any(Sim sim, OrderSnapshot head)
    {
        var random = sim.World.Random;
        if (random.Chance(0.35))
        {
            var freight = random.Chance(0.5) ? head.Freight.Minor : 0;
            // Whether the gifts are named with the rest is the platform's habit.
            var silent = sim.Shapes.Gifts?.Chance(0.5) is true;
            var all = head.Lines.Where(l => !silent || l.GiftOf is null)
                .Select(l => new LineQuantity(l.LineNo, l.Quantity));
            return new Part([.. all], head.Paid.Minor - head.Freight.Minor + freight);
        }
        var line = Bought(random, head);
        var quantity = 1 + random.Below(line.Quantity);
        var amount = Math.Max(1, line.Paid.Minor * quantity / line.Quantity);
        if (random.Chance(0.05)) amount += 50;
        return new Part([new LineQuantity(line.LineNo, quantity)], amount);
    }
}

/// <summary>What one request asks for; nobody says how much of it is postage.</summary>
internal sealed record Part(ImmutableArray<LineQuantity> Lines, long Fen);
