using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Jushuitan;

internal static class JushuitanEffects
{
    public const string RefundNo = "2570000000000000041";

    public static AnyEffect Stop(string orderNo, params ErpLine[] lines) =>
        Of(orderNo, InstructionAction.Stop, RefundKind.Unshipped, ClaimStatus.AwaitingSeller, null, lines);

    public static AnyEffect Return(string orderNo, Tracking? parcel, params ErpLine[] lines) => Of(
        orderNo, InstructionAction.ExpectReturn, RefundKind.Return,
        parcel is null ? ClaimStatus.AwaitingBuyerReturn : ClaimStatus.AwaitingReceipt, parcel, lines);

    public static AnyEffect Close(string orderNo, params ErpLine[] lines) =>
        Of(orderNo, InstructionAction.CloseDocument, RefundKind.Return, ClaimStatus.Refunded, null, lines);

    private static AnyEffect Of(
        string orderNo, InstructionAction action, RefundKind kind, ClaimStatus status, Tracking? parcel,
        ErpLine[] lines)
    {
        var at = new Instant(1_767_240_000_000);
        var amount = Money.Fen(10_00);
        var claim = new Claim(
            RefundNo, 1, kind, status, "", amount, Money.Fen(0),
            [.. lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))], "七天无理由", "onsale", at, at,
            Tracking: parcel);
        var instruction = new Instruction(
            "k", action, InstructionState.Dispatching, amount, 1, "onsale", [], "workflow", 1, at, at);
        return new AnyEffect(new OrderKey("shop", orderNo), RefundNo, instruction, claim, claim.Lines);
    }
}
