using Antui.Core.Effects;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>A node's way to somebody outside: every call is seen by the oracles, and goes over the network.</summary>
internal abstract class EffectPorts(Sim sim, SimNode node)
{
    protected Sim Sim => sim;

    protected SimNode Node => node;

    protected async Task<Outcome> SendAsync<T>(T effect, Func<T, Outcome> there) where T : Effect.OfOrder
    {
        effect = Sending(effect);
        try
        {
            return sim.Mutant.Answered(effect, await CallAsync(() => there(effect)));
        }
        catch (Exception fault) when (fault is SimTimeoutException or SimReadException)
        {
            return sim.Mutant.Answered(effect, new Outcome.Uncertain(fault.Message));
        }
    }

    protected async Task<Outcome> AskAsync(Effect.OfOrder effect, Func<Outcome> there)
    {
        try
        {
            var answer = sim.Mutant.FoundOut(effect, await CallAsync(there));
            sim.Gates.Asked(effect, answer);
            return answer;
        }
        catch (Exception fault) when (fault is SimTimeoutException or SimReadException)
        {
            return new Outcome.Uncertain(fault.Message);
        }
    }

    protected T Sending<T>(T effect) where T : Effect.OfOrder
    {
        effect = (T)sim.Mutant.Sending(effect);
        sim.Mirror.FirstByte(effect, node.Name);
        sim.Gates.FirstByte(effect, node.Context);
        return effect;
    }

    protected virtual Task<T> CallAsync<T>(Func<T> there) => sim.Net.CallAsync(there);
}
