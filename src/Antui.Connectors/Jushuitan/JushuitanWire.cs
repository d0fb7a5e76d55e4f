using System.Text.Json.Serialization;

namespace Antui.Connectors.Jushuitan;

/// <summary>What stands beside the rows of any list.</summary>
public sealed record JushuitanPage(long? PageIndex, long? PageCount, bool? HasNext);

/// <param name="OId">Jushuitan's own number, the only one an order can be cancelled by.</param>
/// <param name="SoId">The platform's order number; parts of a split order share it.</param>
/// <param name="AsId">Set on an order that ships for an after-sale (补发, 换货).</param>
/// <param name="LinkOId">Of a merged or split order: the orders that took its goods over.</param>
public sealed record JushuitanOrder(
    long? OId, string? SoId, long? ShopId, string? Status, string? Type, long? AsId, string? SendDate,
    string? Modified, string? LinkOId, string? QuestionType, IReadOnlyList<JushuitanItem>? Items);

/// <param name="OuterOiId">The platform's line number.</param>
/// <param name="RawSoId">The platform's order number of this line, which differs in merged orders.</param>
/// <param name="SkuType">normal, combine (组合装) or no_deliver.</param>
public sealed record JushuitanItem(
    long? OiId, string? OuterOiId, string? RawSoId, string? SkuId, string? ShopSkuId, long? Qty, bool? IsGift,
    string? ItemStatus, string? RefundStatus, string? RefundId, string? SkuType);

/// <param name="OuterAsId">The platform's refund number.</param>
/// <param name="Status">WaitConfirm, Confirmed, Cancelled, Merged.</param>
public sealed record JushuitanAfterSale(
    long? AsId, string? OuterAsId, long? OId, string? SoId, long? ShopId, string? Type, string? Status,
    string? ShopStatus, string? GoodStatus, decimal? Refund, decimal? Payment, string? QuestionType, string? LId,
    string? LogisticsCompany, IReadOnlyList<JushuitanAfterSaleItem>? Items);

/// <param name="RQty">Really received.</param>
/// <param name="CombineSkuId">The set (组合装) this goods code is a part of.</param>
public sealed record JushuitanAfterSaleItem(
    string? OuterOiId, string? SkuId, long? Qty, long? RQty, long? DefectiveQty, decimal? Amount, string? Type,
    string? CombineSkuId);

/// <param name="WhId">1 main, 2 returns, 3 inbound, 4 defects.</param>
/// <param name="Status">The state of the after-sale document, not of the receipt.</param>
/// <param name="LId">The parcel's number.</param>
public sealed record JushuitanReceipt(
    long? IoId, long? AsId, long? OId, string? SoId, long? ShopId, string? IoDate, string? Modified, long? WhId,
    string? Status, IReadOnlyList<JushuitanReceiptItem>? Items, string? LId = null);

public sealed record JushuitanReceiptItem(string? SkuId, long? Qty, string? IoiId);

/// <param name="OrderLock">Occupied by orders.</param>
/// <param name="LockQty">Set aside for channels and promotions.</param>
public sealed record JushuitanStock(string? SkuId, long? Qty, long? OrderLock, long? LockQty, long? DefectiveQty);

/// <summary>The answer to holding orders: a success outside may hold failures inside.</summary>
public sealed record JushuitanQuestioned(long? Success, long? Fail, IReadOnlyList<JushuitanMessage>? Message);

public sealed record JushuitanMessage(string? Id, string? Msg);

public sealed record JushuitanUploaded(IReadOnlyList<JushuitanUploadedRow>? Datas);

public sealed record JushuitanUploadedRow(
    long? AsId, string? OuterAsId, [property: JsonPropertyName("issuccess")] bool? IsSuccess, string? Msg);

public sealed record JushuitanConfirmed(long? SuccessCount, long? FailCount, IReadOnlyList<JushuitanFailure>? Fail);

public sealed record JushuitanFailure(long? AsId, string? Message, string? Details);

/// <summary>All queries share these members; what is null is not sent.</summary>
public sealed record JushuitanQuery(
    long? ShopId = null, IReadOnlyList<string>? SoIds = null, IReadOnlyList<long>? OIds = null,
    IReadOnlyList<long>? AsIds = null, string? ModifiedBegin = null, string? ModifiedEnd = null, string? Status = null,
    int PageIndex = 1, int PageSize = 50);

public sealed record JushuitanStockQuery(
    string SkuIds, long WmsCoId, bool HasLockQty = true, int PageIndex = 1, int PageSize = 100);

public sealed record JushuitanCancel(IReadOnlyList<long> OIds, string CancelType, string Remark);

public sealed record JushuitanQuestion(
    IReadOnlyList<string>? SoIds, IReadOnlyList<long>? OIds, string QuestionType, string QuestionDesc);

public sealed record JushuitanUpload(
    long ShopId, string OuterAsId, string SoId, string Type, string ShopStatus, string GoodStatus, string? QuestionType,
    decimal? TotalAmount, decimal? Refund, decimal? Payment, string? LId, string? LogisticsCompany, long? WmsCoId,
    string? Remark, IReadOnlyList<JushuitanUploadItem> Items);

public sealed record JushuitanUploadItem(string OuterOiId, string SkuId, long Qty, decimal? Amount, string Type);

public sealed record JushuitanConfirm(IReadOnlyList<long> AsIds, bool ConfirmRefund);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LooseTextJson), typeof(MaybeNumberJson), typeof(MaybeYuanJson), typeof(MaybeFlagJson),
        typeof(ListJson),
    ])]
[JsonSerializable(typeof(JushuitanPage))]
[JsonSerializable(typeof(JushuitanOrder))]
[JsonSerializable(typeof(JushuitanStock))]
[JsonSerializable(typeof(JushuitanAfterSale))]
[JsonSerializable(typeof(JushuitanReceipt))]
[JsonSerializable(typeof(JushuitanQuestioned))]
[JsonSerializable(typeof(JushuitanUploaded))]
[JsonSerializable(typeof(JushuitanConfirmed))]
[JsonSerializable(typeof(JushuitanQuery))]
[JsonSerializable(typeof(JushuitanStockQuery))]
[JsonSerializable(typeof(JushuitanCancel))]
[JsonSerializable(typeof(JushuitanQuestion))]
[JsonSerializable(typeof(JushuitanUpload[]))]
[JsonSerializable(typeof(JushuitanConfirm))]
public sealed partial class JushuitanJson : JsonSerializerContext;
