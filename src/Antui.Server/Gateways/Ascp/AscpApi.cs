using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Gateways.Ascp;

/// <param name="OrderNo">The forward order.</param>
/// <param name="Reason">Why it is not on the returns desk: NOT_SUBMITTED, ORDER_UNKNOWN or LINE_UNKNOWN.</param>
public sealed record ReverseOrderItem(
    string ReturnNo, string OrderNo, Tracking Tracking, Instant At, string Reason, Both Text, int Pieces);

public sealed record ReverseOrderList(IReadOnlyList<ReverseOrderItem> Items);

/// <summary>Order numbers as the platform's back office exports them.</summary>
public sealed record CompareRequest(string[] OrderNos);

/// <param name="Missing">Known to the platform and not here.</param>
public sealed record CompareResult(int Asked, int Known, IReadOnlyList<string> Missing);

/// <summary>What a person does for a shop whose orders only come by pushes.</summary>
public static class AscpApi
{
    private const int NumbersMost = 10_000, LoadMost = 200, FaultsMost = 20;

    public static void MapAscp(this IEndpointRouteBuilder api)
    {
        var shop = api.MapGroup("/shops/{shop}").WithTags("Tmall Global direct");
        shop.MapGet("/reverse-orders", ListAsync).Needs(Scopes.Read).Answers<ReverseOrderList>(
            "Return orders of the platform that are not on the returns desk yet (原始退款单), oldest first.");
        shop.MapPost("/reverse-orders/{returnNo}/submit", SubmitAsync).Needs(Scopes.Act)
            .TakesFact("Submits a return order to the returns desk (递交).");
        shop.MapPost("/compare", CompareAsync).Needs(Scopes.Act)
            .Accepts<CompareRequest>("application/json", "text/csv")
            .Answers<CompareResult>(
                "Which of the platform's order numbers are missing here: JSON, or CSV with them in its first column.");
    }

    private static async Task<IResult> ListAsync(
        string shop, RefundEngine engine, AscpReceiver receiver, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        return Results.Ok(new ReverseOrderList(
            [.. (await receiver.WaitingAsync(known, stop)).Select(p => (Parked: p, Back: AscpWaiting.Return(p)!))
                .Select(x => new ReverseOrderItem(
                    x.Back.ReturnNo, x.Back.OrderNo, x.Back.Tracking, x.Parked.At, x.Parked.Reason,
                    WordTexts.Parked(x.Parked.Reason), x.Back.Lines.Sum(l => l.Plan)))]));
    }

    private static async Task<IResult> SubmitAsync(
        string shop, string returnNo, HttpContext http, RefundEngine engine, AscpReceiver receiver,
        CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        if (known.Port<AscpShop>() is not { } ascp) return WrongPlatform();
        return await receiver.SubmitAsync(known, ascp, returnNo, "person:" + http.Caller().Name, stop) switch
        {
            null => Problems.NotFound($"No return order '{returnNo}' waits in the shop '{shop}'."),
            Accepted.Parked p => Results.Json(
                new FactResult("parked", p.Reason, WordTexts.Parked(p.Reason)),
                statusCode: 202),
            Accepted.Refused r => Problems.Refused(r.Why),
            Accepted.Duplicate => Results.Json(new FactResult("duplicate")),
            _ => Results.Json(new FactResult("applied")),
        };
    }

    private static async Task<IResult> CompareAsync(
        string shop, HttpRequest request, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var numbers = request.HasJsonContentType()
            ? (await request.ReadFromJsonAsync<CompareRequest>(stop))?.OrderNos ?? []
            : Csv(await new StreamReader(request.Body).ReadToEndAsync(stop));
        var check = new BodyCheck();
        check.That(numbers.Length is >= 1 and <= NumbersMost, "$.orderNos", $"Give 1 to {NumbersMost} order numbers.");
        for (var i = 0; i < numbers.Length && check.Errors.Count < FaultsMost; i++)
            check.Number($"$.orderNos[{i}]", numbers[i]);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var asked = numbers.Distinct(StringComparer.Ordinal).ToList();
        var missing = new List<string>();
        foreach (var part in asked.Chunk(LoadMost))
        {
            var found = await engine.Store.LoadAsync([.. part.Select(n => new OrderKey(shop, n))], stop);
            missing.AddRange(part.Where((_, i) => found[i].Count == 0));
        }
        return Results.Ok(new CompareResult(asked.Count, asked.Count - missing.Count, missing));
    }

    /// <summary>The first column; a head without any digit is none of them.</summary>
    private static string[] Csv(string text) =>
        [.. text.TrimStart('\uFEFF').Split('\n').Select(l => l.Split(',')[0].Trim().Trim('"').Trim())
            .Where((n, i) => n.Length > 0 && !(i == 0 && !n.Any(char.IsAsciiDigit)))];

    private static IResult WrongPlatform() =>
        Problems.Refused(new Refusal.NotTmallDirect());
}
