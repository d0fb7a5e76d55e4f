using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// Liveness: once the faults are off, everything known outside is known here, what is unknown is found out, and every
/// open request waits for somebody who truly has not acted, or is with a person.
/// </summary>
internal static class EndChecks
{
    private static readonly TimeSpan EscalationLead = TimeSpan.FromHours(2);

    /// <summary>The first thing that is not at its end yet; null when all is.</summary>
    public static Breach? FirstOpen(Sim sim)
    {
        foreach (var shape in sim.Shops)
            if (shape.Platform is { } platform && Unknown(sim, platform) is { } breach) return breach;
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            foreach (var refund in order.Cases)
                if (Open(sim, key, order, refund) is { } breach) return breach;
            if (order.Instructions.FirstOrDefault(i => i.IsLive) is { } own)
                return new Breach("L3", $"{key}: {own.Action} is {own.State}");
        }
        if (SimStore.Now(sim.Store.NextDueSubjectAsync(default)) is var due && due != Instant.Never)
            return new Breach("L3", $"a subject wants something done at {due}");
        if (ListChecks.FirstBehind(sim) is { } behind) return new Breach("P1", behind);
        if (sim.Gates.FirstHeld() is { } held) return held;
        if (sim.Subscriber?.FirstUntold() is { } untold) return untold;
        if (sim.Depot?.FirstOpen() is { } depot) return depot;
        if (sim.Once.FirstOpen() is { } unsure) return unsure;
        if (sim.Bookkeeper?.FirstWrong() is { } wrong) return wrong;
        if (sim.Operators?.FirstLost() is { } lost) return lost;
        if (SendChecks.FirstLacking(sim) is { } lacking) return lacking;
        if (sim.Holders?.FirstHeld() is { } stays) return stays;
        // A step of the desk that came too early may be refused when it is tried again; it stays for a person to see.
        return sim.Mirror.ParkedFirst != "" ? new Breach("L5", $"stays parked: {sim.Mirror.ParkedFirst}") : null;
    }

    public static void Final(Sim sim)
    {
        sim.Mirror.CheckAlarms();
        Losses(sim);
        DeskChecks.Stock(sim);
        ListChecks.Final(sim);
        SubjectChecks.Final(sim);
        sim.Once.Final();
        sim.Words.Final();
        foreach (var payment in sim.Money.All.Where(p => !p.Back))
            if (sim.Mirror.Find(payment.Order)?.Case(payment.Claim.RefundNo) is not { IsSettled: true })
                sim.World.Break("L3", $"{payment.Order} {payment.Claim.RefundNo} is paid, and not known as paid");
    }

    /// <summary>Every refund of unshipped goods that left all the same is with a person, whatever came first.</summary>
    private static void Losses(Sim sim)
    {
        foreach (var payment in sim.Money.All.Where(p => !p.Back && p.Claim.Kind is RefundKind.Unshipped))
        {
            var truth = sim.Goods.Of(payment.Order);
            var lost = payment.Claim.Lines.Any(l => truth.Shipped.GetValueOrDefault(l.LineNo) > 0
                && truth.Shipped.GetValueOrDefault(l.LineNo) + l.Quantity > truth.Ordered[l.LineNo]);
            if (!lost || sim.Mirror.Find(payment.Order)?.Case(payment.Claim.RefundNo) is not { } refund) continue;
            if (refund.Claim.Kind is RefundKind.Unshipped && refund.WithPerson?.Code is not Code.RefundedButShipped)
                sim.World.Break("G11", $"{payment.Order} {refund.RefundNo}: paid back and gone, and nobody has it");
        }
    }

    /// <summary>L1: what the platform has, we have, in the same version.</summary>
    private static Breach? Unknown(Sim sim, Platform platform)
    {
        foreach (var refund in platform.Refunds.Values)
        {
            if (sim.Mirror.Find(refund.Order)?.Case(refund.Claim.RefundNo) is not { } known)
                return new Breach("L1", $"{refund.Order} {refund.Claim.RefundNo} never became a case");
            if (known.Claim.Version != refund.Claim.Version)
                return new Breach("L1", $"{refund.Order} {refund.Claim.RefundNo}: known as {known.Claim.Status}, is {refund.Claim.Status}");
        }
        return null;
    }

    private static Breach? Open(Sim sim, OrderKey key, Order order, RefundCase refund)
    {
        var where = $"{key} {refund.RefundNo}";
        var paid = sim.Money.Standing(key, refund.RefundNo);
        if (paid is not null && !refund.IsSettled) return new Breach("L3", $"{where} is paid, and not known as paid");
        if (paid is null && refund.IsSettled) return new Breach("L3", $"{where} is known as paid, and the money is not there");
        // What its ERP refuses to close stays open there, and a person sees it in the reconciliation.
        var kept = refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.CloseDocument);
        if (refund.IsSettled) return refund.DocumentClosed || kept?.State is InstructionState.Refused ? null
            : new Breach("L4", $"{where}: refunded, document still open");
        if (refund.Instructions.FirstOrDefault(i => i.IsInFlight) is { } flying)
            return new Breach("L3", $"{where}: {flying.Action} is {flying.State}");
        if (!refund.Claim.IsOpen) return null;
        if (sim.Silence.Missed(key, order, refund) is { } missed) return missed;
        if (refund.WithPerson is { } asked) return Excused(sim, key, order, refund, asked.Code);
        // A term that ended by itself does not come near again for a person who settled what it decided.
        var late = refund.Claim.Deadline is { } deadline && refund.Claim.Status is not ClaimStatus.AwaitingBuyerReturn
            && !(refund.Claim.Status is ClaimStatus.SellerRefused && sim.ShapeOf(key.Shop).SilenceDecides)
            && !(refund.IsAgreedBySilence && refund.Person?.Action is PersonAction.SetHandled)
            && sim.World.NowMs > (deadline - EscalationLead).Ms + 60_000;
        if (late) return new Breach("L7", $"{where}: the deadline is near and nobody was asked");
        return Waits(sim, key, order, refund) is { } why ? new Breach("L4", $"{where}: {why}") : null;
    }

    /// <summary>Nobody is asked: then somebody outside must truly be next.</summary>
    private static string? Waits(Sim sim, OrderKey key, Order order, RefundCase refund)
    {
        var claim = refund.Claim;
        if (refund.Person?.Action is PersonAction.Hold or PersonAction.Refuse or PersonAction.SetHandled) return null;
        if (claim.Status is ClaimStatus.SellerRefused or ClaimStatus.AwaitingBuyerReturn) return null;
        var truth = sim.Goods.Of(key);
        if (claim.Kind is RefundKind.Return)
        {
            if (claim.Status is ClaimStatus.AwaitingSeller) return "the return is neither agreed nor with a person";
            return truth.Returned.ContainsKey(refund.RefundNo) && !DeskChecks.HasTurnedAway(sim, key, order, refund)
                ? "the goods are back, nothing happens" : null;
        }
        if (claim.Kind is not RefundKind.Unshipped) return "nothing happens";
        var spoken = order.Evidence.Any(e => e.RefundNo == refund.RefundNo && e.Holds);
        if (sim.ShapeOf(key.Shop).Fulfilment is Fulfilment.Reports && !spoken) return null;
        return "the goods side has spoken, nothing happens";
    }

    /// <summary>
    /// A unit left although it was promised to stay, and nobody said whose it was: as far as anybody can know, the paid
    /// refunds whose promise was not taken back need all that is left.
    /// </summary>
    private static bool SharesWhatStays(OrderGoods truth, Order order, RefundCase refund, LineQuantity need)
    {
        var gone = truth.Shipped.GetValueOrDefault(need.LineNo);
        var kept = 0;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == refund.RefundNo || other.Claim.Kind is not RefundKind.Unshipped) continue;
            if (OrderLedger.TakenFen(other) == 0) continue;
            kept += order.Evidence.Where(e => e is { Kind: EvidenceKind.Stopped, Holds: true } && e.RefundNo == other.RefundNo)
                .Sum(e => Quantities.Of(order.Covered(e), need.LineNo));
        }
        return gone > 0 && gone + kept + need.Quantity > truth.Ordered[need.LineNo];
    }

    /// <summary>With a person: then what is said to stand in the way must be so.</summary>
    private static Breach? Excused(Sim sim, OrderKey key, Order order, RefundCase refund, Code code)
    {
        var truth = sim.Goods.Of(key);
        var claim = refund.Claim;
        if (code is Code.GiftNotBack) sim.Seen.Hit("gift-with-a-person");
        var wrong = code switch
        {
            Code.GoodsShipped => !claim.Lines.Any(l =>
                truth.Shipped.GetValueOrDefault(l.LineNo) + truth.StoppedOf(l.LineNo) - truth.StoppedOf(refund.RefundNo, l.LineNo)
                + l.Quantity > truth.Ordered[l.LineNo] || SharesWhatStays(truth, order, refund, l)),
            Code.NotShipped => claim.Lines.All(l =>
                truth.WrittenDown(l.LineNo) <= truth.Shipped.GetValueOrDefault(l.LineNo)),
            Code.GoodsShort or Code.GoodsDamaged => !DeskChecks.HasTurnedAway(sim, key, order, refund)
                && claim.Lines.All(l => order.Line(l.LineNo) is { MayStay: true }
                    || truth.Good(refund.RefundNo, l.LineNo) >= l.Quantity),
            Code.GiftNotBack => !DeskChecks.HasTurnedAway(sim, key, order, refund)
                && !GiftChecks.IsMissing(sim, order, refund),
            Code.StopRefused => StopWasPossible(sim, key, order, refund),
            Code.AboveLine or Code.AboveFreight or Code.AboveOrder => KnowableChecks.FitsWithin(sim, order, refund),
            Code.HeldByPerson => refund.Person is null,
            Code.CapReached => sim.Gates.LetsMachinesPay(key.Shop)
                && (sim.CapsOf(key.Shop).RefundFen is not { } cap || claim.Amount.Minor <= cap),
            Code.InArbitration => !claim.InArbitration,
            Code.ClaimStatusUnknown => claim.Status is not ClaimStatus.Unknown,
            _ => false,
        };
        return wrong ? new Breach("L2", $"{key} {refund.RefundNo}: a person is asked for {code}, which is not so") : null;
    }

    private static bool StopWasPossible(Sim sim, OrderKey key, Order order, RefundCase refund)
    {
        var truth = sim.Goods.Of(key);
        if (truth.PromiseBroken || sim.ShapeOf(key.Shop).Fulfilment is not Fulfilment.BuiltIn) return false;
        // Nobody knows where the money of a refund is that was paid and taken back: its goods prove no other request.
        if (order.Cases.Any(c => c.RefundNo != refund.RefundNo && c is { IsSettled: false, Claim.IsOpen: false }
            && order.Alarms.Any(a => a.Code == "REFUND_TAKEN_BACK" && a.Ref == c.RefundNo))) return false;
        // What has left is the only other reason for which the desk may refuse: what others stopped is stopped.
        foreach (var line in refund.Claim.Lines)
        {
            var others = order.Evidence.Where(e => e is { Kind: EvidenceKind.Stopped, Holds: true } && e.RefundNo != refund.RefundNo)
                .Sum(e => Quantities.Of(order.Covered(e), line.LineNo));
            var shipped = truth.Shipped.GetValueOrDefault(line.LineNo);
            if (shipped > 0 && shipped + others + line.Quantity > truth.Ordered[line.LineNo]) return false;
        }
        return true;
    }
}
