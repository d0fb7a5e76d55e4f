using Antui.Core;
using Antui.Core.Orders;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.Months;

/// <summary>What the buyer of an order will ask for, and when.</summary>
/// <param name="Lines">Empty: the whole order.</param>
/// <param name="After">After payment for an unshipped refund, after the hand-over for a return.</param>
public sealed record RefundPlan(
    string RefundNo, RefundKind Kind, Money Amount, ImmutableArray<LineQuantity> Lines, string Reason, TimeSpan After,
    Grade Found, bool Lacks, bool TooLate);

/// <summary>One row of the month made into an order with lines, a parcel's day and, maybe, a refund.</summary>
public sealed record OrderPlan(
    string Shop, string OrderNo, MonthRow Row, ImmutableArray<OrderLine> Lines, TimeSpan ReleaseAfter, TimeSpan HandOverAfter,
    RefundPlan? Refund)
{
    private static readonly string[] Unshipped = ["不想要了", "拍错/多拍", "地址填错了", "未按约定时间发货", "缺货"];
    private static readonly string[] Returned = ["七天无理由退换货", "质量问题", "尺码不合适", "与描述不符", "少件/破损"];

    /// <param name="shops">Shop ids with their share of the orders.</param>
    public static OrderPlan Make(MonthRow row, int index, int seed, bool perfect, IReadOnlyList<(string Shop, double Share)> shops)
    {
        var dice = new Dice(seed, "plan " + row.Number);
        var shop = Pick(shops, dice.Unit());
        // 18 digits, a room of ten for the lines: as long as the platform's own numbers, beyond what a double holds.
        var orderNo = (820_000_000_000_000_000 + (long)index * 10).ToString();
        var release = dice.Hours(2, 10);
        var handOver = release + dice.Hours(3, 14);
        var lines = Split(row, orderNo, ref dice, out var claimed);
        var refund = row.Paid is null || !row.Refund.IsPositive ? null : Plan(row, index, claimed, handOver, perfect, ref dice);
        // Tmall Global direct knows no cancel of single lines: such buyers wait for the parcel and send a part back.
        if (shop == DemoShops.Global && refund is { Kind: RefundKind.Unshipped, Lines.IsEmpty: false })
            refund = refund with { Kind = RefundKind.Return, After = dice.Hours(40, 140), TooLate = false };
        // What a third party's warehouse finds short is settled by its own people before it confirms anything.
        if (shop == DemoShops.Qimen && refund is not null) refund = refund with { Found = Grade.Good, Lacks = false };
        return new OrderPlan(shop, orderNo, row, lines, release, handOver, refund);
    }

    private static RefundPlan Plan(
        MonthRow row, int index, ImmutableArray<LineQuantity> claimed, TimeSpan handOver, bool perfect, ref Dice dice)
    {
        var no = (910_000_000_000_000_000 + (long)index * 10).ToString();
        var unshipped = dice.Chance(0.62);
        var reasons = unshipped ? Unshipped : Returned;
        var reason = reasons[dice.Between(0, reasons.Length - 1)];
        var tooLate = unshipped && dice.Chance(0.02);
        var after = !unshipped ? dice.Hours(40, 140)
            : tooLate ? handOver - TimeSpan.FromSeconds(dice.Between(20, 200))
            : TimeSpan.FromMinutes(2) + (handOver - TimeSpan.FromMinutes(32)) * dice.Unit();
        var bad = !perfect && !unshipped && dice.Chance(0.06);
        return new RefundPlan(
            no, unshipped ? RefundKind.Unshipped : RefundKind.Return, row.Refund, claimed, reason, after,
            bad && dice.Chance(0.5) ? Grade.Defective : Grade.Good, bad && dice.Chance(0.5), tooLate);
    }

    /// <summary>One to four lines. A partial refund is exactly one line of them, or one piece of a line of two.</summary>
    private static ImmutableArray<OrderLine> Split(
        MonthRow row, string orderNo, ref Dice dice, out ImmutableArray<LineQuantity> claimed)
    {
        var shares = new List<(long Fen, int Quantity)>();
        claimed = [];
        var (refund, kept) = (row.Refund.Minor, row.Kept.Minor);
        if (refund > 0 && kept > 0)
        {
            var piece = kept >= refund && dice.Chance(0.4);
            shares.Add(piece ? (refund * 2, 2) : (refund, 1));
            var rest = piece ? kept - refund : kept;
            if (rest > 0) shares.AddRange(Random(rest, dice.Between(1, 3), ref dice));
            claimed = [new LineQuantity(shares.Count == 1 ? orderNo : LineNo(orderNo, 0), 1)];
        }
        else
        {
            shares.AddRange(Random(row.Total.Minor, dice.Chance(0.7) ? 1 : dice.Between(2, 4), ref dice));
        }
        var lines = ImmutableArray.CreateBuilder<OrderLine>(shares.Count);
        for (var i = 0; i < shares.Count; i++)
        {
            var sku = dice.Between(1, 60);
            lines.Add(new OrderLine(
                shares.Count == 1 ? orderNo : LineNo(orderNo, i), $"SKU-{sku:000}", $"商品 {sku:000}", shares[i].Quantity,
                Money.Fen(shares[i].Fen)));
        }
        return lines.ToImmutable();
    }

    private static List<(long Fen, int Quantity)> Random(long fen, int lines, ref Dice dice)
    {
        var count = (int)Math.Min(lines, fen);
        Span<long> weights = stackalloc long[count];
        for (var i = 0; i < count; i++) weights[i] = dice.Between(1, 9);
        var result = new List<(long, int)>(count);
        foreach (var part in Money.Fen(fen).Split(weights)) result.Add((part, dice.Chance(0.2) ? 2 : 1));
        return result;
    }

    /// <summary>A single line has the order's own number, as on the platform; several count from 1.</summary>
    private static string LineNo(string orderNo, int index) => (long.Parse(orderNo) + index + 1).ToString();

    private static string Pick(IReadOnlyList<(string Shop, double Share)> shops, double at)
    {
        foreach (var (shop, share) in shops)
        {
            if (at < share) return shop;
            at -= share;
        }
        return shops[^1].Shop;
    }
}
