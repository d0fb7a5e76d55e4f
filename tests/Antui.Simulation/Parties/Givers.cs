using Antui.Core;
using Antui.Core.Refunds;
using Antui.Engine;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A seller who gives back more than was asked, chooses what becomes of goods that came back bad, and says things twice
/// because the page was slow.
/// </summary>
internal sealed class Givers(Sim sim, SplitMix random)
{
    private const string Who = "person:sun";

    private int _grants;

    public void Start(long untilMs)
    {
        for (var n = random.Between(0, 4); n > 0; n--) sim.World.After(random.Between(60_000, untilMs), Gives);
        for (var n = random.Between(2, 12); n > 0; n--) sim.World.After(random.Between(300_000, untilMs), Chooses);
    }

    /// <summary>The same once more, now and then.</summary>
    public void Again(Fact fact)
    {
        if (random.Chance(0.5)) sim.World.After(random.Between(0, 20_000), () => sim.Cluster.Ask(fact, _ => { }));
    }

    private void Gives()
    {
        var orders = sim.Mirror.Orders.Where(o => sim.ShapeOf(o.Key.Shop).Platform is null).ToList();
        if (orders.Count == 0) return;
        var key = orders[random.Below(orders.Count)].Key;
        var grant = new Fact.SellerGrants(
            key, $"{key.OrderNo}-G{++_grants}", Money.Fen(random.Between(1, 2_000)), "for the trouble", Who);
        sim.Cluster.Deliver(grant, answer => Hears("grant", grant, answer));
    }

    private void Chooses()
    {
        var bad = sim.Mirror.Orders.SelectMany(o => o.Order.Cases
            .Select(c => (o.Key, c.RefundNo, Proposal: Proposal.For(o.Order, c))))
            .Where(b => b.Proposal is not null).ToList();
        if (bad.Count == 0 || sim.Calm) return;
        var (key, refundNo, proposal) = bad[random.Below(bad.Count)];
        var option = proposal!.Options[random.Below(proposal.Options.Length)];
        var choice = new Fact.PersonChooses(key, refundNo, option, "as the photos show", Who);
        sim.Cluster.Ask(choice, answer => Hears("choice", choice, answer));
    }

    private void Hears(string what, Fact said, Accepted? answer)
    {
        if (answer is null) return;
        sim.Seen.Hit($"{what}-{answer.GetType().Name}");
        Again(said);
    }
}
