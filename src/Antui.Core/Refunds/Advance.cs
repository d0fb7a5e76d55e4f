using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Core.Shipments;
using Antui.Core.Strategies;

namespace Antui.Core.Refunds;

/// <summary>Turns steps into events until every refund of the order rests, and says when to look again.</summary>
public static class Advance
{
    /// <summary>No refund takes more steps than this at once; more is a bug, and is said loudly instead of
    /// looping.</summary>
    private const int MostSteps = 64;

    /// <returns>The state after all steps, and when the order needs attention next (Never: when a fact
    /// comes).</returns>
    public static (Order Order, Instant DueAt) Run(Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        var due = Instant.Never;
        foreach (var alarm in Losses.Overdue(order, now))
        {
            order = Fold.Evolve(order, alarm);
            into.Add(alarm);
        }
        // What one refund reserves or stops may change the answer to those before it: then they are asked once more.
        for (var rounds = 0; Round(ref order, policy, now, into, ref due); rounds++)
            if (rounds > MostSteps) throw new UnreachableException($"{order.Key} does not come to a rest.");
        if (policy.SendsOrders)
        {
            SendOnce(ref order, policy, now, into);
            if (!policy.IsHosted) TellOnce(ref order, policy, now, into);
        }
        KeepOnce(ref order, policy, now, into);
        // Before the pair is made: it changes the order.
        due = Instant.Min(due, OwnInstructions(ref order, policy, now, into));
        return (order, due);
    }

    /// <returns>A refund behind the first one moved.</returns>
    private static bool Round(
        ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into, ref Instant due)
    {
        var moved = false;
        due = Instant.Never;
        for (var i = 0; i < order.Cases.Length; i++)
        {
            for (var steps = 0; ; steps++)
            {
                var refund = order.Cases[i];
                var step = Workflow.Next(order, refund, policy, now);
                if (step is Step.WaitUntil wait) due = Instant.Min(due, wait.At);
                var events = Events(order, refund, step, policy, now);
                if (events.IsEmpty) break;
                foreach (var happened in events) order = Fold.Evolve(order, happened);
                into.AddRange(events);
                moved |= i > 0;
                if (steps > MostSteps) throw new UnreachableException($"{order.Key} does not come to a rest: {step}.");
            }
        }
        return moved;
    }

    /// <summary>A paid order goes to the warehouse of others once, as soon as it is known.</summary>
    private static void SendOnce(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        if (order.Head.Status is not OrderStatus.Paid) return;
        foreach (var sent in order.Instructions)
            if (sent.Action is InstructionAction.SendOrder) return;
        const InstructionAction action = InstructionAction.SendOrder;
        var key = KeyOf(order.Key, policy.Platform, "", "", 1, action);
        var started = new OrderEvent.Started("", new Instruction(
            key, action, InstructionState.Prepared, Money.Zero(order.Head.Paid.Currency), 1, "", [], "workflow", 0, null, now));
        order = Fold.Evolve(order, started);
        into.Add(started);
    }

