using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Orders;

/// <summary>Orders: list, one with its refunds, and new ones of hosted shops.</summary>
public static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        api.MapGet("/orders", ListAsync).WithTags("Orders").Needs(Scopes.Read)
            .Answers<OrderPage>("Orders, newest first; `q` is an order number.");
        api.MapGet("/orders/{shop}/{orderNo}", ReadAsync).WithTags("Orders").Needs(Scopes.Read)
            .Answers<OrderDetail>("One order with its shipments, returns and refunds.");
        api.MapPost("/shops/{shop}/orders", CreateAsync).WithTags("Hosted shops").Needs(Scopes.Orders)
            .TakesFact("An order of a hosted shop: new (201), known already (200), or with a newer status.")
            .Produces<FactResult>(201);
    }

    private static async Task<IResult> ListAsync(
        [Description("Shop id.")] string? shop, [Description("Order number, whole.")] string? q, string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        try
        {
            var page = await engine.Lists.OrdersAsync(
                QueryReader.Blank(shop), QueryReader.Blank(q), QueryReader.Blank(cursor), most, stop);
            return Results.Ok(new OrderPage([.. page.Rows.Select(OrderViews.Item)], page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadQuery(
                [new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged.")]);
        }
    }

    private static async Task<IResult> ReadAsync(string shop, string orderNo, RefundEngine engine,
        CancellationToken stop) =>
        await engine.ReadAsync(new OrderKey(shop, orderNo), stop) is { } order
            ? Results.Ok(OrderViews.Detail(order, engine.Shops.Find(shop), engine.Shops, engine.Now()))
            : Problems.NotFound($"The shop '{shop}' has no order '{orderNo}'.");

    private static async Task<IResult> CreateAsync(
        string shop, NewOrder request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
        await engine.AnswerAsync(await FactAsync(shop, request, "api:" + http.Caller().Name, engine, stop), stop);

    internal static async Task<FactRead> FactAsync(
        string shop, NewOrder request, string source, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        if (!known.Policy.IsHosted)
            return FactRead.Wrong(Problems.Refused(new Refusal.OrdersOnPlatform()));
        if (Faults(request) is { Count: > 0 } faults) return FactRead.Wrong(Problems.Invalid(faults));
        var key = new OrderKey(shop, request.OrderNo);
        // A sender that counts its own versions is compared by them; of any other we look at what we have.
        var before = request.ModifiedAt is null ? (await engine.ReadAsync(key, stop))?.Head : null;
        var order = Snapshot(key, request, before, engine.Now());
        if (before is { PaidAt: not null } && !SameContent(before, order))
            return FactRead.Wrong(Problems.Refused(new Refusal.OrderExists()));
        return new FactRead(new Fact.OrderSeen(order, source), Applied: before is null ? 201 : 200);
    }

    /// <summary>Times the sender left out are those of the first time, so that a repeat says the same.</summary>
    private static OrderSnapshot Snapshot(OrderKey key, NewOrder request, OrderSnapshot? before, Instant now)
    {
        var unpaid = request.Status is OrderStatus.AwaitingPayment or OrderStatus.Cancelled;
        var created = request.CreatedAt ?? before?.Created ?? request.PaidAt ?? now;
        var paid = request.PaidAt ?? before?.PaidAt ?? (before is null ? created : now);
        Money Of(long fen) => new(fen, request.Currency);
        var order = new OrderSnapshot(
            key, request.Status, Words.Text(request.Status), created, unpaid ? null : paid, request.ModifiedAt ?? now,
            Of(request.PaidFen), Of(request.FreightFen),
            [.. request.Lines.Select(l => new OrderLine(
                l.LineNo, l.Sku, l.Title, l.Quantity, Of(l.PaidFen), MayStay: !l.NeedReturn,
                GiftOf: QueryReader.Blank(l.GiftOf)))],
            request.BuyerRef, request.ShipTo, QueryReader.Blank(request.ReceiverRef));
        order = OrderShares.Fixed(order);
        return before is not null && before.RawStatus == order.RawStatus && SameContent(before, order)
            ? order with { Modified = before.Modified } : order;
    }

    private static bool SameContent(OrderSnapshot a, OrderSnapshot b) =>
        a.Paid == b.Paid && a.Freight == b.Freight
        && a.Lines.Select(l => l with { Shipped = false })
            .SequenceEqual(b.Lines.Select(l => l with { Shipped = false }));

    private static List<ProblemError> Faults(NewOrder order)
    {
        var check = new BodyCheck();
        check.Number("$.orderNo", order.OrderNo);
        check.Fen("$.paidFen", order.PaidFen);
        check.Fen("$.freightFen", order.FreightFen);
        check.That(order.FreightFen <= order.PaidFen, "$.freightFen", "The freight is a part of paidFen.");
        check.Currency("$.currency", order.Currency);
        check.That(order.Status is not OrderStatus.Unknown, "$.status", "Give the order's status.");
        check.That(order.Lines.Length is >= 1 and <= 500, "$.lines", "An order has 1 to 500 lines.");
        check.Text("$.buyerRef", order.BuyerRef);
        check.Text("$.shipTo", order.ShipTo);
        check.Text("$.receiverRef", order.ReceiverRef);
        long sum = 0;
        for (var i = 0; i < order.Lines.Length; i++)
        {
            var (line, at) = (order.Lines[i], $"$.lines[{i}]");
            check.Number(at + ".lineNo", line.LineNo);
            check.Text(at + ".sku", line.Sku);
            check.Text(at + ".title", line.Title);
            check.That(line.Quantity is >= 1 and <= 1_000_000, at + ".quantity", "A quantity is at least 1.");
            check.Fen(at + ".paidFen", line.PaidFen);
            sum += Math.Clamp(line.PaidFen, 0, BodyCheck.MostFen);
            if (QueryReader.Blank(line.GiftOf) is not { } main) continue;
            var isGoods = order.Lines.Any(l => l.LineNo == main && QueryReader.Blank(l.GiftOf) is null);
            check.That(isGoods, $"{at}.giftOf", "A gift names another line of the order, which is no gift itself.");
        }
        check.That(order.Lines.Select(l => l.LineNo).Distinct().Count() == order.Lines.Length, "$.lines",
            "Line numbers are unique in an order.");
        check.That(sum <= order.PaidFen, "$.lines", "The lines' paidFen add up to at most the order's paidFen.");
        return check.Errors;
    }
}
