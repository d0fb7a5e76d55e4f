using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Shops;
using Antui.Simulation.Oracle;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Mutants;

/// <summary>Every planted bug, made anew for each run; each invariant of money and goods is tripped by at least one.</summary>
internal static class Planted
{
    public static readonly (string Name, Func<Mutant> Make, int Seeds)[] All =
    [
        ("send before the intent is written", () => new SendsEarly(), 200),
        ("new key on retry", () => new NewKey(), 400),
        ("time-out is failure", () => new TimeoutIsFailure(), 400),
        ("evidence is told apart by message", () => new ByMessage(), 400),
        ("version ignored", () => new NoVersion(), 2_000),
        ("pending not reserved", () => new NotReserved(), 4_000),
        ("second instruction while one is open", () => new NotOnlyOne(), 400),
        ("no poller", () => new NoPoller(), 400),
        ("poller without overlap", () => new NoOverlap(), 2_000),
        ("evidence needs its case", () => new NeedsCase(), 400),
        ("unknown never found out", () => new NeverFoundOut(), 400),
        ("given up before the horizon", () => new NoHorizon(), 4_000),
        ("no compare-and-set", () => new NoCompare(), 4_000),
        ("platform's unshipped is proof", () => new UnshippedIsProof(), 200),
        ("ship events not looked at", () => new NoShips(), 2_000),
        ("withdrawals not looked at", () => new NoWithdrawals(), 4_000),
        ("late failure ignored", () => new LateFailureIgnored(), 1_000),
        ("caps not checked", () => new NoCaps(), 1_000),
        ("acknowledged before the commit", () => new AcksEarly(), 200),
        ("evidence of another shop", () => new AnyShop(), 400),
        ("people not asked", () => new NoPeople(), 1_000),
        ("grade not looked at", () => new AnyGrade(), 1_000),
        ("a return proves that it left", () => new BackProvesLeft(), 400),
        ("no look at our own state before the first byte", () => new NoOwnLook(), 2_000),
        ("unknown status taken for a known one", () => new KnowsEveryStatus(), 1_000),
        ("version by arrival", () => new VersionByArrival(), 200),
        ("nobody takes over", () => new NobodyTakesOver(), 400),
        ("parked for ever", () => new NeverRetries(), 400),
        ("postage is nobody's", () => new NoPostage(), 400),
        ("a box counts at every scan", () => new Beside.CountsAgain(), 1_000),
        ("a unit counts by its document", () => new CountsDocuments(), 400),
        ("nobody asked before the deadline", () => new NoLead(), 2_000),
        ("lists follow from anywhere", () => new FromAnywhere(), 400),
        ("a mark is passed over", () => new PassesOver(), 400),
        ("gates are remembered by a node", () => new RemembersGatesAWhile(), 1_000),
        ("gates are read before the queue", () => new ReadsGatesEarly(), 1_000),
        ("a breaker is opened and not looked at", () => new NoBreaker(), 1_000),
        ("a resume forgets what it held", () => new ForgetsHeld(), 1_000),
        ("gifts are not asked for", () => new NoGifts(), 1_000),
        ("a resume wakes nobody", () => new WakesNobody(), 1_000),
        ("a stop of the ERP is trusted for ever", () => new TrustsForEver(), 1_000),
        ("what was not answered was told", () => new TellsOnlyOnce(), 400),
        ("subscribers are told in any order", () => new TellsAnyhow(), 400),
        ("deliveries are kept in memory", () => new DeliveriesInMemory(), 1_000),
        ("who does not answer has heard of the goods", () => new SilenceIsYes(), 400),
        ("goods are entered once a try", () => new EntersOnceATry(), 400),
        ("a merge ends with its node", () => new Beside.HalfMerges(), 2_000),
        ("a reply is lost when the case is closed", () => new Beside.LosesReplies(), 1_000),
        ("a task ends with its node", () => new Beside.HalfTasks(), 2_000),
        ("who takes a task over skips a record", () => new Beside.SkipsRecords(), 1_000),
        ("what a person resolved is open again", () => new Beside.FindsAgain(), 400),
        ("what a node left behind stays behind", () => new Beside.LeavesBehind(), 400),
        ("silence decides nothing", () => new Clocks.Never(), 200),
        ("the clock strikes early", () => new Clocks.Early(), 200),
        ("an answer does not stop the clock", () => new Clocks.Deaf(), 1_000),
        ("an erasure takes the evidence with it", () => new Erasing.TakesEvidence(), 1_000),
        ("an erasure keeps the key", () => new Erasing.KeepsKeys(), 200),
        ("a saying is read before the lane", () => new Reading.BeforeTheLane(), 400),
        ("a saying is answered from memory", () => new Reading.FromMemory(), 400),
        ("orders of a shop share a key", () => new GoodsSides.OneKeyForAll(), 400),
        ("a goods side that does not answer has done it", () => new GoodsSides.SilenceIsDone(), 400),
        ("after the money no goods side is asked what it did", () => new GoodsSides.NeverHears(), 400),
        ("a document is closed before the money", () => new GoodsSides.ClosesEarly(), 400),
        ("another parcel is asked back", () => new GoodsSides.OtherParcel(), 400),
        ("a recall that was taken has come back", () => new GoodsSides.TakenIsBack(), 400),
        ("half an order is sent", () => new GoodsSides.SendsHalf(), 400),
        ("a closed order is sent", () => new GoodsSides.SendsClosed(), 400),
        ("no order is sent", () => new GoodsSides.SendsNothing(), 400),
    ];

