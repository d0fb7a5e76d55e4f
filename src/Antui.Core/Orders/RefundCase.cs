namespace Antui.Core.Orders;

/// <summary>What a person may say about a refund. Hold, Refuse and Release beat every strategy.</summary>
public enum PersonAction
{
    Hold,
    Release,
    Approve,
    Refuse,
    /// <summary>Handled outside; the machine lets it rest.</summary>
    SetHandled,
    /// <summary>Read that goods left although their money is back.</summary>
    Acknowledge,
}

/// <summary>A person's word, with its author and reason.</summary>
/// <param name="Version">The version of the request that was on the screen; an approval of an older one is
/// void.</param>
/// <param name="Accepts">Rules of the goods side the person knowingly passes, by name; money rules cannot be
/// passed.</param>
/// <param name="Amount">What an approval grants; null is all that is asked.</param>
public sealed record PersonSay(
    PersonAction Action, string Author, string Reason, Instant At, long Version, ImmutableArray<string> Accepts,
    Money? Amount = null);

/// <summary>Since when, and why, a person is asked.</summary>
public sealed record Handed(Code Code, Instant Since);

/// <summary>Who made the refund.</summary>
public enum SettledBy
{
    /// <summary>We instructed it (agreed, paid out, or reported to the assistant that then paid).</summary>
    Us,
    /// <summary>The platform or somebody on it, without an instruction of ours.</summary>
    External,
}

/// <summary>The money reached the buyer.</summary>
/// <param name="FreightFen">The part of the amount that is freight.</param>
public sealed record Settlement(Money Amount, Instant At, SettledBy By, long FreightFen = 0);

/// <summary>One refund request of an order: what is asked, what we did about it, and what came of it.</summary>
/// <param name="KnownAt">When it became ours (durable), to measure from.</param>
/// <param name="SufficientAt">When the evidence first sufficed.</param>
/// <param name="DocumentClosed">The ERP's own document is completed (A13).</param>
/// <param name="LossRead">Who read last that its goods left all the same.</param>
/// <param name="Reopened">How often a refund that had succeeded failed later (F13).</param>
/// <param name="Lapse">The last term of it that ended in silence, where the platform decided then.</param>
public sealed record RefundCase(
    Claim Claim,
    Instant KnownAt,
    ImmutableArray<Instruction> Instructions,
    PersonSay? Person = null,
    Handed? WithPerson = null,
    Settlement? Settlement = null,
    Instant? SufficientAt = null,
    bool DocumentClosed = false,
    int Reopened = 0,
    PersonSay? LossRead = null,
    Lapse? Lapse = null)
{
    public string RefundNo => Claim.RefundNo;

    public bool IsSettled => Settlement is not null;

    public Instruction? InFlight
    {
        get
        {
            foreach (var i in Instructions)
                if (i.IsInFlight) return i;
            return null;
        }
    }

    public Instruction? Find(string key)
    {
        for (var at = Instructions.Length - 1; at >= 0; at--)
            if (Instructions[at].Key == key) return Instructions[at];
        return null;
    }

    /// <summary>The instruction of this kind for the request as it is now.</summary>
    public Instruction? Current(InstructionAction action)
    {
        for (var at = Instructions.Length - 1; at >= 0; at--)
        {
            var i = Instructions[at];
            if (i.Action == action && i.Version == Claim.Version && i.State is not InstructionState.Void) return i;
        }
        return null;
    }

    /// <summary>
    /// The report of what is asked now. A report that was taken stays good while the amount is the same: platforms
    /// touch the version for reasons of their own, and to report again on each touch would never end.
    /// </summary>
    public Instruction? CurrentReport(InstructionAction action) =>
        Current(action) ?? Instructions.LastOrDefault(i =>
            i.Action == action && i.State is InstructionState.Done && i.Amount == Claim.Amount);

    /// <summary>A person approved this very version.</summary>
    public bool IsApproved => Person is { Action: PersonAction.Approve } say && say.Version == Claim.Version;

    /// <summary>The money of this very version is instructed, and nothing was said against it.</summary>
    public bool IsAgreed
    {
        get
        {
            foreach (var i in Instructions)
            {
                if (i.Version != Claim.Version || !i.Reserves) continue;
                if (i.Action is InstructionAction.AgreeRefund or InstructionAction.PayOut) return true;
            }
            return false;
        }
    }

    /// <summary>It stands as the platform left it when a term ended in silence.</summary>
    public bool StandsBySilence => Lapse?.Version == Claim.Version;

    /// <summary>
    /// The platform agreed to this very version because nobody answered: no strategy need approve it, and the goods
    /// side is not asked.
    /// </summary>
    public bool IsAgreedBySilence => StandsBySilence && Lapse is { To: LapseTo.RefundAgreed };

    /// <summary>The money is back because nobody answered.</summary>
    public bool IsPaidBySilence
    {
        get
        {
            if (!IsSettled) return false;
            foreach (var i in Instructions)
                if (i is { State: InstructionState.Done, Author: Lapse.Author }) return true;
            return false;
        }
    }

    /// <summary>A rule of the goods side is passed: by a person who names it, or as a platform passes all of
    /// them.</summary>
    public bool Accepts(string rule) => IsAgreedBySilence || (IsApproved && Person!.Accepts.Contains(rule));

    /// <summary>A hosted shop's own change of a request: it is the platform, so it makes the next version.</summary>
    public OrderEvent.Changed Changed(Instant now, Func<Claim, Claim> change) => new(change(Claim) with
    {
        Version = Math.Max(now.Ms, Claim.Version + 1),
        Modified = now,
    });

    /// <summary>
    /// What is set aside for this request: one request is paid at most once, so it is the largest open instruction, not
    /// their sum. A request that closed with nothing in flight holds nothing.
    /// </summary>
    public long ReservedFen()
    {
        if (IsSettled) return 0;
        long most = 0;
        foreach (var i in Instructions)
        {
            if (!i.Reserves || (i.State is InstructionState.Done && !Claim.IsOpen)) continue;
            most = Math.Max(most, i.Amount.Minor);
        }
        return most;
    }
}
