using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Desk;

/// <summary>Several orders of a buyer in one parcel (合并发货).</summary>
internal static class MergeApi
{
    private const int Most = 50;

    public static async Task<IResult> ProposalsAsync(string? shop, RefundEngine engine, CancellationToken stop)
    {
        if (QueryReader.Blank(shop) is { } one && engine.Shops.Find(one) is null) return RouteExtensions.NoShop(one);
        var items = new List<MergeProposalView>();
        foreach (var p in await engine.Desk.Merging.ProposalsAsync(QueryReader.Blank(shop), stop))
        {
            items.Add(new MergeProposalView(
                p.Shop, p.BuyerRef, p.ShipTo, await ShipmentViews.ItemsAsync(engine, p.Shipments, stop)));
        }
        return Results.Ok(new MergeProposalList(items));
    }

    public static async Task<IResult> MergeAsync(
        MergeRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(request.Items.Count is >= 1 and <= Most, "$.items", $"Name 1 to {Most} shipments.");
        if (request.ParcelNo is { Length: > 0 }) check.Number("$.parcelNo", request.ParcelNo);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var merged = await engine.Desk.Merging.MergeAsync(
            DeskActions.Named(request.Items), request.ParcelNo ?? "", Requests.Author(http),
            Random.Shared.NextInt64, stop);
        return merged.Wrong is { } wrong ? Problems.Refused(wrong, "$.items")
            : Results.Ok(new MergeResult(merged.ParcelNo, merged.Done, DeskActions.Shown(merged.Failed)));
    }
}
