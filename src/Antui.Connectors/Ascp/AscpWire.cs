using System.Text.Json.Serialization;

namespace Antui.Connectors.Ascp;

/// <summary>What the platform takes and answers, name by name. Its misspellings are the names.</summary>
public sealed record CancelFeedback(
    string SupplierId, string BizOrderCode, string? BizTime, bool CancelResult, string? CancelReason,
    string BusinessModel);

public sealed record ShipItem(string SubOrderCode, string ScItemId, int ItemQuantity);

public sealed record TmsOrder(
    string TmsOrderCode, string TmsServiceCode, string? TmsServiceName, IReadOnlyList<ShipItem> TmsItems);

public sealed record ShipRequest(
    string SupplierId, string OutBizId, string BizOrderCode, IReadOnlyList<ShipItem> OrderItems, string StoreCode,
    IReadOnlyList<TmsOrder> TmsOrders, bool WholeSheetConsigned, string BusinessModel);

/// <param name="StorageType">1 good, 101 defective.</param>
public sealed record InstorageDetail(int ReceivedQuantity, int StorageType);

public sealed record InstorageItem(
    string SubOrderCode, string ScItemId, int ActualReceivedQuantity, int ActualLackQuantity,
    IReadOnlyList<InstorageDetail> InstorageDetails);

public sealed record InstorageFeedback(
    string SupplierId, string BizOrderCode, string OutBizId, string InstorageTime, string? TmsServiceCode,
    string? TmsOrderCode, IReadOnlyDictionary<string, string> ReceiverInfo,
    IReadOnlyDictionary<string, string> SenderInfo, IReadOnlyList<InstorageItem> OrderItems, string StoreCode,
    string BusinessModel);

public sealed record StockLocation(string StoreCode);

public sealed record StockItem(string ScItemId, string? OuterId);

public sealed record StockQuantity(long Quantity);

public sealed record StockLine(StockQuantity InventoryLine);

public sealed record StockDetailOrder(string OperationDetailOrderId);

/// <param name="InvOperateMode">FULLAMOUNT sets, INCREMENT adds.</param>
public sealed record StockMode(string SupplierId, string InvOperateMode);

public sealed record StockAdditional(StockMode Attribute);

public sealed record StockDetail(
    StockLocation Location, StockItem Item, IReadOnlyList<StockLine> InventoryLineList, StockDetailOrder DetailOrder,
    StockAdditional AdditionalInfo);

public sealed record StockMainOrder(string OperationOrderId, string UserId);

public sealed record StockMain(IReadOnlyList<StockDetail> DetailOperationList, StockMainOrder MainOrder);

public sealed record StockPublish(IReadOnlyList<StockMain> InventoryMainOperation);

public sealed record StockQuery(
    string SupplierId, string StoreCode, string UserId, IReadOnlyList<string> ScItemIds);

/// <summary>The same yes or no in every answer; absent is neither.</summary>
public sealed record AscpAnswer(bool? Success, string? ErrorCode, string? ErrorMessage, bool? Retry);

/// <param name="Quantity">All there is. <paramref name="LockQuantity"/>: of it, occupied by orders.</param>
public sealed record StockData(
    string? ScItemId, long? Quantity, long? LockQuantity, int? InventoryType, string? StoreCode);

public sealed record AscpTopError(int? Code, string? Msg, string? SubCode, string? SubMsg);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseTextJson), typeof(AnyCaseFlagJson), typeof(ListJson)])]
[JsonSerializable(typeof(CancelFeedback))]
[JsonSerializable(typeof(ShipRequest))]
[JsonSerializable(typeof(InstorageFeedback))]
[JsonSerializable(typeof(StockPublish))]
[JsonSerializable(typeof(StockQuery))]
[JsonSerializable(typeof(AscpAnswer))]
[JsonSerializable(typeof(StockData))]
[JsonSerializable(typeof(AscpTopError))]
[JsonSerializable(typeof(List<string>))]
public sealed partial class AscpJson : JsonSerializerContext;
