using Antui.Core.Orders;

namespace Antui.Core.Returns;

/// <summary>A quantity of one goods code.</summary>
public readonly record struct SkuQuantity(string Sku, int Quantity);

/// <summary>A parcel nobody expected (无头件), as the warehouse described it. Everything but the goods may be unknown.</summary>
/// <param name="Number">The number on the label; empty when it cannot be read.</param>
/// <param name="Slip">A request or order number on a slip inside.</param>
/// <param name="PhoneTail">The last four digits of the sender's phone, if the label shows them.</param>
public sealed record FoundParcel(
    string Number, string Slip, string PhoneTail, ImmutableArray<SkuQuantity> Goods, int WeightGrams);

/// <summary>A refund whose goods may be in the parcel.</summary>
/// <param name="Waybills">Numbers of the parcels that were sent to the buyer: a rejected parcel comes back under one.</param>
public sealed record MatchCandidate(
    OrderKey Order, string RefundNo, Tracking? ReturnTracking, ImmutableArray<string> Waybills, string PhoneTail,
    ImmutableArray<SkuQuantity> Claimed, int WeightGrams);

/// <summary>Why a candidate fits; the members are public words.</summary>
public enum MatchReason
{
    ReturnNumber,
    ForwardNumber,
    Slip,
    PhoneTail,
    SameGoods,
    SomeGoods,
    Weight,
}

/// <param name="Score">0 to 100. Only a person confirms, however high it is.</param>
public sealed record ParcelMatch(MatchCandidate Candidate, int Score, ImmutableArray<MatchReason> Because)
{
    private const int Most = 100, Least = 15;

    /// <summary>The candidates that fit at all, best first; equal scores in the order given.</summary>
    public static ImmutableArray<ParcelMatch> Rank(FoundParcel parcel, IEnumerable<MatchCandidate> candidates) =>
        [.. candidates.Select(c => Of(parcel, c)).Where(m => m.Score >= Least).OrderByDescending(m => m.Score)];

    public static ParcelMatch Of(FoundParcel parcel, MatchCandidate candidate)
    {
        var because = ImmutableArray.CreateBuilder<MatchReason>();
        if (ParcelNumber.Same(parcel.Number, candidate.ReturnTracking?.Number)) because.Add(MatchReason.ReturnNumber);
        if (candidate.Waybills.Any(w => ParcelNumber.Same(parcel.Number, w))) because.Add(MatchReason.ForwardNumber);
        string[] slips = [candidate.RefundNo, candidate.Order.OrderNo];
        if (slips.Any(s => ParcelNumber.Same(parcel.Slip, s))) because.Add(MatchReason.Slip);
        if (Same(parcel.PhoneTail, candidate.PhoneTail)) because.Add(MatchReason.PhoneTail);
        if (GoodsOf(parcel.Goods, candidate.Claimed) is { } goods) because.Add(goods);
        if (NearIn(parcel.WeightGrams, candidate.WeightGrams)) because.Add(MatchReason.Weight);
        var score = Math.Min(Most, because.Sum(PointsOf));
        // Other goods than claimed in a parcel of the right number: still likely, never certain.
        if (!parcel.Goods.IsDefaultOrEmpty && !because.Contains(MatchReason.SameGoods) && !because.Contains(MatchReason.SomeGoods))
            score /= 2;
        return new ParcelMatch(candidate, score, because.DrainToImmutable());
    }

    private static int PointsOf(MatchReason reason) => reason switch
    {
        MatchReason.ReturnNumber => 80,
        MatchReason.Slip => 75,
        MatchReason.ForwardNumber => 70,
        MatchReason.SameGoods => 30,
        MatchReason.PhoneTail => 25,
        MatchReason.SomeGoods => 15,
        MatchReason.Weight => 10,
    };

    private static bool Same(string? a, string? b) =>
        !string.IsNullOrWhiteSpace(a) && string.Equals(a.Trim(), b?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static MatchReason? GoodsOf(ImmutableArray<SkuQuantity> found, ImmutableArray<SkuQuantity> claimed)
    {
        if (found.IsDefaultOrEmpty || claimed.IsDefaultOrEmpty) return null;
        var (have, want) = (Sum(found), Sum(claimed));
        if (have.Count == want.Count && have.All(h => want.GetValueOrDefault(h.Key) == h.Value)) return MatchReason.SameGoods;
        return have.All(h => want.GetValueOrDefault(h.Key) >= h.Value) ? MatchReason.SomeGoods : null;
    }

    private static Dictionary<string, int> Sum(ImmutableArray<SkuQuantity> goods) =>
        goods.GroupBy(g => g.Sku, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(x => x.Quantity), StringComparer.Ordinal);

    /// <summary>Within five in a hundred, the difference a label and a bag make.</summary>
    private static bool NearIn(int found, int expected) =>
        found > 0 && expected > 0 && Math.Abs(found - expected) * 20L <= expected;
}
