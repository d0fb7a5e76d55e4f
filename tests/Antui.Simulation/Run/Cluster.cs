using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Engine.Returns;
using Antui.Engine.Shops;
using Antui.Simulation.Oracle;

namespace Antui.Simulation.Run;

/// <summary>The servers over one store: they crash, stop and come back, and senders find whichever answers.</summary>
internal sealed class Cluster(Sim sim)
{
    private const long PatienceMs = 35_000;
    private readonly List<SimNode> _all = [];
    private readonly SimNode?[] _nodes = new SimNode?[sim.Nodes];
    private ulong _number;
    private int _incarnation;

    public IEnumerable<SimNode> Ever => _all;

    public void Start(int at)
    {
        _nodes[at] = new SimNode(sim, $"n{at + 1}", ++_number, sim.Swarm.SkewMs[at], ++_incarnation);
        _all.Add(_nodes[at]!);
        sim.World.Say($"  {_nodes[at]!.Name} starts");
    }

    public void Crash(int at)
    {
        if (_nodes[at] is not { } node) return;
        sim.World.Say($"  {node.Name} dies");
        sim.Seen.Hit("crash");
        sim.Mirror.Crashed();
        node.Context.Dead = true;
        _nodes[at] = null;
    }

    public void CrashAndRestart(int at)
    {
        Crash(at);
        sim.World.After(sim.World.Random.Between(1, 60_000), () =>
        {
            if (_nodes[at] is null) Start(at);
        });
    }

    public void Pause(int at)
    {
        if (_nodes[at] is not { } node) return;
        sim.Seen.Hit("pause");
        node.Context.StandStill(sim.World.Random.Of(2_000L, 20_000L, 60_000L, 150_000L));
        sim.World.Say($"  {node.Name} stands still until {node.Context.PausedUntilMs % 100_000_000 / 1000.0:0.000}");
    }

    public void StepClock(int at, long byMs)
    {
        if (_nodes[at] is { } node) node.Time.SkewMs += byMs;
    }

    /// <summary>The chaos is over: all come back but the one that is lost for ever.</summary>
    public void Heal(int? lost)
    {
        for (var at = 0; at < _nodes.Length; at++)
        {
            if (at == lost) Crash(at);
            else if (_nodes[at] is null) Start(at);
            else (_nodes[at]!.Time.SkewMs, _nodes[at]!.Context.PausedUntilMs) = (sim.Swarm.SkewMs[at], 0);
        }
    }

    public void Hint(string shopId, Hint hint)
    {
        if (Pick() is not { } node) return;
        node.Context.Post(async _ =>
        {
            try
            {
                if (node.Shops.Find(shopId) is { } shop) await node.Engine.HintAsync(shop, hint, CancellationToken.None);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                sim.Seen.Hit("hint-failed");
            }
        }, null);
    }

    /// <summary>What is on its way to a node that stands still runs then at last.</summary>
    public long StillUntilMs => _nodes.Max(n => n?.Context.StillUntilMs ?? 0);

    /// <summary>At least once: repeated until somebody says that it is durable.</summary>
    public void Deliver(Fact fact, Action<Accepted>? acked = null) => Ask(fact, answer =>
    {
        if (answer is null) sim.World.After(sim.World.Random.Between(500, 30_000), () => Deliver(fact, acked));
        else acked?.Invoke(answer);
    });

    /// <summary>Once; the answer is null when none came in time.</summary>
    public void Ask(Fact fact, Action<Accepted?> answered)
    {
        var open = true;
        void Once(Accepted? answer)
        {
            if (!open) return;
            open = false;
            if (answer is not null) Acks.Check(sim, fact, answer);
            answered(answer);
        }
        sim.World.After(PatienceMs, () => Once(null));
        sim.Holders?.Near(fact);
        if (Pick() is not { } node) return;
        var taken = sim.Mutant.Taking(fact, sim);
        node.Context.Post(async _ =>
        {
            try
            {
                foreach (var also in sim.Mutant.AlsoTaking(fact, sim)) await node.Engine.AcceptAsync(also, CancellationToken.None);
                var accepting = taken is null ? Task.FromResult<Accepted>(new Accepted.Applied(0))
                    : TakeAsync(node.Engine, taken);
                var answer = sim.Mutant.AcksBeforeCommit ? new Accepted.Applied(0) : await accepting;
                sim.World.After(sim.World.Random.Between(1, 15), () => Once(answer));
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                sim.World.After(sim.World.Random.Between(1, 15), () => Once(null));
            }
        }, null);
    }

    private async Task<Accepted> TakeAsync(RefundEngine engine, Fact fact)
    {
        if (sim.Shapes.Sayings?.Chance(0.5) is not true) return await engine.AcceptAsync(fact, CancellationToken.None);
        var (accepted, _) = await sim.Mutant.SayingAsync<Accepted>(
            engine, fact.Key, order => order is null || order.Key == fact.Key ? fact
                : throw new InvalidOperationException("read on another order"));
        return accepted;
    }

    /// <summary>Somebody at the desk counts a box, until he is told that it is durable.</summary>
    public void Count(string number, BoxCount count, Action<IReadOnlyList<BoxResult>> answered) =>
        Do(e => e.Boxes.InspectAsync(number, "", count, CancellationToken.None), results =>
        {
            if (results is not null) answered(results);
            else sim.World.After(sim.World.Random.Between(500, 30_000), () => Count(number, count, answered));
        });

    /// <summary>Whichever server answers does it; the answer is null when none came in time.</summary>
    public void Do<T>(Func<RefundEngine, Task<T>> what, Action<T?> answered) where T : class
    {
        var open = true;
        void Once(T? answer)
        {
            if (!open) return;
            open = false;
            answered(answer);
        }
        sim.World.After(PatienceMs, () => Once(null));
        if (Pick() is not { } node) return;
        node.Context.Post(async _ =>
        {
            T? answer = null;
            try
            {
                answer = await what(node.Engine);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                sim.Seen.Hit("not-answered");
            }
            sim.World.After(sim.World.Random.Between(1, 15), () => Once(answer));
        }, null);
    }

    /// <summary>Said to whichever server answers; the answer is null when none came in time.</summary>
    public void SetGate(string about, GateKind kind, bool shut, Action<Accepted?> answered)
    {
        var open = true;
        void Once(Accepted? answer)
        {
            if (!open) return;
            open = false;
            answered(answer);
        }
        sim.World.After(PatienceMs, () => Once(null));
        if (Pick() is not { } node) return;
        node.Context.Post(async _ =>
        {
            Accepted? answer = null;
            try
            {
                answer = await node.Engine.SetGateAsync(
                    about, kind, shut, "counting", "person:wang", CancellationToken.None);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                sim.Seen.Hit("gate-not-set");
                sim.World.Say($"  {node.Name} did not say {kind} of {about}: {fault.GetType().Name}");
            }
            sim.World.After(sim.World.Random.Between(1, 15), () => Once(answer));
        }, null);
    }

    /// <summary>Senders do not see that a server stands still; one that is down refuses them at once.</summary>
    private SimNode? Pick()
    {
        var up = _nodes.Where(n => n is { Up: true }).ToList();
        return up.Count == 0 ? null : up[sim.World.Random.Below(up.Count)];
    }
}
