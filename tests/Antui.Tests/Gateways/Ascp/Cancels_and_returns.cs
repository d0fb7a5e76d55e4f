using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Tests.Gateways.Ascp;

/// <summary>An order's life between the platform and its supplier, over real HTTP.</summary>
public sealed class Cancels_and_returns
{
    private static readonly LineQuantity[] Whole = [new("A", 2), new("B", 1)];

    private static Fact.ShipmentStep Step(OrderKey key, ShipmentAction action, Tracking? waybill = null) =>
        new(key, action, "", "person:wang", Waybill: waybill);

    private static Fact.ReturnStep Inspect(OrderKey key, string refund, string step, params Inspected[] found) =>
        new(key, ReturnAction.Inspect, refund, step, "person:wang", default, [.. found]);

    private static Fact.PersonActs Approve(
        OrderKey key, string refund, long version, string reason, params string[] accepts) => new(
        key, refund, new PersonSay(
            PersonAction.Approve, "person:li", reason, Instant.From(TimeProvider.System.GetUtcNow()), version,
            [.. accepts]), "person:li");

    [Fact]
    public async Task A_cancel_before_the_release_stops_the_order_and_the_platform_pays_once()
    {
        await using var pair = await DirectPair.StartAsync();
        await pair.PaidOrderAsync("LP1");
        var order = await pair.UntilHereAsync("LP1", _ => true);
        Assert.Equal((15_600L, 600L, "浙江省"), (order.Head.Paid.Minor, order.Head.Freight.Minor, order.Head.ShipTo));
        Assert.Equal([("A", "SKU-A", 2, 10_000L), ("B", "SKU-B", 1, 5_000L)],
            order.Head.Lines.Select(l => (l.LineNo, l.Sku, l.Quantity, l.Paid.Minor)));
        await DirectPair.UntilAsync(() => pair.Mishaps.Count("notify.received") == 1);

        await pair.AskAsync("LP1", "R1", RefundKind.Unshipped, 15_600, Whole);
        var there = await pair.UntilThereAsync("LP1", o => o.Case("R1")!.IsSettled);
        var here = await pair.UntilHereAsync("LP1", o => o.Case("CLP1")!.IsSettled);
        var cancel = here.Case("CLP1")!;
        Assert.Equal((15_600L, "REPORTED"), (cancel.Settlement!.Amount.Minor, cancel.Claim.RawStatus));
        Assert.All(here.Shipments, s => Assert.Empty(s.Lines));
        Assert.Equal(EvidenceKind.Stopped, Assert.Single(there.Evidence).Kind);
        Assert.Equal([15_600L], (await pair.PaidAsync()).Select(p => p.Fen));
        Assert.Equal("NOTHING_TO_SHIP", Assert.IsType<Engine.Accepted.Refused>(await pair.HereAsync(
            Step(order.Key, ShipmentAction.Release) with { ShipmentNo = "S1" })).Why.Code);
    }

    [Fact]
    public async Task A_cancel_after_the_release_is_refused_ships_and_comes_back_as_a_return()
    {
        await using var pair = await DirectPair.StartAsync();
        var key = await pair.PaidOrderAsync("LP2");
        await pair.UntilHereAsync("LP2", _ => true);
        Assert.IsType<Engine.Accepted.Applied>(await pair.HereAsync(Step(key, ShipmentAction.Release)));
        await pair.AskAsync("LP2", "R2", RefundKind.Unshipped, 15_600, Whole);
        var there = await pair.UntilThereAsync("LP2", o => o.Case("R2")!.Claim.Status is ClaimStatus.SellerRefused);
        var said = there.Evidence.Single(e => e.Kind is EvidenceKind.StopRefused);
        Assert.Contains("退货流程", said.Note, StringComparison.Ordinal);
        var here = await pair.UntilHereAsync("LP2", o => o.Case("CLP2")!.Claim.Status is ClaimStatus.Closed);
        Assert.False(here.Case("CLP2")!.IsSettled);
        Assert.Empty(await pair.PaidAsync());

        await pair.HereAsync(Step(key, ShipmentAction.HandOver, new Tracking("SF", "SF100")));
        there = await pair.UntilThereAsync("LP2", o => o.Head.Status is OrderStatus.Shipped);
        Assert.Equal("SF SF100", there.Evidence.Single(e => e.Kind is EvidenceKind.Shipped).Note);

        await pair.AskAsync("LP2", "R3", RefundKind.Return, 10_000, new LineQuantity("A", 2));
        await pair.UntilThereAsync("LP2", o => o.Case("R3")!.Claim.Status is ClaimStatus.AwaitingBuyerReturn);
        Assert.Null((await pair.OrderAsync("LP2"))!.Case("R3"));
        await pair.SendBackAsync("LP2", "R3", "SF200");
        here = await pair.UntilHereAsync("LP2", o => o.Case("R3") is not null);
        var back = here.Case("R3")!.Claim;
        Assert.Equal(("SF200", 10_000L), (back.Tracking!.Number, back.Amount.Minor));
        Assert.Equal("SF200", Assert.Single(here.Returns).Tracking!.Number);
    }

