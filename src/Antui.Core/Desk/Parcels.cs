using Antui.Core.Orders;

namespace Antui.Core.Desk;

/// <summary>Shipments of one buyer that could go out together.</summary>
public sealed record MergeProposal(string Shop, string BuyerRef, string ShipTo, ImmutableArray<ShipmentRow> Shipments);

/// <summary>
/// Parcels as a graph: parts of several orders that share a parcel's number. A part belongs to one parcel at most, and
/// two parcels that are joined become one.
/// </summary>
public static class Parcels
{
    /// <summary>
    /// Groups by shop, buyer, address and warehouse, among what is not with the warehouse yet; a group spans at most
    /// the window, counted from its first order. What is one parcel already is not proposed again.
    /// </summary>
    /// <param name="receiver">The pseudonym of the address, empty when unknown: then the province decides.</param>
    public static ImmutableArray<MergeProposal> Proposals(
        IEnumerable<ShipmentRow> rows, TimeSpan window, Func<ShipmentRow, string> receiver)
    {
        var proposals = ImmutableArray.CreateBuilder<MergeProposal>();
        var groups = rows.Where(MayMerge)
            .GroupBy(r => (r.Shop, r.BuyerRef, r.ShipTo, Receiver: receiver(r), r.Warehouse))
            .OrderBy(g => g.Min(r => r.CreatedAt)).ThenBy(g => g.Key.Shop, StringComparer.Ordinal)
            .ThenBy(g => g.Key.BuyerRef, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var part = new List<ShipmentRow>();
            foreach (var row in group.OrderBy(r => r.CreatedAt).ThenBy(r =>
                r.OrderNo, StringComparer.Ordinal).ThenBy(r => r.ShipmentNo, StringComparer.Ordinal))
            {
                if (part.Count > 0 && row.CreatedAt - part[0].CreatedAt > window) Close(part, proposals);
                part.Add(row);
            }
            Close(part, proposals);
        }
        return proposals.ToImmutable();
    }

    public static bool MayMerge(ShipmentRow row) =>
        row is
        {
            Stage: ShipmentStage.Audit or ShipmentStage.Release, Level: StopLevel.NotReleased, Hold: false,
            Pieces: > 0
        }
        && row.BuyerRef != "";

    /// <summary>Why two shipments cannot share a parcel; null when they can.</summary>
    /// <param name="receiver">As of <see cref="Proposals"/>.</param>
    public static Refusal? Fault(ShipmentRow a, ShipmentRow b, Func<ShipmentRow, string> receiver) =>
        a.Shop != b.Shop ? new Refusal.ShopsDiffer()
        : a.BuyerRef == "" || a.BuyerRef != b.BuyerRef ? new Refusal.BuyersDiffer()
        : a.ShipTo != b.ShipTo || receiver(a) != receiver(b) ? new Refusal.AddressesDiffer()
        : a.Warehouse != b.Warehouse ? new Refusal.WarehousesDiffer()
        : null;

    private static void Close(List<ShipmentRow> part, ImmutableArray<MergeProposal>.Builder into)
    {
        var merged = part.Count > 0 && part[0].ParcelNo != "" && part.TrueForAll(r => r.ParcelNo == part[0].ParcelNo);
        if (part.Count > 1 && !merged)
            into.Add(new MergeProposal(part[0].Shop, part[0].BuyerRef, part[0].ShipTo, [.. part]));
        part.Clear();
    }
}
