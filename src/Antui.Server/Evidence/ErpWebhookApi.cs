using System.Text.Json;
using Antui.Connectors.Generic;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Evidence;

/// <summary>
/// Where a self-developed ERP tells what happened to goods (docs/generic-erp.md). The signature is the key: checked
/// over the bytes as they came, before anything of them is read.
/// </summary>
public static class ErpWebhookApi
{
    public static void MapErpWebhook(this IEndpointRouteBuilder api) =>
        api.MapPost("/erp/{shop}/events", TakeAsync).WithTags("Goods").OpenToAll()
            // Any type passes the router, whose own refusal would ask for a key; the handler takes JSON only.
            .Accepts<GenericEvent>("application/json", "*/*")
            .TakesFact("A self-developed ERP says that goods were shipped, received, stopped or could not be stopped. "
                + "Signed with the secret of the shop's ERP in webhook-id, webhook-timestamp and webhook-signature.");

    private static async Task<IResult> TakeAsync(
        string shop, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (!http.Request.HasJsonContentType())
            return Problems.Of(415, Problems.CodeOf(415), Problems.DetailOf(415));
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, stop);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var (id, timestamp) = (Header(http, GenericSign.IdHeader), Header(http, GenericSign.TimestampHeader));
        var known = engine.Shops.Find(shop);
        // A shop that is not there and a wrong signature look the same: nobody learns which shops there are.
        if (known?.Port<GenericErp>() is not { } erp
            || !erp.IsSigned(id, timestamp, bytes.Span, Header(http, GenericSign.SignatureHeader)))
            return Unsigned;
        if (!erp.Fresh(timestamp)) return Stale(engine);
        var said = JsonSerializer.Deserialize<GenericEvent>(bytes.Span, http.Json());
        if (said is null) return Problems.Invalid([new ProblemError("$", "Send the event as a JSON object.")]);
        var faults = new List<GenericFault>();
        var goods = GenericMap.Said(said, engine.Now(), faults);
        if (said.Id != id)
            faults.Add(new GenericFault("$.id", $"the same as in the header {GenericSign.IdHeader}: a copy is seen."));
        if (said.Type == "received" && string.IsNullOrEmpty(said.RefundNo))
            faults.Add(new GenericFault("$.refundNo", "say which refund the received goods belong to."));
        if (goods is null || faults.Count > 0)
            return Problems.Invalid([.. faults.Select(f => new ProblemError(f.Path, $"{f.Path}: {f.Text}"))]);
        return Answer(await engine.SeeGoodsAsync(known, goods, stop));
    }

    private static IResult Answer(Accepted accepted) => accepted switch
    {
        Accepted.Applied => Result(new FactResult("applied"), StatusCodes.Status200OK),
        Accepted.Duplicate => Result(new FactResult("duplicate"), StatusCodes.Status200OK),
        Accepted.Parked p => Result(
            new FactResult("parked", p.Reason, WordTexts.Parked(p.Reason)), StatusCodes.Status202Accepted),
        Accepted.Refused r => Problems.Refused(r.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IResult Result(FactResult result, int status) =>
        Results.Json(result, statusCode: status);

    private static IResult Unsigned { get; } = Problems.Of(
        StatusCodes.Status401Unauthorized, "NOT_SIGNED",
        "Sign \"webhook-id.webhook-timestamp.body\" with the secret of this shop's ERP, and check the shop in "
        + "the address.");

    private static IResult Stale(RefundEngine engine) => Problems.Of(
        StatusCodes.Status401Unauthorized, "TOO_OLD",
        $"The signature is right but old, or from the future; it is {engine.Now()} here. Set the clock, and "
        + "sign each retry with the time of the retry.");

    private static string Header(HttpContext http, string name) => http.Request.Headers[name].ToString();
}
