using Antui.Connectors.Wangdian;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>What the ERP's documents prove, and what they only seem to.</summary>
public sealed class WangdianMapTests
{
    private const string At = "2026-01-05 12:00:00";

    [Theory]
    [InlineData(30, WangdianState.Open)]
    [InlineData(35, WangdianState.Open)]
    [InlineData(16, WangdianState.Open)]
    [InlineData(23, WangdianState.Exception)]
    [InlineData(40, WangdianState.InWarehouse)]
    [InlineData(55, WangdianState.InWarehouse)]
    [InlineData(95, WangdianState.Shipped)]
    [InlineData(110, WangdianState.Shipped)]
    [InlineData(5, WangdianState.Cancelled)]
    [InlineData(4, WangdianState.Cancelled)]
    [InlineData(77, WangdianState.Unknown)]
    [InlineData(null, WangdianState.Unknown)]
    public void A_number_is_a_state_and_an_unknown_one_proves_nothing(int? status, WangdianState state) =>
        Assert.Equal(state, WangdianMap.StateOf(Trade(status)));

    [Fact]
    public void Cancelled_after_it_had_left_is_shipped() => Assert.Equal(
        WangdianState.Shipped, WangdianMap.StateOf(Trade(5) with { ConsignTime = "1767585600000" }));

    [Fact]
    public void A_merged_parcel_is_a_shipment_of_every_order_in_it()
    {
        var parcel = Trade(95, Line("A", "A1", 1), Line("B", "B1", 2)) with { ConsignTime = "1767585600000" };
        var said = WangdianMap.Shipped(parcel);
        Assert.Equal(
            ["A A1x1 JY1 1767585600000", "B B1x2 JY1 1767585600000"],
            said.Select(s => $"{s.OrderNo} {s.Lines[0].LineNo}x{s.Lines[0].Quantity} {s.Id} {s.At.Ms}"));
    }

    [Fact]
    public void A_suite_is_its_number_and_not_its_parts()
    {
        var said = Assert.Single(WangdianMap.Shipped(Trade(
            95, Line("A", "A1", 4) with { SuiteNo = "ZH1", SuiteNum = 2 },
            Line("A", "A1", 6) with { SuiteNo = "ZH1", SuiteNum = 2, SpecNo = "Y" })));
        Assert.Equal(new LineQuantity("A1", 2), Assert.Single(said.Lines));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(64, false)]
    [InlineData(8, true)]
    [InlineData(0, true)]
    public void Gifts_of_the_erp_are_no_lines_of_the_platform(int gift, bool isLine)
    {
        var trade = Trade(95, Line("A", "A1", 1), Line("A", "GIFT", 1) with { GiftType = gift });
        Assert.Equal(isLine ? 2 : 1, Assert.Single(WangdianMap.Shipped(trade)).Lines.Length);
        Assert.Empty(WangdianMap.Shipped(Trade(95, Line("A", "", 1))));
    }

    [Fact]
    public void A_deleted_line_did_not_leave_with_the_parcel()
    {
        var trade = Trade(95, Line("A", "A1", 1) with { ActualNum = 1 }, Line("A", "A2", 1) with { ActualNum = 0 });
        Assert.Equal("A1", Assert.Single(Assert.Single(WangdianMap.Shipped(trade)).Lines).LineNo);
        // Where no line says what is sent, a zero is no deletion.
        var silent = Trade(30, Line("A", "A1", 1) with { ActualNum = 0 });
        Assert.Equal(WangdianState.Open, Assert.Single(WangdianMap.Pieces(silent)).State);
    }

    [Fact]
    public void A_refunded_line_stays_at_home_only_while_the_parcel_has_not_left()
    {
        var line = Line("A", "A1", 1) with { RefundStatus = 5 };
        Assert.Equal(WangdianState.Cancelled, Assert.Single(WangdianMap.Pieces(Trade(55, line))).State);
        Assert.Equal(WangdianState.Shipped, Assert.Single(WangdianMap.Pieces(Trade(95, line))).State);
        var asked = line with { RefundStatus = 2 };
        Assert.Equal(WangdianState.InWarehouse, Assert.Single(WangdianMap.Pieces(Trade(55, asked))).State);
    }

    [Fact]
    public void A_cancelled_order_whose_goods_go_on_under_another_number_is_no_stop()
    {
        var gone = Trade(5, Line("A", "A1", 1), Line("A", "A2", 1));
        var merged = Trade(30, Line("A", "A1", 1), Line("B", "B1", 1)) with { TradeNo = "JY2" };
        var said = WangdianMap.Stopped(gone, "A", [gone, merged])!;
        Assert.Equal(("JY1:cancelled", "A2"), (said.Id, Assert.Single(said.Lines).LineNo));
        Assert.Null(WangdianMap.Stopped(gone, "A", [gone, merged, merged with { DetailList = [Line("A", "A2", 1)] }]));
        Assert.Equal(2, WangdianMap.Stopped(gone, "A", [gone])!.Lines.Length);
    }

    [Fact]
    public void One_receipt_of_two_refunds_is_two_words()
    {
        var refund = Refund(Back("A", "A1", "R1"), Back("A", "A2", "R2"));
        var said = WangdianReceipts.Received(Receipt(Came("A1", 1), Came("A2", 1, defect: true)), refund).ToList();
        Assert.Equal(["RK1:R1", "RK1:R2"], said.Select(s => s.Id));
        Assert.Equal(["R1", "R2"], said.Select(s => s.RefundNo));
        Assert.Equal(new Inspected("A2", 1, Grade.Defective), Assert.Single(said[1].Inspected));
    }

