using System.Collections.Frozen;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Core.Stock;

namespace Antui.Texts;

/// <summary>The order desk's words: why something could not be done, why an order waits, what moved.</summary>
public static class DeskTexts
{
    /// <summary>A code of the desk in both languages; a code of a newer version is shown with what came with
    /// it.</summary>
    public static Both Refusal(string code, string text) => Table.TryGetValue(code, out var both) ? both : (text, text);

    public static IEnumerable<string> Codes => Table.Keys;

    public static Both Of(AuditFinding finding) => finding.Hold switch
    {
        AuditHold.ByHand => ("此单需人工审核", "This one is audited by hand"),
        AuditHold.AmountAbove => ($"金额 {finding.Known} 超过自动审核上限 {finding.Expected}",
            $"{finding.Known} is above {finding.Expected}, the most that is audited by machine"),
        AuditHold.NoStock => ($"可用库存不足：{finding.Known}", $"Not enough is available of {finding.Known}"),
        AuditHold.SkuHeld => ($"商品 {finding.Known} 需人工确认", $"Goods {finding.Known} are looked at by a person"),
        AuditHold.ShipToHeld => ($"收货地区需人工确认：{finding.Known}", $"Orders to {finding.Known} are looked at by a person"),
        AuditHold.RefundAsked => ($"买家正在申请退款 {finding.Known}", $"The buyer asks for refund {finding.Known}"),
        AuditHold.Mergeable => ($"可与订单 {finding.Known} 合并发货", $"It could go out together with order {finding.Known}"),
        AuditHold.PlatformHold => ("平台暂时禁止发货", "The platform forbids shipping for now"),
    };

    public static Both Of(BookAccount account) => account switch
    {
        BookAccount.Receivable => ("应收平台款", "Receivable from the platform"),
        BookAccount.SalesGoods => ("商品销售收入", "Sales of goods"),
        BookAccount.SalesFreight => ("运费收入", "Freight paid by buyers"),
        BookAccount.Returns => ("销售退回", "Goods paid back"),
        BookAccount.FreightRefunds => ("运费退回", "Freight paid back"),
        BookAccount.Compensation => ("赔付", "Compensation"),
        BookAccount.CourierFees => ("快递拦截费", "Couriers' fees for recalls"),
        BookAccount.CourierPayable => ("应付快递费", "Payable to couriers"),
    };

    public static Both Of(StockMoveKind kind) => kind switch
    {
        StockMoveKind.In => ("入库", "goods in"),
        StockMoveKind.Out => ("出库", "goods out"),
        StockMoveKind.Count => ("盘点", "count"),
        StockMoveKind.Occupy => ("占用", "occupied"),
        StockMoveKind.Free => ("释放", "given back"),
        StockMoveKind.Ship => ("发货", "shipped"),
        StockMoveKind.Restock => ("退货入库", "restocked"),
        StockMoveKind.Defect => ("残次入库", "defective"),
    };

    public static Both Of(ShipmentStage stage) => stage switch
    {
        ShipmentStage.Audit => ("待审核", "to audit"),
        ShipmentStage.Release => ("待下发", "to release"),
        ShipmentStage.Pick => ("待拣货", "to pick"),
        ShipmentStage.Pack => ("待打包", "to pack"),
        ShipmentStage.HandOver => ("待交接", "to hand over"),
        ShipmentStage.Shipped => ("已发货", "shipped"),
        ShipmentStage.Stopped => ("已拦下", "stopped"),
    };

    private static readonly FrozenDictionary<string, Both> Table = new Dictionary<string, Both>
    {
        ["SHOP_UNKNOWN"] = ("没有这个店铺", "There is no such shop."),
        ["ORDER_UNKNOWN"] = ("没有这个订单", "There is no such order."),
        ["SHIPMENT_UNKNOWN"] = ("订单没有这个发货单", "The order has no such shipment."),
        ["NO_DESK"] =
            ("此店铺的货不在内置订单台，由其 ERP 上报", "This shop's goods are not in the built-in desk: its ERP reports them."),
        ["NOTHING_TO_SHIP"] = ("此发货单已全部拦下，请把货放回货架", "All lines of this shipment were stopped: put the goods back."),
        ["REFUNDED"] = ("这些商品已退款，不能再发出", "These goods are paid back: they must not go out."),
        ["NOT_AUDITED"] = ("先审核，再下发仓库", "Audit the shipment before it is released."),
        ["PLATFORM_HOLD"] = ("平台暂时禁止此订单发货", "The platform forbids shipping this order for now."),
        ["TOO_LATE"] = ("已经太晚：发货单已在仓库或已发出", "Too late: the shipment is with its warehouse, or has left."),
        ["WAREHOUSE"] = ("请指定仓库", "Name the warehouse."),
        ["WAREHOUSE_UNKNOWN"] = ("没有这个仓库，先在仓库设置中添加", "There is no such warehouse: add it to the warehouses first."),
        ["QUANTITY"] =
            ("数量不对：只能是发货单中还有的数量，且要留下一些", "Name quantities that are still in the shipment; something must stay in it."),
        ["REFUND_OPEN"] = ("买家正在申请退款，先处理退款；确认后仍可继续拣货打包",
            "An open refund claims this: settle it first, or confirm to go on before the hand-over."),
        ["PARCEL_NOT_READY"] = ("合并包裹中还有未审核的订单", "A part of this merged parcel is not audited yet."),
        ["WAYBILL_MISSING"] = ("交接前请填写运单号，平台需要它", "Give the waybill before the hand-over: the platform needs it."),
        ["SHOPS_DIFFER"] = ("不同店铺的订单不能合并", "Orders of different shops cannot share a parcel."),
        ["BUYERS_DIFFER"] = ("不是同一买家，不能合并", "They are not of one buyer."),
        ["ADDRESSES_DIFFER"] = ("收货地址不同，不能合并", "They go to different addresses."),
        ["WAREHOUSES_DIFFER"] = ("不在同一仓库，先改派再合并", "They go out from different warehouses: route them first."),
        ["OUTSIDE_WINDOW"] = ("下单时间相差超过合并时限", "They were placed too far apart to be merged."),
        ["NOT_MERGEABLE"] =
            ("已下发、已发出或正在退款的发货单不能合并", "What is released, has left or is claimed by a refund cannot be merged."),
        ["NOTHING_TO_SPLIT"] =
            ("无需拆分：库存够，或一件也没有", "There is nothing to split off: all of it is available, or none of it."),
    }.ToFrozenDictionary();
}
