using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Taobao;

// The assistant's (AG) messages. Requests are one form field holding a JSON text; answers come in four families of
// names, none of which may be mistaken for another: success/error_*, succeed/err_*, success_flag/fail_*, and the last
// of these inside a result.

/// <summary>sendgoods.cancel: the goods will certainly not leave (SUCCESS), or could not be stopped (FAIL).</summary>
/// <param name="RefundFee">Fen, unlike the refund's own yuan text.</param>
public sealed record CancelGoods(
    long RefundId,
    long Tid,
    string Status,
    long? Oid = null,
    string? OperateTime = null,
    long? RefundFee = null,
    string? Msg = null,
    string? OuterId = null,
    long? AuctionId = null,
    int? AuctionNum = null);

/// <summary>refunds.check: puts the refund into the audited list.</summary>
/// <param name="RefundFee">The unit is not documented; fen by analogy.</param>
public sealed record RefundCheck(
    long RefundId,
    string Msg,
    string Status = "SUCCESS",
    long? Tid = null,
    long? Oid = null,
    string? OperateTime = null,
    long? RefundFee = null);

public sealed record AgResult(bool? Success, string? ErrorCode, string? ErrorInfo, JsonElement? ResultData);

public sealed record AgResultAnswer(AgResult? Result, string? RequestId);

/// <summary>nextone.logistics.warehouse.update.</summary>
public sealed record AgFlatAnswer(bool? Succeed, string? ErrCode, string? ErrInfo, string? RequestId);

/// <summary>warehouse.reverse.uploading, flat; the other return-order methods have it inside a result.</summary>
public sealed record AgFlagAnswer(bool? SuccessFlag, string? FailCode, string? FailInfo, string? RequestId);

public sealed record AgFlagResultAnswer(AgFlagAnswer? Result, string? RequestId);

public sealed record ReverseUploading(
    [property: JsonPropertyName("uploading_reverse_d_t_o_list")]
    IReadOnlyList<ReverseOrder> Orders);

/// <summary>A return order (销退单). Status: 1 created, 2 waiting for stock-in, 3 in stock, 5 cancelled.</summary>
public sealed record ReverseOrder
{
    public required string Id { get; init; }
    public required long Tid { get; init; }
    public required int Status { get; init; }
    public required string CreateTime { get; init; }
    public required string WarehouseName { get; init; }
    public required string CpCode { get; init; }
    public required string CpName { get; init; }
    public required string MailNo { get; init; }
    public required string CountryName { get; init; }
    public required string ProvinceName { get; init; }
    public required string CityName { get; init; }
    public required string DistrictName { get; init; }
    public required string Adr { get; init; }
    public string? Extra { get; init; }

    [JsonPropertyName("goods_item_d_t_o_list")]
    public required IReadOnlyList<ReverseLine> Items { get; init; }
}

/// <summary>
/// A line of a return order. Type: 1 sub order, 2 gift, 3 unknown. Status: 1 good, 2 damaged, 3 partly good,
/// 4 unconfirmed. Price and actual fee are fen.
/// </summary>
public sealed record ReverseLine
{
    public required string QrCode { get; init; }
    public required int ActualQty { get; init; }
    public required int Status { get; init; }
    public string? Id { get; init; }
    public int? Type { get; init; }
    public long? Oid { get; init; }
    public string? ItemId { get; init; }
    public string? ItemCode { get; init; }
    public string? ItemName { get; init; }
    public string? AuctionName { get; init; }
    public int? PlanQty { get; init; }
    public int? PlanStatus { get; init; }
    public long? Price { get; init; }
    public long? ActualFee { get; init; }
    public string? OwnerNick { get; init; }
    public string? Extra { get; init; }
}

public sealed record ReverseEvent(
    string Id, int Type, string? Value = null, string? Remark = null, string? Extra = null);

/// <summary>State of a re-send order: -1 closed, 1 success, 2 partly.</summary>
public sealed record ResendUpdate(long SourceId, long Tid, int Status, string Msg, string? ReissueId = null);

public sealed record ResendGoods(string GoodsId, int Num, long? Oid = null);

/// <summary>Waybill of a re-send order: -1 void, 1 issued.</summary>
public sealed record ResendLogistics(
    long SourceId,
    long Tid,
    int Status,
    string Msg,
    IReadOnlyList<ResendGoods> GoodsItemList,
    string? MailNo = null,
    string? CompanyName = null,
    string? BizId = null,
    string? OrderCode = null);

public sealed record CommodityInfo(string ItemId, int GoodsQuantity);

/// <summary>Extra parcels after shipping. Import type: 1 split, 2 gift, 3 re-send, 99 other.</summary>
public sealed record PackagesNotice(
    long ParentOrderId,
    string MailNo,
    string TpCode,
    int ImportType,
    IReadOnlyList<CommodityInfo> CommodityInfos);

/// <summary>An appraisal work order: 1 open, 2 finish.</summary>
/// <param name="OccurTime">Epoch seconds, unlike every other time of the platform.</param>
public sealed record IdentificationCase(
    long RefundId,
    long DetailOrderId,
    string OuterCaseId,
    int OperateType,
    long OccurTime,
    string OperateTips,
    string? ExtAttrs = null);

/// <summary>An appraisal's result: 1 refundable, 2 exchangeable, 3 rejected.</summary>
public sealed record IdentificationResult(
    long RefundId,
    long DetailOrderId,
    string OuterCaseId,
    int ResultType,
    long OccurTime,
    string? ResultTips = null,
    string? ExtAttrs = null);