    [Fact]
    public async Task A_partial_receipt_is_never_reported_and_a_whole_one_exactly_once()
    {
        await using var pair = await DirectPair.StartAsync();
        var key = await pair.PaidOrderAsync("LP3");
        await pair.UntilHereAsync("LP3", _ => true);
        await pair.HereAsync(Step(key, ShipmentAction.HandOver, new Tracking("SF", "SF1")));
        await pair.UntilThereAsync("LP3", o => o.Head.Status is OrderStatus.Shipped);
        await pair.AskAsync("LP3", "R4", RefundKind.Return, 15_000, Whole);
        await pair.UntilThereAsync("LP3", o => o.Case("R4")!.Claim.Status is ClaimStatus.AwaitingBuyerReturn);
        await pair.SendBackAsync("LP3", "R4", "SF2");
        await pair.UntilHereAsync("LP3", o => o.Returns.Length == 1);

        Inspected[] part = [new("A", 1, Grade.Good), new("B", 1, Grade.Good)];
        await pair.HereAsync(Inspect(key, "R4", "i1", part));
        await pair.UntilHereAsync("LP3", o => o.Case("R4")!.WithPerson?.Code is Code.GoodsShort);
        // Nor when a person takes it as it came: the platform takes no part.
        var version = (await pair.OrderAsync("LP3"))!.Case("R4")!.Claim.Version;
        await pair.HereAsync(Approve(key, "R4", version, "先退", "goods-received"));
        var refused = await pair.UntilHereAsync("LP3", o => o.Case("R4")!.WithPerson?.Code is Code.PlatformRefused);
        Assert.Equal("PARTIAL_RECEIPT", refused.Case("R4")!.Instructions[^1].Code);
        Assert.Equal(0, pair.Mishaps.Count("instorage.feedback"));

        // The answer to the one report is lost, and it is made again.
        pair.Mishaps.Cuts["instorage.feedback"] = 1;
        await pair.HereAsync(Inspect(key, "R4", "i2", new Inspected("A", 1, Grade.Good)));
        await pair.HereAsync(Approve(key, "R4", version, "收齐了"));
        var there = await pair.UntilThereAsync("LP3", o => o.Case("R4")!.IsSettled);
        await pair.UntilHereAsync("LP3", o => o.Case("R4")!.IsSettled);
        Assert.Equal(2, pair.Mishaps.Count("instorage.feedback"));
        Assert.Equal([("A", 2), ("B", 1)], there.Evidence.Single(e => e.Kind is EvidenceKind.Received).Inspected
            .Select(i => (i.LineNo, i.Quantity)));
        Assert.Equal([15_000L], (await pair.PaidAsync()).Select(p => p.Fen));
    }

    [Fact]
    public async Task Refunds_without_goods_push_nothing()
    {
        await using var pair = await DirectPair.StartAsync();
        var key = await pair.PaidOrderAsync("LP4");
        await pair.UntilHereAsync("LP4", _ => true);
        await pair.HereAsync(Step(key, ShipmentAction.HandOver, new Tracking("SF", "SF1")));
        await pair.UntilThereAsync("LP4", o => o.Head.Status is OrderStatus.Shipped);
        await pair.AskAsync("LP4", "R5", RefundKind.ShippedRefundOnly, 600);
        // The next order's push comes after whatever this one would have pushed.
        await pair.PaidOrderAsync("LP5");
        await pair.UntilHereAsync("LP5", _ => true);
        Assert.Empty((await pair.OrderAsync("LP4"))!.Cases);
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    public async Task Stock_below_what_is_occupied_is_refused_explained_and_taken_with_the_right_figure()
    {
        await using var pair = await DirectPair.StartAsync();
        await pair.PaidOrderAsync("LP6");
        await pair.PaidOrderAsync("LP7");
        await pair.UntilHereAsync("LP7", _ => true);
        await pair.UntilHereAsync("LP6", _ => true);
        var stop = TestContext.Current.CancellationToken;
        StockPush Push(string key, long quantity) => new(key, "SKU-A", "SKU-A", DirectPair.Merchant, quantity);
        Assert.IsType<Outcome.Done>(await pair.Shop.PerformAsync(new Effect.TellStock(Push("k1", 10)), stop));
        var no = Assert.IsType<Outcome.Refused>(
            await pair.Shop.PerformAsync(new Effect.TellStock(Push("k2", 3)), stop));
        Assert.Equal(OutcomeCodes.BelowOccupied, no.Code);
        Assert.Contains("已占用的 4 件（平台现有 10 件）", no.Text, StringComparison.Ordinal);
        Assert.IsType<Outcome.Done>(await pair.Shop.PerformAsync(new Effect.TellStock(Push("k3", 4)), stop));
        // A repeated operation changes nothing.
        Assert.IsType<Outcome.Done>(await pair.Shop.PerformAsync(new Effect.TellStock(Push("k1", 10)), stop));
        var read = await pair.Shop.ReadStockAsync(["SKU-A"], stop);
        Assert.Equal(new StockSaid("gj", "SKU-A", 4, 4, 0), Assert.Single(read));
        Assert.IsType<Outcome.Done>(await pair.Shop.ProbeAsync(stop));
    }
}
