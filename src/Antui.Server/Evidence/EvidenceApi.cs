using System.Security.Cryptography;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Refunds;

namespace Antui.Server.Evidence;

/// <summary>What ERPs and warehouses report about goods, and the steps of the built-in desks.</summary>
public static class EvidenceApi
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        var shop = api.MapGroup("/shops/{shop}").WithTags("Goods").Needs(Scopes.Evidence);
        shop.MapPost("/evidence", ReportAsync)
            .TakesFact(
                "Goods were stopped, could not be stopped, left, or came back. Evidence may come before its refund.");
        shop.MapPost("/evidence/preview", PreviewAsync)
            .Answers<EffectPreview>(
                "What reporting this would do now: how much would be refunded automatically. Nothing is written.");
        shop.MapPost("/orders/{orderNo}/shipment-steps", ShipAsync)
            .TakesFact("Built-in desk: audit, split, merge, release, pick, pack, hand over.");
        shop.MapPost("/orders/{orderNo}/return-steps", ReturnAsync)
            .TakesFact("Built-in desk: track, receive, inspect a return.");
    }

    private static Task<IResult> ReportAsync(
        string shop, NewEvidence request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
        engine.AnswerAsync(Read(shop, request, SourceOf(http), engine), stop);

    internal static FactRead Read(string shop, NewEvidence request, string source, RefundEngine engine)
    {
        if (engine.Shops.Find(shop) is not { } known) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        if (Faults(request) is { Count: > 0 } faults) return FactRead.Wrong(Problems.Invalid(faults));
        var now = engine.Now();
        known.State.ErpSpoke(now);
        return Said(shop, request, source, now);
    }

    private static async Task<IResult> PreviewAsync(
        string shop, NewEvidence request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        if (Faults(request) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var now = engine.Now();
        var fact = Said(shop, request, SourceOf(http), now);
        return Results.Ok(EffectPreviews.OfEvidence(await engine.ReadAsync(fact.Key, stop), fact, known, now));
    }

    private static List<ProblemError> Faults(NewEvidence request)
    {
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        if (request.Id is { } given) check.Text("$.id", given);
        if (request.RefundNo is { Length: > 0 } refund) check.Number("$.refundNo", refund);
        check.Lines("$.lines", request.Lines);
        check.Inspected("$.inspected", request.Inspected);
        check.Text("$.note", request.Note);
        check.Tracking("$.waybill", request.Waybill);
        check.That(request.Kind is not EvidenceKind.Received || !string.IsNullOrEmpty(request.RefundNo), "$.refundNo",
            "Say which refund the received goods belong to: each receipt pays one refund.");
        return check.Errors;
    }

    private static Fact.EvidenceSeen Said(string shop, NewEvidence request, string source, Instant now)
    {
        var at = request.At is { } told && told < now ? told : now;
        var level = request.Level ?? request.Kind switch
        {
            EvidenceKind.Stopped => StopLevel.NotReleased,
            EvidenceKind.Shipped => StopLevel.HandedOver,
            EvidenceKind.Received => StopLevel.BackInWarehouse,
            EvidenceKind.StopRefused => StopLevel.Unknown,
        };
        var id = string.IsNullOrWhiteSpace(request.Id) ? Digest(request) : request.Id.Trim();
        return new Fact.EvidenceSeen(
            new OrderKey(shop, request.OrderNo), id, request.Kind, request.RefundNo ?? "", [.. request.Lines ?? []],
            [.. request.Inspected ?? []], level, source, at, request.Note, request.Waybill);
    }

    private static async Task<IResult> ShipAsync(
        string shop, string orderNo, ShipmentStepRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop) =>
        await engine.AnswerAsync(Read(shop, orderNo, request, SourceOf(http), engine), stop);

    internal static FactRead Read(
        string shop, string orderNo, ShipmentStepRequest request, string source, RefundEngine engine)
    {
        if (engine.Shops.Find(shop) is null) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        var check = new BodyCheck();
        check.Lines("$.lines", request.Lines);
        check.Text("$.parcelNo", request.ParcelNo);
        check.Tracking("$.waybill", request.Waybill);
        check.That(request.Action is not ShipmentAction.Merge || request.ParcelNo != "", "$.parcelNo",
            "Name the parcel to join.");
        if (check.Errors.Count > 0) return FactRead.Wrong(Problems.Invalid(check.Errors));
        return new Fact.ShipmentStep(
            new OrderKey(shop, orderNo), request.Action, request.ShipmentNo, source, [.. request.Lines ?? []],
            request.ParcelNo, request.Waybill);
    }

    private static async Task<IResult> ReturnAsync(
        string shop, string orderNo, ReturnStepRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop) =>
        await engine.AnswerAsync(Read(shop, orderNo, request, SourceOf(http), engine), stop);

    internal static FactRead Read(
        string shop, string orderNo, ReturnStepRequest request, string source, RefundEngine engine)
    {
        if (engine.Shops.Find(shop) is null) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        var check = new BodyCheck();
        check.Number("$.refundNo", request.RefundNo);
        check.That(request.Action is not ReturnAction.Inspect || request.StepId != "", "$.stepId",
            "Give the inspection's own id, so that a repeat is recognised.");
        check.Text("$.stepId", request.StepId);
        check.Lines("$.lines", request.Lines);
        check.Inspected("$.inspected", request.Inspected);
        check.Tracking("$.tracking", request.Tracking);
        if (check.Errors.Count > 0) return FactRead.Wrong(Problems.Invalid(check.Errors));
        return new FactRead(
            new Fact.ReturnStep(
                new OrderKey(shop, orderNo), request.Action, request.RefundNo, request.StepId, source,
                [.. request.Lines ?? []], [.. request.Inspected ?? []], request.Tracking),
            Again: request.Again);
    }

    /// <summary>
    /// Without a document number of the sender, the content is the identity: saying it again is a repeat.
    /// </summary>
    private static string Digest(NewEvidence request) => "digest:" + Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, EvidenceJson.Plain.NewEvidence)).AsSpan(0, 10));

    private static string SourceOf(HttpContext http) => "api:" + http.Caller().Name;
}
