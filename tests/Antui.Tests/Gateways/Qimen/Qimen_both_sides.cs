using Antui.Core;
using Antui.Core.Orders;
using static Antui.Tests.Gateways.Qimen.QimenPair;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Our shop behind our own desk over the wire: what one side says, the other side's evidence is.</summary>
public sealed class Qimen_both_sides
{
    [Fact]
    public async Task A_refund_is_paid_once_when_the_other_side_holds_the_goods()
    {
        await using var pair = await QimenPair.StartAsync();
        var key = await pair.OrderAsync("100");
        Assert.Equal(["L1 SKU-A 2", "L2 SKU-B 1"],
            (await pair.ReadAsync(Desk, "100")).Head.Lines.Select(l => $"{l.LineNo} {l.Sku} {l.Quantity}"));
        await pair.AskAsync(key, "R1", RefundKind.Unshipped);
        Assert.True((await pair.ReadAsync(Seller, "100")).Case("R1")!.IsSettled);
        Assert.Equal(["R1"], pair.Platform.Paid);
        Assert.All((await pair.ReadAsync(Desk, "100")).Shipments, s => Assert.Empty(s.Lines));
    }

    [Fact]
    public async Task What_the_desk_handed_over_is_known_at_the_shop_and_not_refunded()
    {
        await using var pair = await QimenPair.StartAsync();
        var key = await pair.OrderAsync("100");
        await pair.ShipAsync("100", parcel: "SF77");
        var shipped = Assert.Single((await pair.ReadAsync(Seller, "100")).Evidence);
        Assert.Equal((EvidenceKind.Shipped, "SF77", 3),
            (shipped.Kind, shipped.Note, shipped.Lines.Sum(l => l.Quantity)));
        await pair.AskAsync(key, "R1", RefundKind.Unshipped);
        Assert.False((await pair.ReadAsync(Seller, "100")).Case("R1")!.IsSettled);
        Assert.Empty(pair.Platform.Paid);
    }

    [Fact]
    public async Task A_split_order_of_which_a_part_left_is_not_cancelled_by_halves()
    {
        await using var pair = await QimenPair.StartAsync();
        var key = await pair.OrderAsync("100");
        Assert.IsType<Engine.Accepted.Applied>(await pair.StepAsync("100", ShipmentAction.Split, "S1", null,
            new LineQuantity("L2", 1)));
        await pair.ShipAsync("100", "S2");
        await pair.AskAsync(key, "R1", RefundKind.Unshipped);
        Assert.Empty(pair.Platform.Paid);
        Assert.Equal(2, (await pair.ReadAsync(Desk, "100")).Shipments.Single(s => s.ShipmentNo == "S1")
            .Remaining("L1"));
        var seen = Assert.Single((await pair.ReadAsync(Seller, "100")).Evidence, e => e.Kind is EvidenceKind.Shipped);
        Assert.Equal([new LineQuantity("L2", 1)], seen.Lines);
        await pair.ShipAsync("100", "S1", "SF2");
        Assert.Equal(2, (await pair.ReadAsync(Seller, "100")).Evidence.Count(e => e.Kind is EvidenceKind.Shipped));
    }

    [Fact]
    public async Task A_return_is_announced_received_confirmed_and_refunded()
    {
        await using var pair = await QimenPair.StartAsync();
        var key = await pair.OrderAsync("100");
        await pair.ShipAsync("100");
        await pair.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("L2", 1));
        Assert.Equal("R1", Assert.Single((await pair.ReadAsync(Desk, "100")).Returns).RefundNo);
        await pair.ReceiveAsync("100", "R1", "scan-1", new Inspected("L2", 1, Grade.Good));
        Assert.True((await pair.ReadAsync(Desk, "100")).Case("R1")!.IsSettled);
        Assert.True((await pair.ReadAsync(Seller, "100")).Case("R1")!.IsSettled);
        Assert.Equal(["R1"], pair.Platform.Paid);
    }

    [Fact]
    public async Task Damaged_goods_wait_for_a_person_of_the_desk()
    {
        await using var pair = await QimenPair.StartAsync();
        var key = await pair.OrderAsync("100");
        await pair.ShipAsync("100");
        await pair.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("L2", 1));
        await pair.ReceiveAsync("100", "R1", "scan-1", new Inspected("L2", 1, Grade.Defective));
        Assert.NotNull((await pair.ReadAsync(Desk, "100")).Case("R1")!.WithPerson);
        Assert.Empty(pair.Platform.Paid);
    }
}
