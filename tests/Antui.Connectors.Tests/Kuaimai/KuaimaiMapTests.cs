using System.Text.Json;
using Antui.Connectors.Kuaimai;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Kuaimai;

/// <summary>What the ERP's documents prove, and what they only seem to.</summary>
public sealed class KuaimaiMapTests
{
    private const string At = "1767585600000";

    [Theory]
    [InlineData("WAIT_AUDIT", KuaimaiState.Open)]
    [InlineData("WAIT_FINANCE_AUDIT", KuaimaiState.Open)]
    [InlineData("FINISHED_AUDIT", KuaimaiState.InWarehouse)]
    [InlineData("WAIT_SEND_GOODS", KuaimaiState.InWarehouse)]
    [InlineData("WAIT_DEST_SEND_GOODS", KuaimaiState.InWarehouse)]
    [InlineData("SELLER_SEND_GOODS", KuaimaiState.Shipped)]
    [InlineData("FINISHED", KuaimaiState.Shipped)]
    [InlineData("CLOSED", KuaimaiState.Cancelled)]
    [InlineData("CANCEL", KuaimaiState.Cancelled)]
    [InlineData("SOMETHING_NEW", KuaimaiState.Unknown)]
    [InlineData(null, KuaimaiState.Unknown)]
    public void A_word_is_a_state_and_an_unknown_one_proves_nothing(string? word, KuaimaiState state) =>
        Assert.Equal(state, KuaimaiMap.StateOf(new KuaimaiTrade { SysStatus = word, ConsignTime = "946656000000" }));

    [Fact]
    public void Closed_after_it_had_left_is_shipped()
    {
        Assert.Equal(
            KuaimaiState.Shipped, KuaimaiMap.StateOf(new KuaimaiTrade { SysStatus = "CLOSED", ConsignTime = At }));
        Assert.Equal(
            KuaimaiState.Shipped,
            KuaimaiMap.StateOf(new KuaimaiTrade { SysStatus = "CLOSED", UnifiedStatus = "SELLER_SEND_GOODS" }));
        Assert.Equal(
            KuaimaiState.Cancelled, KuaimaiMap.StateOf(new KuaimaiTrade { SysStatus = "WAIT_AUDIT", IsCancel = 1 }));
    }

    [Fact]
    public void Line_numbers_beyond_a_double_keep_their_digits()
    {
        var trade = JsonSerializer.Deserialize(
            """
            {"sid":5248307509112226,"tid":"A","sysStatus":"SELLER_SEND_GOODS","consignTime":"2026-01-05 12:00:00",
            "orders":[{"oid":3280000000000000018,"num":"2","sysOuterId":"X"},{"oid":-1,"num":1},
            {"oid":7,"num":0,"giftNum":1}]}
            """,
            KuaimaiJson.Default.KuaimaiTrade)!;
        var said = Assert.Single(KuaimaiMap.Shipped(trade));
        Assert.Equal(("A", "5248307509112226", long.Parse(At)), (said.OrderNo, said.Id, said.At.Ms));
        Assert.Equal(("3280000000000000018", 2), Assert.Single(said.Lines) is var l ? (l.LineNo, l.Quantity) : default);
    }

    [Fact]
    public void A_merged_parcel_is_a_shipment_of_every_order_in_it() => Assert.Equal(
        ["A A1", "B B1"],
        KuaimaiMap.Shipped(Trade("SELLER_SEND_GOODS", Line("A", "A1"), Line("B", "B1")))
            .Select(s => $"{s.OrderNo} {s.Lines[0].LineNo}"));

    [Fact]
    public void A_void_order_whose_goods_go_on_under_another_number_is_no_stop()
    {
        var gone = Trade("CLOSED", Line("A", "A1"), Line("A", "A2"));
        var merged = Trade("WAIT_AUDIT", Line("A", "A1"), Line("B", "B1")) with { Sid = "2" };
        var said = KuaimaiMap.Stopped(gone, "A", [gone, merged])!;
        Assert.Equal(("1:cancelled", "A2"), (said.Id, Assert.Single(said.Lines).LineNo));
        Assert.Null(KuaimaiMap.Stopped(gone, "A", [gone, merged with { Orders = [Line("A", "A1"), Line("A", "A2")] }]));
    }

