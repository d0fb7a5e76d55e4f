using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine.Shops;

namespace Antui.Engine.Effects;

/// <summary>
/// A stop that an ERP or a warehouse outside promised is a lease: right before money moves on an old word it is asked
/// whether it still is so. A promise that was broken is taken as the word it is, and withdraws the proof.
/// </summary>
internal static class StopAgain
{
    /// <summary>The goods left although they had been stopped.</summary>
    private const string Broken = "STOP_BROKEN";

    /// <summary>Nobody could say whether they still stay: it is asked again, and no money moves meanwhile.</summary>
    private const string Unheard = "STOP_UNHEARD";

    /// <returns>Null when the word is fresh, was heard again, or nobody is there who could be asked.</returns>
    public static async Task<Outcome?> AskAsync(
        EngineContext engine, Shop shop, Effect.OfRefund effect, Func<Fact, Task<Accepted>> accept)
    {
        if (effect.Rests is not { } word || engine.Now - word.KnownAt <= shop.Policy.Timing.StopLease) return null;
        if (word.Question.At(shop) is not { } bound) return null;
        Outcome answer;
        try
        {
            answer = await bound.FindOutAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            answer = new Outcome.Uncertain(fault.Message);
        }
        switch (answer)
        {
            // Not there: it was promised by other means than our call, and nothing newer is known.
            case Outcome.Done or Outcome.Absent:
                shop.State.ErpSpoke(engine.Now);
                return null;
            case Outcome.Refused { RetryAfter: null } no when no.Code != OutcomeCodes.NoPort:
                shop.State.ErpSpoke(engine.Now);
                await accept(new Fact.EvidenceSeen(
                    effect.Order, $"erp:again:{effect.Key}:{effect.Instruction.Attempt}", EvidenceKind.StopRefused,
                    effect.RefundNo, effect.Lines, [], StopLevel.Unknown, "erp", engine.Now, $"{no.Code} {no.Text}".Trim()));
                return new Outcome.Refused(Broken, no.Text, TimeSpan.Zero);
            case Outcome.Refused { RetryAfter: null }:
                return null;
            default:
                var why = answer is Outcome.Uncertain unknown ? unknown.Why : ((Outcome.Refused)answer).Text;
                shop.State.ErpFailed(engine.Now, why);
                return new Outcome.Refused(Unheard, why, TimeSpan.Zero);
        }
    }
}
