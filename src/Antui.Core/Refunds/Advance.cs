using System.Diagnostics;
using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Core.Ways;

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
        Begin(ref order, policy, now, into);
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

    /// <summary>Effects of the order itself, each begun once: as soon as what it tells of is known.</summary>
    private static void Begin(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        foreach (var (action, phase) in Own(order, policy))
        {
            if (order.Instructions.Any(i => i.Action == action && i.Phase == phase)) continue;
            ImmutableArray<string> evidence = phase == "" ? [] : [phase];
            var begun = new OrderEvent.Started(
                "", EffectLife.Prepared(order, action, phase, evidence, policy.Platform, Steps.Author, now));
            order = Fold.Evolve(order, begun);
            into.Add(begun);
        }
    }

    private static IEnumerable<(InstructionAction Action, string Phase)> Own(Order order, ShopPolicy policy)
    {
        foreach (var own in policy.Goods.Own(order, policy.IsHosted)) yield return own;
        // Goods that fit no line are brought to where the warehouse looks, receipt by receipt.
        foreach (var loose in order.Unmatched) yield return (InstructionAction.KeepGoods, loose.Id);
    }

    /// <summary>They live like the effects of refunds; nobody is asked about one whose answer never comes.</summary>
    private static Instant OwnInstructions(ref Order order, ShopPolicy policy, Instant now, List<OrderEvent> into)
    {
        var due = Instant.Never;
        foreach (var i in order.Instructions)
        {
            var step = IsOver(order, i) ? EffectLife.GivenUp(i, policy, now) : EffectLife.Next(i, policy, now);
            if (step is Step.WaitUntil wait) due = Instant.Min(due, wait.At);
            if (OfEffect("", step, policy, now) is not { } next) continue;
            order = Fold.Evolve(order, next);
            into.Add(next);
            due = Instant.Min(due, next is OrderEvent.Dispatched sent ? sent.DueAt : now);
        }
        return due;
    }

    /// <summary>An order that the platform closed meanwhile is sent to no warehouse any more.</summary>
    private static bool IsOver(Order order, Instruction i) => i.Action is InstructionAction.SendOrder
        && order.Head.Status is OrderStatus.Closed or OrderStatus.Cancelled;

    /// <summary>The event of a step that an effect's life takes; null for all others.</summary>
    private static OrderEvent? OfEffect(string refundNo, Step step, ShopPolicy policy, Instant now) => step switch
    {
        Step.SendAgain s => EffectLife.SendAgain(refundNo, s.Instruction, policy, now),
        Step.FindOut s => EffectLife.FindOut(refundNo, s.Instruction, policy, now),
        Step.MarkUnknown s => EffectLife.Lost(refundNo, s.Instruction, now),
        Step.Drop s => new OrderEvent.Answered(
            refundNo, s.Instruction.Key, InstructionState.Void, now, s.Instruction.Code, "no longer wanted"),
        _ => null,
    };

    private static ImmutableArray<OrderEvent> Events(
        Order order, RefundCase refund, Step step, ShopPolicy policy, Instant now) => step switch
        {
            Step.Rest or Step.WaitUntil => [],
            Step.Suffice => [new OrderEvent.Sufficed(refund.RefundNo, now)],
            Step.StopHere s => OrderDesk.Stop(order, refund, now, s.Until),
            Step.ExpectReturn => ReturnsDesk.Expect(order, refund, policy.ReturnAddresses),
            Step.ChangeHere s => [refund.Changed(now, _ => s.To)],
            Step.Lapse s => Silence.Events(order, refund, s.To, policy, now),
            Step.Start s => [new OrderEvent.Started(refund.RefundNo, Intent(order, refund, s, policy, now))],
            Step.SendAgain or Step.FindOut or Step.MarkUnknown or Step.Drop =>
                [OfEffect(refund.RefundNo, step, policy, now)!],
            Step.AskPerson s => [new OrderEvent.HandedToPerson(refund.RefundNo, s.Code, now)],
            Step.TakeBack => [new OrderEvent.TakenBack(refund.RefundNo)],
            Step.CloseDocument => [new OrderEvent.DocumentClosed(refund.RefundNo)],
            _ => throw new UnreachableException(step.GetType().Name),
        };

    private static Instruction Intent(Order order, RefundCase refund, Step.Start start, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        var key = EffectLife.KeyOf(
            order.Key, policy.Platform, claim.RefundNo, claim.Phase, claim.Version, start.Action);
        var evidence = ImmutableArray.CreateBuilder<string>();
        foreach (var e in order.Evidence)
            if (e.Holds && (e.RefundNo == claim.RefundNo || e.RefundNo == "")) evidence.Add(e.Id);
        return new Instruction(
            key, start.Action, InstructionState.Dispatching, claim.Amount, claim.Version, claim.Phase,
            evidence.DrainToImmutable(), start.Author, (refund.Find(key)?.Attempt ?? 0) + 1, now, now + policy.Timing.Lease);
    }
}