    private sealed class CountsDocuments : Mutant
    {
        public override Fact? Taking(Fact fact, Sim sim) =>
            fact is Fact.EvidenceSeen { Kind: EvidenceKind.Received } e ? e with { Waybill = null } : fact;
    }

    private sealed class TrustsForEver : Mutant
    {
        public override ShopConfig Config(ShopConfig config) =>
            config with { Timing = config.Timing with { StopLease = TimeSpan.FromDays(30) } };
    }

    private sealed class FromAnywhere : Mutant
    {
        public override bool FollowsFromAnywhere => true;
    }

    private sealed class PassesOver : Mutant
    {
        public override ChangesRead Reading(ChangesRead read) =>
            read.Changes.Count < 3 ? read : read with { Changes = [.. read.Changes.Skip(1)] };
    }

    private sealed class SendsEarly : Mutant
    {
        public override bool AnswersBeforeDurable => true;
    }

    private sealed class NeverRetries : Mutant
    {
        public override bool NeverRetriesParked => true;
    }

    private sealed class NewKey : Mutant
    {
        public override Effect.OfOrder Sending(Effect.OfOrder effect) =>
            effect.Instruction.Attempt == 1 ? effect : effect with
            {
                Instruction = effect.Instruction with { Key = $"{effect.Instruction.Key}-{effect.Instruction.Attempt}" },
            };
    }

    private sealed class TimeoutIsFailure : Mutant
    {
        public override Outcome Answered(Effect.OfOrder effect, Outcome outcome) =>
            outcome is Outcome.Uncertain ? new Outcome.Refused("FAILED", "timed out") : outcome;
    }

    private sealed class ByMessage : Mutant
    {
        private int _messages;

        public override Fact? Taking(Fact fact, Sim sim) =>
            fact is Fact.EvidenceSeen { Kind: EvidenceKind.Received } e ? e with { Id = $"m{++_messages}:{e.Id}" } : fact;
    }

    private sealed class NoVersion : Mutant
    {
        private readonly Dictionary<string, Claim> _first = [];

        public override bool IgnoresVersion => true;

        public override Claim Reading(PlatformRefund refund) =>
            _first.TryGetValue(refund.Order + refund.Claim.RefundNo, out var known) && refund.Claim.IsOpen && known.Status == refund.Claim.Status
                ? known : _first[refund.Order + refund.Claim.RefundNo] = refund.Claim;
    }

    private sealed class NotReserved : Mutant
    {
        public override Func<Order, Order> Sees => Change(i =>
            i.State is InstructionState.Unknown or InstructionState.FindingOut ? i with { Amount = Money.Fen(0) } : i);
    }

    private sealed class NotOnlyOne : Mutant
    {
        public override Func<Order, Order> Sees => Cases(c => c with { Instructions = [.. c.Instructions.Where(i => !i.IsInFlight)] });
    }

