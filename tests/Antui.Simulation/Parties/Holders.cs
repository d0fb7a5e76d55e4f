using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Programs of a hosted store that hold its orders and let them go on, as an ERP does with a warehouse (pending and
/// restore): what that means shows on the order alone, for one that is held already stays as it is, and one of which
/// something left can be held no more. Several speak of one order at once, and just when something leaves.
/// </summary>
internal sealed class Holders(Sim sim, SplitMix random)
{
    /// <summary>An answer without a fact: it is so already, part of it has left, or there is no such order.</summary>
    public const string Repeat = "repeat", Left = "order-left", Unknown = "order-unknown";

    private const string Source = "erp:hold";

    private int _sudden = 8;

    private IEnumerable<Order> All =>
        sim.Mirror.Orders.Select(o => o.Order).Where(o => sim.ShapeOf(o.Key.Shop).Platform is null);

    public void Start(long untilMs)
    {
        for (var n = random.Between(4, 20); n > 0; n--) sim.World.After(random.Between(60_000, untilMs), Speaks);
    }

    /// <summary>Somebody says that goods leave: somebody else holds them at the same moment.</summary>
    public void Near(Fact fact)
    {
        if (sim.ShapeOf(fact.Key.Shop).Platform is not null || _sudden == 0 || sim.Calm) return;
        var leaves = fact is Fact.ShipmentStep { Action: ShipmentAction.HandOver }
            or Fact.EvidenceSeen { Kind: EvidenceKind.Shipped };
        if (!leaves || sim.Mirror.Find(fact.Key) is null || !random.Chance(0.5)) return;
        _sudden--;
        sim.World.After(random.Between(0, 5), () => Say(fact.Key, OrderStatus.PaidOnHold));
    }

    /// <summary>The faults are over: what is held goes on, also what is held by a saying that comes late.</summary>
    public void Calms() => sim.World.After(random.Between(1_000, 120_000), LetsGo);

    /// <summary>An order that stays held although nobody holds it any more.</summary>
    public Breach? FirstHeld() => All.FirstOrDefault(o => o.Head.Status is OrderStatus.PaidOnHold) is { } order
        ? new Breach("R3", $"{order.Key} is still held") : null;

    private void LetsGo()
    {
        foreach (var order in All.Where(o => o.Head.Status is OrderStatus.PaidOnHold).ToList())
            Say(order.Key, OrderStatus.Paid);
        sim.World.After(random.Between(240_000, 600_000), LetsGo);
    }

    private void Speaks()
    {
        var orders = All.ToList();
        if (orders.Count == 0 || sim.Calm) return;
        var order = orders[random.Below(orders.Count)];
        var to = order.Head.Status is OrderStatus.Paid ? OrderStatus.PaidOnHold : OrderStatus.Paid;
        Say(order.Key, to);
        if (!random.Chance(0.7)) return;
        sim.Seen.Hit("hold-and-another");
        var other = random.Chance(0.7) ? to
            : to is OrderStatus.Paid ? OrderStatus.PaidOnHold : OrderStatus.Paid;
        sim.World.After(random.Of(0, random.Between(0, 5), random.Between(0, 3_000)), () => Say(order.Key, other));
    }

    /// <summary>Until somebody answered.</summary>
    private void Say(OrderKey key, OrderStatus to)
    {
        var (asked, at) = (sim.Sayings.Now, new Instant(sim.World.NowMs));
        sim.Cluster.Do(engine => SayAsync(engine, key, to, at), heard =>
        {
            if (heard is null) sim.World.After(random.Between(500, 20_000), () => Say(key, to));
            else sim.Sayings.Answered(key, to, asked, heard.Accepted, heard.Answer);
        });
    }

    private async Task<Heard> SayAsync(RefundEngine engine, OrderKey key, OrderStatus to, Instant at)
    {
        var (accepted, answer) = await sim.Mutant.SayingAsync(engine, key, order => Means(order, key, to, at));
        return new Heard(accepted, answer);
    }

    private static Meant<string> Means(Order? order, OrderKey key, OrderStatus to, Instant at)
    {
        if (order is null) return Unknown;
        if (order.Head.Status == to) return Repeat;
        if (to is OrderStatus.PaidOnHold && HasLeft(order)) return Left;
        return new Fact.OrderSeen(order.Head with
        {
            Status = to,
            RawStatus = to is OrderStatus.PaidOnHold ? "PENDING" : "",
            Modified = Instant.Max(at, new Instant(order.Head.Modified.Ms + 1)),
        }, Source);

        static bool HasLeft(Order order) => order.Shipments.Any(s => s.HasLeft)
            || order.Evidence.Any(e => e is { Kind: EvidenceKind.Shipped, Holds: true });
    }

    private sealed record Heard(Accepted Accepted, string? Answer);
}
