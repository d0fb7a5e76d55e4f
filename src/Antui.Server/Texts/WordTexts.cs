using Antui.Core.Orders;
using Antui.Core.Pool;
using Antui.Core.Strategies;

namespace Antui.Server.Texts;

/// <summary>The field's words for enumerated values.</summary>
public static class WordTexts
{
    public static Both Of(Turn turn) => turn switch
    {
        Turn.Nobody => ("无需处理", "nobody"),
        Turn.Machine => ("系统", "the machine"),
        Turn.Merchant => ("商家", "the merchant"),
        Turn.Erp => ("ERP", "the ERP"),
        Turn.Warehouse => ("仓库", "the warehouse"),
        Turn.Platform => ("平台", "the platform"),
        Turn.Buyer => ("买家", "the buyer"),
    };

    public static Both Of(PoolStage stage) => stage switch
    {
        PoolStage.ToDownload => ("待下载", "to download"),
        PoolStage.ToConvert => ("待转入", "to convert"),
        PoolStage.Parked => ("挂起", "parked"),
        PoolStage.Converted => ("已转入", "converted"),
        PoolStage.Handled => ("已处理", "handled"),
        PoolStage.Removed => ("已移除", "removed"),
    };

    public static Both Of(RefundKind kind) => kind switch
    {
        RefundKind.Unknown => ("未知类型", "unknown kind"),
        RefundKind.Unshipped => ("未发货仅退款", "refund before shipping"),
        RefundKind.ShippedRefundOnly => ("已发货仅退款", "refund only, shipped"),
        RefundKind.Return => ("退货退款", "return and refund"),
        RefundKind.Exchange => ("换货", "exchange"),
        RefundKind.Reship => ("补发", "reship"),
        RefundKind.Repair => ("维修", "repair"),
        RefundKind.PriceProtection => ("价保", "price protection"),
        RefundKind.Compensation => ("赔付", "compensation"),
    };

    public static Both Of(StopLevel level) => level switch
    {
        StopLevel.Unknown => ("位置未知", "unknown"),
        StopLevel.NotReleased => ("未下发仓库", "not released"),
        StopLevel.Released => ("已下发仓库", "released"),
        StopLevel.Picking => ("拣货中", "picking"),
        StopLevel.Packed => ("已打包", "packed"),
        StopLevel.HandedOver => ("已交承运商", "handed over"),
        StopLevel.RecallAsked => ("已申请追回", "recall asked"),
        StopLevel.Recalled => ("已追回", "recalled"),
        StopLevel.BackInWarehouse => ("已回仓", "back in the warehouse"),
        StopLevel.Shipped => ("已发出", "shipped"),
    };

    /// <summary>Where a request is; the platform's own word when that is none we know.</summary>
    public static Both Of(Claim claim) => claim.Status switch
    {
        ClaimStatus.Unknown => (claim.RawStatus, claim.RawStatus),
        ClaimStatus.AwaitingSeller => ("等待卖家同意", "awaiting the seller"),
        ClaimStatus.AwaitingBuyerReturn => ("等待买家退货", "awaiting the goods"),
        ClaimStatus.AwaitingReceipt => ("等待卖家收货", "the goods are on their way"),
        ClaimStatus.SellerRefused => ("卖家已拒绝", "refused by the seller"),
        ClaimStatus.Closed => ("已关闭", "closed"),
        ClaimStatus.Refunded => ("退款成功", "refunded"),
    };

    public static Both Of(Grade grade) => grade switch
    {
        Grade.Good => ("良品", "good"),
        Grade.Opened => ("已拆封", "opened"),
        Grade.Defective => ("残次", "defective"),
        Grade.WrongItem => ("错货", "wrong item"),
        Grade.Missing => ("缺失", "missing"),
        Grade.Unclear => ("待确认", "unclear"),
    };

