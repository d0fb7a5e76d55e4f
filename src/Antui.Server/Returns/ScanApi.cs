using System.ComponentModel;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Engine.Returns;
using Antui.Server.Http;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Returns;

/// <summary>
/// The warehouse's scan page: a parcel's number finds what it may belong to; receiving and inspecting book it line by
/// line. A parcel with goods of several refunds is held until a person says which line belongs to which.
/// </summary>
public static class ScanApi
{
    private const int MostLines = 200;

    public static void MapScan(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/scan/{number}").WithTags("Returns");
        group.MapGet("", FindAsync).Needs(Scopes.Read)
            .Answers<ScanFound>("What a scanned number may be: a return, a rejected parcel, an unclaimed one, or nothing known.");
        group.MapPost("/receive", ReceiveAsync).Needs(Scopes.Evidence).Answers<ScanResults>("The parcel arrived; nobody has looked inside yet.");
        group.MapPost("/inspect", InspectAsync).Needs(Scopes.Evidence)
            .Answers<ScanResults>("What is inside, line by line and by grade. A repeat of the same stepId changes nothing.");
    }

    private static async Task<IResult> FindAsync(
        string number, [Description("Only returns of this shop; a parcel of another shop is named as such.")] string? shop,
        RefundEngine engine, CancellationToken stop)
    {
        var parcel = await ScannedParcel.FindAsync(number.Trim(), engine, stop);
        var candidates = new List<ReturnCandidate>();
        foreach (var row in parcel.Rows)
            if (await engine.ReadAsync(row.Key, stop) is { } order) candidates.Add(ReturnViews.Candidate(row, order));
        return Results.Ok(new ScanFound(
            parcel.Kind, candidates, parcel.Shipments, Held(candidates, parcel, QueryReader.Blank(shop)),
            [.. (await engine.Boxes.UnderAsync(number, stop)).Select(BoxViews.Of).OfType<BoxView>()]));
    }

    private static HeldBecause? Held(List<ReturnCandidate> candidates, ScannedParcel parcel, string? shop)
    {
        if (parcel.ClaimedRefundNo != "" && parcel.All.Count == 0)
            return new HeldBecause("CLAIMED_WITHOUT_RETURN", (
                $"已认领给退款 {parcel.ClaimedRefundNo}，但它还没有退货单：请先登记退货",
                $"Claimed for refund {parcel.ClaimedRefundNo}, which has no return yet: enter one first"));
        if (candidates.Count == 0 && parcel.All.Count > 0)
            return new HeldBecause("DONE_BEFORE", ("这个包裹的退货已经完结", "The return of this parcel is through already"));
        if (shop is not null && candidates.Count > 0 && candidates.All(c => c.Shop != shop))
            return new HeldBecause("OTHER_SHOP", ($"这是店铺 {candidates[0].Shop} 的包裹", $"This is a parcel of shop {candidates[0].Shop}"));
        return candidates.Count > 1
            ? new HeldBecause("SEVERAL_REFUNDS", (
                "一个包裹对应多张退货单：先把每件货归到对应的单上", "One parcel, several returns: first say which piece belongs to which"))
            : null;
    }

    private static async Task<IResult> ReceiveAsync(
        string number, ReceiveRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = Checked(number, request.StepId, request.Warehouse);
        var lines = request.Lines ?? [];
        for (var i = 0; i < lines.Length; i++)
            check.That(lines[i].Quantity >= 1, $"$.lines[{i}].quantity", "A quantity is at least 1.");
        check.That(lines.Length <= MostLines, "$.lines", $"At most {MostLines} lines.");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var done = await engine.Returns.ReceiveAsync(
            number.Trim(),
            [.. lines.Select(l => new ScannedLine(
                new OrderKey(l.Shop, l.OrderNo), l.ReturnNo, l.LineNo, l.Quantity))],
            request.StepId, request.Again is not BoxAgain.No, Requests.Author(http), stop);
        return done.Wrong is { } wrong ? Problems.Refused(wrong) : await ResultsAsync(engine, done.Results, stop);
    }

    private static async Task<IResult> InspectAsync(
        string number, InspectRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = Checked(number, request.StepId, request.Warehouse);
        check.That(request.Lines.Length is >= 1 and <= MostLines, "$.lines", $"1 to {MostLines} lines.");
        for (var i = 0; i < request.Lines.Length; i++)
            check.That(request.Lines[i].Quantity >= 1, $"$.lines[{i}].quantity", "A quantity is at least 1.");
        check.Text("$.note", request.Note);
        check.That(request.WeightGrams is >= 0 and <= 1_000_000, "$.weightGrams", "0 (not weighed) to 1,000,000 grams.");
        foreach (var photo in request.Photos ?? [])
            check.That(
                await engine.Photos.FindAsync(photo, stop) is not null, "$.photos",
                $"There is no photo '{photo}': send it first.");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var details = new InspectionDetails([.. request.Photos ?? []], [.. request.Serials ?? []], request.WeightGrams, request.Note);
        var parts = request.Lines.GroupBy(l => (l.Shop, l.OrderNo, l.ReturnNo)).Select(g => new BoxPart(
            new OrderKey(g.Key.Shop, g.Key.OrderNo), g.Key.ReturnNo, "",
            [.. g.Select(l => new BoxLine(l.LineNo, "", l.Quantity, l.Grade))]));
        var count = new BoxCount(
            request.StepId, 0, request.Again, [.. parts], Requests.Author(http), engine.Now(), details);
        var done = await engine.Boxes.InspectAsync(number.Trim(), request.Warehouse.Trim(), count, stop);
        return await ResultsAsync(engine, done, stop);
    }

    private static async Task<IResult> ResultsAsync(
        RefundEngine engine, IReadOnlyList<BoxResult> done, CancellationToken stop)
    {
        var results = new List<ScanResult>();
        foreach (var one in done)
            results.Add(await ResultAsync(engine, one.Order, one.ReturnNo, one.Answer, stop));
        return Results.Ok(new ScanResults(results));
    }

    private static async Task<ScanResult> ResultAsync(
        RefundEngine engine, OrderKey key, string returnNo, Accepted answer, CancellationToken stop)
    {
        var order = await engine.ReadAsync(key, stop);
        var refund = order?.Case(order.Returns.FirstOrDefault(r => r.ReturnNo == returnNo)?.RefundNo ?? "");
        var phase = refund is not null && engine.Shops.Find(key.Shop) is { } shop
            ? Words.Text(Projection.Row(order!, refund, shop.Policy, engine.Now()).Phase) : "";
        var (outcome, code, text) = answer switch
        {
            Accepted.Refused r => ("refused", r.Why.Code, RefusalTexts.Words(r.Why)),
            Accepted.Duplicate => ("duplicate", null, null),
            Accepted.Parked p => ("parked", p.Reason, null),
            _ => ("applied", (string?)null, (Both?)null),
        };
        return new ScanResult(
            key.Shop, key.OrderNo, returnNo, refund?.RefundNo ?? "", outcome, phase, code, text,
            order is null ? null : Proposals.Of(order, refund));
    }

    private static BodyCheck Checked(string number, string stepId, string warehouse)
    {
        var check = new BodyCheck();
        check.Parcel("number", number.Trim());
        check.Number("$.stepId", stepId);
        check.Text("$.warehouse", warehouse);
        return check;
    }
}
