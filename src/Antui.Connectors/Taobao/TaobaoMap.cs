using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Pure: the platform's refund and ours, both ways. A word we do not know stays unknown, with its text.
/// </summary>
public static partial class TaobaoMap
{
    private static readonly string[] UnshippedStatuses =
        ["WAIT_SELLER_SEND_GOODS", "PAID_FORBID_CONSIGN", "SELLER_CONSIGNED_PART"];

    private static readonly string[] ShippedStatuses =
        ["WAIT_BUYER_CONFIRM_GOODS", "TRADE_BUYER_SIGNED", "TRADE_FINISHED"];

    public static ClaimStatus StatusOf(string? text) => RefundWords.StatusOf(text);

    public static string StatusText(ClaimStatus status, string raw) =>
        status is ClaimStatus.Unknown ? raw : RefundWords.Of(status);

    /// <returns>Null when the record has no number of its own or of its order: it cannot be filed anywhere.</returns>
    public static RefundRead? ToRefund(TaobaoRefund wire)
    {
        if (string.IsNullOrEmpty(wire.RefundId) || wire.Tid is not { } tid) return null;
        if (!ChinaTime.TryParse(wire.Created, out var asked)) asked = new Instant(0);
        if (!ChinaTime.TryParse(wire.Modified, out var modified))
            modified = new Instant(wire.RefundVersion ?? asked.Ms);
        // An amount that cannot be read is zero, and zero stops with a code; it never means everything.
        if (!Money.TryParseYuan(wire.RefundFee, out var amount)) amount = Money.Fen(0);
        return new RefundRead(Text(tid), new Claim(
            wire.RefundId,
            wire.RefundVersion ?? modified.Ms,
            KindOf(wire),
            StatusOf(wire.Status),
            wire.Status ?? "",
            amount,
            Freight: null,
            LinesOf(wire, tid),
            wire.Reason ?? "",
            wire.RefundPhase ?? "",
            asked,
            modified,
            DeadlineOf(wire.RefundRemindTimeout),
            string.IsNullOrEmpty(wire.Sid) ? null : new Tracking(wire.CompanyName ?? "", wire.Sid),
            InArbitration: wire.CsStatus is not (null or 0 or 1 or 7),
            Advanced: wire.AdvanceStatus is not (null or 0 or 4)));
    }

    /// <summary>Our claim as the platform would write it; the gateway of hosted shops answers with it.</summary>
    public static TaobaoRefund ToWire(RefundRead read)
    {
        var claim = read.Claim;
        var line = claim.Lines.IsDefaultOrEmpty ? default : claim.Lines[0];
        return new TaobaoRefund
        {
            RefundId = claim.RefundNo,
            Tid = Number(read.OrderNo),
            Oid = line.LineNo is { } oid ? Number(oid) : null,
            Num = line.LineNo is null ? null : line.Quantity,
            Status = StatusText(claim.Status, claim.RawStatus),
            DisputeType = DisputeOf(claim.Kind),
            SpecialRefundType = claim.Kind == RefundKind.PriceProtection ? "priceProtect" : null,
            OrderStatus = claim.Kind switch
            {
                RefundKind.Unshipped => "WAIT_SELLER_SEND_GOODS",
                RefundKind.ShippedRefundOnly or RefundKind.Return => "WAIT_BUYER_CONFIRM_GOODS",
                _ => null,
            },
            GoodStatus = claim.Kind switch
            {
                RefundKind.Unshipped => "BUYER_NOT_RECEIVED",
                _ => claim.Tracking is null ? "BUYER_RECEIVED" : "BUYER_RETURNED_GOODS",
            },
            HasGoodReturn = claim.Kind is RefundKind.Return or RefundKind.Exchange or RefundKind.Repair,
            RefundPhase = claim.Phase.Length > 0 ? claim.Phase : null,
            RefundVersion = claim.Version,
            RefundFee = claim.Amount.ToYuanText(),
            Created = ChinaTime.Text(claim.Asked),
            Modified = ChinaTime.Text(claim.Modified),
            Reason = claim.Reason.Length > 0 ? claim.Reason : null,
            CompanyName = claim.Tracking?.Carrier,
            Sid = claim.Tracking?.Number,
            CsStatus = claim.InArbitration ? 3 : 1,
            AdvanceStatus = claim.Advanced ? 2 : 0,
            RefundRemindTimeout = claim.Deadline is { } deadline
                ? new TaobaoRefundTimeout(true, null, ChinaTime.Text(deadline))
                : null,
        };
    }

    public static RefundKind KindOf(TaobaoRefund wire) => wire.SpecialRefundType switch
    {
        "priceProtect" => RefundKind.PriceProtection,
        "cashBack" => RefundKind.Compensation,
        null or "" => wire.DisputeType switch
        {
            "REFUND" => wire.HasGoodReturn == true ? RefundKind.Return : RefundOnly(wire),
            "REFUND_AND_RETURN" => RefundKind.Return,
            "TMALL_EXCHANGE" or "TAOBAO_EXCHANGE" => RefundKind.Exchange,
            "RESHIPPING" => RefundKind.Reship,
            "REPAIR" => RefundKind.Repair,
            "OTHERS" => RefundKind.Compensation,
            // Older answers have no dispute type; whether goods come back says it then.
            null or "" => wire.HasGoodReturn switch
            {
                true => RefundKind.Return,
                false => RefundOnly(wire),
                null => RefundKind.Unknown,
            },
            _ => RefundKind.Unknown,
        },
        _ => RefundKind.Unknown,
    };

    /// <summary>
    /// Partly shipped counts as unshipped: then the stop of exactly these lines has to be proven, and where it cannot
    /// be, nothing is refunded.
    /// </summary>
    private static RefundKind RefundOnly(TaobaoRefund wire) => wire.OrderStatus switch
    {
        var status when UnshippedStatuses.Contains(status) => RefundKind.Unshipped,
        var status when ShippedStatuses.Contains(status) => RefundKind.ShippedRefundOnly,
        // Refunded in full: the order no longer says whether it had left, where the goods are still does.
        "TRADE_CLOSED" => wire.GoodStatus switch
        {
            "BUYER_NOT_RECEIVED" => RefundKind.Unshipped,
            "BUYER_RECEIVED" => RefundKind.ShippedRefundOnly,
            "BUYER_RETURNED_GOODS" => RefundKind.Return,
            _ => RefundKind.Unknown,
        },
        _ => RefundKind.Unknown,
    };

    private static string DisputeOf(RefundKind kind) => kind switch
    {
        RefundKind.Unshipped or RefundKind.ShippedRefundOnly => "REFUND",
        RefundKind.Return => "REFUND_AND_RETURN",
        RefundKind.Exchange => "TAOBAO_EXCHANGE",
        RefundKind.Reship => "RESHIPPING",
        RefundKind.Repair => "REPAIR",
        RefundKind.PriceProtection or RefundKind.Compensation => "OTHERS",
        RefundKind.Unknown => "UNKNOWN",
    };

    /// <summary>Without a quantity the platform did not say what is covered, and nothing is guessed.</summary>
    private static ImmutableArray<LineQuantity> LinesOf(TaobaoRefund wire, long tid) =>
        wire.Num is > 0 and var quantity
            ? [new LineQuantity(Text(wire.Oid is > 0 and var oid ? oid : tid), quantity)]
            : [];

    private static Instant? DeadlineOf(TaobaoRefundTimeout? timeout) =>
        timeout is { ExistTimeout: not false } && ChinaTime.TryParse(timeout.Timeout, out var at) ? at : null;

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null for anything but plain digits: a hosted shop may number its orders otherwise.</returns>
    public static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
