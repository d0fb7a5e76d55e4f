using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// The after-sale documents of ERPs: told that goods will come back, and that a request is over. A repeat of a key is
/// the document that is there.
/// </summary>
internal sealed class Papers(Sim sim, SplitMix random)
{
    public const string Kind = "papers";

    private readonly Moods _moods = new(sim, random);

    public Outcome Expect(Effect.ExpectReturn effect)
    {
        if (_moods.Refuses() is { } no) return no;
        if (sim.Once.Does(effect, string.Join(',', effect.Lines))) sim.Seen.Hit("return-expected");
        return new Outcome.Done("doc-" + effect.RefundNo);
    }

    public Outcome Close(Effect.CloseDocument effect)
    {
        if (_moods.Refuses() is { } no) return no;
        if (!sim.Money.All.Any(p => p.Order == effect.Order && p.Claim.RefundNo == effect.RefundNo))
            sim.World.Break("K4", $"{effect.Order} {effect.RefundNo}: its document is closed, and it was never paid");
        if (sim.Once.Does(effect, "")) sim.Seen.Hit("document-closed");
        return new Outcome.Done("doc-" + effect.RefundNo);
    }
}

/// <summary>A node's connector to an ERP that keeps documents beside the platform.</summary>
internal class PapersPorts(Sim sim, SimNode node)
    : EffectPorts(sim, node), IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>
{
    public virtual Connector Ports => new Connector()
        .Can<IPerform<Effect.Stop>>(this).Can<IPerform<Effect.ExpectReturn>>(this)
        .Can<IPerform<Effect.CloseDocument>>(this);

    public Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop) =>
        SendAsync(effect, e => Sim.Erp.Stop(e));

    public Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Erp.Stopped(effect));

    public Task<Outcome> PerformAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        SendAsync(effect, e =>
        {
            if (Sim.Mutant.ClosesWhatItExpects)
                Sim.Papers!.Close(new Effect.CloseDocument(e.Order, e.Instruction, e.Claim, e.Lines));
            return Sim.Papers!.Expect(e);
        });

    public Task<Outcome> FindOutAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Once.Find(effect));

    public Task<Outcome> PerformAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        SendAsync(effect, e => Sim.Papers!.Close(e));

    public Task<Outcome> FindOutAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        AskAsync(effect, () => Sim.Once.Find(effect));
}
