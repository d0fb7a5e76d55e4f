using System.Diagnostics;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Server.Texts;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Server.Refunds;

/// <summary>Every event of the journal as a sentence for the timeline, with amounts and names.</summary>
public static class EventTexts
{
    public static Both Of(OrderEvent happened, Order order) => happened switch
    {
        Placed e =>
            ($"订单到达：{Status(e.Head).Zh}，实付 {e.Head.Paid}", $"Order arrived: {Status(e.Head).En}, paid {e.Head.Paid}"),
        Updated e => ($"订单更新：{Status(e.Head).Zh}", $"Order updated: {Status(e.Head).En}"),
        ShipmentMade e => ($"生成发货单 {e.ShipmentNo}：{Lines(e.Lines, order)}",
            $"Shipment {e.ShipmentNo} made: {Lines(e.Lines, order)}"),
        ShipmentAudited e => ($"发货单 {e.ShipmentNo} 已审核", $"Shipment {e.ShipmentNo} audited"),
        ShipmentMoved e => ($"发货单 {e.ShipmentNo}：{WordTexts.Of(e.Level).Zh}{Waybill(e.Waybill, "，运单 ")}",
            $"Shipment {e.ShipmentNo}: {WordTexts.Of(e.Level).En}{Waybill(e.Waybill, ", waybill ")}"),
        ShipmentSplit e => ($"发货单 {e.ShipmentNo} 拆出 {e.NewShipmentNo}：{Lines(e.Lines, order)}",
            $"Shipment {e.NewShipmentNo} split from {e.ShipmentNo}: {Lines(e.Lines, order)}"),
        ShipmentMerged e => ($"发货单 {e.ShipmentNo} 并入包裹 {e.ParcelNo}",
            $"Shipment {e.ShipmentNo} joined parcel {e.ParcelNo}"),
        ShipmentUnmerged e => ($"发货单 {e.ShipmentNo} 移出合并包裹", $"Shipment {e.ShipmentNo} left its merged parcel"),
        ShipmentRouted e => ($"发货单 {e.ShipmentNo} 改由仓库 {Warehouse(e.Warehouse, order)} 发货",
            $"Shipment {e.ShipmentNo} goes out from warehouse {Warehouse(e.Warehouse, order)}"),
        LinesResumed e => ($"发货单 {e.ShipmentNo} 恢复发货：{Lines(e.Lines, order)}",
            $"Going out again in shipment {e.ShipmentNo}: {Lines(e.Lines, order)}"),
        LinesStopped e => ($"发货单 {e.ShipmentNo} 拦下：{Lines(e.Lines, order)}",
            $"Stopped in shipment {e.ShipmentNo}: {Lines(e.Lines, order)}"),
        EvidenceGiven e => Evidence(e.Evidence, order),
        EvidenceWithdrawn e => ($"凭证 {e.Id} 失效：{e.Why}", $"Evidence {e.Id} withdrawn: {e.Why}"),
        ReturnExpected e => ($"建立退货单 {e.ReturnNo}：{Lines(e.Lines, order)}",
            $"Return {e.ReturnNo} expected: {Lines(e.Lines, order)}"),
        ReturnEdited e => ($"退货单 {e.ReturnNo} 已修改{Because(e.Reason, "：")}",
            $"Return {e.ReturnNo} changed{Because(e.Reason, ": ")}"),
        ReturnTracked e => ($"退货单 {e.ReturnNo} 物流：{e.Tracking.Carrier} {e.Tracking.Number}",
            $"Return {e.ReturnNo} is on its way: {e.Tracking.Carrier} {e.Tracking.Number}"),
        ReturnReceived e => ($"退货单 {e.ReturnNo} 已收货：{Lines(e.Lines, order)}",
            $"Return {e.ReturnNo} received: {Lines(e.Lines, order)}"),
        ReturnParcelClaimed e => ($"退货单 {e.ReturnNo} 的货品在包裹 {e.Parcel} 中",
            $"The goods of return {e.ReturnNo} came in parcel {e.Parcel}"),
        GoodsUnmatched e => ($"收到订单里没有的货品：{Goods(e.Goods)}",
            $"Goods came that the order does not have: {Goods(e.Goods)}"),
        ReturnInspected e => ($"退货单 {e.ReturnNo} 质检：{Found(e.Lines, order).Zh}",
            $"Return {e.ReturnNo} inspected: {Found(e.Lines, order).En}"),
        Asked e => ($"买家申请{WordTexts.Of(e.Claim.Kind).Zh} {e.Claim.Amount}，原因：{Words(e.Claim.Reason).Zh}",
            $"The buyer asks for a {WordTexts.Of(e.Claim.Kind).En} of {e.Claim.Amount}; reason: {Words(e.Claim.Reason).En}"),
        Changed e => ($"申请变更：{WordTexts.Of(e.Claim.Kind).Zh} {e.Claim.Amount}，状态：{WordTexts.Of(e.Claim).Zh}",
            $"The request is now {WordTexts.Of(e.Claim.Kind).En}, {e.Claim.Amount}, {WordTexts.Of(e.Claim).En}"),
        Sufficed => ("凭证已充分", "The evidence suffices"),
        Started e => (
            $"决定{WordTexts.Of(e.Instruction.Action).Zh}{Amount(e.Instruction, " ")}"
            + $"（{SourceTexts.Of(e.Instruction.Author).Zh}）",
            $"Decided to {WordTexts.Of(e.Instruction.Action).En}{Amount(e.Instruction, ", ")} "
            + $"({SourceTexts.Of(e.Instruction.Author).En})"),
        Dispatched e => e.State is InstructionState.FindingOut
            ? ($"向平台核实结果（第 {e.Attempt} 次）", $"Asking what became of it (attempt {e.Attempt})")
            : ($"发送指令（第 {e.Attempt} 次）", $"Sending the instruction (attempt {e.Attempt})"),
        Answered e => Answer(e),
        PersonSaid e => ($"{SourceTexts.Of(e.Say.Author).Zh} {WordTexts.Of(e.Say.Action).Zh}：{e.Say.Reason}",
            $"{SourceTexts.Of(e.Say.Author).En} {WordTexts.Of(e.Say.Action).En}: {e.Say.Reason}"),
        HandedToPerson e => ($"转人工：{Plain(e.Code).Zh}", $"With a person: {Plain(e.Code).En}"),
        TakenBack => ("恢复自动处理", "Back with the machine"),
        Refunded e => e.By is SettledBy.Us
            ? ($"已退款 {e.Amount}", $"Refunded {e.Amount}")
            : ($"平台已退款 {e.Amount}（非本系统指令）", $"The platform refunded {e.Amount} without an instruction of ours"),
        RefundFailed e => ($"退款失败：{e.Reason}", $"The refund failed: {e.Reason}"),
        Lapsed e => Silent(e),
        DocumentClosed => ("售后单据已关闭", "The document is closed"),
        WordsShown e => ($"{SourceTexts.Of(e.Author).Zh} 查看了买家留言：{e.Why}",
            $"{SourceTexts.Of(e.Author).En} read the buyer's words: {e.Why}"),
        WordsErased e => ($"{SourceTexts.Of(e.Author).Zh} 删除了买家留言：{e.Why}",
            $"{SourceTexts.Of(e.Author).En} erased the buyer's words: {e.Why}"),
        AlarmRaised e => ($"警报 {e.Code}：{e.Ref}", $"Alarm {e.Code}: {e.Ref}"),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    private static (string Zh, string En) Words(string text) =>
        text == FreeText.Erased ? ("（买家留言已删除）", "(erased)") : (text, text);

    /// <summary>The refund an event is about; empty when it is about the order or its goods.</summary>
    public static string RefundOf(OrderEvent happened) => happened switch
    {
        LinesStopped e => e.RefundNo,
        LinesResumed e => e.RefundNo,
        ReturnEdited e => e.RefundNo,
        EvidenceGiven e => e.Evidence.RefundNo,
        ReturnExpected e => e.RefundNo,
        GoodsUnmatched e => e.RefundNo,
        Asked e => e.Claim.RefundNo,
        Changed e => e.Claim.RefundNo,
        Sufficed e => e.RefundNo,
        Started e => e.RefundNo,
        Dispatched e => e.RefundNo,
        Answered e => e.RefundNo,
        PersonSaid e => e.RefundNo,
        HandedToPerson e => e.RefundNo,
        TakenBack e => e.RefundNo,
        Refunded e => e.RefundNo,
        RefundFailed e => e.RefundNo,
        DocumentClosed e => e.RefundNo,
        Lapsed e => e.RefundNo,
        _ => "",
    } ?? "";

    private static Both Silent(Lapsed e) => e.To switch
    {
        LapseTo.RefundAgreed => ($"期限 {e.Deadline} 内无人处理，平台同意退款",
            $"Nobody answered until {e.Deadline}: the platform agreed to the refund"),
        LapseTo.ReturnAgreed => ($"期限 {e.Deadline} 内无人处理，平台同意退货",
            $"Nobody answered until {e.Deadline}: the platform agreed to the return"),
        LapseTo.Closed => ($"买家在 {e.Deadline} 前没有继续，平台关闭申请",
            $"The buyer did not go on until {e.Deadline}: the platform closed the request"),
    };

    private static Both Plain(Code code) => CodeTexts.Plain(CodeTexts.Of(code).What);

    private static Both Evidence(GoodsEvidence e, Order order)
    {
        var (word, source) = (WordTexts.Of(e.Kind), SourceTexts.Of(e.Source));
        if (e.Inspected is { IsDefaultOrEmpty: false } found)
        {
            var (zh, en) = (Found(found, order).Zh, Found(found, order).En);
            return ($"凭证：{word.Zh}，{zh}（{source.Zh}）", $"Evidence: {word.En}, {en} ({source.En})");
        }
        var lines = e.Lines.IsDefaultOrEmpty ? "" : Lines(e.Lines, order);
        var level = WordTexts.Of(e.Level);
        return (
            $"凭证：{word.Zh}，{level.Zh}{(lines == "" ? "" : "，" + lines)}（{source.Zh}）",
            $"Evidence: {word.En}, {level.En}{(lines == "" ? "" : ", " + lines)} ({source.En})");
    }

    private static Both Answer(Answered e)
    {
        var why = string.Join(" ", new[] { e.Code, e.Text }.Where(t => !string.IsNullOrEmpty(t)));
        var zhWhy = why == "" ? "" : $"：{why}";
        var enWhy = why == "" ? "" : $": {why}";
        return e.State switch
        {
            InstructionState.Done => ($"指令完成{zhWhy}", $"Done{enWhy}"),
            InstructionState.Refused => ($"对方拒绝{zhWhy}", $"Refused by the other side{enWhy}"),
            InstructionState.Unknown => ($"结果未知{zhWhy}", $"The outcome is unknown{enWhy}"),
            InstructionState.Prepared => ($"确认未执行，稍后重发{zhWhy}", $"Certainly not done; it is sent again later{enWhy}"),
            InstructionState.Void => ($"指令作废{zhWhy}", $"The instruction is void{enWhy}"),
            _ => ($"{e.State}{zhWhy}", $"{e.State}{enWhy}"),
        };
    }

    private static string Warehouse(string code, Order order) => string.IsNullOrEmpty(code) ? order.Key.Shop : code;

    private static string Because(string? reason, string before) => string.IsNullOrEmpty(reason) ? "" : before + reason;

    private static string Amount(Instruction i, string before) => i.MovesMoney ? before + i.Amount : "";

    private static string Waybill(Tracking? waybill, string before) =>
        waybill is null ? "" : $"{before}{waybill.Carrier} {waybill.Number}";

    private static Both Status(OrderSnapshot head) => head.Status switch
    {
        OrderStatus.Unknown => ($"未知状态 {head.RawStatus}", $"unknown status {head.RawStatus}"),
        OrderStatus.AwaitingPayment => ("待付款", "awaiting payment"),
        OrderStatus.Paid => ("已付款待发货", "paid, to be shipped"),
        OrderStatus.PaidOnHold => ("已付款，平台暂禁发货", "paid, shipping forbidden for now"),
        OrderStatus.PartlyShipped => ("部分发货", "partly shipped"),
        OrderStatus.Shipped => ("已发货", "shipped"),
        OrderStatus.Finished => ("交易成功", "finished"),
        OrderStatus.Closed => ("已退款关闭", "refunded and closed"),
        OrderStatus.Cancelled => ("付款前关闭", "cancelled before payment"),
    };

    private static string Lines(ImmutableArray<LineQuantity> lines, Order order) =>
        string.Join(", ", lines.Select(l => $"{Title(l.LineNo, order)}×{l.Quantity}"));

    private static Both Found(ImmutableArray<Inspected> lines, Order order) => new(
        string.Join("、", lines.Select(l => $"{Title(l.LineNo, order)}×{l.Quantity} {WordTexts.Of(l.Grade).Zh}")),
        string.Join(", ", lines.Select(l => $"{Title(l.LineNo, order)}×{l.Quantity} {WordTexts.Of(l.Grade).En}")));

    private static string Goods(ImmutableArray<Core.Orders.BoxGoods> goods) =>
        string.Join(", ", goods.Select(g => $"{g.Sku}×{g.Quantity}"));

    private static string Title(string lineNo, Order order) =>
        order.Line(lineNo) is { Title.Length: > 0 } line ? line.Title : lineNo;
}
