using Antui.Core;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.Months;

/// <summary>
/// Makes a smaller month of the same shape as a real one: the shares of unpaid, refunded and partly refunded orders and
/// the hours at which people buy are figures of a real Tmall shop's February 2020.
/// </summary>
public static class MonthMaker
{
    private const double PaidShare = 0.860, RefundShare = 0.2344, PartialShare = 0.091;

    /// <summary>Orders per hour of the day, 0 to 23.</summary>
    private static readonly int[] ByHour =
    [
        1043, 530, 341, 189, 135, 113, 250, 556, 880, 1283, 1672, 1640,
        1367, 1339, 1500, 1720, 1481, 1205, 1270, 1532, 1990, 2204, 2126, 1644,
    ];

    private static readonly string[] Provinces = ["上海", "广东省", "江苏省", "浙江省", "北京", "四川省", "山东省", "辽宁省", "湖南省", "河北省"];

    /// <summary>Prices that such a shop really asks, in fen, from the commonest.</summary>
    private static readonly long[] PricesFen = [3800, 4900, 3200, 7800, 11900, 6190, 8900, 2100, 17880, 14890, 25900, 33400];

    public static Month Make(int orders, int seed, int days)
    {
        var start = new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var rows = new List<MonthRow>(orders);
        for (var i = 1; i <= orders; i++)
        {
            var dice = new Dice(seed, "order " + i);
            var created = start + TimeSpan.FromDays(dice.Between(0, days - 1)) + Hour(ref dice) + dice.Minutes(0, 59);
            var total = PricesFen[Math.Min(dice.Between(0, 11), dice.Between(0, 11))] * dice.Between(1, 2);
            var paid = dice.Chance(PaidShare);
            var refund = !paid || !dice.Chance(RefundShare) ? 0
                : dice.Chance(PartialShare) ? total / 2 : total;
            rows.Add(new MonthRow(
                i.ToString(), Money.Fen(total), Money.Fen(paid ? total - refund : 0), Provinces[dice.Between(0, 9)],
                Instant.From(created), paid ? Instant.From(created + TimeSpan.FromSeconds(dice.Between(5, 600))) : null,
                Money.Fen(refund)));
        }
        return new Month([.. rows.OrderBy(r => r.Created)], []);
    }

    private static TimeSpan Hour(ref Dice dice)
    {
        var left = dice.Between(0, ByHour.Sum() - 1);
        for (var hour = 0; hour < 24; hour++)
        {
            left -= ByHour[hour];
            if (left < 0) return TimeSpan.FromHours(hour);
        }
        return TimeSpan.FromHours(23);
    }
}
