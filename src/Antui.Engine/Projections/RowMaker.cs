using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Core.Ways;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Projections;

/// <summary>
/// Makes of what happened to an order what lists show of it. Rows are as the order stands after the last entry, judged
/// by the policy of today at the instant of that entry; figures, stock and books are moved by each entry once.
/// </summary>
internal static class RowMaker
{
    /// <param name="shop">Null when it is not configured on this node: its orders are shown by an empty policy.</param>
    public static OrderRows Make(ChangedOrder order, Shop? shop, ImmutableArray<ListName> lists)
    {
        var (key, entries) = (order.Key, order.Entries);
        var policy = shop?.Policy ?? new()
        {
            Shop = key.Shop,
            Platform = "",
            Channel = new Channel.Direct(),
            Goods = new Goods.OurDesk(),
        };
        var (first, last) = (entries[0], entries[^1]);
        var at = order.Again is { } later && later > last.At ? later : last.At;
        var desk = Has(ListName.Desk) && policy.Goods is Goods.OurDesk;
        var (shipments, returns) = desk ? DeskRows.Changed(entries) : ([], []);
        return new OrderRows(
            key, Has(ListName.Orders) ? Row() : null,
            Has(ListName.Refunds) ? Refunds(last.After, policy, at) : [], shipments, returns,
            Moves(ListName.Figures) ? Counts() : [], Moves(ListName.Stock) ? Stock() : [],
            Moves(ListName.Books) ? Bookings() : []);

        bool Has(ListName list) => lists.Contains(list);

        bool Moves(ListName list) => Has(list) && !order.IsSeenOnly;

        OrderRow? Row()
        {
            var row = Projection.Row(last.After, policy);
            return order.Again is null && first.Before is { } before && Projection.Row(before, policy) == row ? null : row;
        }

        IReadOnlyList<Count> Counts()
        {
            var counts = new Tally(last.At);
            Projection.CountRows(first.Before, last.After, counts);
            foreach (var entry in entries) Projection.Count(entry, counts);
            return counts.ToList();
        }

        List<StockMovement> Stock()
        {
            var moves = new List<StockMovement>();
            foreach (var entry in entries) Movements.Add(moves, key, entry, shop);
            return moves;
        }

        List<Booking> Bookings()
        {
            var bookings = new List<Booking>();
            foreach (var entry in entries)
                if (Books.Of(entry.Before, entry.Events) is { Count: > 0 } postings)
                    bookings.Add(new Booking(entry.Version, entry.At, postings));
            return bookings;
        }
    }

    private static ImmutableArray<RefundRow> Refunds(Order order, ShopPolicy policy, Instant at)
    {
        var rows = ImmutableArray.CreateBuilder<RefundRow>(order.Cases.Length);
        foreach (var refund in order.Cases) rows.Add(Projection.Row(order, refund, policy, at));
        return rows.MoveToImmutable();
    }
}
