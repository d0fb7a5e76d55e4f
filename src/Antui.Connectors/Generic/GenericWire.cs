using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Generic;

/// <summary>Something that happened to goods in the ERP; the body of a webhook and a row of GET goods.</summary>
public sealed record GenericEvent(
    [property: Description("The document's own number in the ERP; a repeat of it changes nothing.")] string Id,
    [property: Description("shipped, received, stopped or stop-refused.")] string Type,
    [property: Description("When it happened, RFC 3339 with its offset.")] string At,
    [property: Description("The platform's order number.")] string OrderNo,
    [property: Description("The platform's refund number; needed for received goods.")] string? RefundNo = null,
    [property: Description("Absent: all lines of the refund, or of the order. Received goods name theirs.")]
    GenericLine[]? Lines = null,
    [property: Description("stopped, stop-refused: how far the goods had gone, e.g. not-released, packed, recalled.")]
    string? Level = null,
    string? Note = null,
    [property: Description("Shipped, received: the parcel's carrier.")] string? Carrier = null,
    [property: Description("Shipped, received: the parcel's number. One unit told twice with it counts once.")]
    string? TrackingNo = null);

/// <param name="LineNo">The platform's line number; or give the goods code.</param>
/// <param name="Grade">Received goods: good, opened, defective, wrong-item, missing or unclear.</param>
public sealed record GenericLine(int Quantity, string? LineNo = null, string? Sku = null, string? Grade = null);

/// <summary>POST stop.</summary>
public sealed record GenericStop(string Key, string OrderNo, string RefundNo, GenericLine[] Lines, string Reason);

/// <param name="Result">stopped, refused or pending.</param>
/// <param name="Level">How far the goods had gone.</param>
public sealed record GenericStopAnswer(string Result, string? Level = null, string? Reason = null);

/// <summary>GET orders/{orderNo}: what will become of each part of each line, and the refunds' documents.</summary>
public sealed record GenericOrder(string OrderNo, GenericPart[] Lines, GenericDocument[]? Returns = null);

/// <param name="State">waiting, picking, packed, stopping, stopped or shipped.</param>
/// <param name="RefundNo">For a stopped part: the refund it was stopped for.</param>
public sealed record GenericPart(string LineNo, int Quantity, string State, string? RefundNo = null);

/// <summary>POST returns: goods will come back.</summary>
public sealed record GenericReturn(
    string Key, string OrderNo, string RefundNo, GenericLine[] Lines, long AmountFen, string Reason, string? Carrier,
    string? TrackingNo);

/// <summary>POST returns/{refundNo}/close: the money is back with the buyer.</summary>
public sealed record GenericClose(string Key, string OrderNo, string RefundNo, long PaidFen);

/// <param name="State">expected, received or closed.</param>
public sealed record GenericDocument(string RefundNo, string State, string? Document = null);

/// <param name="Next">The cursor of the next page; absent when this is the last.</param>
public sealed record GenericGoodsPage(GenericEvent[] Items, string? Next = null);

public sealed record GenericStockPage(GenericStock[] Items);

public sealed record GenericStock(string Warehouse, string Sku, long OnHand, long Occupied = 0, long Defective = 0);

/// <param name="At">The ERP's clock, RFC 3339: a wrong one is found before a signature is refused.</param>
public sealed record GenericHealth(string? Name = null, string? At = null);

/// <summary>Problem details (RFC 9457) with a code for programs.</summary>
public sealed record GenericProblem(string? Code = null, string? Detail = null, string? Title = null);

/// <summary>Fields that are new are overlooked; fields that are missing are an unreadable answer.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(ListJson)],
    MaxDepth = 16)]
[JsonSerializable(typeof(GenericStop))]
[JsonSerializable(typeof(GenericStopAnswer))]
[JsonSerializable(typeof(GenericOrder))]
[JsonSerializable(typeof(GenericReturn))]
[JsonSerializable(typeof(GenericClose))]
[JsonSerializable(typeof(GenericDocument))]
[JsonSerializable(typeof(GenericGoodsPage))]
[JsonSerializable(typeof(GenericStockPage))]
[JsonSerializable(typeof(GenericEvent))]
[JsonSerializable(typeof(GenericStock))]
[JsonSerializable(typeof(GenericHealth))]
[JsonSerializable(typeof(GenericProblem))]
public sealed partial class GenericJson : JsonSerializerContext;
