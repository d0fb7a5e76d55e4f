using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Projections;
using Antui.Engine.Shops;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>From what the engine knows to what the API shows. No rule lives here.</summary>
public static class Views
{
    public static RefundItem Item(RefundRow row, ShopBook shops) => new(
        row.Shop, NameOf(row.Shop, shops), row.RefundNo, row.OrderNo, row.Kind, row.RawStatus, row.Phase, row.AmountFen,
        row.PaidFen, row.Reason, row.Code, CodeTexts.What(row.Code), row.Turn, row.BuyerRef, row.AskedAt,
        row.ModifiedAt,
        row.DeadlineAt, row.RefundedAt, row.Automatic);

    public static RefundDetail Detail(RefundRow row, Shop shop, Order order, RefundCase refund, ShopBook shops,
        Instant now)
    {
        var item = Item(row, shops);
        return new RefundDetail(
            item.Shop, item.ShopName, item.RefundNo, item.OrderNo, item.Kind, item.RawStatus, item.Phase,
            item.AmountFen,
            item.PaidFen, item.Reason, item.Code, item.CodeText, item.Turn, item.BuyerRef, item.AskedAt,
            item.ModifiedAt,
            item.DeadlineAt, item.RefundedAt, item.Automatic,
            Of(order, refund, shop.Policy, now), Of(refund, order),
            [.. order.Evidence.Where(e => e.RefundNo == "" || e.RefundNo == refund.RefundNo).Select(Of)],
            [.. refund.Instructions.Select(Of)],
            refund.Person is { } p ? new PersonView(p.Action, p.Author, p.Reason, p.At) : null,
            refund.WithPerson is { } w ? new WithPersonView(w.Code.Text(), CodeTexts.What(w.Code.Text()), w.Since)
                : null,
            refund.Settlement is { } s ? new SettlementView(s.Amount.Minor, s.At, s.By) : null,
            refund.DocumentClosed, refund.Reopened,
            [.. order.Alarms.Where(a => a.Ref == refund.RefundNo || order.Case(a.Ref) is null)
                .Select(a => new AlarmView(a.Code, a.Ref, a.At))],
            Verifier.Verify(shop, order, refund, now),
            order.Erased is not null ? WordsState.Erased : order.HasWords ? WordsState.Kept : WordsState.None);
    }

    public static OrderView Of(Order order, RefundCase? refund, Antui.Core.Ways.ShopPolicy policy, Instant now) =>
        new(
        order.Key.Shop, order.Key.OrderNo, order.Head.Status, order.Head.RawStatus, order.Head.Created,
        order.Head.PaidAt,
        order.Head.Paid.Minor, order.Head.Freight.Minor, RefundedFen(order), ReservedFen(order),
        order.Head.Paid.Currency,
        order.Head.BuyerRef, Lines(order, refund), Shipments(order), Returns(order),
        [.. order.Cases.Where(c => c.RefundNo != refund?.RefundNo).Select(c => new OtherRefund(
            c.RefundNo, c.Claim.Amount.Minor, Projection.Row(order, c, policy, now).Phase))]);

    private static string NameOf(string shop, ShopBook shops) =>
        shops.Find(shop)?.Config.Name is { Length: > 0 } name ? name : shop;

    internal static long RefundedFen(Order order) => order.Cases.Sum(c => c.Settlement?.Amount.Minor ?? 0);

    internal static long ReservedFen(Order order) => order.Cases.Sum(c => c.IsSettled ? 0 : OrderLedger.TakenFen(c));

    internal static LineView[] Lines(Order order, RefundCase? refund)
    {
        var claimed = refund is null ? [] : order.Covered(refund.Claim);
        return [.. order.Head.Lines.Select(l => new LineView(
            l.LineNo, l.Sku, l.Title, l.Quantity, l.Paid.Minor, l.Shipped, Quantities.Of(claimed, l.LineNo)))];
    }

    internal static ShipmentView[] Shipments(Order order) =>
        [.. order.Shipments.Select(s => new ShipmentView(
            s.ShipmentNo, s.Level, s.Audited, s.ParcelNo, s.Waybill, Some(s.Lines), Some(s.Stopped)))];

    internal static ReturnView[] Returns(Order order) =>
        [.. order.Returns.Select(r => new ReturnView(
            r.ReturnNo, r.RefundNo, r.Tracking, Some(r.Expected), Some(r.Received), Some(r.Inspected), r.Closed))];

    private static ClaimView Of(RefundCase refund, Order order)
    {
        var c = refund.Claim;
        var freight = refund.Settlement?.FreightFen ?? OrderLedger.FreightFen(order, c, c.Amount.Minor);
        return new ClaimView(
            c.Version, c.Status, c.RawStatus, c.Phase, freight, order.Covered(c), c.Tracking, c.InArbitration,
            c.Advanced);
    }

    private static EvidenceView Of(Antui.Core.Orders.GoodsEvidence e) => new(
        e.Id, e.Kind, e.RefundNo, e.Level, e.Source, e.At, e.KnownAt, Some(e.Lines), Some(e.Inspected), e.Holds,
        e.WithdrawnBecause, e.Note ?? "");

    private static InstructionView Of(Instruction i) => new(
        i.Key, i.Action, WordTexts.Of(i.Action), i.State, i.Amount.Minor, i.Version, i.Author, i.Attempt, i.FirstSent,
        i.DueAt == Instant.Never ? null : i.DueAt, i.Code ?? "", i.Text ?? "");

    private static ImmutableArray<T> Some<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
