using System.Text.Json.Serialization;

namespace Antui.Connectors.Wangdian;

// The names below are the wire format (snake case). Answers carry far more; only what is used is named. Quantities are
// decimals there, times are text or milliseconds, and both may be missing.

/// <summary>A system order (订单): one parcel, made of one platform order, of a part of it, or of several.</summary>
public sealed record WangdianTrade
{
    public string? TradeNo { get; init; }
    /// <summary>Platform orders, separated by commas; cut off when there are many, so the lines count.</summary>
    public string? SrcTids { get; init; }
    public int? TradeStatus { get; init; }
    public string? ShopNo { get; init; }
    public string? ConsignTime { get; init; }
    public string? Modified { get; init; }
    public string? LogisticsName { get; init; }
    public string? LogisticsNo { get; init; }
    public IReadOnlyList<WangdianTradeLine>? DetailList { get; init; }
}

public sealed record WangdianTradeLine
{
    public string? SrcTid { get; init; }
    public string? SrcOid { get; init; }
    public string? SpecNo { get; init; }
    public decimal? Num { get; init; }
    /// <summary>What will be sent; a deleted line stays with 0.</summary>
    public decimal? ActualNum { get; init; }
    public int? RefundStatus { get; init; }
    public int? GiftType { get; init; }
    /// <summary>A suite is kept as its parts; this names the suite each of them came from.</summary>
    public string? SuiteNo { get; init; }
    public decimal? SuiteNum { get; init; }
}

/// <summary>The ERP's own after-sale document (退换单).</summary>
public sealed record WangdianRefund
{
    public string? RefundNo { get; init; }
    public string? RawRefundNos { get; init; }
    public string? TidList { get; init; }
    public IReadOnlyList<WangdianRefundLine>? DetailList { get; init; }
}

public sealed record WangdianRefundLine
{
    public string? RecId { get; init; }
    public string? Oid { get; init; }
    public string? Tid { get; init; }
    public string? SpecNo { get; init; }
    public decimal? RefundNum { get; init; }
    public string? RawRefundNo { get; init; }
    public string? RawRefundNos { get; init; }
    public string? SuiteNo { get; init; }
    public decimal? SuiteNum { get; init; }
}

/// <summary>One receipt of returned goods (退货入库单).</summary>
public sealed record WangdianReceipt
{
    public string? OrderNo { get; init; }
    public int? Status { get; init; }
    /// <summary>The ERP's after-sale document, not the platform's refund.</summary>
    public string? RefundNo { get; init; }
    public string? SrcOrderNo { get; init; }
    public string? TidList { get; init; }
    public string? ShopNo { get; init; }
    public string? LogisticsNo { get; init; }
    public string? CheckTime { get; init; }
    public string? Modified { get; init; }
    public IReadOnlyList<WangdianReceiptLine>? DetailsList { get; init; }
}

public sealed record WangdianReceiptLine
{
    public string? SpecNo { get; init; }
    public decimal? Num { get; init; }
    /// <summary>After correction; counts before <see cref="Num"/>.</summary>
    public decimal? RightNum { get; init; }
    public bool? Defect { get; init; }
    /// <summary>Lines of the after-sale document, separated by commas.</summary>
    public string? RefundDetailId { get; init; }
    public IReadOnlyList<WangdianReceiptPart>? RefundOrderDetailList { get; init; }
}

public sealed record WangdianReceiptPart(string? Oid, string? Tid, decimal? StockinNum);

/// <summary>The platform's refund as the ERP has it (原始退款单).</summary>
public sealed record WangdianRawRefund(string? RefundNo, string? Tid, string? Oid, int? Type, int? Status);

public sealed record WangdianStock(
    string? SpecNo, string? WarehouseNo, bool? Defect, decimal? StockNum, decimal? OrderNum, decimal? SendingNum,
    decimal? LockNum, decimal? AvailableSendStock);

/// <summary>One line of a refund, told to the ERP.</summary>
public sealed record WangdianUpload
{
    public required string RefundNo { get; init; }
    public required decimal Num { get; init; }
    public required string Tid { get; init; }
    public required string Oid { get; init; }
    public required int Type { get; init; }
    public required int Status { get; init; }
    public string RefundVersion { get; init; } = "1";
    public required decimal RefundAmount { get; init; }
    public required decimal ActualRefundAmount { get; init; }
    public string Title { get; init; } = "";
    public string LogisticsName { get; init; } = "";
    public string LogisticsNo { get; init; } = "";
    public required string BuyerNick { get; init; }
    public required string RefundTime { get; init; }
    public string? CurrentPhaseTimeout { get; init; }
    public required int IsAftersale { get; init; }
    public required string Reason { get; init; }
    public required int ModifyFlag { get; init; }
}

public sealed record WangdianUploadFault(string? No, string? Error);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(NumberTextJson), typeof(DigitFlagJson), typeof(ListJson)])]
[JsonSerializable(typeof(WangdianTrade))]
[JsonSerializable(typeof(WangdianRefund))]
[JsonSerializable(typeof(WangdianReceipt))]
[JsonSerializable(typeof(WangdianRawRefund))]
[JsonSerializable(typeof(WangdianStock))]
[JsonSerializable(typeof(WangdianUpload))]
[JsonSerializable(typeof(WangdianUploadFault))]
public sealed partial class WangdianJson : JsonSerializerContext;