    [Fact]
    public void A_line_closed_by_itself_stays_at_home()
    {
        var trade = Trade("WAIT_SEND_GOODS", Line("A", "A1") with { SysStatus = "CLOSED" }, Line("A", "A2"));
        Assert.Equal(
            [KuaimaiState.Cancelled, KuaimaiState.InWarehouse], KuaimaiMap.Pieces(trade).Select(p => p.State));
    }

    [Fact]
    public void Goods_come_back_on_the_line_they_were_sold_on()
    {
        var sold = Trade("FINISHED", Line("A", "A1") with { SysOuterId = "OWN", OuterSkuId = "THEIRS" });
        var said = KuaimaiMap.Received(Receipt, Work, [Item("OWN", 2, 1)], [sold])!;
        Assert.Equal(("A", "R1", "RK1"), (said.OrderNo, said.RefundNo, said.Id));
        Assert.Equal([new("A1", 2, Grade.Good), new Inspected("A1", 1, Grade.Defective)], said.Inspected);
        var twice = sold with { Orders = [.. sold.Orders!, sold.Orders![0] with { Oid = "A2" }] };
        Assert.Equal(
            GoodsSaid.BySku("THEIRS"),
            Assert.Single(KuaimaiMap.Received(Receipt, Work, [Item("OWN", 1, 0)], [twice])!.Inspected).LineNo);
        Assert.Equal(
            GoodsSaid.BySku("OWN"),
            Assert.Single(KuaimaiMap.Received(Receipt, Work, [Item("OWN", 1, 0)], [])!.Inspected).LineNo);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(null)]
    public void Only_a_finished_receipt_is_one(int? status) =>
        Assert.Null(KuaimaiMap.Received(Receipt with { Status = status }, Work, [Item("X", 1, 0)], []));

    [Fact]
    public void Nothing_that_arrived_is_not_everything()
    {
        Assert.Null(KuaimaiMap.Received(Receipt, Work, [], []));
        Assert.Null(KuaimaiMap.Received(Receipt, Work, [Item("X", 0, 0)], []));
        Assert.Null(KuaimaiMap.Received(Receipt, Work, [Item("X", 1, 0) with { Type = 2 }], []));
        Assert.Equal("", KuaimaiMap.Received(Receipt with { Tid = "A" }, null, [Item("X", 1, 0)], [])!.RefundNo);
        // Nobody's parcel: a person looks, because there is no order to tell it to.
        Assert.Throws<RowFaultException>(() => KuaimaiMap.Received(Receipt, null, [Item("X", 1, 0)], []));
    }

    [Theory]
    [InlineData("9", true, false)]
    [InlineData("4,9", true, false)]
    [InlineData("10", false, true)]
    [InlineData("19", false, false)]
    [InlineData(null, false, false)]
    public void A_work_order_may_have_several_states(string? status, bool resolved, bool isVoid)
    {
        var work = Work with { Status = status };
        Assert.Equal((resolved, isVoid), (KuaimaiMap.IsResolved(work), KuaimaiMap.IsVoid(work)));
    }

    private static KuaimaiReceipt Receipt { get; } = new() { Id = "RK1", WorkOrderId = "W1", Status = 2, EndTime = At };

    private static KuaimaiWorkOrder Work { get; } = new() { Id = "W1", PlatformId = "R1", Tid = "A" };

    private static KuaimaiItem Item(string code, decimal good, decimal bad) =>
        new() { OuterId = code, GoodItemCount = good, BadItemCount = bad };

    private static KuaimaiTrade Trade(string status, params KuaimaiLine[] lines) =>
        new() { Sid = "1", SysStatus = status, UpdTime = At, ConsignTime = "946656000000", Orders = lines };

    private static KuaimaiLine Line(string order, string line) => new() { Tid = order, Oid = line, Num = 1 };
}
