using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Lanes;
using Antui.Engine.Projections;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// Lists follow: at the end every list has come as far as the journal, shows every order as it stands, and counts what
/// happened once, whatever died between a commit and the step that follows it.
/// </summary>
internal static class ListChecks
{
    private static readonly Instant Never = new(long.MaxValue - 1);

    /// <summary>Null when every list has followed.</summary>
    public static string? FirstBehind(Sim sim)
    {
        var newest = SimStore.Now(sim.Store.NewestPlaceAsync(default));
        var behind = SimStore.Now(sim.Store.ListsAsync(default)).FirstOrDefault(p => p.Place < newest || p.Fault != "");
        return behind is null ? null : $"{behind.Name} stands at {behind.Place} of {newest} {behind.Fault}";
    }

    public static void Final(Sim sim)
    {
        var shops = sim.Cluster.Ever.Last(n => n.Ready).Shops;
        var (counts, stock, books) = (new Dictionary<string, long>(), new Dictionary<string, long>(), 0);
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            var entries = SimStore.Now(sim.Store.LoadAsync([key], default))[0];
            if (Journal.BrokenAt(entries) is { } version)
                sim.World.Break("P4", $"{key}: entry {version} does not carry the digest of the one before it");
            Rows(sim, key, order);
            foreach (var entry in Followed.Of(entries, 1))
            {
                var one = RowMaker.Make(new ChangedOrder(key, [entry]), shops.Find(key.Shop), Everything);
                foreach (var count in one.Counts) Add(counts, $"{count.Shop} {count.Name}", count.By);
                foreach (var move in one.Moves) Add(stock, $"{move.Warehouse} {move.Sku}", move.OnHand);
                books += one.Bookings.Count;
            }
        }
        Sums(sim, counts, stock, books);
    }

    private static System.Collections.Immutable.ImmutableArray<ListName> Everything { get; } =
        [.. Enum.GetValues<ListName>()];

    private static void Rows(Sim sim, OrderKey key, Order order)
    {
        var orders = SimStore.Now(sim.Store.OrdersAsync(key.Shop, key.OrderNo, null, 9, default)).Rows;
        if (orders is not [var row] || row.PaidFen != order.Head.Paid.Minor || row.ModifiedAt != order.Head.Changed)
        {
            sim.World.Break("P2", $"{key}: the list of orders does not show it as it is");
            return;
        }
        foreach (var refund in order.Cases)
        {
            var shown = SimStore.Now(sim.Store.FindRefundAsync(key.Shop, refund.RefundNo, default))
                .SingleOrDefault(r => r.OrderNo == key.OrderNo);
            var found = SimStore.Now(sim.Store.FindNumberAsync(NumberKind.Refund, refund.RefundNo, key.Shop, default));
            if (!found.Contains(key)) sim.World.Break("P2", $"{key} {refund.RefundNo}: not found by its number");
            if (shown is null || shown.AmountFen != refund.Claim.Amount.Minor
                || shown.PaidFen != (refund.Settlement?.Amount.Minor ?? 0) || shown.RawStatus != refund.Claim.RawStatus)
                sim.World.Break("P2", $"{key} {refund.RefundNo}: the list of refunds does not show it as it is");
        }
        var parcels = SimStore.Now(sim.Store.ShipmentsAsync(new(key.Shop, Search: key.OrderNo), null, 99, default)).Rows;
        foreach (var parcel in order.Shipments)
        {
            if (parcels.SingleOrDefault(p => p.ShipmentNo == parcel.ShipmentNo) is not { } shown
                || shown.Level != parcel.Level || shown.Pieces != parcel.Lines.Sum(l => (long)l.Quantity))
                sim.World.Break("P2", $"{key} {parcel.ShipmentNo}: the list of shipments does not show it as it is");
        }
    }

    private static void Sums(Sim sim, Dictionary<string, long> counts, Dictionary<string, long> stock, int books)
    {
        var figures = SimStore.Now(sim.Store.FiguresAsync(null, new Instant(0), Never, false, default));
        foreach (var figure in figures.Where(f => f.Name != "parked"))
            Add(counts, $"{figure.Shop} {figure.Name}", -figure.Value);
        if (counts.FirstOrDefault(c => c.Value != 0) is { Key: not null } wrong)
            sim.World.Break("P3", $"the figure {wrong.Key} is {-wrong.Value} too much");
        var phases = SimStore.Now(sim.Store.CountByPhaseAsync(null, default)).Values.Sum();
        if (phases != sim.Mirror.Orders.Sum(o => o.Order.Cases.Length))
            sim.World.Break("P3", $"{phases} refunds are counted by their phase");
        foreach (var shop in sim.Shops)
            foreach (var row in SimStore.Now(sim.Store.StockAsync(shop.Id, null, 999, default)))
                Add(stock, $"{row.Warehouse} {row.Sku}", -row.OnHand);
        if (stock.FirstOrDefault(s => s.Value != 0) is { Key: not null } left)
            sim.World.Break("P3", $"stock of {left.Key} is {-left.Value} too much");
        var booked = SimStore.Now(sim.Store.BooksAsync(null, null, null, null, 9_999, default)).Rows
            .Select(b => (b.Shop, b.OrderNo, b.At)).Distinct().Count();
        if (booked > books) sim.World.Break("P3", $"{booked} bookings for {books}");
    }

    private static void Add(Dictionary<string, long> sums, string key, long by) =>
        sums[key] = sums.GetValueOrDefault(key) + by;
}
