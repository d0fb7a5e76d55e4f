using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// People at the console. Each speaks, waits for the answer, and believes it: a hold that was confirmed must hold until
/// they say otherwise (H1). Whoever gets no answer does not know, and lets it be.
/// </summary>
internal sealed class Persons(Sim sim)
{
    public void Watch(OrderKey key, string refundNo)
    {
        if (!sim.World.Random.Chance(sim.Swarm.People)) return;
        sim.World.After(sim.World.Random.Between(100, 1_200_000), () => Acts(key, refundNo, 4));
    }

    private void Acts(OrderKey key, string refundNo, int left)
    {
        if (left == 0 || sim.Swarm.People == 0) return;
        var refund = sim.Mirror.Find(key)?.Case(refundNo);
        if (refund is null || refund.IsSettled)
        {
            sim.World.After(sim.World.Random.Between(1_000, 300_000), () => Acts(key, refundNo, left - 1));
            return;
        }
        var held = sim.Mirror.Promised.ContainsKey((key, refundNo));
        var action = held
            ? sim.World.Random.Of(PersonAction.Release, PersonAction.Release, PersonAction.Hold, PersonAction.Approve)
            : sim.World.Random.Of(PersonAction.Hold, PersonAction.Hold, PersonAction.Refuse, PersonAction.Approve, PersonAction.SetHandled);
        ImmutableArray<string> accepts = action is PersonAction.Approve && sim.World.Random.Chance(0.4)
            ? ["shipment-stopped", "goods-received", "gifts-returned", "kind-is-automatic"] : [];
        var say = new PersonSay(
            action, "person:li", "looked at it", new Instant(sim.World.NowMs), refund.Claim.Version, accepts);
        if (action is PersonAction.Release or PersonAction.Approve) sim.Mirror.Promised.Remove((key, refundNo));
        sim.Cluster.Ask(new Fact.PersonActs(key, refundNo, say, "person:li"), answer =>
        {
            if (answer is null) return;
            sim.Seen.Hit($"person-{action}-{answer.GetType().Name}");
            if (answer is Accepted.Refused { Why: Refusal.Instructed }) sim.Seen.Hit("refusal-lost-the-race");
            var keeps = action is PersonAction.Hold or PersonAction.Refuse or PersonAction.SetHandled;
            if (keeps && answer is Accepted.Applied or Accepted.Duplicate && keeps) sim.Mirror.Promised[(key, refundNo)] = action;
            sim.World.After(sim.World.Random.Between(500, 600_000), () => Acts(key, refundNo, left - 1));
        });
    }
}