    private sealed class NoPoller : Mutant
    {
        public override bool NeverPolls => true;
    }

    private sealed class NoOverlap : Mutant
    {
        public override ShopConfig Config(ShopConfig config) =>
            config with { Poll = config.Poll with { Overlap = TimeSpan.Zero } };
    }

    private sealed class NeedsCase : Mutant
    {
        public override Fact? Taking(Fact fact, Sim sim) =>
            fact is Fact.EvidenceSeen { RefundNo: not "" } e && sim.Mirror.Find(e.Key)?.Case(e.RefundNo) is null ? null : fact;
    }

    private sealed class NeverFoundOut : Mutant
    {
        public override Outcome FoundOut(Effect.OfOrder effect, Outcome outcome) => new Outcome.Uncertain("not asked");
    }

    private sealed class NoHorizon : Mutant
    {
        public override ShopConfig Config(ShopConfig config) =>
            config with { Timing = config.Timing with { UnknownHorizon = config.Timing.Lease } };
    }

    private sealed class NoCompare : Mutant
    {
        public override bool OverwritesConflicts => true;
    }

    private sealed class UnshippedIsProof : Mutant
    {
        public override Func<Order, Order> Sees => order =>
        {
            foreach (var refund in order.Cases)
            {
                if (refund.Claim.Kind is not RefundKind.Unshipped || order.Head.Lines.Any(l => l.Shipped)) continue;
                if (order.Evidence.Any(e => e.RefundNo == refund.RefundNo)) continue;
                order = order with
                {
                    Evidence = order.Evidence.Add(new GoodsEvidence(
                        "platform:" + refund.RefundNo, EvidenceKind.Stopped, refund.RefundNo, order.Covered(refund.Claim), [],
                        StopLevel.NotReleased, "platform", refund.KnownAt, refund.KnownAt)),
                };
            }
            return order;
        };
    }

    private sealed class NoShips : Mutant
    {
        public override Func<Order, Order> Sees => order => order with
        {
            Evidence = [.. order.Evidence.Where(e => e.Kind is not EvidenceKind.Shipped).Select(e => e with { WithdrawnBecause = null })],
            Head = order.Head with { Lines = [.. order.Head.Lines.Select(l => l with { Shipped = false })] },
        };
    }

    private sealed class NoWithdrawals : Mutant
    {
        public override Func<Order, Order> Sees => order => order with
        {
            Evidence = [.. order.Evidence.Where(e => e.Kind is not EvidenceKind.StopRefused).Select(e => e with { WithdrawnBecause = null })],
        };
    }

    private sealed class LateFailureIgnored : Mutant
    {
        public override Claim Reading(PlatformRefund refund) => refund.Claim.Status is ClaimStatus.Refunded
            ? refund.Claim
            : refund.History.OrderBy(h => h.Key).Select(h => h.Value).LastOrDefault(c => c.Status is ClaimStatus.Refunded) ?? refund.Claim;
    }

    private sealed class NoCaps : Mutant
    {
        public override bool IgnoresCaps => true;
    }

    private sealed class AcksEarly : Mutant
    {
        public override bool AcksBeforeCommit => true;
    }

    private sealed class AnyShop : Mutant
    {
        public override IEnumerable<Fact> AlsoTaking(Fact fact, Sim sim) => fact is not Fact.EvidenceSeen e ? []
            : sim.Shops.Where(s => s.Id != e.Key.Shop && sim.Mirror.Find(e.Key with { Shop = s.Id }) is { } there
                && e.Lines.All(l => there.Line(l.LineNo) is not null)).Select(s => e with { Key = e.Key with { Shop = s.Id } });
    }

    private sealed class NoPeople : Mutant
    {
        public override Func<Order, Order> Sees => Cases(c => c.IsApproved ? c : c with { Person = null });
    }

    private sealed class AnyGrade : Mutant
    {
        public override Fact? Taking(Fact fact, Sim sim) => fact switch
        {
            Fact.EvidenceSeen e => e with { Inspected = [.. e.Inspected.Select(i => i with { Grade = Grade.Good })] },
            Fact.ReturnStep { Action: ReturnAction.Inspect } r => r with { Inspected = [.. r.Inspected.Select(i => i with { Grade = Grade.Good })] },
            _ => fact,
        };
    }

