using Antui.Core;
using Antui.Core.Subjects;
using Antui.Engine;
using Antui.Engine.Subjects;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A team that answers questions: opened, assigned, replied to by several at once, closed and opened again. What was
/// acknowledged is there, once, and in nobody's way.
/// </summary>
internal sealed class Operators(Sim sim, SplitMix random)
{
    private const string Team = "person:team-";

    private readonly Dictionary<string, HashSet<string>> _replies = new(StringComparer.Ordinal);

    private string Shop => sim.Shops[0].Id;

    public void Start(long untilMs)
    {
        for (var n = random.Between(1, 5); n > 0; n--)
        {
            var id = $"WO{n}";
            sim.World.After(random.Between(60_000, untilMs / 2), () => Opens(id, untilMs));
        }
    }

    /// <summary>A reply that somebody was told is kept, and is not there, or is there twice.</summary>
    public Breach? FirstLost()
    {
        foreach (var (id, told) in _replies)
        {
            var replies = SubjectChecks.Read(sim, new WorkOrders(), Shop, id)?.Replies ?? [];
            if (told.FirstOrDefault(r => replies.Count(x => x.Id == r) != 1) is { } lost)
                return new Breach("W6", $"{id}: the reply {lost} stands {replies.Count(x => x.Id == lost)} times");
        }
        return null;
    }

    private void Opens(string id, long untilMs)
    {
        var promised = new Instant(sim.World.NowMs + 3_600_000);
        Says(new WorkOrderFact.Opened(id, Shop, "1001", "", "where is it", "person:li", promised), stands =>
        {
            if (stands is not null) _replies.TryAdd(id, []);
        });
        for (var n = random.Between(2, 9); n > 0; n--)
        {
            var number = $"{n}";
            sim.World.After(random.Between(1_000, untilMs / 3), () => Goes(id, number, promised));
        }
    }

    /// <summary>Brought again by whoever heard no answer.</summary>
    private void Goes(string id, string number, Instant promised)
    {
        var by = Team + random.Below(3);
        switch (random.Below(6))
        {
            case 0:
                Says(new WorkOrderFact.Assigned(id, by), _ => { });
                break;
            case 1:
                Says(new WorkOrderFact.Closed(id, by, "late parcel"), stands =>
                {
                    if (stands?.State is { IsOpen: false }) sim.Seen.Hit("work-closed");
                });
                break;
            case 2:
                Says(new WorkOrderFact.Reopened(id, by, promised), stands =>
                {
                    if (stands?.Accepted is Accepted.Applied) sim.Seen.Hit("work-reopened");
                });
                break;
            default:
                Replies(new WorkOrderFact.Replied(id, number, by, "looked at", random.Chance(0.5)));
                break;
        }
    }

    private void Replies(WorkOrderFact.Replied said) => Says(said, stands =>
    {
        if (stands is null) sim.World.After(random.Between(500, 30_000), () => Replies(said));
        else if (stands.State is not null) _replies.GetValueOrDefault(said.Id)?.Add(said.ReplyId);
    });

    private void Says(WorkOrderFact fact, Action<Stands<WorkOrder>?> answered) => sim.Cluster.Do(
        engine => engine.WorkOrders.AcceptAsync(Shop, fact.Id, fact, "person:team", default), answered);
}
