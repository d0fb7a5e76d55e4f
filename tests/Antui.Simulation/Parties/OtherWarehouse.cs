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
