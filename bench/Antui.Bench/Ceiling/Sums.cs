using System.Runtime.InteropServices;
using Antui.Core.Ports;

namespace Antui.Bench.Ceiling;

/// <summary>What the rows of one transaction add up to; written once each.</summary>
internal sealed class Sums
{
    public Dictionary<(string Shop, string Name), long> Desk { get; } = [];

    public Dictionary<(string Shop, string Phase), long> Phases { get; } = [];

    public Dictionary<(string Shop, long Hour, string Name), long> Counts { get; } = [];

    public Dictionary<(string Warehouse, string Sku), (long OnHand, long Occupied)> Stock { get; } = [];

    public static Sums Of(IReadOnlyList<OrderRows> orders)
    {
        const long hour = 3_600_000;
        var sums = new Sums();
        foreach (var order in orders)
        {
            foreach (var s in order.Shipments) Add(sums.Desk, (s.Shop, "shipment:" + s.Stage), 1);
            foreach (var r in order.Refunds) Add(sums.Phases, (r.Shop, r.Phase.ToString()), 1);
            foreach (var c in order.Counts) Add(sums.Counts, (c.Shop, c.At.Ms / hour * hour, c.Name), c.By);
            foreach (var m in order.Moves)
            {
                ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(sums.Stock, (m.Warehouse, m.Sku), out _);
                at = (at.OnHand + m.OnHand, at.Occupied + m.Occupied);
            }
        }
        return sums;
    }

    /// <summary>A booking as text, as long as ours.</summary>
    public static string Lines(Booking booked) => string.Concat(booked.Postings.Select(p =>
        $"{p.Account}\t{p.DebitFen}\t{p.CreditFen}\t{p.Currency}\t{p.Ref}\t{p.Text}\n"));

    private static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long by)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += by;
}
