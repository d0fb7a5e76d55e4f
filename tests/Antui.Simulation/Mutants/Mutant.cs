using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Mutants;

/// <summary>
/// A planted bug, around the product and never inside it: it changes what is asked, answered, read, written or seen.
/// This one plants nothing.
/// </summary>
internal class Mutant
{
    public static readonly Mutant None = new();

    public virtual bool IgnoresVersion => false;

    public virtual bool AcksBeforeCommit => false;

    public virtual bool OverwritesConflicts => false;

    public virtual bool NeverPolls => false;

    public virtual bool NeverClaims => false;

    public virtual bool NeverRetriesParked => false;

    /// <summary>Takes what it decided on for the newest there is.</summary>
    public virtual bool NeverLooksHome => false;

    public virtual bool IgnoresCaps => false;

    /// <summary>A node asks the store for gates only now and then.</summary>
    public virtual TimeSpan RemembersGates => TimeSpan.Zero;

    public virtual IReadOnlyList<Document?> ReadingGates(IReadOnlyList<Document?> gates) => gates;

    /// <summary>A step of lists is written wherever they stand.</summary>
    public virtual bool FollowsFromAnywhere => false;

    public virtual ChangesRead Reading(ChangesRead read) => read;

    public virtual bool AnswersBeforeDurable => false;

    /// <summary>What was told and not answered counts as told.</summary>
    public virtual bool TellsOnce => false;

    public virtual bool TellsInAnyOrder => false;

    /// <summary>What subscribers are owed dies with the node.</summary>
    public virtual bool KeepsDeliveriesInMemory => false;

    /// <summary>An ERP or platform that did not answer has heard.</summary>
    public virtual bool TakesSilenceForYes => false;

    /// <summary>Whoever enters goods again has more of them.</summary>
    public virtual bool EntersAgain => false;

    /// <summary>A document is completed as soon as it is made.</summary>
    public virtual bool ClosesWhatItExpects => false;

    /// <summary>Words are called erased, and whoever has the store can read them.</summary>
    public virtual bool KeepsErasedKeys => false;

    /// <summary>The fact as the mutated product takes it; null: it answers, and forgets it.</summary>
    public virtual Fact? Taking(Fact fact, Sim sim) => fact;

    /// <summary>A saying at the mutated product's door.</summary>
    public virtual Task<(Accepted Accepted, T? Answer)> SayingAsync<T>(
        RefundEngine engine, OrderKey key, Func<Order?, Meant<T>> means)
        where T : class => engine.SayAsync(key, means, CancellationToken.None);

    public virtual IEnumerable<Fact> AlsoTaking(Fact fact, Sim sim) => [];

    public virtual Claim Reading(PlatformRefund refund) => refund.Claim;

    public virtual StoredSubject Reading(StoredSubject subject) => subject;

    public virtual StoredSubject Writing(StoredSubject subject) => subject;

    public virtual Effect.OfOrder Sending(Effect.OfOrder effect) => effect;

    public virtual Outcome Answered(Effect.OfOrder effect, Outcome outcome) => outcome;

    public virtual Outcome FoundOut(Effect.OfOrder effect, Outcome outcome) => outcome;

    public virtual ShopConfig Config(ShopConfig config) => config;

    /// <summary>The order as the mutated core sees it.</summary>
    public virtual Func<Order, Order>? Sees => null;
}
