using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Taobao;

// The names below are the wire format (snake case). Absent is null everywhere: TOP leaves out what is empty or was not
// asked for, it never writes null. Amounts are yuan text unless the name says fen. Misspelt names are the platform's.

public sealed record TopErrorWire(int? Code, string? Msg, string? SubCode, string? SubMsg, string? RequestId);

/// <summary>The refund object of refund.get and refunds.receive.get (and of TMC-triggered reads).</summary>
public sealed record TaobaoRefund
{
    public string? RefundId { get; init; }
    public long? Tid { get; init; }
    public long? Oid { get; init; }
    public string? Status { get; init; }
    public string? OrderStatus { get; init; }
    public string? GoodStatus { get; init; }
    public bool? HasGoodReturn { get; init; }
    public string? DisputeType { get; init; }
    public string? SpecialRefundType { get; init; }
    public string? RefundPhase { get; init; }
    /// <summary>Epoch milliseconds of the last change: the optimistic lock of every write.</summary>
    public long? RefundVersion { get; init; }
    public string? RefundFee { get; init; }
    public string? Payment { get; init; }
    public string? TotalFee { get; init; }
    public string? Price { get; init; }
    public string? Created { get; init; }
    public string? Modified { get; init; }
    public string? EndTime { get; init; }
    public string? Reason { get; init; }
    public string? Desc { get; init; }
    public string? Title { get; init; }
    public int? Num { get; init; }
    public string? Sku { get; init; }
    public string? OuterId { get; init; }
    public long? NumIid { get; init; }
    /// <summary>Carrier and number of the return parcel.</summary>
    public string? CompanyName { get; init; }
    public string? Sid { get; init; }
    public string? GoodReturnTime { get; init; }
    public string? ShippingType { get; init; }
    public TaobaoRefundTimeout? RefundRemindTimeout { get; init; }
    public string? OperationContraint { get; init; }
    public int? CsStatus { get; init; }
    public int? AdvanceStatus { get; init; }
    public string? Attribute { get; init; }
    public string? BuyerOpenUid { get; init; }
    public string? SellerNick { get; init; }
}

public sealed record TaobaoRefundTimeout(bool? ExistTimeout, int? RemindType, string? Timeout);

/// <summary>What stands beside every list: a total, or whether more follows.</summary>
public sealed record TopPageCounts(long? TotalResults, bool? HasNext);

public sealed record RefundMappingResult(string? RefundId, bool? Succ, string? Message);

public sealed record RpRefundsAgree(
    bool? Succ,
    string? MsgCode,
    string? Message,
    IReadOnlyList<RefundMappingResult>? Results,
    string? RequestId);

public sealed record RefundReason(long? ReasonId, string? ReasonText, string? ReasonTips);

public sealed record RefundRefuseReasonGet(
    IReadOnlyList<RefundReason>? Reasons,
    long? TotalResults,
    bool? HasNext,
    string? RequestId);

public sealed record RefundRefuse(TaobaoRefund? Refund, bool? IsSuccess, string? RequestId);

/// <summary>Answers that are one flag: returngoods.agree, rp.refund.review, tmc.messages.confirm …</summary>
public sealed record TopSuccessFlag(bool? IsSuccess, string? RequestId);

/// <summary>rp.returngoods.refuse answers with its own word for the flag.</summary>
public sealed record TopResultFlag(bool? Result, string? RequestId);

public sealed record TimeGet(string? Time, string? RequestId);

public sealed record TaobaoSeller(string? UserId, string? Nick, string? Type);

public sealed record UserSellerGet(TaobaoSeller? User, string? RequestId);

public sealed record ShippingResult(bool? IsSuccess);

public sealed record LogisticsOfflineSend(ShippingResult? Shipping, string? RequestId);

public sealed record TmcMessageWire(
    long? Id, string? Topic, string? Content, string? PubTime, string? PubAppKey, long? UserId, string? UserNick);

/// <summary>The token for the message service's connect.</summary>
public sealed record TmcAuthGet(string? Result, string? RequestId);

/// <summary>What every refund message has in common; only ids are used, everything else is read again.</summary>
public sealed record TmcRefundContent(
    string? RefundId, string? Tid, string? Oid, string? ParentOrderId, string? Modified, string? RefundPhase);

[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LooseTextJson), typeof(FlagJson), typeof(ListJson)])]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(TopErrorWire))]
[JsonSerializable(typeof(TopPageCounts))]
[JsonSerializable(typeof(RpRefundsAgree))]
[JsonSerializable(typeof(RefundRefuseReasonGet))]
[JsonSerializable(typeof(RefundRefuse))]
[JsonSerializable(typeof(TopSuccessFlag))]
[JsonSerializable(typeof(TopResultFlag))]
[JsonSerializable(typeof(TimeGet))]
[JsonSerializable(typeof(UserSellerGet))]
[JsonSerializable(typeof(LogisticsOfflineSend))]
[JsonSerializable(typeof(TmcAuthGet))]
[JsonSerializable(typeof(TmcRefundContent))]
[JsonSerializable(typeof(TaobaoTrade))]
[JsonSerializable(typeof(TaobaoRefund))]
[JsonSerializable(typeof(TaobaoLine))]
[JsonSerializable(typeof(RefundMappingResult))]
[JsonSerializable(typeof(RefundReason))]
[JsonSerializable(typeof(TmcMessageWire))]
[JsonSerializable(typeof(AgResult))]
[JsonSerializable(typeof(AgResultAnswer))]
[JsonSerializable(typeof(AgFlatAnswer))]
[JsonSerializable(typeof(AgFlagAnswer))]
[JsonSerializable(typeof(AgFlagResultAnswer))]
[JsonSerializable(typeof(CancelGoods))]
[JsonSerializable(typeof(RefundCheck))]
[JsonSerializable(typeof(ReverseUploading))]
[JsonSerializable(typeof(ReverseOrder))]
[JsonSerializable(typeof(ReverseLine))]
[JsonSerializable(typeof(ReverseEvent))]
[JsonSerializable(typeof(ResendUpdate))]
[JsonSerializable(typeof(ResendLogistics))]
[JsonSerializable(typeof(ResendGoods))]
[JsonSerializable(typeof(PackagesNotice))]
[JsonSerializable(typeof(CommodityInfo))]
[JsonSerializable(typeof(IdentificationCase))]
[JsonSerializable(typeof(IdentificationResult))]
public sealed partial class TaobaoJson : JsonSerializerContext;
