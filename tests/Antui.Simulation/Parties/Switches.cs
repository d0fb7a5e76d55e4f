using Antui.Core;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Somebody with her hand on the switches: she pauses shops, stops everything, closes breakers, and says each until she
/// is told that it is so. When the faults are over she lets everything go on, and looks whether it does.
/// </summary>
internal sealed class Switches(Sim sim)
{
    /// <summary>Until every node has read the gates again and every order was looked at.</summary>
    private const long SoonMs = 75_000;

    /// <summary>A breaker that opens again and again is somebody else's business after that.</summary>
    private const long MostCalmMs = 150 * 60_000;

    private readonly SplitMix _random = sim.Shapes.Gates!;
    private int _sudden = 6;
    private long _calmSince;

    private IEnumerable<Gate> All =>
        [Gate.Everything, .. sim.Shops.Select(s => new Gate(Gate.Pause, s.Id)), .. Breakers];

    private IEnumerable<Gate> Breakers => sim.Shops.Select(s => new Gate(Gate.Breaker, s.Id));

    public void Start(long chaosMs)
    {
        for (var left = 1 + _random.Below(4); left > 0; left--)
        {
            var gate = _random.Of(Gate.Everything, new Gate(Gate.Pause, "east"), new Gate(Gate.Pause, "west"));
            sim.World.After(_random.Between(20_000, chaosMs), () => Shuts(gate));
        }
        sim.World.After(_random.Between(60_000, 900_000), LooksAtBreakers);
    }

    /// <summary>Just when an effect is on its way, she says that none may be.</summary>
    public void Marked(string shop)
    {
        if (_sudden == 0 || sim.Calm || !_random.Chance(0.2)) return;
        _sudden--;
        var gate = _random.Of(Gate.Everything, new Gate(Gate.Pause, shop), new Gate(Gate.Breaker, shop));
        sim.World.After(_random.Of(0, _random.Between(0, 200), _random.Between(0, 10_000)), () => Shuts(gate));
    }

    public void Calms()
    {
        _calmSince = sim.World.NowMs;
        if (_random.Chance(0.5)) sim.World.After(_random.Between(1, 600_000), () => Shuts(_random.Of([.. All])));
        sim.World.After(_random.Between(1, 120_000), LetsGo);
    }

    private void Shuts(Gate gate) => Say(gate, true, () =>
        sim.World.After(_random.Of(1_000, _random.Between(1_000, 120_000), _random.Between(1_000, 900_000)),
            () => Say(gate, false)));

    private void LooksAtBreakers()
    {
        if (sim.Calm) return;
        foreach (var gate in Breakers.Where(sim.Gates.IsShut)) Say(gate, false);
        sim.World.After(_random.Between(60_000, 900_000), LooksAtBreakers);
    }

    /// <summary>What is shut when nothing goes wrong any more was forgotten, or a word came late.</summary>
    private void LetsGo()
    {
        if (sim.World.NowMs > _calmSince + MostCalmMs) return;
        foreach (var gate in All.Where(sim.Gates.IsShut)) Say(gate, false);
        sim.World.After(_random.Between(900_000, 1_200_000), LetsGo);
    }

    private void Say(Gate gate, bool shut, Action? told = null)
    {
        var asked = sim.Gates.Now;
        var kind = gate.Kind == Gate.Pause ? GateKind.Pause : GateKind.Breaker;
        sim.Cluster.SetGate(gate.About, kind, shut, answer =>
        {
            if (answer is null or Accepted.Refused { Why: Refusal.ChangedMeanwhile })
            {
                sim.World.After(_random.Between(500, 20_000), () => Say(gate, shut, told));
                return;
            }
            sim.Seen.Hit($"gate-{gate.Kind}-{(gate == Gate.Everything ? "all-" : "")}{(shut ? "shut" : "opened")}");
            sim.World.Say($"  she is told {answer} for {gate} {(shut ? "shut" : "open")}");
            sim.Gates.Acknowledged(gate, shut, asked);
            told?.Invoke();
            var said = sim.Gates.LastSaid;
            var soon = Math.Max(sim.World.NowMs, sim.Cluster.StillUntilMs) + SoonMs;
            if (!shut && sim.Calm) sim.World.At(soon, () => GoesOn(said));
        });
    }

    /// <summary>Nothing that was held back waits for a time of its own once the gates are open.</summary>
    private void GoesOn(long said)
    {
        if (All.Any(sim.Gates.IsShut) || sim.Gates.LastSaid != said) return;
        sim.Seen.Hit("looked-whether-it-goes-on");
        if (sim.Gates.FirstHeld() is { } held) sim.World.Break(held.Id, held.What);
    }
}