    /// <summary>A warehouse of others does not talk to the platform: what it shipped is told there by us, parcel by parcel.</summary>
    private static void TellOnce(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Shipped, Waybill: not null }) continue;
            if (order.Instructions.Any(i => i.Action is InstructionAction.PushShipment && i.Phase == e.Id)) continue;
            const InstructionAction action = InstructionAction.PushShipment;
            var key = KeyOf(order.Key, policy.Platform, e.Id, "", 1, action);
            var started = new OrderEvent.Started("", new Instruction(
                key, action, InstructionState.Prepared, Money.Zero(order.Head.Paid.Currency), 1, e.Id, [e.Id], "workflow", 0, null, now));
            order = Fold.Evolve(order, started);
            into.Add(started);
        }
    }

    /// <summary>Goods that fit no line are brought to where the warehouse looks, receipt by receipt.</summary>
    private static void KeepOnce(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        foreach (var loose in order.Unmatched)
        {
            const InstructionAction action = InstructionAction.KeepGoods;
            if (order.Instructions.Any(i => i.Action is action && i.Phase == loose.Id)) continue;
            var key = KeyOf(order.Key, policy.Platform, loose.Id, "", 1, action);
            var started = new OrderEvent.Started("", new Instruction(
                key, action, InstructionState.Prepared, Money.Zero(order.Head.Paid.Currency), 1, loose.Id, [loose.Id],
                "workflow", 0, null, now));
            order = Fold.Evolve(order, started);
            into.Add(started);
        }
    }

    /// <summary>Shipments told to the platform: repeated until answered, then asked about, like every effect.</summary>
    private static Instant OwnInstructions(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        var due = Instant.Never;
        foreach (var i in order.Instructions)
        {
            if (!i.IsLive) continue;
            var isDue = i.State is InstructionState.Prepared ? Workflow.IsDue(i, policy, now) : now >= i.DueAt;
            if (!isDue)
            {
                due = Instant.Min(due, i.DueAt);
                continue;
            }
            OrderEvent next = i.State switch
            {
                InstructionState.Prepared => Sent(order, "", i, InstructionState.Dispatching, policy, now),
                InstructionState.Unknown => Sent(order, "", i, InstructionState.FindingOut, policy, now),
                _ => new OrderEvent.Answered("", i.Key, InstructionState.Unknown, now, "LOST", "no answer within the lease"),
            };
            order = Fold.Evolve(order, next);
            into.Add(next);
            due = Instant.Min(due, next is OrderEvent.Dispatched sent ? sent.DueAt : now);
        }
        return due;
    }

    private static ImmutableArray<OrderEvent> Events(
        Order order, RefundCase refund, Step step, ShopPolicy policy, Instant now) => step switch
        {
            Step.Rest or Step.WaitUntil => [],
            Step.Suffice => [new OrderEvent.Sufficed(refund.RefundNo, now)],
            Step.StopHere => OrderDesk.Stop(order, refund, now, policy.StopsUntil),
            Step.ExpectReturn => ReturnsDesk.Expect(order, refund, policy.ReturnAddresses),
            Step.AgreeReturnHere => [Changed(refund, now, c => c with
        {
            Status = ClaimStatus.AwaitingBuyerReturn, RawStatus = "WAIT_BUYER_RETURN_GOODS",
        })],
            Step.RefuseHere => [Changed(refund, now, c => c with
        {
            Status = ClaimStatus.SellerRefused, RawStatus = "SELLER_REFUSE_BUYER",
        })],
            Step.Start s => [new OrderEvent.Started(refund.RefundNo, Intent(order, refund, s, policy, now))],
            Step.SendAgain s => [Sent(order, refund.RefundNo, s.Instruction, InstructionState.Dispatching, policy, now)],
            Step.FindOut s => [Sent(order, refund.RefundNo, s.Instruction, InstructionState.FindingOut, policy, now)],
            Step.MarkUnknown s => [new OrderEvent.Answered(
            refund.RefundNo, s.Instruction.Key, InstructionState.Unknown, now, "LOST", "no answer within the lease")],
            Step.Drop s => [new OrderEvent.Answered(
            refund.RefundNo, s.Instruction.Key, InstructionState.Void, now, s.Instruction.Code, "no longer wanted")],
            Step.AskPerson s => [new OrderEvent.HandedToPerson(refund.RefundNo, s.Code, now)],
            Step.TakeBack => [new OrderEvent.TakenBack(refund.RefundNo)],
            Step.CloseDocument => [new OrderEvent.DocumentClosed(refund.RefundNo)],
            _ => throw new UnreachableException(step.GetType().Name),
        };

    private static Instruction Intent(Order order, RefundCase refund, Step.Start start, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        var key = KeyOf(order.Key, policy.Platform, claim.RefundNo, claim.Phase, claim.Version, start.Action);
        var evidence = ImmutableArray.CreateBuilder<string>();
        foreach (var e in order.Evidence)
            if (e.Holds && (e.RefundNo == claim.RefundNo || e.RefundNo == "")) evidence.Add(e.Id);
        return new Instruction(
            key, start.Action, InstructionState.Dispatching, claim.Amount, claim.Version, claim.Phase,
            evidence.DrainToImmutable(), start.Author, (refund.Find(key)?.Attempt ?? 0) + 1, now, now + policy.Timing.Lease);
    }

    private static OrderEvent.Dispatched Sent(
        Order order, string refundNo, Instruction i, InstructionState state, ShopPolicy policy, Instant now) =>
        new(refundNo, i.Key, i.Attempt + 1, state, now, now + policy.Timing.Lease);

    /// <summary>
    /// The operation's key: what is done to which version of which request. A retry has the same key; a changed request
    /// has another.
    /// </summary>
    public static string KeyOf(
        OrderKey order, string platform, string refundNo, string phase, long version, InstructionAction action)
    {
        var text = $"{order.Shop}\n{platform}\n{refundNo}\n{phase}\n{version}\n{action}";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..10]);
    }

    /// <summary>A hosted shop's own change of a request: it is the platform, so it makes the next version.</summary>
    public static OrderEvent.Changed Changed(RefundCase refund, Instant now, Func<Claim, Claim> change) =>
        new(change(refund.Claim) with
        {
            Version = Math.Max(now.Ms, refund.Claim.Version + 1),
            Modified = now,
        });
}
