using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Returns;

namespace Antui.Engine.Returns;

/// <summary>What a scanned number stands for.</summary>
/// <param name="Kind">"return", "rejected", "unclaimed" or "unknown".</param>
/// <param name="Rows">Returns that may still take goods of this parcel.</param>
/// <param name="All">Every return under this number, also those that are through.</param>
/// <param name="ClaimedRefundNo">The refund a person gave the parcel to; "" when nobody did.</param>
public sealed record ScannedParcel(
    string Kind, IReadOnlyList<ReturnRow> Rows, IReadOnlyList<ReturnRow> All, IReadOnlyList<ShipmentRow> Shipments,
    string ClaimedRefundNo = "")
{
    private const int MostOfOrder = 200;

    /// <summary>
    /// A return announced under the number goes first; then what a person claimed the parcel for, because nobody else
    /// can know it; then the orders it was once sent for.
    /// </summary>
    public static async Task<ScannedParcel> FindAsync(string number, RefundEngine engine, CancellationToken stop)
    {
        var (returns, shipments) = await engine.Lists.FindParcelAsync(number, stop);
        var open = returns.Where(IsOpen).ToList();
        if (open.Count > 0) return new ScannedParcel("return", open, returns, shipments);
        var found = await new UnclaimedParcels(engine).UnderAsync(number, stop);
        if (found is { State: UnclaimedParcel.Claimed, ClaimedBy: { } order })
        {
            var claimed = (await OfAsync(engine, order, stop)).Where(r => r.RefundNo == found.ClaimedRefundNo).ToList();
            return new ScannedParcel(
                claimed.Count > 0 ? "return" : "unclaimed", [.. claimed.Where(IsOpen)], claimed, shipments,
                found.ClaimedRefundNo);
        }
        if (shipments.Count > 0)
            return new ScannedParcel("rejected", await RejectedAsync(engine, shipments, stop), returns, shipments);
        return new ScannedParcel(found is null ? "unknown" : "unclaimed", [], returns, shipments);
    }

    private static bool IsOpen(ReturnRow row) => row.State is not ReturnState.Closed;

    /// <summary>A parcel that comes back under the number it was sent: open returns of its orders.</summary>
    private static async Task<List<ReturnRow>> RejectedAsync(
        RefundEngine engine, IReadOnlyList<ShipmentRow> shipments, CancellationToken stop)
    {
        var rows = new List<ReturnRow>();
        foreach (var key in shipments.Select(s => s.Key).Distinct())
            rows.AddRange((await OfAsync(engine, key, stop))
                .Where(r => IsOpen(r) && r.State is not ReturnState.Inspected));
        return rows;
    }

    private static async Task<IEnumerable<ReturnRow>> OfAsync(RefundEngine engine, OrderKey key, CancellationToken stop)
    {
        var filter = new ReturnFilter(key.Shop, Search: key.OrderNo);
        var page = await engine.Lists.ReturnsAsync(filter, null, MostOfOrder, stop);
        return page.Rows.Where(r => r.OrderNo == key.OrderNo);
    }
}
