using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Tests.Shared;

/// <summary>An effect of whatever kind its instruction says, for tests that do not care which.</summary>
public sealed record AnyEffect(
    OrderKey Order, string RefundNo, Instruction Instruction, Claim? Claim, ImmutableArray<LineQuantity> Lines,
    string Reason = "", Tracking? Waybill = null, ImmutableArray<Inspected> Found = default,
    OrderSnapshot? Head = null)
{
    public static AnyEffect Recall(Tracking parcel, string key) =>
        Of(InstructionAction.Recall, key) with { Waybill = parcel };

    public static AnyEffect Send(OrderSnapshot head, string key) =>
        Of(InstructionAction.SendOrder, key) with { Order = head.Key, Head = head };

    /// <summary>The same data for another kind.</summary>
    public AnyEffect As(InstructionAction action) => this with { Instruction = Instruction with { Action = action } };

    public AnyEffect Expecting => As(InstructionAction.ExpectReturn);

    public AnyEffect Closing => As(InstructionAction.CloseDocument);

    private static AnyEffect Of(InstructionAction action, string key) => new(
        new OrderKey("shop", "1"), "R1", new Instruction(
            key, action, InstructionState.Dispatching, Money.Fen(0), 1, "", [], "workflow", 1, new Instant(1),
            new Instant(1)), null, []);

    public Effect.OfOrder Effect => Instruction.Action switch
    {
        InstructionAction.Stop => new Effect.Stop(Order, Instruction, Asked, Lines),
        InstructionAction.AgreeReturn => new Effect.AgreeReturn(Order, Instruction, Asked, Lines, Reason),
        InstructionAction.ReportStopped => new Effect.ReportStopped(Order, Instruction, Asked, Lines, Reason),
        InstructionAction.ReportNotStopped => new Effect.ReportNotStopped(Order, Instruction, Asked, Lines, Reason),
        InstructionAction.ReportReceived => new Effect.ReportReceived(
            Order, Instruction, Asked, Lines, Found.IsDefault ? [] : Found, Reason),
        InstructionAction.AgreeRefund => new Effect.AgreeRefund(Order, Instruction, Asked, Lines),
        InstructionAction.PayOut => new Effect.PayOut(Order, Instruction, Asked, Lines, Head!.Paid),
        InstructionAction.Refuse => new Effect.Refuse(Order, Instruction, Asked, Lines, Reason),
        InstructionAction.PushShipment =>
            new Effect.TellShipped(Order, Instruction, Instruction.Phase, Waybill, Lines),
        InstructionAction.ExpectReturn => new Effect.ExpectReturn(Order, Instruction, Asked, Lines),
        InstructionAction.CloseDocument => new Effect.CloseDocument(Order, Instruction, Asked, Lines),
        InstructionAction.SendOrder => new Effect.SendOrder(Order, Instruction, Head!),
        InstructionAction.Recall => new Effect.Recall(Order, Instruction, Asked, Lines, Waybill),
        InstructionAction.KeepGoods => new Effect.KeepGoods(Order, Instruction, Instruction.Phase),
    };

    private Claim Asked => Claim is { } claim ? claim with { RefundNo = RefundNo } : new Claim(
        RefundNo, 1, RefundKind.Unshipped, ClaimStatus.AwaitingSeller, "", Instruction.Amount, Money.Fen(0), Lines, "",
        Instruction.Phase, new Instant(1), new Instant(1));
}

/// <summary>What the engine does with an effect: finds the connector's port for it and calls that.</summary>
public static class Performing
{
    public static Task<Outcome> PerformAsync(this object connector, AnyEffect any, CancellationToken stop) =>
        To(connector, any).PerformAsync(stop);

    public static Task<Outcome> FindOutAsync(this object connector, AnyEffect any, CancellationToken stop) =>
        To(connector, any).FindOutAsync(stop);

    public static Task<IReadOnlyList<Outcome>> PerformAllAsync(
        this object connector, IReadOnlyList<AnyEffect> all, CancellationToken stop) =>
        To(connector, all[0]).PerformAllAsync([.. all.Select(a => a.Effect)], stop);

    private static Bound To(object connector, AnyEffect any) =>
        any.Effect.At(new Only(connector))
        ?? throw new InvalidOperationException($"No port for {any.Instruction.Action}.");

    private sealed class Only(object connector) : IPorts
    {
        public T? Port<T>() where T : class => connector as T;
    }
}
