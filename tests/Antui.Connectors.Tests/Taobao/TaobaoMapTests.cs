using System.Text.Json;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoMapTests
{
    public static TheoryData<RefundKind, ClaimStatus> Claims =>
    [
        .. from kind in Enum.GetValues<RefundKind>()
           from status in Enum.GetValues<ClaimStatus>()
           select (kind, status),
    ];

    public static TheoryData<string> OrderStatuses =>
    [
        "TRADE_NO_CREATE_PAY", "WAIT_BUYER_PAY", "PAY_PENDING", "WAIT_PRE_AUTH_CONFIRM", "PAID_FORBID_CONSIGN",
        "WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART", "WAIT_BUYER_CONFIRM_GOODS", "TRADE_BUYER_SIGNED",
        "TRADE_FINISHED", "TRADE_CLOSED", "TRADE_CLOSED_BY_TAOBAO", "SOMETHING_NEW",
    ];

    [Theory]
    [MemberData(nameof(Claims))]
    public void A_refund_written_and_read_again_is_the_same(RefundKind kind, ClaimStatus status)
    {
        var wire = TaobaoMap.ToWire(new RefundRead("1234567890123456789", Some(kind, status)));
        var once = TaobaoMap.ToRefund(wire)!;
        Assert.Equal((kind, status), (once.Claim.Kind, once.Claim.Status));
        AssertSame(once, TaobaoMap.ToRefund(ThroughJson(TaobaoMap.ToWire(once)))!);
    }

    [Theory]
    [MemberData(nameof(OrderStatuses))]
    public void An_order_written_and_read_again_is_the_same(string status)
    {
        var once = TaobaoMap.ToOrder("shop", Trade() with { Status = status })!;
        Assert.Equal(status, once.RawStatus);
        Assert.Equal(status == "SOMETHING_NEW", once.Status == OrderStatus.Unknown);
        var again = TaobaoMap.ToOrder("shop", TaobaoMap.ToWire(once))!;
        Assert.Equal(once.Lines.AsEnumerable(), again.Lines);
        Assert.Equal(once, again with { Lines = once.Lines });
    }

    [Theory]
    [InlineData(null, "0.00", 11L, false, "11"), InlineData(true, "0.00", 12L, false, "12")]
    [InlineData(false, "0.00", 0L, true, null), InlineData(false, "0.00", 13L, true, null)]
    [InlineData(true, "2.00", 11L, false, null)]
    public void A_gift_says_whose_it_is_and_whether_it_must_come_back(
        bool? need, string paid, long bound, bool mayStay, string? giftOf)
    {
        var gift = new TaobaoLine { Oid = 13, Num = 1, DivideOrderFee = paid, NeedReturn = need, BindOid = bound };
        var order = TaobaoMap.ToOrder("shop", Trade() with { Payment = "12.00", Orders = [.. Trade().Orders!, gift] })!;
        Assert.Equal((mayStay, giftOf), (order.Lines[2].MayStay, order.Lines[2].GiftOf));
        Assert.All(order.Lines.Take(2), l => Assert.False(l.MayStay || l.GiftOf is not null));
        var json = JsonSerializer.Serialize(TaobaoMap.ToWire(order), TaobaoJson.Default.TaobaoTrade);
        Assert.Equal(mayStay, json.Contains("\"need_return\":false", StringComparison.Ordinal));
        var again = TaobaoMap.ToOrder("shop", JsonSerializer.Deserialize(json, TaobaoJson.Default.TaobaoTrade)!)!;
        Assert.Equal(order.Lines.AsEnumerable(), again.Lines);
    }

    [Fact]
    public void A_held_order_is_held_and_keeps_its_word()
    {
        var held = TaobaoMap.ToOrder("shop", Trade() with { TopHold = 1 })!;
        Assert.Equal((OrderStatus.PaidOnHold, "WAIT_SELLER_SEND_GOODS"), (held.Status, held.RawStatus));
        Assert.Equal(OrderStatus.PaidOnHold, TaobaoMap.ToOrder("shop", TaobaoMap.ToWire(held))!.Status);
    }

    [Fact]
    public void The_shares_of_the_lines_add_up_to_what_was_paid_for_goods()
    {
        var order = TaobaoMap.ToOrder("shop", Trade())!;
        Assert.Equal((Money.Fen(10_00), Money.Fen(1_00)), (order.Paid, order.Freight));
        Assert.Equal([6_00, 3_00], order.Lines.Select(l => l.Paid.Minor));
        // Without the platform's own shares, in proportion to the payments, nothing left over.
        var lines = Trade().Orders!.Select(l => l with { DivideOrderFee = null, Payment = "3.33" }).ToList();
        var three = Trade() with { Orders = [.. lines, lines[0] with { Oid = 13 }], Payment = "11.00" };
        var split = TaobaoMap.ToOrder("shop", three)!;
        Assert.Equal([3_34, 3_33, 3_33], split.Lines.Select(l => l.Paid.Minor));
    }

    [Theory]
    [InlineData("WAIT_BUYER_PAY")]
    [InlineData("TRADE_CLOSED_BY_TAOBAO")]
    public void What_is_not_paid_cannot_be_refunded(string status)
    {
        var order = TaobaoMap.ToOrder("shop", Trade() with { Status = status })!;
        Assert.Equal(0, order.Paid.Minor + order.Freight.Minor + order.Lines.Sum(l => l.Paid.Minor));
    }

    [Theory]
    [InlineData("1,00")]
    [InlineData("1e2")]
    [InlineData("0.001")]
    [InlineData("-1.00")]
    [InlineData("+1.00")]
    [InlineData(" 1.00")]
    [InlineData("１.00")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public void An_amount_that_is_not_plain_yuan_is_none(string? text)
    {
        Assert.Equal(0, TaobaoMap.ToRefund(Refund() with { RefundFee = text })!.Claim.Amount.Minor);
        var order = TaobaoMap.ToOrder("shop", Trade() with { Payment = text })!;
        Assert.Equal((OrderStatus.Unknown, null), (order.Status, order.PaidAt));
        Assert.Equal(0, order.Paid.Minor + order.Lines.Sum(l => l.Paid.Minor));
    }

    [Theory]
    [InlineData("200.07", 200_07)]
    [InlineData("1.15", 1_15)]
    [InlineData("0.1", 10)]
    [InlineData("8", 8_00)]
    [InlineData("0.00", 0)]
    [InlineData("90071992547409.93", 9007199254740993)]
    public void Yuan_text_becomes_fen_exactly(string text, long fen) =>
        Assert.Equal(fen, TaobaoMap.ToRefund(Refund() with { RefundFee = text })!.Claim.Amount.Minor);

    [Theory]
    [InlineData("REFUND", "WAIT_SELLER_SEND_GOODS", false, RefundKind.Unshipped)]
    [InlineData("REFUND", "SELLER_CONSIGNED_PART", false, RefundKind.Unshipped)]
    [InlineData("REFUND", "WAIT_BUYER_CONFIRM_GOODS", false, RefundKind.ShippedRefundOnly)]
    [InlineData("REFUND", "TRADE_FINISHED", null, RefundKind.ShippedRefundOnly)]
    [InlineData("REFUND", "NEW_STATUS", null, RefundKind.Unknown)]
    [InlineData("REFUND", "WAIT_BUYER_CONFIRM_GOODS", true, RefundKind.Return)]
    [InlineData("REFUND_AND_RETURN", null, null, RefundKind.Return)]
    [InlineData("TMALL_EXCHANGE", null, true, RefundKind.Exchange)]
    [InlineData("RESHIPPING", null, null, RefundKind.Reship)]
    [InlineData("SOMETHING_NEW", "WAIT_SELLER_SEND_GOODS", true, RefundKind.Unknown)]
    [InlineData(null, "WAIT_SELLER_SEND_GOODS", false, RefundKind.Unshipped)]
    [InlineData(null, "WAIT_SELLER_SEND_GOODS", null, RefundKind.Unknown)]
    public void The_kind_comes_from_the_record_and_never_from_a_guess(
        string? dispute, string? orderStatus, bool? goodsReturn, RefundKind kind)
    {
        var wire = new TaobaoRefund { DisputeType = dispute, OrderStatus = orderStatus, HasGoodReturn = goodsReturn };
        Assert.Equal(kind, TaobaoMap.KindOf(wire));
    }

    [Theory]
    [InlineData("BUYER_NOT_RECEIVED", RefundKind.Unshipped)]
    [InlineData("BUYER_RECEIVED", RefundKind.ShippedRefundOnly)]
    [InlineData("SOMETHING_NEW", RefundKind.Unknown)]
    public void After_a_full_refund_the_goods_say_the_kind(string goods, RefundKind kind)
    {
        var wire = new TaobaoRefund { DisputeType = "REFUND", OrderStatus = "TRADE_CLOSED", GoodStatus = goods };
        Assert.Equal(kind, TaobaoMap.KindOf(wire));
    }

    [Fact]
    public void An_unknown_status_keeps_its_text()
    {
        var claim = TaobaoMap.ToRefund(Refund() with { Status = "WAIT_SELLER_CONSIGN_GOODS" })!.Claim;
        Assert.Equal((ClaimStatus.Unknown, "WAIT_SELLER_CONSIGN_GOODS"), (claim.Status, claim.RawStatus));
        Assert.Equal("WAIT_SELLER_CONSIGN_GOODS", TaobaoMap.StatusText(claim.Status, claim.RawStatus));
    }

    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData(1, 0, false, false)]
    [InlineData(7, 4, false, false)]
    [InlineData(3, 2, true, true)]
    [InlineData(99, 99, true, true)]
    public void Arbitration_and_advance_block_also_when_their_number_is_new(
        int? cs, int? advance, bool arbitration, bool advanced)
    {
        var claim = TaobaoMap.ToRefund(Refund() with { CsStatus = cs, AdvanceStatus = advance })!.Claim;
        Assert.Equal((arbitration, advanced), (claim.InArbitration, claim.Advanced));
    }

    [Fact]
    public void Times_are_china_time()
    {
        var claim = TaobaoMap.ToRefund(Refund())!.Claim;
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 4, 0, 0, TimeSpan.Zero), claim.Asked.ToDateTimeOffset());
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 16, 0, 0, TimeSpan.Zero), claim.Deadline!.Value.ToDateTimeOffset());
        Assert.Null(TaobaoMap.ToRefund(Refund() with
        {
            RefundRemindTimeout = new TaobaoRefundTimeout(false, 1, "2026-01-04 00:00:00"),
        })!.Claim.Deadline);
        Assert.False(ChinaTime.TryParse("2026-01-01T12:00:00", out _));
        Assert.False(ChinaTime.TryParse("2026-02-30 12:00:00", out _));
    }

    [Theory]
    [InlineData("taobao_refund_RefundClosed", """{"refund_id":7,"tid":1234567890123456}""", "1234567890123456", "7")]
    [InlineData("taobao_rdc_AgDealRefund", """{"refund_id":"7","parent_order_id":"8","refund_fee":100}""", "8", "7")]
    [InlineData("taobao_ag_RefundBroad", """{"refund_id":7,"tag_success":true}""", "", "7")]
    [InlineData("taobao_trade_TradePartlyConfirmPay", """{"tid":9,"refund_id":1}""", "9", "")]
    public void A_message_only_says_what_to_read_again(string topic, string content, string orderNo, string refundNo) =>
        Assert.Equal(new Hint(orderNo, refundNo), TaobaoHints.Of(topic, content));

    [Theory]
    [InlineData("taobao_item_ItemUpdate", """{"tid":9}""")]
    [InlineData("taobao_refund_RefundCreated", "not json")]
    [InlineData("taobao_refund_RefundCreated", "{}")]
    public void A_message_that_names_nothing_is_no_hint(string topic, string content) =>
        Assert.Null(TaobaoHints.Of(topic, content));

    private static TaobaoRefund Refund() => new()
    {
        RefundId = "7",
        Tid = 8,
        Oid = 9,
        Num = 2,
        Status = "WAIT_SELLER_AGREE",
        RefundFee = "1.00",
        Created = "2026-01-01 12:00:00",
        Modified = "2026-01-01 12:00:01",
        RefundVersion = 1767240001000,
        RefundRemindTimeout = new TaobaoRefundTimeout(true, 1, "2026-01-04 00:00:00"),
    };

    private static TaobaoTrade Trade() => new()
    {
        Tid = 11,
        Status = "WAIT_SELLER_SEND_GOODS",
        Payment = "10.00",
        PostFee = "1.00",
        Created = "2026-01-01 12:00:00",
        PayTime = "2026-01-01 12:05:00",
        Modified = "2026-01-01 12:06:00",
        Orders =
        [
            new TaobaoLine
            {
                Oid = 11, OuterSkuId = "A", Num = 1, DivideOrderFee = "6.00", Status = "WAIT_SELLER_SEND_GOODS",
            },
            new TaobaoLine
            {
                Oid = 12, OuterIid = "B", Num = 2, DivideOrderFee = "3.00", Status = "WAIT_BUYER_CONFIRM_GOODS",
            },
        ],
    };

    private static Claim Some(RefundKind kind, ClaimStatus status) => new(
        "7654321012345678", 1767240001234, kind, status, "SOMETHING_NEW", Money.Fen(200_07), Money.Fen(0),
        [new LineQuantity("1234567890123456790", 2)], "不想要了", "onsale", new Instant(1767240000000),
        new Instant(1767240001000), new Instant(1767400000000), new Tracking("SF", "SF1"), true, true);

    private static TaobaoRefund ThroughJson(TaobaoRefund wire) => JsonSerializer.Deserialize(
        JsonSerializer.Serialize(wire, TaobaoJson.Default.TaobaoRefund), TaobaoJson.Default.TaobaoRefund)!;

    private static void AssertSame(RefundRead a, RefundRead b)
    {
        Assert.Equal(a.Claim.Lines.AsEnumerable(), b.Claim.Lines);
        Assert.Equal(a, b with { Claim = b.Claim with { Lines = a.Claim.Lines } });
    }
}