    [Fact]
    public void A_receipt_of_merged_orders_goes_to_each_of_them()
    {
        var refund = Refund(Back("A", "A1", "R1"), Back("B", "B1", "R2"));
        var said = WangdianReceipts.Received(Receipt(Came("A1", 1), Came("B1", 1)), refund);
        Assert.Equal(["A R1 RK1", "B R2 RK1"], said.Select(s => $"{s.OrderNo} {s.RefundNo} {s.Id}"));
    }

    [Fact]
    public void A_refund_number_is_never_guessed()
    {
        var refund = Refund(Back("A", "A1", "")) with { RawRefundNos = "R1,R2" };
        Assert.Equal("", Assert.Single(WangdianReceipts.Received(Receipt(Came("A1", 1)), refund)).RefundNo);
        var named = refund with { RawRefundNos = "R1" };
        Assert.Equal("R1", Assert.Single(WangdianReceipts.Received(Receipt(Came("A1", 1)), named)).RefundNo);
        // Nobody's parcel: a person looks, because there is no order to tell it to.
        Assert.Throws<RowFaultException>(() =>
            WangdianReceipts.Received(Receipt(Came("", 1)) with { TidList = "" }, null).ToList());
    }

    [Fact]
    public void Parts_of_a_refund_come_back_under_its_own_number()
    {
        Assert.Equal(["R1", "R1~2"], [WangdianReceipts.PartNo("R1", 0, 1), WangdianReceipts.PartNo("R1", 1, 2)]);
        var refund = Refund(Back("A", "A1", "R1~1"), Back("A", "A2", "R1~2"));
        var said = Assert.Single(WangdianReceipts.Received(Receipt(Came("A1", 1), Came("A2", 1)), refund));
        Assert.Equal(("R1", 2), (said.RefundNo, said.Inspected.Length));
    }

    [Fact]
    public void Without_a_line_the_goods_code_speaks()
    {
        var line = new WangdianReceiptLine { SpecNo = "X", Num = 1, Defect = false };
        var said = Assert.Single(WangdianReceipts.Received(Receipt(line) with { TidList = "A" }, null));
        Assert.Equal(GoodsSaid.BySku("X"), Assert.Single(said.Inspected).LineNo);
        var byCode = Assert.Single(WangdianReceipts.Received(Receipt(line), Refund(Back("A", "A1", "R1"))));
        Assert.Equal("A1", Assert.Single(byCode.Inspected).LineNo);
    }

    [Theory]
    [InlineData(4, 6, 2)]
    [InlineData(4, 3, 1)]
    [InlineData(3, 6, 1)]
    public void Parts_of_a_suite_make_as_many_suites_as_the_scarcest_allows(int x, int y, int suites)
    {
        var refund = Refund(
            Back("A", "A1", "R1") with { RefundNum = 4, SuiteNo = "ZH1", SuiteNum = 2 },
            Back("A", "A1", "R1") with { RefundNum = 6, SuiteNo = "ZH1", SuiteNum = 2, SpecNo = "Y" });
        var said = Assert.Single(WangdianReceipts.Received(
            Receipt(Came("A1", x), Came("A1", y) with { SpecNo = "Y" }), refund));
        Assert.Equal(new Inspected("A1", suites, Grade.Good), Assert.Single(said.Inspected));
    }

    [Fact]
    public void Nothing_that_arrived_is_not_everything()
    {
        var refund = Refund(Back("A", "A1", "R1"));
        Assert.Empty(WangdianReceipts.Received(Receipt(Came("A1", 0)), refund));
        Assert.Empty(WangdianReceipts.Received(Receipt(Came("A1", 0.5m)), refund));
        Assert.Empty(WangdianReceipts.Received(Receipt(Came("A1", 1)) with { Status = 30 }, refund));
        var corrected = Came("A1", 3) with { RightNum = 1 };
        var said = Assert.Single(WangdianReceipts.Received(Receipt(corrected), refund));
        Assert.Equal(1, Assert.Single(said.Inspected).Quantity);
    }

    private static WangdianTrade Trade(int? status, params WangdianTradeLine[] lines) =>
        new() { TradeNo = "JY1", TradeStatus = status, Modified = At, DetailList = lines };

    private static WangdianTradeLine Line(string order, string line, decimal quantity) =>
        new() { SrcTid = order, SrcOid = line, Num = quantity, SpecNo = "X" };

    private static WangdianRefund Refund(params WangdianRefundLine[] lines) =>
        new() { RefundNo = "TH1", DetailList = lines };

    private static WangdianRefundLine Back(string order, string line, string refund) =>
        new() { Tid = order, Oid = line, RawRefundNo = refund, RefundNum = 1, SpecNo = "X" };

    private static WangdianReceipt Receipt(params WangdianReceiptLine[] lines) =>
        new() { OrderNo = "RK1", Status = 80, RefundNo = "TH1", CheckTime = At, DetailsList = lines };

    private static WangdianReceiptLine Came(string line, decimal quantity, bool defect = false) => new()
    {
        SpecNo = "X",
        Num = quantity,
        Defect = defect,
        RefundOrderDetailList = [new WangdianReceiptPart(line, "", quantity)],
    };
}
