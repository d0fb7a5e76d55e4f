using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Sf;

/// <summary>EXP_RECE_WANTED_INTERCEPT.</summary>
/// <param name="ServiceCode">2: back to the sender.</param>
public sealed record SfIntercept(
    string WaybillNo, string ServiceCode, string Role, string PayMode, string? MonthlyCardNo,
    SfDestination NewDestAddress);

public sealed record SfDestination(
    string Province, string City, string County, string Address, string Contact, string Phone);

/// <summary>EXP_RECE_SEARCH_ROUTES, by waybill.</summary>
public sealed record SfSearch(
    string Language, string TrackingType, string[] TrackingNumber, string MethodType, string? CheckPhoneNo);

/// <summary>The gateway's envelope; the business's own answer is text inside it.</summary>
public sealed record SfEnvelope(
    string? ApiResultCode = null, string? ApiErrorMsg = null, string? ApiResultData = null);

/// <param name="MsgData">Null after a recall that was accepted without more words.</param>
public sealed record SfResult(
    bool? Success = null, string? ErrorCode = null, string? ErrorMsg = null, JsonElement? MsgData = null);

/// <param name="CusId">The recall's own number at SF.</param>
/// <param name="Amount">The fee, in yuan.</param>
public sealed record SfIntercepted(string? CusId = null, decimal? Amount = null);

public sealed record SfRoutes(SfRoute[]? RouteResps = null);

public sealed record SfRoute(string? MailNo = null, SfStep[]? Routes = null);

public sealed record SfStep(string? AcceptTime = null, string? Remark = null, string? OpCode = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(ListJson)],
    MaxDepth = 16)]
[JsonSerializable(typeof(SfIntercept))]
[JsonSerializable(typeof(SfSearch))]
[JsonSerializable(typeof(SfEnvelope))]
[JsonSerializable(typeof(SfResult))]
[JsonSerializable(typeof(SfIntercepted))]
[JsonSerializable(typeof(SfRoutes))]
public sealed partial class SfJson : JsonSerializerContext
{
    /// <summary>What is signed is what is sent, so Chinese may stay as it is.</summary>
    public static SfJson Wire => Relaxed.Made;

    /// <summary>Made when first asked for: statics of a partial class have no order among its files.</summary>
    private static class Relaxed
    {
        public static readonly SfJson Made =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
