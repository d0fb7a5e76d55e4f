using System.Collections.Immutable;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Stock;

namespace Antui.Connectors.Ascp;

/// <summary>Pure: what is told here, in the platform's words.</summary>
public static class AscpMap
{
    public const string Cancel = "alibaba.ascp.uop.supplier.consignorder.cancel.feedback";
    public const string Received = "alibaba.ascp.uop.supplier.consignorder.notify.received";
    public const string Ship = "alibaba.ascp.uop.supplier.consignorder.ship";
    public const string Instorage = "alibaba.ascp.uop.supplier.reverseorder.instorage.feedback";
    public const string Publish = "alibaba.ascp.aic.supplier.aicinventory.publish";
    public const string Query = "alibaba.ascp.aic.supplier.aicinventory.channel.inventory.query";

    /// <summary>Refusals made here, before anything is sent.</summary>
    public const string PartialReceipt = "PARTIAL_RECEIPT", ReportOff = "REPORT_OFF", NotWhole = "WAITS_FOR_REST";

    /// <summary>The platform says so in this word, whatever the comma before it.</summary>
    public const string BelowOccupied = "可售库存不足";

    private const string CancelPrefix = "C";
    private const int Good = 1, Defective = 101;

    /// <summary>A cancel has no number of its own, and there is one for an order.</summary>
    public static string CancelNo(string orderNo) => CancelPrefix + orderNo;

    public static CancelFeedback Feedback(
        AscpSettings settings, Effect.OfRefund effect, string remark, string? model, bool stopped) => new(
        settings.SupplierId, effect.Order.OrderNo,
        // The first sending's time, not this attempt's: a repeat has the same content.
        effect.Instruction.FirstSent is { } sent ? ChinaTime.Text(sent) : null, stopped,
        stopped ? null : remark.Length > 0 ? remark : "订单已下发仓库或已发货，无法拦截，请走退货流程",
        model ?? settings.BusinessModel);

    /// <summary>
    /// The whole receipt of a return order, or why there is none: the platform takes one report, of everything, once.
    /// </summary>
    public static (InstorageFeedback? Message, Outcome.Refused? No) WholeReceipt(
        AscpSettings settings, AscpReturn back, Effect.ReportReceived effect)
    {
        var found = Sorted(effect.Found);
        var items = new List<InstorageItem>(back.Lines.Length);
        foreach (var line in back.Lines)
        {
            var good = Take(found, (line.LineNo, true), line.Plan);
            var bad = Take(found, (line.LineNo, false), line.Plan - good);
            if (good + bad != line.Plan)
                return (null, Partial($"{line.LineNo} 应收 {line.Plan} 件，实收 {good + bad} 件"));
            List<InstorageDetail> details = [];
            if (good > 0) details.Add(new InstorageDetail(good, Good));
            if (bad > 0) details.Add(new InstorageDetail(bad, Defective));
            items.Add(new InstorageItem(line.SubOrderCode, line.ScItemId, line.Plan, 0, details));
        }
        if (found.Values.Any(left => left > 0)) return (null, Partial("实收多于应收，请先核对"));
        return (new InstorageFeedback(
            settings.SupplierId, back.ReturnNo, "RK" + back.ReturnNo,
            ChinaTime.Text(effect.Instruction.FirstSent ?? effect.Instruction.DueAt), back.Tracking.Carrier,
            back.Tracking.Number, back.Receiver, back.Sender, items, back.StoreCode, back.BusinessModel), null);
    }

    /// <summary>All parcels of an order in one call, or null while they are not yet the whole of it.</summary>
    public static ShipRequest? WholeShipment(
        AscpSettings settings, string orderNo, AscpOrder order, ImmutableArray<AscpParcel> parcels)
    {
        var sent = parcels.Aggregate(
            ImmutableArray<LineQuantity>.Empty, (all, p) => Quantities.Plus(all, Quantities.Merged(p.Lines)));
        if (order.Lines.Any(l => Quantities.Of(sent, l.LineNo) != l.Quantity)) return null;
        ShipItem Item(LineQuantity part) =>
            new(part.LineNo, order.Lines.First(l => l.LineNo == part.LineNo).ScItemId, part.Quantity);
        return new ShipRequest(
            settings.SupplierId, "FH" + orderNo, orderNo,
            [.. order.Lines.Select(l => new ShipItem(l.LineNo, l.ScItemId, l.Quantity))], order.StoreCode,
            [.. parcels.OrderBy(p => p.ShipmentNo, StringComparer.Ordinal).Select(p => new TmsOrder(
                p.Number, settings.CarrierOf(p.Carrier), p.Carrier, [.. Quantities.Merged(p.Lines).Select(Item)]))],
            true, order.BusinessModel);
    }

    public static StockPublish Stock(AscpSettings settings, StockPush push, string itemId) => new(
    [
        new StockMain(
        [
            new StockDetail(
                new StockLocation(settings.StoreOf(push.Warehouse)), new StockItem(itemId, push.Sku),
                [new StockLine(new StockQuantity(push.Quantity))], new StockDetailOrder(push.Key + "-1"),
                new StockAdditional(new StockMode(settings.SupplierId, "FULLAMOUNT"))),
        ], new StockMainOrder(push.Key, settings.UserId)),
    ]);

    /// <summary>Received quantities by line, good ones and others apart. What is missing or something else did not come
    /// back.</summary>
    private static Dictionary<(string, bool), int> Sorted(ImmutableArray<Inspected> found)
    {
        var sorted = new Dictionary<(string, bool), int>();
        foreach (var one in found)
        {
            if (one.Grade is Grade.Missing or Grade.WrongItem) continue;
            var key = (one.LineNo, one.Grade is Grade.Good);
            sorted[key] = sorted.GetValueOrDefault(key) + one.Quantity;
        }
        return sorted;
    }

    private static int Take(Dictionary<(string, bool), int> found, (string, bool) key, int most)
    {
        var take = Math.Min(found.GetValueOrDefault(key), most);
        if (take > 0) found[key] -= take;
        return take;
    }

    private static Outcome.Refused Partial(string what) =>
        new(PartialReceipt, what + "。天猫国际直营只接受整单一次入库回传，部分入库不回传。");
}
