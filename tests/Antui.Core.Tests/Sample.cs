namespace Antui.Core.Tests;

/// <summary>One order of two lines, the shops it can belong to, and the facts of its life. Amounts are fen.</summary>
internal static class Sample
{
    public const string R = "R1";

    public static readonly OrderKey Key = new("s1", "T1");

    /// <summary>09:00 on a Sunday in UTC+8.</summary>
    public static readonly Instant T0 = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Line A: two pieces for 10,000. Line B: one piece for 9,900. Freight 600. Paid 20,500.</summary>
    public static OrderSnapshot Head(OrderStatus status = OrderStatus.Paid, long modifiedMs = 0) => new(
        Key, status, status.ToString(), T0 - Hour, T0 - Hour, T0 - Hour + TimeSpan.FromMilliseconds(modifiedMs),
        Money.Fen(20_500), Money.Fen(600),
        [new OrderLine("A", "sku-a", "A", 2, Money.Fen(10_000)), new OrderLine("B", "sku-b", "B", 1, Money.Fen(9_900))], "buyer-1");

    public static readonly StrategySet Rules = new(3, "person:li", default, [
        new Strategy { Id = "stop", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
        new Strategy { Id = "back", Name = "back", Template = StrategyTemplate.ReturnReceived },
    ]);

    /// <summary>A remote platform's shop whose goods are in the built-in desk; our strategies refund.</summary>
    public static readonly ShopPolicy AtDesk = new()
    {
        Shop = "s1",
        Platform = "taobao",
        Strategies = Rules,
        Channel = new Channel.Direct(Reports: false),
        Goods = new Goods.OurDesk(),
    };

    public static readonly ShopPolicy Erp = AtDesk with { Goods = new Goods.RemoteErp() };

    /// <summary>No strategy refunds anything: people do.</summary>
    public static readonly ShopPolicy Manual = AtDesk with { Strategies = StrategySet.Empty };

    /// <summary>An ERP that reports by itself.</summary>
    public static readonly ShopPolicy Reporting = AtDesk with { Goods = new Goods.ReportsComeIn() };

    public static readonly Channel.PayOut House = new(status => $"OUR_{status}");

    public static readonly ShopPolicy Hosted = AtDesk with { Channel = House, Platform = "hosted" };

    public static LineQuantity Q(string line, int quantity) => new(line, quantity);

    public static ImmutableArray<LineQuantity> All => [Q("A", 2), Q("B", 1)];

    public static Claim Asks(
        long fen = 9_900, RefundKind kind = RefundKind.Unshipped, ImmutableArray<LineQuantity>? lines = null,
        ClaimStatus status = ClaimStatus.AwaitingSeller, long version = 1, string no = R, long freight = 0) => new(
        no, version, kind, status, status.ToString(), Money.Fen(fen), Money.Fen(freight), lines ?? [Q("B", 1)],
        "不想要了", "onsale", T0, T0 + TimeSpan.FromMilliseconds(version));

    public static Fact.OrderSeen Seen(OrderSnapshot head) => new(head, "taobao");

    public static Fact.RefundSeen Seen(Claim claim) => new(Key, claim, "taobao");

    public static Fact.EvidenceSeen Says(
        EvidenceKind kind, string id = "e1", string refundNo = R, ImmutableArray<LineQuantity>? lines = null,
        ImmutableArray<Inspected>? found = null, StopLevel level = StopLevel.Released, TimeSpan at = default) => new(
        Key, id, kind, refundNo, lines ?? [], found ?? [], level, "erp:1", T0 + at);

    /// <summary>They left the warehouse, whoever tells it; all of the order when no lines are named.</summary>
    public static Fact.EvidenceSeen Gone(params LineQuantity[] lines) => new(
        Key, "gone", EvidenceKind.Shipped, "", [.. lines], [], StopLevel.HandedOver, "erp:1", T0 - Minute);

    public static GoodsEvidence Given(Fact.EvidenceSeen said, Instant? now = null) => new(
        said.Id, said.Kind, said.RefundNo, said.Lines, said.Inspected, said.Level, said.Source, said.At, now ?? T0);

    public static Inspected Found(string line, int quantity, Grade grade = Grade.Good) => new(line, quantity, grade);

    public static Fact.ShipmentStep Ship(
        ShipmentAction action, string no = "", ImmutableArray<LineQuantity> lines = default, string parcel = "") =>
        new(Key, action, no, "person:wang", lines, parcel);

    public static Fact.ReturnStep Back(
        ReturnAction action, string step, ImmutableArray<LineQuantity> lines = default, ImmutableArray<Inspected> found = default,
        Tracking? tracking = null, string no = R) => new(Key, action, no, step, "person:wang", lines, found, tracking);

    public static Fact.PersonActs Person(
        PersonAction action, long version = 1, string reason = "because", ImmutableArray<string>? accepts = null,
        Instant? at = null, string author = "person:li", string no = R) =>
        new(Key, no, new PersonSay(action, author, reason, at ?? T0, version, accepts ?? []), author);

    public static Fact.BuyerAsks Buyer(
        long fen = 9_900, RefundKind kind = RefundKind.Unshipped, string no = R, ImmutableArray<LineQuantity>? lines = null,
        long freight = 0) => new(Key, no, kind, Money.Fen(fen), Money.Fen(freight), lines ?? [Q("B", 1)], "不想要了", "store");

    public static Fact.BuyerChanges Buyer(
        BuyerChange change, long? fen = null, RefundKind? kind = null, Tracking? tracking = null, string id = "c1") =>
        new(Key, R, change, id, "store", fen is { } f ? Money.Fen(f) : null, kind, tracking);

    public static Fact.SellerAnswers Seller(SellerAnswer answer, long version = 0, long? fen = null) =>
        new(Key, R, answer, version, fen is { } f ? Money.Fen(f) : null, "", "person:li");
}
