using Antui.Core.Effects;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>Somebody outside who takes nothing for a while, and now and then never takes a thing.</summary>
/// <param name="often">How likely it is that such a while begins with a call.</param>
internal sealed class Moods(Sim sim, SplitMix random, double often = 0.08)
{
    private long _busyUntilMs;

    /// <summary>Null: it is taken. While all is calm everything is.</summary>
    public Outcome.Refused? Refuses()
    {
        if (sim.Calm) return null;
        if (sim.World.NowMs < _busyUntilMs || random.Chance(often))
        {
            if (sim.World.NowMs >= _busyUntilMs) _busyUntilMs = sim.World.NowMs + random.Between(5_000, 600_000);
            return new Outcome.Refused("BUSY", "the day is being closed", TimeSpan.FromSeconds(random.Between(1, 30)));
        }
        return random.Chance(0.04) ? new Outcome.Refused("NEVER", "it is locked here") : null;
    }
}
