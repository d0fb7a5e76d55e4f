using System.Text.Json;
using Antui.Core;
using Antui.Engine;
using Antui.Server.Evidence;
using Antui.Server.Http;
using Antui.Server.Orders;
using Antui.Server.Texts;
using Antui.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Server.Facts;

/// <summary>
/// Many facts in one call, of any kinds and shops. Each element is answered for itself, after it is durable; who read
/// only half of the answer sends the same again, and what was applied is then a duplicate.
/// </summary>
public static class FactsApi
{
    public const int Most = 1_000;
    private const int MostBytes = 4 * 1024 * 1024;

    public static void MapFacts(this IEndpointRouteBuilder api) =>
        api.MapPost("/facts", TakeAsync).WithTags("Goods").Needs(Scopes.Orders, Scopes.Evidence)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Accepts<BulkFact[]>("application/json", "application/x-ndjson")
            .Answers<FactAnswers>(
                $"Up to {Most} facts at once, as a JSON array or one JSON object a line (NDJSON), at most 4 MB. Facts of "
                + "one order are taken in the order they stand in.")
            .Produces<ProblemBody>(413, Problems.ContentType);

    private static async Task<IResult> TakeAsync(HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, stop);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var parts = BulkBody.Split(bytes.Span);
        if (parts.Count == 0)
            return Problems.Of(400, "BAD_JSON", "Send a JSON array of facts, or one fact a line.");
        if (parts.Count > Most)
            return Problems.Of(413, "TOO_MANY", $"These are {parts.Count} facts; send at most {Most} in one call.");
        var answers = new FactAnswer[parts.Count];
        var orders = new Dictionary<OrderKey, List<(int Index, BulkFact Fact)>>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Parse(bytes.Span[parts[i]], i, out var fault) is not { } fact)
            {
                answers[i] = fault!;
                continue;
            }
            var key = KeyOf(fact);
            if (!orders.TryGetValue(key, out var of)) orders.Add(key, of = []);
            of.Add((i, fact));
        }
        var caller = http.Caller();
        await Task.WhenAll(orders.Values.Select(async facts =>
        {
            foreach (var (index, fact) in facts) answers[index] = await AnswerAsync(caller, fact, index, engine, stop);
        }));
        int Count(string result) => answers.Count(a => a.Result == result);
        return Results.Json(
            new FactAnswers(Count("applied"), Count("duplicate"), Count("parked"), Count("refused"), answers),
            BulkJson.Plain.FactAnswers);
    }

    private static BulkFact? Parse(ReadOnlySpan<byte> json, int index, out FactAnswer? fault)
    {
        fault = null;
        try
        {
            if (JsonSerializer.Deserialize(json, BulkJson.Plain.BulkFact) is { } fact) return fact;
            fault = Refused((Problem)Problems.Of(400, "BAD_JSON", "A fact is a JSON object."));
        }
        catch (Exception bad) when (IsOfNoType(bad))
        {
            fault = Refused((Problem)Problems.Of(
                400, "BAD_JSON", $"At $[{index}].type: name one of {string.Join(", ", BulkBody.Types)}."));
        }
        catch (JsonException bad)
        {
            fault = Refused(BadJson.Of(bad, $"$[{index}]"));
        }
        return null;
    }

    /// <summary>The library throws one for a type that is missing, another for one that it does not know.</summary>
    private static bool IsOfNoType(Exception bad) => bad is NotSupportedException
        || (bad is JsonException && bad.Message.Contains("type discriminator", StringComparison.Ordinal));

    private static async Task<FactAnswer> AnswerAsync(
        Caller caller, BulkFact fact, int index, RefundEngine engine, CancellationToken stop)
    {
        var scope = fact is BulkOrder or BulkRefund or BulkRefundChange ? Scopes.Orders : Scopes.Evidence;
        if (!caller.May(scope))
            return Refused((Problem)Problems.Of(403, "FORBIDDEN",
                $"The key '{caller.Name}' lacks the scope '{scope}'."));
        try
        {
            var read = await ReadAsync(fact, "api:" + caller.Name, engine, stop);
            if (read.Problem is { } problem) return Refused(At(problem, index, fact));
            return await read.AcceptAsync(engine, stop) switch
            {
                Accepted.Applied => new FactAnswer(read.Applied, "applied"),
                Accepted.Duplicate => new FactAnswer(200, "duplicate"),
                Accepted.Parked p => new FactAnswer(202, "parked", p.Reason, Text: WordTexts.Parked(p.Reason)),
                Accepted.Refused no => Refused((Problem)Problems.Refused(no.Why)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (StorageException fault)
        {
            // The others may be durable already: this one says for itself that it is not.
            return Refused(ProblemHandler.Of(fault));
        }
    }

    private static async ValueTask<FactRead> ReadAsync(
        BulkFact fact, string source, RefundEngine engine, CancellationToken stop) => fact switch
        {
            BulkOrder o => await OrdersApi.FactAsync(o.Shop, o.Order, source, engine, stop),
            BulkRefund r => HostedApi.Read(r.Shop, r.Refund, source, engine),
            BulkRefundChange c => HostedApi.Read(c.Shop, c.RefundNo, c.Change, source, engine),
            BulkEvidence e => EvidenceApi.Read(e.Shop, e.Evidence, source, engine),
            BulkShipmentStep s => EvidenceApi.Read(s.Shop, s.OrderNo, s.Step, source, engine),
            BulkReturnStep r => EvidenceApi.Read(r.Shop, r.OrderNo, r.Step, source, engine),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static OrderKey KeyOf(BulkFact fact) => new(fact.Shop, fact switch
    {
        BulkOrder o => o.Order.OrderNo,
        BulkRefund r => r.Refund.OrderNo,
        BulkRefundChange c => c.Change.OrderNo,
        BulkEvidence e => e.Evidence.OrderNo,
        BulkShipmentStep s => s.OrderNo,
        BulkReturnStep r => r.OrderNo,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>The single endpoint names a place in its own body; here that body is a part of the element.</summary>
    private static Problem At(Problem problem, int index, BulkFact fact)
    {
        var part = fact switch
        {
            BulkOrder => "order",
            BulkRefund => "refund",
            BulkRefundChange => "change",
            BulkEvidence => "evidence",
            _ => "step",
        };
        return problem with
        {
            Errors = problem.Errors?.Select(e => e with { Path = $"$[{index}].{part}{e.Path[1..]}" }).ToList(),
        };
    }

    private static FactAnswer Refused(Problem problem) => new(
        problem.Status, "refused", problem.Code, problem.Detail, problem.Text ?? ProblemTexts.Of(problem.Code,
            problem.Detail),
            problem.Errors);
}
