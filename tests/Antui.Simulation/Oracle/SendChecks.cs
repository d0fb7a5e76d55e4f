using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>Orders that a warehouse of others is sent: whole, each of them, and none that was cancelled.</summary>
internal static class SendChecks
{
    /// <summary>The warehouse was told to stop all of it.</summary>
    public static bool IsCancelled(Sim sim, OrderKey order)
    {
        var goods = sim.Goods.Of(order);
        return goods.Ordered.All(l => goods.StoppedOf(l.Key) >= l.Value);
    }

    /// <summary>What waits in a node that stands still is told apart by its lease, too late at times.</summary>
    public static void FirstByte(Sim sim, Effect.SendOrder effect)
    {
        if (sim.Swarm.PausesPerHour > 0 || sim.Once.Find(effect) is Core.Effects.Outcome.Done) return;
        if (IsCancelled(sim, effect.Order))
            sim.World.Break("O3", $"{effect.Order}: sent, and the warehouse was told before to stop all of it");
    }

    /// <summary>It is about to be sent on what is known now.</summary>
    public static void Marked(Sim sim, Order order)
    {
        if (order.Head.Status is OrderStatus.Closed or OrderStatus.Cancelled)
            sim.World.Break("O3", $"{order.Key}: sent although it is {order.Head.Status}");
    }

    public static void Whole(Sim sim, Effect.SendOrder effect)
    {
        var (sent, ordered) = (effect.Head.Lines, sim.Goods.Of(effect.Order).Ordered);
        if (sent.Length == ordered.Count && sent.All(l => ordered.GetValueOrDefault(l.LineNo) == l.Quantity)) return;
        sim.World.Break("O2", $"{effect.Order}: {sent.Length} of {ordered.Count} lines sent, or not all pieces");
    }

    /// <summary>A paid order that the warehouse does not have, and nobody was told of it.</summary>
    public static Breach? FirstLacking(Sim sim)
    {
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            if (sim.OtherWarehouse?.Lacks(key) is not true || order.Head.Status is not OrderStatus.Paid) continue;
            if (order.Alarms.All(a => a.Code != "ORDER_NOT_SENT"))
                return new Breach("O4", $"{key}: the warehouse does not have it, and nobody was told");
        }
        return null;
    }
}
