using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

/// <summary>
/// How the refund of a shop comes about once the goods side has proved it. Each case is a file with its own fields and
/// what is different there; what all have in common stands in <c>Workflow</c>.
/// </summary>
public abstract partial record Channel
{
    private Channel()
    {
    }

    /// <summary>Agree return requests without a person, so that the buyer can send the goods.</summary>
    public bool AgreeReturns { get; init; } = true;

    /// <summary>The machine moves money by a strategy of the shop only; else the other side has strategies of its
    /// own.</summary>
    public abstract bool NeedsStrategy { get; }

    /// <summary>A report moves money by our strategies: one that waits goes out only while one of them still wants
    /// it.</summary>
    public virtual bool ReportsByStrategy => false;

    /// <summary>We are the platform, and it decides when a term ends and nobody answered.</summary>
    public virtual bool SilenceDecides => false;

    /// <summary>The goods side is settled: how the money goes back.</summary>
    internal abstract Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now);

    /// <summary>The goods could not be stopped: is that told to whoever asked? Null: no, or it was.</summary>
    internal virtual Step? TellNotStopped(RefundCase refund, in Verdict verdict) => null;

    /// <returns>Null: it is on its way.</returns>
    internal virtual Step? AgreeReturn(RefundCase refund, Instant now) =>
        Steps.Once(refund, InstructionAction.AgreeReturn);

    /// <summary>A person refuses a request that still stands open.</summary>
    internal virtual Step Refuse(RefundCase refund, Instant now) => refund.Current(InstructionAction.Refuse) switch
    {
        null => new Step.Start(InstructionAction.Refuse, refund.Person!.Author),
        { State: InstructionState.Refused } => Steps.Ask(refund, Code.PlatformRefused),
        _ => Steps.Settled(refund),
    };

    /// <summary>What a request comes to by an effect that was done, where nobody tells us.</summary>
    internal virtual IEnumerable<OrderEvent> EndedBy(
        Order order, RefundCase refund, Instruction done, Instant now) => [];

    /// <summary>A state of a request in the platform's word; where we are not the platform, as it was told.</summary>
    internal virtual string Word(ClaimStatus status, string told) => told;
}
