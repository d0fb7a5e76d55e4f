using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Gateways.Top;
using Antui.Server.Gateways.Top.Methods;
using Antui.Server.Gateways.Top.Wire;
using static Antui.Sandbox.Platform.SupplierAnswers;

namespace Antui.Sandbox.Platform;

/// <summary>
/// What suppliers of Tmall Global direct tell the platform. A saying that was heard before is taken once; one that
/// contradicts it is refused.
/// </summary>
public static class SupplierMethods
{
    private static readonly TopAnswer NoReturn = No("isv.reverse-order-not-exist", "销退单不存在");

    private const string Prefix = "alibaba.ascp.uop.supplier.";

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new(Prefix + "consignorder.notify.received", TopNeeds.Write, ReceivedAsync, ["supplier_id", "biz_order_code"]),
        new(Prefix + "consignorder.cancel.feedback", TopNeeds.Write, CancelAsync,
            ["consignorder_cancel_feedback_request"]),
        new(Prefix + "consignorder.ship", TopNeeds.Write, ShipAsync, ["consignorder_ship_request"]),
        new(Prefix + "reverseorder.instorage.feedback", TopNeeds.Write, InstorageAsync, ["instorage_feedback_request"]),
    ];

    private static async Task<TopAnswer> ReceivedAsync(GatewayCall call, CancellationToken stop)
    {
        if (Stranger(call, call["supplier_id"]) is { } stranger) return stranger;
        if (call.Id("biz_order_code", out var code) is { } bad) return No(bad);
        if (await call.OrderAsync(code, stop) is null) return NoOrder;
        await AgNotes.KeepAsync(call, code, "{\"received\":true}", stop);
        return Yes();
    }

    private static async Task<TopAnswer> CancelAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("consignorder_cancel_feedback_request", out var json) is { } unreadable) return unreadable;
        if (Stranger(call, json.MaybeText("supplier_id")) is { } stranger) return stranger;
        if (json.Id("biz_order_code", out var code) is { } badCode) return No(badCode);
        if (json.Text("cancel_result", out var said) is { } badResult) return No(badResult);
        if (said is not ("true" or "false")) return No(GatewayCall.BadParameter("cancel_result"));
        var (stopped, reason) = (said == "true", json.MaybeText("cancel_reason"));
        if (!stopped && reason.Length == 0) return No(TopJsonParameter.Missing("cancel_reason"));
        var refundNo = "";
        var (accepted, answer) = await call.Engine.SayAsync(
            new OrderKey(call.ShopId, code),
            order => order is null ? NoOrder : Cancelled(call, order, stopped, reason, out refundNo), stop);
        if (answer is not null) return answer;
        if (accepted is Accepted.Refused no) return No(no.Why.Code, no.Why.Text);
        if (!stopped)
        {
            // Not stopped: this request ends, and the buyer goes the return way.
            await call.AcceptAsync(new Fact.SellerAnswers(
                new OrderKey(call.ShopId, code), refundNo, SellerAnswer.Refuse, 0, null, reason, call.Source), stop);
        }
        return Yes();
    }

    private static Meant<TopAnswer> Cancelled(
        GatewayCall call, Order order, bool stopped, string reason, out string refundNo)
    {
        refundNo = "";
        if (order.Cases.LastOrDefault(c => c.Claim.Kind is RefundKind.Unshipped) is not { } refund)
            return No("isv.cancel-not-exist", "该履约单没有取消申请");
        var (prefix, said) = ($"ascp:cancel:{refund.RefundNo}:", stopped ? "true" : "false");
        if (order.Evidence.LastOrDefault(e => e.Id.StartsWith(prefix, StringComparison.Ordinal)) is { } before)
            return before.Id == prefix + said ? Yes() : No("isv.cancel-feedback-conflict", "已反馈且结果不同");
        if (!refund.Claim.IsOpen) return No("isv.cancel-closed", "取消申请已关闭");
        refundNo = refund.RefundNo;
        return new Fact.EvidenceSeen(
            order.Key, prefix + said, stopped ? EvidenceKind.Stopped : EvidenceKind.StopRefused, refund.RefundNo, [],
            [], stopped ? StopLevel.NotReleased : StopLevel.Unknown, call.Source, Instant.Min(call.SaidAt, call.Now),
            reason.Length > 200 ? reason[..200] : reason);
    }

    private static async Task<TopAnswer> ShipAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("consignorder_ship_request", out var json) is { } unreadable) return unreadable;
        if (Stranger(call, json.MaybeText("supplier_id")) is { } stranger) return stranger;
        if (json.Id("biz_order_code", out var code) is { } badCode) return No(badCode);
        if (json.Text("out_biz_id", out var outBizId) is { } badId) return No(badId);
        if (json.Text("store_code", out _) is { } badStore) return No(badStore);
        if (json.List("order_items", out var items) is { } badItems) return No(badItems);
        if (json.List("tms_orders", out var parcels) is { } badParcels) return No(badParcels);
        var key = new OrderKey(call.ShopId, code);
        var (accepted, answer) = await call.Engine.SayAsync(
            key, order => order is null ? NoOrder : Shipped(call, order, outBizId, items, parcels), stop);
        if (answer is not null) return answer;
        if (accepted is Accepted.Refused no) return No(no.Why.Code, no.Why.Text);
        // Also for a repeat: the first call may have ended between its steps.
        await CatchUpAsync(call, key, stop);
        return Yes();
    }

    private static Meant<TopAnswer> Shipped(
        GatewayCall call, Order order, string outBizId, List<TopJsonParameter> items, List<TopJsonParameter> parcels)
    {
        var id = "ascp:ship:" + outBizId;
        if (order.Evidence.FirstOrDefault(e => e.Kind is EvidenceKind.Shipped) is { } gone)
            return gone.Id == id ? new Meant<TopAnswer>() : No("isv.order-shipped", "履约单已发货");
        if (order.Cases.Any(c =>
            c.Claim.Kind is RefundKind.Unshipped && (c.IsSettled || OrderView.IsPromised(order, c))))
            return No("isv.order-cancelled", "履约单已取消，不能发货");
        var sent = new List<LineQuantity>();
        foreach (var item in items)
        {
            if (Line(order, item, "item_quantity", out var line) is { } wrong) return wrong;
            sent.Add(new LineQuantity(line.LineNo, (int)Math.Min(line.Quantity, int.MaxValue)));
        }
        if (!IsWhole(order, sent)) return No("isv.partial-ship", "不支持部分发货，请整单发货");
        if (Parcels(order, parcels, out var note) is { } badParcel) return badParcel;
        return new Fact.EvidenceSeen(
            order.Key, id, EvidenceKind.Shipped, "", [], [], StopLevel.HandedOver, call.Source,
            Instant.Min(call.SaidAt, call.Now), note);
    }

    private static TopAnswer? Parcels(Order order, List<TopJsonParameter> parcels, out string note)
    {
        note = "";
        var sent = new List<LineQuantity>();
        foreach (var parcel in parcels)
        {
            if (parcel.Text("tms_order_code", out var number) is { } badNumber) return No(badNumber);
            if (parcel.Text("tms_service_code", out var carrier) is { } badCarrier) return No(badCarrier);
            if (Carriers.All.All(c => c.Code != carrier)) return No("isv.tms-not-exist", $"物流公司{carrier}不存在");
            if (parcel.List("tms_items", out var items) is { } badItems) return No(badItems);
            foreach (var item in items)
            {
                if (Line(order, item, "item_quantity", out var line) is { } wrong) return wrong;
                sent.Add(new LineQuantity(line.LineNo, (int)Math.Min(line.Quantity, int.MaxValue)));
            }
            note = note == "" ? OrderView.Note(carrier, number) : note + "; " + OrderView.Note(carrier, number);
        }
        return IsWhole(order, sent) ? null : No("isv.partial-ship", "包裹货品与履约单不一致");
    }

    private static bool IsWhole(Order order, IEnumerable<LineQuantity> sent)
    {
        var merged = Quantities.Merged([.. sent]);
        return order.AllLines.All(l => Quantities.Of(merged, l.LineNo) == l.Quantity);
    }

    /// <summary>What follows from goods that left: open cancels end, and the order says that it is sent.</summary>
    private static async Task CatchUpAsync(GatewayCall call, OrderKey key, CancellationToken stop)
    {
        foreach (var refund in (await call.Engine.ReadAsync(key, stop))!.Cases)
        {
            if (refund.Claim.Kind is RefundKind.Unshipped && refund.Claim.IsOpen && !refund.IsSettled)
            {
                await call.AcceptAsync(new Fact.BuyerChanges(
                    key, refund.RefundNo, BuyerChange.Withdraw, "shipped", call.Source), stop);
            }
        }
        await call.Engine.SayAsync<TopAnswer>(key, order => Sent(call, order!), stop);
    }

    private static Meant<TopAnswer> Sent(GatewayCall call, Order order)
    {
        if (order.Head.Status is not (OrderStatus.Paid or OrderStatus.PartlyShipped)) return new Meant<TopAnswer>();
        return new Fact.OrderSeen(order.Head with
        {
            Status = OrderStatus.Shipped,
            RawStatus = "WAIT_BUYER_CONFIRM_GOODS",
            Modified = Instant.Max(call.Now, order.Head.Modified),
            Lines = [.. order.Head.Lines.Select(l => l with { Shipped = true })],
        }, call.Source);
    }

    private static async Task<TopAnswer> InstorageAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("instorage_feedback_request", out var json) is { } unreadable) return unreadable;
        if (Stranger(call, json.MaybeText("supplier_id")) is { } stranger) return stranger;
        if (json.Id("biz_order_code", out var code) is { } badCode) return No(badCode);
        if (json.List("order_items", out var items) is { } badItems) return No(badItems);
        foreach (var name in (string[])["instorage_time", "receiver_info", "sender_info", "store_code"])
            if (json.Text(name, out _) is { } missing) return No(missing);
        if (await call.RefundAsync(code, stop) is not var (order, refund) || refund.Claim.Kind is not RefundKind.Return)
            return NoReturn;
        var (accepted, answer) = await call.Engine.SayAsync(
            order.Key, now => Received(call, now ?? order, code, json, items), stop);
        return answer ?? (accepted is Accepted.Refused no ? No(no.Why.Code, no.Why.Text) : Yes());
    }

    private static Meant<TopAnswer> Received(
        GatewayCall call, Order order, string code, TopJsonParameter json, List<TopJsonParameter> items)
    {
        if (order.Case(code) is not { } refund) return NoReturn;
        var found = new List<Inspected>();
        foreach (var item in items)
            if (Received(order, item, found) is { } wrong) return wrong;
        foreach (var want in order.Covered(refund.Claim))
        {
            if (found.Where(f => f.LineNo == want.LineNo).Sum(f => f.Quantity) != want.Quantity)
                return No("isv.partial-instorage", "不支持部分入库，请整单收齐后一次回传");
        }
        var id = "ascp:instorage:" + code;
        if (order.Evidence.LastOrDefault(e => e.Id == id) is { } before)
            return before.Inspected.SequenceEqual(found) ? Yes() : No("isv.instorage-repeated", "已回传入库且内容不同");
        if (!refund.Claim.IsOpen) return No("isv.reverse-order-closed", "销退单已关闭");
        return new Fact.EvidenceSeen(
            order.Key, id, EvidenceKind.Received, code, [], [.. found], StopLevel.BackInWarehouse, call.Source,
            Instant.Min(call.SaidAt, call.Now), json.MaybeText("tms_order_code"),
            json.MaybeText("tms_order_code") is { Length: > 0 } parcel
                ? new Tracking(json.MaybeText("tms_service_code"), parcel) : null);
    }

    private static TopAnswer? Received(Order order, TopJsonParameter item, List<Inspected> into)
    {
        if (Line(order, item, "actual_received_quantity", out var line) is { } wrong) return wrong;
        if (item.Whole("actual_lack_quantity", out var lack) is { } badLack) return No(badLack);
        if (lack != 0) return No("isv.partial-instorage", "不支持部分入库，请整单收齐后一次回传");
        if (item.List("instorage_details", out var details) is { } badDetails) return No(badDetails);
        long sum = 0;
        foreach (var detail in details)
        {
            if (detail.Whole("received_quantity", out var quantity) is { } badQuantity) return No(badQuantity);
            if (detail.Whole("storage_type", out var type) is { } badType) return No(badType);
            if (type is not (1 or 101) || quantity is < 1 or > 1_000_000)
                return No(GatewayCall.BadParameter("instorage_details"));
            into.Add(new Inspected(line.LineNo, (int)quantity, type == 1 ? Grade.Good : Grade.Defective));
            sum += quantity;
        }
        return sum == line.Quantity ? null : No("isv.quantity-not-match", "明细数量与实收数量不一致");
    }
}
