using System.Text;
using Antui.Core;
using Antui.Engine.Sealing;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Buyers who say why in their own words, and say it otherwise later; and the person at the console who reads them, or
/// has them erased, at any moment.
/// </summary>
internal sealed class Writers(Sim sim, SplitMix random)
{
    /// <summary>Stands in all that buyers write, and nowhere else.</summary>
    public const string Marker = "秘密路911号";

    private int _written;

    public string Words() => random.Chance(0.8) ? $"{Marker} #{++_written}" : "不想要了";

    public void Start(long untilMs)
    {
        for (var n = random.Between(2, 12); n > 0; n--) sim.World.After(random.Between(60_000, untilMs), Acts);
        for (var n = random.Between(0, 6); n > 0; n--) sim.World.After(random.Between(60_000, untilMs), SaysOtherwise);
    }

    private void Acts()
    {
        var orders = sim.Mirror.Orders.Select(o => o.Key).ToList();
        if (orders.Count == 0) return;
        var (key, erases) = (orders[random.Below(orders.Count)], random.Chance(0.5));
        Fact asks = erases
            ? new Fact.PersonErases(key, "asked by the buyer", new Instant(sim.World.NowMs), "person:zhao")
            : new Fact.PersonReads(key, "to answer", new Instant(sim.World.NowMs), "person:zhao");
        sim.Cluster.Ask(
            asks,
            answer =>
            {
                if (answer is not null) sim.Givers?.Again(asks);
                if (answer is not null) sim.Seen.Hit($"words-{(erases ? "erased" : "read")}-{answer.GetType().Name}");
            });
    }

    private void SaysOtherwise()
    {
        var refunds = sim.Shops.Select(s => s.Platform).OfType<Platform>()
            .SelectMany(p => p.Refunds.Values.Where(r => r.Claim.IsOpen).Select(r => (Platform: p, Refund: r))).ToList();
        if (refunds.Count == 0) return;
        var (platform, refund) = refunds[random.Below(refunds.Count)];
        platform.Change(refund, c => c with { Reason = Words() });
        sim.Seen.Hit("words-said-otherwise");
    }
}

/// <summary>The installation's key of a run, and randomness that repeats itself with the seed.</summary>
internal static class SimSeals
{
    public static Seals Of(ulong seed)
    {
        var random = new SplitMix(seed);
        return new Seals(
            new InstallationKey(Encoding.ASCII.GetBytes("the simulator's own key, 32 byte")), [],
            count => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next())]);
    }
}
