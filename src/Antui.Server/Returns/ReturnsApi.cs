using System.ComponentModel;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Returns;

/// <summary>The returns desk: lists, one return with its history, returns made and changed by people.</summary>
public static class ReturnsApi
{
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/returns").WithTags("Returns");
        group.MapGet("", ListAsync).Needs(Scopes.Read).Answers<ReturnPage>("Expected and received returns, newest first.");
        group.MapGet("/counts", CountsAsync).Needs(Scopes.Read).Answers<IReadOnlyDictionary<string, long>>("How many are in each state.");
        group.MapGet("/{shop}/{orderNo}/{returnNo}", ReadAsync).Needs(Scopes.Read)
            .Answers<ReturnDetail>("One return with its lines, history, photos, and the proposal if something is wrong with it.");
        group.MapPost("", AddAsync).Needs(Scopes.Evidence).Answers<ReturnMade>("Goods a person expects, for a refund or before there is one.", 201);
        group.MapPatch("/{shop}/{orderNo}/{returnNo}", ChangeAsync).Needs(Scopes.Evidence)
            .TakesFact("Changes an expected return after negotiation; the history keeps every change with its author.");
    }

    private static async Task<IResult> ListAsync(
        string? shop, [Description("One or more states.")] string[]? state, string? warehouse,
        [Description("Refund, order or tracking number, whole.")] string? q, string? buyer, string? cursor, string? limit,
        RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        ImmutableArray<ReturnState> states =
            [.. (state ?? []).SelectMany(s => s.Split(',')).Select(s => read.Word<ReturnState>("state", s)).OfType<ReturnState>()];
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var filter = new ReturnFilter(
            QueryReader.Blank(shop), states, QueryReader.Blank(warehouse), QueryReader.Blank(q),
            QueryReader.Blank(buyer));
        try
        {
            var page = await engine.Lists.ReturnsAsync(filter, QueryReader.Blank(cursor), most, stop);
            return Results.Ok(new ReturnPage([.. page.Rows.Select(ReturnViews.Item)], page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadQuery([new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged.")]);
        }
    }

    private static async Task<IResult> CountsAsync(string? shop, RefundEngine engine, CancellationToken stop)
    {
        var counts = await engine.Lists.CountReturnsAsync(QueryReader.Blank(shop), stop);
        return Results.Ok(Enum.GetValues<ReturnState>().ToDictionary(Words.Text, s => counts.GetValueOrDefault(s)));
    }

    private static async Task<IResult> ReadAsync(
        string shop, string orderNo, string returnNo, RefundEngine engine, CancellationToken stop)
    {
        var key = new OrderKey(shop, orderNo);
        var journal = await engine.JournalAsync(key);
        if (await engine.ReadAsync(key, stop) is not { } order
            || order.Returns.FirstOrDefault(r => r.ReturnNo == returnNo) is not { } known
            || await RowAsync(engine, key, returnNo, stop) is not { } row)
            return Missing(shop, orderNo, returnNo);
        return Results.Ok(ReturnViews.Detail(row, order, known, journal));
    }

    private static async Task<IResult> AddAsync(
        NewReturn request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(request.Shop) is null) return RouteExtensions.NoShop(request.Shop);
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        check.Lines("$.lines", request.Lines);
        check.That(request.Lines.Length > 0, "$.lines", "Name at least one line with its quantity.");
        check.Text("$.note", request.Note);
        check.Tracking("$.tracking", request.Tracking);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var key = new OrderKey(request.Shop, request.OrderNo);
        if (await engine.ReadAsync(key, stop) is null)
            return Problems.NotFound($"The shop '{request.Shop}' has no order '{request.OrderNo}'.");
        // A request's idempotency key makes its repeat the same step.
        var step = request.StepId ?? (http.Request.Headers.TryGetValue(Idempotency.Header, out var given)
            ? given.ToString() : Requests.NewStep());
        var fact = new Fact.ReturnStep(
            key, ReturnAction.Expect, request.RefundNo ?? "", step, "person:" + http.Caller().Name, [.. request.Lines],
            Tracking: request.Tracking, Warehouse: request.Warehouse, Note: request.Note);
        if (await engine.AcceptAsync(fact, stop) is Accepted.Refused refused) return Problems.Refused(refused.Why);
        var made = (await engine.ReadAsync(key, stop))!.Returns.Last(r => r.Scans.Contains(step));
        return Results.Json(new ReturnMade(made.ReturnNo), statusCode: 201);
    }

    private static async Task<IResult> ChangeAsync(
        string shop, string orderNo, string returnNo, ReturnChange request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var key = new OrderKey(shop, orderNo);
        if (await engine.ReadAsync(key, stop) is not { } order || order.Returns.All(r => r.ReturnNo != returnNo))
            return Missing(shop, orderNo, returnNo);
        var check = new BodyCheck();
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why it changes; it stands in the history.");
        check.Text("$.reason", request.Reason);
        check.Text("$.note", request.Note);
        check.Lines("$.lines", request.Lines);
        check.Tracking("$.tracking", request.Tracking);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        return await engine.AnswerAsync(
            new Fact.ReturnStep(
                key, ReturnAction.Edit, request.RefundNo ?? "", "", "person:" + http.Caller().Name,
                request.Lines is null ? default : [.. request.Lines], Tracking: request.Tracking, ReturnNo: returnNo,
                Warehouse: request.Warehouse, Note: request.Note, Reason: request.Reason.Trim()),
            200, stop);
    }

    private static async Task<ReturnRow?> RowAsync(RefundEngine engine, OrderKey key, string returnNo, CancellationToken stop)
    {
        var page = await engine.Lists.ReturnsAsync(new ReturnFilter(key.Shop, Search: key.OrderNo), null, QueryReader.MostLimit, stop);
        return page.Rows.FirstOrDefault(r => r.OrderNo == key.OrderNo && r.ReturnNo == returnNo);
    }

    private static IResult Missing(string shop, string orderNo, string returnNo) =>
        Problems.NotFound($"The order '{orderNo}' of shop '{shop}' has no return '{returnNo}'.");
}
