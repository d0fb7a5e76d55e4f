using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// A saying was read on the very state it was decided on: what came of it fits the order as it was right before, also
/// within one commit; and what was answered was so at some moment since it was said.
/// </summary>
internal sealed class SayingChecks(Sim sim)
{
    private readonly Dictionary<OrderKey, List<(long At, OrderStatus Status)>> _was = [];

    /// <summary>Counts what became durable, so that two things of one moment have an order.</summary>
    public long Now { get; private set; }

    /// <summary>An order of a store is changed: only holders do that.</summary>
    /// <param name="kept">As it was right before.</param>
    public void Updating(Mirror.Kept kept, OrderSnapshot head)
    {
        var before = kept.Order!;
        if (sim.Holders is null || sim.ShapeOf(before.Key.Shop).Platform is not null) return;
        var where = $"{before.Key}: {head.RawStatus} of {head.Modified}";
        if (head.Status == before.Head.Status)
            sim.World.Break("R1", $"{where} over {before.Head.Modified}, and it was {head.Status} already");
        if (head.Status is OrderStatus.PaidOnHold && HasLeft(kept))
            sim.World.Break("R1", $"{where} although part of it was known to have left");
        if (head.Modified <= before.Head.Modified)
            sim.World.Break("R1", $"{where} was made of an older order than {before.Head.Modified}");
        sim.Seen.Hit(head.Status is OrderStatus.PaidOnHold ? "order-held" : "order-let-go");
    }

    /// <summary>The order stands so from here on.</summary>
    public void Stands(Order order)
    {
        if (!_was.TryGetValue(order.Key, out var was)) _was[order.Key] = was = [];
        was.Add((++Now, order.Head.Status));
    }

    /// <param name="asked">What had become durable when it was said.</param>
    public void Answered(OrderKey key, OrderStatus to, long asked, Accepted accepted, string? answer)
    {
        sim.Seen.Hit($"hold-{answer ?? accepted.GetType().Name}");
        var where = $"{key}: told {answer ?? accepted.ToString()} about {to}";
        switch (answer)
        {
            case Holders.Left:
                if (!HasLeft(sim.Mirror.KeptOf(key)!)) sim.World.Break("R2", $"{where}, and nothing has left");
                break;
            case Holders.Unknown:
                sim.World.Break("R2", $"{where}, and it was there");
                break;
            default:
                var was = _was[key];
                if (was.Last(w => w.At <= asked).Status != to && !was.Any(w => w.At > asked && w.Status == to))
                    sim.World.Break("R2", $"{where}, and it never was so since");
                break;
        }
    }

    private static bool HasLeft(Mirror.Kept kept) => kept.Evidence.Any(e => e.Kind is EvidenceKind.Shipped);
}
