using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A warehouse of others that knows only the orders it was sent. It ships those, and nothing that it was told to stop;
/// what was cancelled before it came it does not take any more.
/// </summary>
internal sealed class OtherWarehouse(Sim sim, SplitMix random)
{
    public const string Kind = "warehouse";

    private readonly Moods _moods = new(sim, random, often: 0.3);
    private readonly HashSet<OrderKey> _here = [];

    /// <summary>Its goods are there, and it does not know of the order.</summary>
    public bool Lacks(OrderKey order) => Serves(order.Shop) && !_here.Contains(order);

    public bool Serves(string shop) => sim.ShapeOf(shop).Config.Erp?.Kind == Kind;

    public Outcome Take(Effect.SendOrder effect)
    {
        if (_moods.Refuses() is { } no) return no;
        if (SendChecks.IsCancelled(sim, effect.Order) && !_here.Contains(effect.Order))
            return new Outcome.Refused("CANCELLED", "it was cancelled before it came");
        if (sim.Once.Does(effect, string.Join(',', effect.Head.Lines.Select(l => $"{l.LineNo} {l.Quantity}"))))
        {
            SendChecks.Whole(sim, effect);
            _here.Add(effect.Order);
            sim.Seen.Hit("order-sent");
            sim.Erp.Adopt(effect.Order);
        }
        return new Outcome.Done("order-" + effect.Order.OrderNo);
    }

    /// <summary>Some think better of it at once, and the platform pays those back without asking anybody.</summary>
    public void Watch(Platform platform, OrderSnapshot head)
    {
        if (Serves(head.Key.Shop) && random.Chance(0.3))
            sim.World.After(random.Between(500, 60_000), () => Regrets(platform, head));
    }

    private void Regrets(Platform platform, OrderSnapshot head)
    {
        var (stamp, refundNo) = (platform.Stamp(), head.Key.OrderNo + "-0");
        var at = new Instant(stamp);
        platform.Put(head.Key, new Claim(
            refundNo, stamp, RefundKind.Unshipped, ClaimStatus.AwaitingSeller, "WAIT_SELLER_AGREE", head.Paid, null,
            [.. head.Lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))], "拍错了", "onsale", at, at,
            at + TimeSpan.FromDays(2)));
        sim.Refunds++;
        sim.World.After(random.Between(1, 30_000), () =>
        {
            var isFirst = !sim.Money.All.Any(p => p.Order == head.Key) && sim.Goods.Of(head.Key).Shipped.Count == 0;
            var refund = platform.Refunds[refundNo];
            if (isFirst && refund.Claim.IsOpen) platform.Pay(refund, refund.Claim.Amount.Minor, "", Payer.External);
        });
    }

    /// <summary>All its money is back and nothing of it left: the platform closes the order.</summary>
    public void Paid(Platform platform, OrderKey order)
    {
        if (!Serves(order.Shop) || sim.Goods.Of(order).Shipped.Values.Sum() > 0) return;
        var head = platform.Orders[order.OrderNo].Head;
        if (sim.Money.All.Where(p => p.Order == order && !p.Back).Sum(p => p.Fen) < head.Paid.Minor) return;
        var stamp = new Instant(platform.Stamp());
        platform.Put(head with { Status = OrderStatus.Closed, RawStatus = "TRADE_CLOSED", Modified = stamp });
        if (Lacks(order)) sim.Seen.Hit("closed-before-it-was-sent");
    }
}

/// <summary>A node's connector to that warehouse.</summary>
internal sealed class OtherWarehousePorts(Sim sim, SimNode node) : PapersPorts(sim, node), IPerform<Effect.SendOrder>
{
    public override Connector Ports => base.Ports.Can<IPerform<Effect.SendOrder>>(this);

    public Task<Outcome> PerformAsync(Effect.SendOrder effect, CancellationToken stop)
    {
        SendChecks.FirstByte(Sim, effect);
        return SendAsync(effect, e => Sim.OtherWarehouse!.Take(e));
    }

    public Task<Outcome> FindOutAsync(Effect.SendOrder effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Once.Find(effect));
}
