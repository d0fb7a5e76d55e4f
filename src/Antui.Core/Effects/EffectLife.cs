using System.Security.Cryptography;
using System.Text;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Effects;

/// <summary>
/// The life of every effect of an order: its <see cref="Course"/> as steps and events of the order, and its key.
/// </summary>
public static class EffectLife
{
    /// <summary>What it needs next, as long as it is wanted; nothing when it is over.</summary>
    public static Step Next(Instruction i, ShopRules rules, Instant now) => i.Course.NeedAt(now) switch
    {
        Need.Time when i.State is InstructionState.Prepared && IsDue(i, rules, now) => new Step.SendAgain(i),
        Need.Time => new Step.WaitUntil(i.DueAt),
        Need.Send => new Step.SendAgain(i),
        Need.Ask => new Step.FindOut(i),
        Need.Answer => new Step.MarkUnknown(i),
        Need.Nothing => new Step.Rest(),
    };

    /// <summary>What one needs that is not wanted any more: it is not sent, and what was sent is found out.</summary>
    public static Step GivenUp(Instruction i, ShopRules rules, Instant now)
    {
        if (i.State is not InstructionState.Prepared) return Next(i, rules, now);
        if (i.InDoubt is null) return new Step.Drop(i);
        return IsDue(i, rules, now) ? new Step.FindOut(i) : new Step.WaitUntil(i.DueAt);
    }

    /// <summary>What a gate held back waits for the gate, not for a time of its own.</summary>
    public static bool IsDue(Instruction prepared, ShopRules rules, Instant now) =>
        now >= prepared.DueAt || prepared.Code switch
        {
            OutcomeCodes.AllStopped or OutcomeCodes.ShopPaused => !rules.Paused,
            OutcomeCodes.BreakerOpen => !rules.Paused && !rules.BreakerOpen,
            _ => false,
        };

    /// <summary>
    /// A new one of the order itself: it waits for the first look at it, which is at once. Its key names the order, for
    /// each order of a shop has a first parcel.
    /// </summary>
    /// <param name="phase">What of the order it is about; empty for all of it.</param>
    public static Instruction Prepared(
        Order order, InstructionAction action, string phase, ImmutableArray<string> evidence, string platform,
        string author, Instant now) => new(
            KeyOf(order.Key, platform, order.Key.OrderNo, phase, 1, action), action, InstructionState.Prepared,
            Money.Zero(order.Head.Paid.Currency), 1, phase, evidence, author, 0, null, now);

    public static Dispatched SendAgain(string refundNo, Instruction i, ShopRules rules, Instant now) =>
        Of(refundNo, i, i.Course.Sent(now, rules.Timing.Lease), now);

    public static Dispatched FindOut(string refundNo, Instruction i, ShopRules rules, Instant now) =>
        Of(refundNo, i, i.Course.Asked(now, rules.Timing.Lease), now);

    public static Answered Lost(string refundNo, Instruction i, Instant now) => Of(refundNo, i, i.Course.Lost(now));

    /// <summary>What an answer that says "not done", or nothing, makes of the latest attempt.</summary>
    public static Answered NotDone(string refundNo, Instruction i, Outcome outcome, Timing timing, Instant now) =>
        Of(refundNo, i, i.Course.NotDone(outcome, i.MovesMoney, timing, now));

    /// <summary>
    /// The operation's key: what is done to which version of which request. A retry has the same key; a changed request
    /// has another.
    /// </summary>
    /// <param name="refundNo">The number of what it is about, unique in the shop: of a refund, or of the order.</param>
    public static string KeyOf(
        OrderKey order, string platform, string refundNo, string phase, long version, InstructionAction action)
    {
        var text = $"{order.Shop}\n{platform}\n{refundNo}\n{phase}\n{version}\n{action}";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..10]);
    }

    private static Dispatched Of(string refundNo, Instruction i, Course sent, Instant now) =>
        new(refundNo, i.Key, sent.Attempt, sent.State, now, sent.DueAt);

    private static Answered Of(string refundNo, Instruction i, Course answered) =>
        new(refundNo, i.Key, answered.State, answered.DueAt, answered.Code, answered.Text);
}
