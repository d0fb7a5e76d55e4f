using Antui.Core;
using Antui.Core.Orders;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.Months;

/// <summary>
/// Buyers who come when the month is over, so that there is something to see and to do: a few orders a minute, each
/// soon followed by a request. Most are refunded by themselves; some say that the goods came broken, and wait for a
/// person.
/// </summary>
/// <param name="known">How many orders there were before.</param>
internal sealed class Newcomers(int seed, int known, Instant from)
{
    private const int EachForPeople = 4;

    private static readonly long[] PricesFen = [4_900, 8_900, 11_900, 17_880];

    private Instant _next = from;
    private int _count;

    /// <summary>Those who have come by now and were not told before.</summary>
    public IReadOnlyList<OrderPlan> Until(Instant now)
    {
        var come = new List<OrderPlan>();
        while (_next <= now)
        {
            var dice = new Dice(seed, "newcomer " + ++_count);
            come.Add(Make(_next, ref dice));
            _next += TimeSpan.FromSeconds(dice.Between(12, 20));
        }
        return come;
    }

    private OrderPlan Make(Instant at, ref Dice dice)
    {
        var price = Money.Fen(PricesFen[dice.Between(0, PricesFen.Length - 1)]);
        var paid = at + TimeSpan.FromSeconds(1);
        var row = new MonthRow("live " + _count, price, Money.Fen(0), "上海", at, paid, price);
        var plan = OrderPlan.Make(row, known + _count, seed, perfect: true, DemoShops.Shares);
        var refund = plan.Refund! with
        {
            Kind = RefundKind.Unshipped,
            TooLate = false,
            After = TimeSpan.FromSeconds(dice.Between(3, 8)),
        };
        // His parcel leaves at once, and then he wants the money back without sending anything.
        return _count % EachForPeople != 1
            ? plan with { Refund = refund }
            : plan with
            {
                Shop = DemoShops.Direct,
                ReleaseAfter = TimeSpan.FromSeconds(12),
                HandOverAfter = TimeSpan.FromSeconds(18),
                Refund = refund with
                {
                    Kind = RefundKind.ShippedRefundOnly,
                    Reason = "少件/破损",
                    After = TimeSpan.FromSeconds(40),
                },
            };
    }
}
