using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Engine.Shops;

namespace Antui.Bench.Load;

/// <summary>
/// The orders and requests every bench uses, ours and the peers': two lines an order, every second request is for one
/// line only, all of them before shipment. Amounts vary with the number; nothing is random.
/// </summary>
internal static class Workload
{
    public const int Shops = 4;
    public const string Reason = "no longer wanted";

    public static string ShopOf(long n) => "bench-" + n % Shops;

    public static OrderSnapshot Order(long n, Instant now)
    {
        var goods = 2_000 + n % 9_000;
        return new OrderSnapshot(
            new OrderKey(ShopOf(n), OrderNo(n)), OrderStatus.Paid, "WAIT_SELLER_SEND_GOODS", now, now, now,
            Money.Fen(goods + 1_990), Money.Fen(0),
            [
                new OrderLine("1", "SKU-" + n % 500, "Cotton shirt, long sleeves", 1, Money.Fen(goods)),
                new OrderLine("2", "SKU-0", "Socks, five pairs", 1, Money.Fen(1_990)),
            ],
            "buyer-" + n % 5_000, "Zhejiang");
    }

    public static Claim Claim(OrderSnapshot order, long n, Instant now, ClaimStatus status, long version)
    {
        var whole = n % 2 == 0;
        return new Claim(
            RefundNo(n), version, RefundKind.Unshipped, status,
            status is ClaimStatus.Refunded ? "SUCCESS" : "WAIT_SELLER_AGREE",
            whole ? order.Paid : order.Lines[0].Paid, Money.Fen(0),
            whole ? [new("1", 1), new("2", 1)] : [new("1", 1)], Reason, "onsale", now, now, now + TimeSpan.FromHours(48));
    }

    public static string OrderNo(long n) => (2_020_000_000_000_000 + n).ToString();

    public static string RefundNo(long n) => (7_000_000_000_000 + n).ToString();

    /// <summary>Three strategies with conditions, of which the second one refunds.</summary>
    public static ImmutableArray<Strategy> Strategies { get; } =
    [
        new()
        {
            Id = "small", Name = "Small amounts", Template = StrategyTemplate.UnshippedStopped,
            Conditions = [new AmountAtMost(1_000), new ReasonIn([Reason, "ordered twice"])],
        },
        new()
        {
            Id = "usual", Name = "Usual reasons", Template = StrategyTemplate.UnshippedStopped,
            Conditions = [new AmountAtMost(50_000), new ReasonNotIn(["quality", "counterfeit"]), new GoodsNotIn(["SKU-9999"])],
        },
        new()
        {
            Id = "night", Name = "At night", Template = StrategyTemplate.UnshippedStopped,
            Conditions = [new Between(0, 24), new AmountAtMost(20_000)],
        },
    ];

    public static ShopConfig Shop(int n) => new()
    {
        Id = "bench-" + n,
        Name = "Bench " + n,
        Platform = StandIn.Platform,
        Fulfilment = Fulfilment.BuiltIn,
        Way = WayToMoney.Direct,
        Reports = true,
        Strategies = Strategies,
        Connection = JsonDocument.Parse("{}").RootElement,
    };
}
