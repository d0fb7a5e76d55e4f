using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// ERPs and warehouses outside: they stop, ship and receive by themselves and tell us, twice or late or before we know
/// the request; some take their word back.
/// </summary>
internal sealed class Erp(Sim sim)
{
    /// <summary>Behind the number of a document that tells of a unit once more.</summary>
    public const string Again = "-again";

    private readonly Dictionary<(OrderKey, string), int> _said = [];

    /// <summary>Ships what nobody stopped, some time.</summary>
    public void Adopt(OrderKey key)
    {
        if (sim.World.Random.Chance(0.3)) return;
        var latestMs = sim.Gifts is null ? 3_000_000 : 600_000;
        sim.World.After(sim.World.Random.Between(120_000, latestMs), () => Ship(key, sim.World.Random.Chance(0.3)));
    }

    /// <summary>A remote ERP asked by us: done means it will certainly not leave.</summary>
    public Outcome Stop(Effect.Stop effect)
    {
        if (sim.World.Random.Chance(sim.Swarm.Throttle))
            return new Outcome.Refused(OutcomeCodes.Throttled, "too fast", TimeSpan.FromSeconds(3));
        return TryStop(effect.Order, effect.RefundNo, effect.Lines)
            ? new Outcome.Done($"stop-{effect.RefundNo}")
            : new Outcome.Refused("TOO_LATE", "it has left");
    }

    public Outcome Stopped(Effect.Stop effect)
    {
        sim.Mirror.AskedStop(effect);
        var goods = sim.Goods.Of(effect.Order);
        if (goods.Stopped.ContainsKey(effect.RefundNo)) return new Outcome.Done($"stop-{effect.RefundNo}");
        var left = effect.Lines.Any(l => goods.Ordered.GetValueOrDefault(l.LineNo)
            - goods.Shipped.GetValueOrDefault(l.LineNo) < l.Quantity);
        if (left) sim.Seen.Hit("heard-that-a-stop-was-broken");
        return left ? new Outcome.Refused("SHIPPED", "it has left") : new Outcome.Absent();
    }

    /// <summary>An ERP that reads the platform itself and reports on its own.</summary>
    public void Learns(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines)
    {
        if (sim.World.Random.Chance(0.05)) return;
        sim.World.After(sim.World.Random.Between(50, 240_000), () =>
            Say(key, refundNo, lines, TryStop(key, refundNo, lines) ? EvidenceKind.Stopped : EvidenceKind.StopRefused));
    }

    public void Inspects(
        OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines, ImmutableArray<LineQuantity> later,
        string number) =>
        sim.World.After(sim.World.Random.Between(20_000, 900_000), () =>
        {
            var named = sim.World.Random.Chance(0.5) ? new Tracking("SF", number) : null;
            if (later.Length > 0) InspectsMore(key, refundNo, later);
            var at = new Instant(sim.World.NowMs);
            foreach (var (document, found) in sim.Warehouse.Open(key, refundNo, lines))
            {
                var said = new Fact.EvidenceSeen(
                    key, $"{key.Shop}:{refundNo}:{document}", EvidenceKind.Received, refundNo, [], found,
                    StopLevel.BackInWarehouse, "erp:" + key.Shop, at, Waybill: named);
                Tell(said);
                // The unit is written down once more, under another number.
                if (named is not null && sim.World.Random.Chance(0.3)) Tell(said with { Id = said.Id + Again });
                at += TimeSpan.FromSeconds(1);
            }
        });

    /// <summary>Another parcel, of which nobody was told a number.</summary>
    private void InspectsMore(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines) =>
        sim.World.After(sim.World.Random.Between(60_000, 1_200_000), () =>
        {
            var (document, found) = sim.Warehouse.OpenMore(key, refundNo, lines);
            Tell(new Fact.EvidenceSeen(
                key, $"{key.Shop}:{refundNo}:{document}", EvidenceKind.Received, refundNo, [], found,
                StopLevel.BackInWarehouse, "erp:" + key.Shop, new Instant(sim.World.NowMs)));
        });

