using FsCheck;
using FsCheck.Fluent;

namespace Antui.Core.Tests.Properties;

/// <summary>Turns arrays of numbers into lives of an order, so that FsCheck can shrink what breaks a
/// property.</summary>
internal static class Fuzz
{
    public static readonly ShopPolicy[] Shops =
    [
        AtDesk, AtDesk with { Channel = new Channel.Direct() }, AtDesk with { Channel = new Channel.Assistant() }, Erp,
        Reporting, Hosted,
        Erp with { Channel = new Channel.Assistant() }, Manual,
        AtDesk with { Channel = new Channel.ReportEnds() },
        Erp with { Channel = new Channel.ReportEnds(ByStrategy: true) },
        Hosted with
        {
            Channel = House with
            {
                WhenSilent = WhenSilent.Decide, SellerTerm = Minute * 10, AgreeReturns = false,
            },
        },
    ];

    private static readonly long[] Amounts = [5_000, 9_900, 10_000, 3_000, 20_500, 0, 7_001];

    private static readonly ImmutableArray<LineQuantity>[] Lines =
        [[Q("B", 1)], [Q("A", 1)], [Q("A", 2)], All, [], [Q("A", 1), Q("B", 1)], [Q("A", 1), Q("A", 1)]];

    public static void Check<T>(int tests, Func<T, bool> holds, Gen<T>? gen = null)
    {
        var arbitrary = gen is null ? ArbMap.Default.ArbFor<T>() : gen.ToArbitrary();
        Prop.ForAll(arbitrary, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(60));
    }

    /// <summary>One step of a life. Whatever the number, something that can happen.</summary>
    public static void Step(World world, Market market, int number)
    {
        var n = (int)((uint)number % 100_000);
        var (what, a, b) = (n % 13, n / 13 % 11, n / 143 % 7);
        var no = b % 2 == 0 ? R : "R2";
        switch (what)
        {
            case 0 or 1:
                Request(world, market, no, a, b);
                break;
            case 2 or 3:
                world.Accept(Evidence(world, no, a, b));
                break;
            case 4 or 5 or 6:
                market.AnswerNext((Manner)(a % 5));
                break;
            case 7:
                world.Pass(TimeSpan.FromSeconds(a * a * a));
                break;
            case 8:
                world.Accept(Ship((ShipmentAction)(a % 10), b % 3 == 0 ? "" : $"S{b % 3}", [Q("A", 1)], "P1") with
                {
                    Warehouse = b % 2 == 0 ? "east" : "s1",
                    Kind = b % 2 == 0 ? ShipmentKind.Gift : ShipmentKind.Reship,
                    StepId = a == 9 ? $"x{b}" : null,
                });
                break;
            case 9:
                world.Accept(Back((ReturnAction)(a % 5), $"s{b}", Lines[b], [Found("A", 1 + a % 2, (Grade)(b % 3 == 0 ? b : 0))],
                    new Tracking("SF", "1"), b == 6 ? "" : no) with
                { ReturnNo = b == 6 ? "R1" : null, Warehouse = b == 5 ? "east" : null });
                break;
            case 10:
                Says(world, no, a, b);
                break;
            case 11:
                world.Accept(Seen(Head((OrderStatus)(2 + a % 6), b)));
                break;
            default:
                if (world.Sent.Count > 0) market.AnswerNext(Manner.Answers);
                break;
        }
    }

    private static void Request(World world, Market market, string no, int a, int b)
    {
        if (world.Policy.IsHosted)
        {
            world.Accept(a < 4
                ? Buyer(Amounts[a % 4], b % 3 == 0 ? RefundKind.Return : RefundKind.Unshipped, no, Lines[b])
                : Buyer((BuyerChange)(a % 4), Amounts[b], null, new Tracking("SF", "1"), $"c{a}") with { RefundNo = no });
            return;
        }
        var version = (market.Claims.GetValueOrDefault(no)?.Version ?? 0) + 1;
        ClaimStatus[] stages = [ClaimStatus.AwaitingSeller, ClaimStatus.AwaitingSeller, ClaimStatus.AwaitingReceipt, ClaimStatus.Closed];
        market.Ask(Asks(Amounts[b], a % 3 == 0 ? RefundKind.Return : RefundKind.Unshipped, Lines[a % 7], stages[a % 4], version, no,
            a == 10 ? 600 : 0));
    }

    private static Fact.EvidenceSeen Evidence(World world, string no, int a, int b) => Sample.Says(
        (EvidenceKind)(a % 4), $"e{a}{b}", a == 9 ? "" : no, Lines[b], a % 4 == 3 ? [Found("A", 2), Found("B", 1)] : [],
        (StopLevel)(b % 5), world.Now - T0 + TimeSpan.FromSeconds(b));

    private static void Says(World world, string no, int a, int b) => world.Accept(Person(
        (PersonAction)(a % 5), world.Order?.Case(no)?.Claim.Version ?? 1, accepts: b == 0 ? ["shipment-stopped", "goods-received"] : [],
        at: world.Now, no: no));
}
