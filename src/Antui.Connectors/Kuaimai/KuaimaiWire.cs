using System.Text.Json.Serialization;

namespace Antui.Connectors.Kuaimai;

// The names below are the wire format (camel case). Ids are kept as text: platform line numbers do not fit a double.

/// <summary>A system order (系统订单): one parcel, made of one platform order, of a part of it, or of several.</summary>
public sealed record KuaimaiTrade
{
    /// <summary>The ERP's own number; the one that its writing calls take.</summary>
    public string? Sid { get; init; }
    public string? Tid { get; init; }
    public string? SysStatus { get; init; }
    public string? UnifiedStatus { get; init; }
    public int? IsCancel { get; init; }
    /// <summary>Suspended (挂起) by a person or by a call.</summary>
    public int? IsHalt { get; init; }
    public string? ConsignTime { get; init; }
    public string? UpdTime { get; init; }
    public string? Modified { get; init; }
    public string? OutSid { get; init; }
    public string? ExpressCompanyName { get; init; }
    public IReadOnlyList<KuaimaiLine>? Orders { get; init; }
}

public sealed record KuaimaiLine
{
    public string? Tid { get; init; }
    public string? Oid { get; init; }
    public decimal? Num { get; init; }
    public decimal? GiftNum { get; init; }
    public string? SysStatus { get; init; }
    public int? IsCancel { get; init; }
    /// <summary>The ERP's goods code.</summary>
    public string? SysOuterId { get; init; }
    /// <summary>The platform's goods code.</summary>
    public string? OuterSkuId { get; init; }
}

/// <summary>The ERP's after-sale document (售后工单).</summary>
public sealed record KuaimaiWorkOrder
{
    public string? Id { get; init; }
    /// <summary>The platform's refund number.</summary>
    public string? PlatformId { get; init; }
    public string? Tid { get; init; }
    public string? Sid { get; init; }
    /// <summary>One number, or several with commas between them; 9 is done, 10 is void.</summary>
    public string? Status { get; init; }
    /// <summary>The buyer's parcel.</summary>
    public string? RefundExpressId { get; init; }
    public IReadOnlyList<KuaimaiItem>? Items { get; init; }
}

/// <summary>Goods of a work order, or of a receipt.</summary>
public sealed record KuaimaiItem
{
    public string? Oid { get; init; }
    public string? OuterId { get; init; }
    /// <summary>1 comes back, 2 goes out.</summary>
    public int? Type { get; init; }
    public decimal? GoodItemCount { get; init; }
    public decimal? BadItemCount { get; init; }
}

/// <summary>A receipt of returned goods (销退入库单); 2 is finished.</summary>
public sealed record KuaimaiReceipt
{
    public string? Id { get; init; }
    public string? WorkOrderId { get; init; }
    public string? Tid { get; init; }
    public string? Sid { get; init; }
    public int? Status { get; init; }
    public string? ReceiveGoodsTime { get; init; }
    public string? EndTime { get; init; }
    public IReadOnlyList<KuaimaiItem>? Items { get; init; }
}

public sealed record KuaimaiStock(
    string? MainOuterId, string? SkuOuterId, string? WareHouseId, decimal? TotalAvailableStockSum,
    decimal? TotalLockStock, decimal? TotalDefectiveStock);

public sealed record KuaimaiNewItem(string OuterId, decimal ReceivableCount);

public sealed record KuaimaiNewReturn(int Type, IReadOnlyList<KuaimaiNewItem> ItemSnapshot);

public sealed record KuaimaiFault(string? WorkOrderId, string? ErrorMsg);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(NumberTextJson), typeof(ListJson)])]
[JsonSerializable(typeof(KuaimaiTrade))]
[JsonSerializable(typeof(KuaimaiWorkOrder))]
[JsonSerializable(typeof(KuaimaiReceipt))]
[JsonSerializable(typeof(KuaimaiStock))]
[JsonSerializable(typeof(KuaimaiFault))]
[JsonSerializable(typeof(KuaimaiNewReturn[]))]
public sealed partial class KuaimaiJson : JsonSerializerContext;