    private sealed class BackProvesLeft : Mutant
    {
        public override IEnumerable<Fact> AlsoTaking(Fact fact, Sim sim) =>
            fact is Fact.EvidenceSeen { Kind: EvidenceKind.Received } e
            ? [e with
            {
                Id = e.Id + ":left", Kind = EvidenceKind.Shipped, RefundNo = "", Inspected = [],
                Lines = [.. e.Inspected.Select(i => new LineQuantity(i.LineNo, i.Quantity))],
            }]
            : [];
    }

    private sealed class NoOwnLook : Mutant
    {
        public override bool NeverLooksHome => true;
    }

    private sealed class KnowsEveryStatus : Mutant
    {
        public override Claim Reading(PlatformRefund refund) => refund.Claim.Status is ClaimStatus.Unknown
            ? refund.Claim with { Status = ClaimStatus.AwaitingSeller } : refund.Claim;
    }

    private sealed class VersionByArrival : Mutant
    {
        private long _arrival;

        public override Claim Reading(PlatformRefund refund) => refund.Claim with { Version = ++_arrival };
    }

    private sealed class NobodyTakesOver : Mutant
    {
        public override bool NeverClaims => true;
    }

    private sealed class NoLead : Mutant
    {
        public override ShopConfig Config(ShopConfig config) =>
            config with { Timing = config.Timing with { EscalationLead = TimeSpan.Zero, GoodsPatience = TimeSpan.FromDays(9) } };
    }

    private sealed class NoPostage : Mutant
    {
        public override Func<Order, Order> Sees =>
            Cases(c => c with { Claim = c.Claim with { Freight = Money.Fen(0) } });
    }

    private sealed class RemembersGatesAWhile : Mutant
    {
        public override TimeSpan RemembersGates => TimeSpan.FromSeconds(30);
    }

    /// <summary>As long before the call as a queue is long.</summary>
    private sealed class ReadsGatesEarly : Mutant
    {
        public override TimeSpan RemembersGates => TimeSpan.FromSeconds(2);
    }

    private sealed class NoBreaker : Mutant
    {
        public override IReadOnlyList<Document?> ReadingGates(IReadOnlyList<Document?> gates) =>
            [.. gates.Select(g => g is { Kind: Gate.Breaker } ? null : g)];
    }

    private sealed class ForgetsHeld : Mutant
    {
        public override Func<Order, Order> Sees =>
            Change(i => IsHeld(i) ? i with { Code = "", DueAt = Instant.Never } : i);
    }

    private sealed class WakesNobody : Mutant
    {
        public override Func<Order, Order> Sees => Change(i => IsHeld(i) ? i with { Text = i.Code, Code = "HELD" } : i);
    }

    private sealed class NoGifts : Mutant
    {
        public override Func<Order, Order> Sees => order => order with
        {
            Head = order.Head with { Lines = [.. order.Head.Lines.Select(l => l with { GiftOf = null })] },
        };
    }

    private sealed class TellsOnlyOnce : Mutant
    {
        public override bool TellsOnce => true;
    }

    private sealed class TellsAnyhow : Mutant
    {
        public override bool TellsInAnyOrder => true;
    }

    private sealed class DeliveriesInMemory : Mutant
    {
        public override bool KeepsDeliveriesInMemory => true;
    }

    private sealed class SilenceIsYes : Mutant
    {
        public override bool TakesSilenceForYes => true;
    }

    private sealed class EntersOnceATry : Mutant
    {
        public override bool EntersAgain => true;
    }

    private static bool IsHeld(Instruction i) => i.State is InstructionState.Prepared
        && i.Code is OutcomeCodes.AllStopped or OutcomeCodes.ShopPaused or OutcomeCodes.BreakerOpen;

    private static Func<Order, Order> Cases(Func<RefundCase, RefundCase> change) =>
        order => order with { Cases = [.. order.Cases.Select(change)] };

    private static Func<Order, Order> Change(Func<Instruction, Instruction> change) =>
        Cases(c => c with { Instructions = [.. c.Instructions.Select(change)] });
}
