using System.Text.Json.Serialization;
using Antui.Server.Evidence;
using Antui.Server.Http;
using Antui.Server.Json;
using Antui.Server.Orders;
using Antui.Server.Texts;

namespace Antui.Server.Facts;

/// <summary>
/// One element of a bulk call: what the single endpoints take, with its shop. The discriminator `type` says which.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BulkOrder), "order")]
[JsonDerivedType(typeof(BulkRefund), "refund")]
[JsonDerivedType(typeof(BulkRefundChange), "refund-change")]
[JsonDerivedType(typeof(BulkEvidence), "evidence")]
[JsonDerivedType(typeof(BulkShipmentStep), "shipment-step")]
[JsonDerivedType(typeof(BulkReturnStep), "return-step")]
public abstract record BulkFact(string Shop);

/// <summary>As POST /shops/{shop}/orders; needs the scope `orders`.</summary>
public sealed record BulkOrder(string Shop, NewOrder Order) : BulkFact(Shop);

/// <summary>As POST /shops/{shop}/refunds; needs the scope `orders`.</summary>
public sealed record BulkRefund(string Shop, NewRefund Refund) : BulkFact(Shop);

/// <summary>As POST /shops/{shop}/refunds/{refundNo}/changes; needs the scope `orders`.</summary>
public sealed record BulkRefundChange(string Shop, string RefundNo, RefundChange Change) : BulkFact(Shop);

/// <summary>As POST /shops/{shop}/evidence; needs the scope `evidence`.</summary>
public sealed record BulkEvidence(string Shop, NewEvidence Evidence) : BulkFact(Shop);

/// <summary>As POST /shops/{shop}/orders/{orderNo}/shipment-steps; needs the scope `evidence`.</summary>
public sealed record BulkShipmentStep(string Shop, string OrderNo, ShipmentStepRequest Step) : BulkFact(Shop);

/// <summary>As POST /shops/{shop}/orders/{orderNo}/return-steps; needs the scope `evidence`.</summary>
public sealed record BulkReturnStep(string Shop, string OrderNo, ReturnStepRequest Step) : BulkFact(Shop);

/// <summary>What became of one element.</summary>
/// <param name="Status">What the single endpoint would have answered: 200, 201, 202, 400, 403, 404, 409, 422 or
/// 503.</param>
/// <param name="Result">applied, duplicate, parked, or refused: nothing was changed by this element.</param>
/// <param name="Code">Why it was refused or parked.</param>
public sealed record FactAnswer(
    int Status,
    [property: OneOf("applied", "duplicate", "parked", "refused")] string Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Both? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Errors = null);

/// <summary>The answers stand in the order of the elements.</summary>
public sealed record FactAnswers(int Applied, int Duplicate, int Parked, int Refused,
    IReadOnlyList<FactAnswer> Answers);
