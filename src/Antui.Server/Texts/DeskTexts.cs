using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Stock;

namespace Antui.Server.Texts;

/// <summary>The order desk's words: why an order waits, where it is, what moved.</summary>
public static class DeskTexts
{
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
}