    private bool TryStop(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines)
    {
        var goods = sim.Goods.Of(key);
        goods.Stopped.Remove(refundNo);
        foreach (var line in lines)
        {
            var ordered = goods.Ordered.GetValueOrDefault(line.LineNo);
            var shipped = goods.Shipped.GetValueOrDefault(line.LineNo);
            var free = Math.Max(0, ordered - shipped - goods.StoppedOf(line.LineNo));
            if (Math.Max(free, free + goods.ProvedFor(refundNo, line)) < line.Quantity) return false;
        }
        goods.Stopped[refundNo] = [.. lines];
        if (sim.World.Random.Chance(sim.Swarm.BreakPromise))
        {
            var atOnce = sim.World.Random.Chance(sim.Swarm.LeavesAtOnce);
            sim.World.After(
                atOnce ? sim.World.Random.Between(300, 15_000) : sim.World.Random.Between(1_000, 900_000),
                () => TakeBack(key, refundNo, lines, atOnce));
        }
        return true;
    }

    /// <summary>FAIL after SUCCESS, and now and then the goods leave all the same.</summary>
    private void TakeBack(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines, bool atOnce)
    {
        var goods = sim.Goods.Of(key);
        if (!goods.Stopped.Remove(refundNo)) return;
        goods.PromiseBroken = true;
        sim.Seen.Hit("promise-broken");
        if (atOnce)
        {
            Ship(key, false);
            return;
        }
        if (sim.World.Random.Chance(0.7)) Say(key, refundNo, lines, EvidenceKind.StopRefused);
        if (sim.World.Random.Chance(0.7)) sim.World.After(sim.World.Random.Between(1, 300_000), () => Ship(key, false));
    }

    private void Ship(OrderKey key, bool half)
    {
        if (sim.OtherWarehouse?.Lacks(key) is true) return;
        var goods = sim.Goods.Of(key);
        var lines = new List<LineQuantity>();
        foreach (var (lineNo, ordered) in goods.Ordered)
        {
            var rest = ordered - goods.Shipped.GetValueOrDefault(lineNo) - goods.StoppedOf(lineNo);
            if (rest > 0) lines.Add(new LineQuantity(lineNo, half && rest > 1 ? rest - 1 : rest));
        }
        if (lines.Count == 0) return;
        sim.World.Say($"  erp ships {key} {string.Join(',', lines)}");
        sim.Goods.Ship(key, lines, sim.Money);
        var id = $"ship:{key.Shop}:{key.OrderNo}:{sim.World.NowMs}";
        var parcel = sim.Courier?.NewNumber();
        sim.Courier?.Takes(key, parcel, lines);
        if (sim.OtherWarehouse?.Serves(key.Shop) is true) parcel ??= new Tracking("SF", "X" + id);
        Tell(new Fact.EvidenceSeen(
            key, id, EvidenceKind.Shipped, "", [.. lines], [], StopLevel.HandedOver, "erp:" + key.Shop,
            new Instant(sim.World.NowMs), Waybill: parcel));
        if (sim.PlatformOf(key.Shop) is { } platform)
            sim.World.After(sim.World.Random.Between(1_000, 600_000), () => sim.Buyers.Shipped(platform, key.OrderNo));
    }

    private void Say(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines, EvidenceKind kind)
    {
        var n = _said[(key, refundNo)] = _said.GetValueOrDefault((key, refundNo)) + 1;
        sim.World.Say($"  erp says {key} {refundNo} {kind}");
        var level = kind is EvidenceKind.Stopped ? StopLevel.Released : StopLevel.HandedOver;
        Tell(new Fact.EvidenceSeen(
            key, $"word:{key.Shop}:{refundNo}:{n}", kind, refundNo, lines, [], level, "erp:" + key.Shop, new Instant(sim.World.NowMs)));
    }

    private void Tell(Fact.EvidenceSeen fact)
    {
        var delay = sim.Swarm.EvidenceDelayMs;
        sim.World.After(delay == 0 ? 5 : sim.World.Random.Between(0, delay), () => sim.Cluster.Deliver(fact));
        if (sim.World.Random.Chance(sim.Swarm.EvidenceTwice))
            sim.World.After(sim.World.Random.Between(0, delay + 600_000), () => sim.Cluster.Deliver(fact));
    }
}
