using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine.Deliveries;
using Antui.Engine.Projections;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Somebody who wants to be told how each refund stands, whenever that changes: he is down at times, is busy, answers
/// so late that nobody waits for it, and knows what he must have heard.
/// </summary>
internal sealed class Subscriber(Sim sim)
{
    private readonly SplitMix _random = sim.Shapes.Subscriber!;
    private readonly Dictionary<(OrderKey Order, string RefundNo), int> _taken = [];
    private bool _down;

    public void Start(long chaosMs)
    {
        foreach (var shop in sim.Shops)
            SimStore.Now(sim.Store.WriteAsync(
                new("delivery", NameOf(shop.Id), 1, "owner", new Instant(sim.World.NowMs), "{}"), false, default));
        for (var times = _random.Below(3); times > 0; times--)
        {
            sim.World.After(_random.Between(1_000, chaosMs), () =>
            {
                sim.Seen.Hit("subscriber-down");
                _down = true;
                sim.World.After(_random.Between(1_000, 600_000), () => _down = false);
            });
        }
    }

    public void Calms() => sim.World.After(600_000, () => _down = false);

    public IPush Of(Shop shop) => new Ports(this, shop.Config.Id);

    /// <summary>The first change of a refund that he was not told of; null when he knows all.</summary>
    public Breach? FirstUntold()
    {
        foreach (var (key, order) in sim.Mirror.Orders)
            foreach (var refund in order.Cases)
                if (Changes(key, refund.RefundNo) is var all && all.Count > Taken(key, refund.RefundNo))
                    return new Breach("D1", $"{key} {refund.RefundNo}: the subscriber was told "
                        + $"{Taken(key, refund.RefundNo)} of {string.Join(", ", all)}");
        return null;
    }

    private int Taken(OrderKey key, string refundNo) => _taken.GetValueOrDefault((key, refundNo));

    private static string NameOf(string shop) => "subscriber:" + shop;

    private static string What(Claim claim) => $"{claim.Status}#{claim.Version}";

    private static IEnumerable<Owed> OwedOf(Order? before, Order after)
    {
        foreach (var refund in after.Cases)
            if (before?.Case(refund.RefundNo) is not { } known || What(known.Claim) != What(refund.Claim))
                yield return new Owed(after.Key, What(refund.Claim), refund.RefundNo);
    }

    private List<string> Changes(OrderKey key, string refundNo) =>
        [.. Followed.Of(SimStore.Now(sim.Store.LoadAsync([key], default))[0], 1)
            .SelectMany(e => OwedOf(e.Before, e.After)).Where(o => o.RefundNo == refundNo).Select(o => o.What)];

    /// <summary>Told for the first time only when all that came before it was taken; what he has, he may hear
    /// again.</summary>
    private void Told(Note note)
    {
        var (all, taken) = (Changes(note.Order, note.RefundNo), Taken(note.Order, note.RefundNo));
        if (all.Take(taken + 1).Contains(note.What)) return;
        sim.World.Break("D2",
            $"{note.Order} {note.RefundNo}: told {note.What}, and of {string.Join(", ", all)} {taken} are taken");
    }

    private Told Takes(Note note)
    {
        if (_down) throw new SimReadException("nobody is there");
        if (_random.Chance(sim.Swarm.Throttle)) return Engine.Deliveries.Told.Later;
        var (all, taken) = (Changes(note.Order, note.RefundNo), Taken(note.Order, note.RefundNo));
        if (taken < all.Count && all[taken] == note.What) _taken[(note.Order, note.RefundNo)] = taken + 1;
        else sim.Seen.Hit("told-again");
        sim.Seen.Hit("told-a-subscriber");
        return Engine.Deliveries.Told.Taken;
    }

    private sealed class Ports(Subscriber subscriber, string shop) : IPush
    {
        public string Name => NameOf(shop);

        public bool Hears(string other) => other == shop;

        public IEnumerable<Owed> Owed(Order? before, Order after) => OwedOf(before, after);

        public string LineOf(Note note) =>
            subscriber.Sim.Mutant.TellsInAnyOrder ? $"{note.Id}" : $"{note.OrderNo}/{note.RefundNo}";

        public async Task<Told> PushAsync(Note note, CancellationToken stop)
        {
            subscriber.Told(note);
            try
            {
                return await subscriber.Sim.Net.CallAsync(() => subscriber.Takes(note));
            }
            catch (SimTimeoutException)
            {
                return subscriber.Sim.Mutant.TellsOnce
                    ? Engine.Deliveries.Told.Taken : Engine.Deliveries.Told.Unanswered;
            }
        }
    }

    private Sim Sim => sim;
}