    public static Both Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Stopped => ("已拦截发货", "stopped"),
        EvidenceKind.StopRefused => ("拦截失败", "could not be stopped"),
        EvidenceKind.Shipped => ("已发货", "shipped"),
        EvidenceKind.Received => ("退货已入仓", "received"),
    };

    public static Both Of(InstructionAction action) => action switch
    {
        InstructionAction.Stop => ("请求 ERP 拦截", "ask the ERP to stop"),
        InstructionAction.AgreeReturn => ("同意退货", "agree to the return"),
        InstructionAction.ReportStopped => ("上报拦截成功", "report the stop"),
        InstructionAction.ReportNotStopped => ("上报拦截失败", "report that it could not be stopped"),
        InstructionAction.ReportReceived => ("上报退货入仓", "report the receipt"),
        InstructionAction.AgreeRefund => ("同意退款", "agree to the refund"),
        InstructionAction.PayOut => ("打款", "pay out"),
        InstructionAction.Refuse => ("拒绝退款", "refuse the request"),
        InstructionAction.PushShipment => ("回传发货", "tell the platform it shipped"),
        InstructionAction.ExpectReturn => ("在 ERP 建退货单", "have the ERP expect the return"),
        InstructionAction.Recall => ("拦截快递", "recall the parcel from the courier"),
        InstructionAction.KeepGoods => ("登记对不上的货品", "keep goods that fit no line"),
        InstructionAction.SendOrder => ("发送订单到仓库", "send the order to the warehouse"),
        InstructionAction.CloseDocument => ("完结 ERP 售后单", "complete the ERP document"),
    };

    public static Both Of(PersonAction action) => action switch
    {
        PersonAction.Hold => ("暂停", "holds it"),
        PersonAction.Release => ("解除", "releases it"),
        PersonAction.Approve => ("通过", "approves it"),
        PersonAction.Refuse => ("拒绝", "refuses it"),
        PersonAction.SetHandled => ("标记为已处理", "marks it as handled"),
        PersonAction.Acknowledge => ("确认已知晓可能的损失", "has read of the possible loss"),
    };

    public static Both Of(StrategyTemplate template) => template switch
    {
        StrategyTemplate.UnshippedStopped => ("未发货仅退款-ERP仓内拦截自动退", "Unshipped: refund when stopped in the warehouse"),
        StrategyTemplate.ReturnReceived => ("退货退款-ERP对接入仓自动退", "Return: refund when received in the warehouse"),
    };

    /// <summary>Why a fact is parked.</summary>
    public static Both Parked(string reason) => reason switch
    {
        "ORDER_UNKNOWN" => ("订单尚未到达，到达后自动处理", "Its order is not known yet; it is applied when the order comes"),
        "ROW_UNREADABLE" => (
            "对方返回的这条记录无法识别，原文已保留，请人工核对；对方更正后自动消除",
            "The other side's record makes no sense; it is kept as it came for somebody to look at, and goes when it "
                + "is read after all"),
        "PAY_OUT_OPEN" => ("付款结果尚未确认，确认后自动处理", "Its pay-out is being found out; it is applied when that is known"),
        "REFUND_UNKNOWN" => ("退款申请尚未到达，到达后自动处理", "Its refund is not known yet; it is applied when the refund comes"),
        "RETURN_UNKNOWN" => ("退货单尚未建立，建立后自动处理", "No return is expected yet; it is applied when one is"),
        "INSTRUCTION_UNKNOWN" => ("找不到对应的指令，请人工查看", "No instruction has this key; somebody should look"),
        "NOT_SUBMITTED" => ("原始退款单未递交，递交后进入退货处理", "The platform's return order waits until a person submits it"),
        "LINE_UNKNOWN" => ("退货单的商品不在原订单中，请人工查看", "The return names goods its order does not have; look at it"),
        "SHOP_UNKNOWN" => ("店铺未配置", "The shop is not configured"),
        "STOCK_BELOW_ZERO" => (
            "仓库报告的差异比账上库存还多：到货后自动处理，或盘点这些商品即可了结",
            "The warehouse reports less than is there: applied when goods come in, or settled by counting these goods"),
        "over-confirmed" => ("仓库确认的数量多于订单，请人工查看", "The warehouse confirmed more than was ordered; look at it"),
        "outbizcode-reused" => (
            "同一单号两次内容不同，请向仓库核对", "One number was used for two different reports; ask the warehouse"),
        "item-unknown" or "lines-missing" => (
            "仓库报告的商品不在订单中，请人工查看", "The warehouse reported goods the order does not have; look at it"),
        _ => ($"已搁置：{reason}", $"Parked: {reason}"),
    };
}
