using Antui.Connectors.Qimen;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Connectors.Tests.Qimen;

public sealed class QimenReportsTests
{
    private static readonly Order Placed = Market.Order();

    [Fact]
    public void Goods_codes_are_laid_on_the_lines_that_still_expect_them()
    {
        var said = Shipped(Placed, Confirm("B1", Line("SKU-A", "2")));
        Assert.Equal([new LineQuantity("L1", 2)], said.Lines);
        var rest = Shipped(Market.Order(Market.Given(said)), Confirm("B2", Line("SKU-A", "1") + Line("SKU-B", "1")));
        Assert.Equal([new LineQuantity("L3", 1), new LineQuantity("L2", 1)], rest.Lines);
        Assert.NotEqual(said.Id, rest.Id);
    }

    [Fact]
    public void A_line_number_beats_the_goods_code_and_parcels_count_without_lines()
    {
        Assert.Equal([new LineQuantity("L3", 1)],
            Shipped(Placed,
                Confirm("B1",
                "<orderLine><orderLineNo>L3</orderLineNo><itemCode>SKU-A</itemCode><actualQty>1</actualQty></orderLin"
                + "e>")).Lines);
        var (root, _) = QimenXml.Parse("""
            <request><deliveryOrder><deliveryOrderCode>1</deliveryOrderCode></deliveryOrder><packages><package>
            <expressCode>SF1</expressCode><items><item><itemCode>SKU-B</itemCode>
            <quantity>1</quantity></item></items></package></packages></request>
            """);
        var said = Assert.Single(Assert.IsType<QimenRead.Said>(QimenShipped.Read(root!, Placed, Market.T0)).Goods);
        Assert.Equal(("SF1", new LineQuantity("L2", 1)), (said.Note, said.Lines.Single()));
    }

    [Theory]
    [InlineData("SKU-A", "4", "over-confirmed")]
    [InlineData("SKU-X", "1", "item-unknown")]
    [InlineData("SKU-A", "-1", "quantity-wrong")]
    [InlineData("SKU-A", "1.5", "quantity-wrong")]
    [InlineData("SKU-A", "一", "quantity-wrong")]
    [InlineData("SKU-A", "0", "lines-missing")]
    public void What_cannot_be_is_refused_whole(string item, string quantity, string code)
    {
        var read = QimenShipped.Read(Confirm("B1", Line("SKU-B", "0") + Line(item, quantity)), Placed, Market.T0);
        Assert.Equal(code, Assert.IsType<QimenRead.Refused>(read).Code);
    }

    [Fact]
    public void A_repeat_is_nothing_and_its_number_with_other_content_is_refused()
    {
        var after = Market.Order(Market.Given(Shipped(Placed, Confirm("B1", Line("SKU-A", "1")))));
        Assert.IsType<QimenRead.Nothing>(QimenShipped.Read(Confirm("B1", Line("SKU-A", "1")), after, Market.T0));
        var other = QimenShipped.Read(Confirm("B1", Line("SKU-A", "2")), after, Market.T0);
        Assert.Equal("outbizcode-reused", Assert.IsType<QimenRead.Refused>(other).Code);
    }

    [Fact]
    public void A_repeat_of_everything_is_a_repeat_although_no_line_is_open_any_more()
    {
        var all = Line("SKU-A", "3") + Line("SKU-B", "1");
        var after = Market.Order(Market.Given(Shipped(Placed, Confirm("B1", all))));
        Assert.IsType<QimenRead.Nothing>(QimenShipped.Read(Confirm("B1", all), after, Market.T0));
        var back = Received(Returning(2), Receipt("B1", Back("SKU-A", "2", "ZP")));
        var done = Returning(2, Market.Given(back));
        Assert.IsType<QimenRead.Nothing>(
            QimenReturned.Read(Receipt("B1", Back("SKU-A", "2", "ZP")), done, done.Case("R1")!, Market.T0));
    }

    [Fact]
    public void Parcels_that_tell_their_contents_are_said_one_by_one()
    {
        string Parcels(int second) => $"""
            <request><deliveryOrder><outBizCode>B1</outBizCode></deliveryOrder><packages>
            <package><expressCode>SF1</expressCode><items><item><itemCode>SKU-A</itemCode>
            <quantity>1</quantity></item></items></package>
            <package><expressCode>SF2</expressCode><items><item><itemCode>SKU-A</itemCode>
            <quantity>{second}</quantity></item></items></package>
            </packages><orderLines>{Line("SKU-A", "3")}</orderLines></request>
            """;
        var read = QimenShipped.Read(QimenXml.Parse(Parcels(2)).Root!, Placed, Market.T0);
        var said = Assert.IsType<QimenRead.Said>(read).Goods;
        Assert.Equal(["SF1", "SF2"], said.Select(s => s.Waybill!.Number));
        Assert.Equal([[new LineQuantity("L1", 1)], [new LineQuantity("L1", 1), new LineQuantity("L3", 1)]],
            said.Select(s => s.Lines.ToArray()));
        var after = Market.Order([.. said.Select(Market.Given)]);
        Assert.IsType<QimenRead.Nothing>(QimenShipped.Read(QimenXml.Parse(Parcels(2)).Root!, after, Market.T0));
        var wrong = QimenShipped.Read(QimenXml.Parse(Parcels(1)).Root!, Placed, Market.T0);
        Assert.Equal("packages-wrong", Assert.IsType<QimenRead.Refused>(wrong).Code);
    }

    [Fact]
    public void Without_a_number_the_same_words_are_the_same_report()
    {
        var first = Shipped(Placed, Confirm("", Line("SKU-A", "1")));
        var after = Market.Order(Market.Given(first));
        Assert.IsType<QimenRead.Nothing>(QimenShipped.Read(Confirm("", Line("SKU-A", "1")), after, Market.T0));
    }

    [Fact]
    public void A_time_ahead_of_ours_counts_as_now_and_an_unreadable_one_is_refused()
    {
        Assert.Equal(Market.T0, Shipped(Placed, Confirm("B", Line("SKU-A", "1"), "2099-01-01 00:00:00")).At);
        var read = QimenShipped.Read(Confirm("B", Line("SKU-A", "1"), "yesterday"), Placed, Market.T0);
        Assert.Equal("time-wrong", Assert.IsType<QimenRead.Refused>(read).Code);
    }

    [Theory]
    [InlineData("ZP", Grade.Good)]
    [InlineData("CC", Grade.Defective)]
    [InlineData("JS", Grade.Defective)]
    [InlineData("XS", Grade.Defective)]
    [InlineData("WHAT", Grade.Unclear)]
    [InlineData("", Grade.Good)]
    public void The_kind_of_stock_is_the_grade(string type, Grade grade) =>
        Assert.Equal([new Inspected("L1", 1, grade)],
            Received(Returning(2), Receipt("B1", Back("SKU-A", "1", type))).Inspected);

    [Fact]
    public void Batches_split_a_line_by_grade_and_must_add_up()
    {
        string Batches(string quantity) => $"""
            <orderLine><itemCode>SKU-A</itemCode><actualQty>{quantity}</actualQty><batchs>
            <batch><inventoryType>ZP</inventoryType><actualQty>1</actualQty></batch>
            <batch><inventoryType>CC</inventoryType><actualQty>1</actualQty></batch></batchs></orderLine>
            """;
        Assert.Equal([new Inspected("L1", 1, Grade.Good), new Inspected("L1", 1, Grade.Defective)],
            Received(Returning(2), Receipt("B1", Batches("2"))).Inspected);
        var wrong = QimenReturned.Read(Receipt("B1", Batches("3")), Returning(2), Returning(2).Case("R1")!, Market.T0);
        Assert.Equal("batches-wrong", Assert.IsType<QimenRead.Refused>(wrong).Code);
    }

    [Fact]
    public void Parts_add_up_to_what_is_expected_and_not_beyond()
    {
        var order = Returning(2);
        var first = Received(order, Receipt("B1", Back("SKU-A", "1", "ZP")));
        var after = Returning(2, Market.Given(first));
        Assert.Equal([new Inspected("L1", 1, Grade.Good)],
            Received(after, Receipt("B2", Back("SKU-A", "1", "ZP"))).Inspected);
        var over = QimenReturned.Read(Receipt("B3", Back("SKU-A", "2", "ZP")), after, after.Case("R1")!, Market.T0);
        Assert.Equal("over-confirmed", Assert.IsType<QimenRead.Refused>(over).Code);
        Assert.IsType<QimenRead.Nothing>(
            QimenReturned.Read(Receipt("B1", Back("SKU-A", "1", "ZP")), after, after.Case("R1")!, Market.T0));
    }

    [Fact]
    public void Goods_of_another_line_are_over_what_is_expected_and_under_way_is_no_receipt()
    {
        var order = Returning(2);
        string CodeOf(string line) =>
            Assert.IsType<QimenRead.Refused>(QimenReturned.Read(Receipt("B1", line), order, order.Case("R1")!,
                Market.T0)).Code;
        Assert.Equal("over-confirmed", CodeOf(Back("SKU-B", "1", "ZP")));
        Assert.Equal("inventory-type", CodeOf(Back("SKU-A", "1", "ZT")));
        Assert.Equal("item-unknown", CodeOf(Back("", "1", "ZP").Replace("<itemCode></itemCode>", "")));
    }

    [Fact]
    public void Goods_that_the_order_does_not_have_came_in_all_the_same()
    {
        var order = Returning(2);
        var both = Receipt("B1", Back("SKU-A", "1", "ZP") + Back("SKU-X", "3", "CC"));
        var said = Received(order, both);
        Assert.Equal(
            [new Inspected("L1", 1, Grade.Good), new Inspected(GoodsSaid.BySku("SKU-X"), 3, Grade.Defective)],
            said.Inspected);
        var after = Returning(2, Market.Given(said));
        Assert.IsType<QimenRead.Nothing>(QimenReturned.Read(both, after, after.Case("R1")!, Market.T0));
        Assert.Equal([new Inspected("L1", 1, Grade.Good)],
            Received(after, Receipt("B2", Back("SKU-A", "1", "ZP"))).Inspected);
    }

    [Theory]
    [InlineData("CANCELED", EvidenceKind.Stopped, StopLevel.Released)]
    [InlineData("CANCELEDFAIL", EvidenceKind.StopRefused, StopLevel.Unknown)]
    [InlineData("TMSCANCELED", EvidenceKind.Stopped, StopLevel.Recalled)]
    [InlineData("TMSCANCELFAILED", EvidenceKind.StopRefused, StopLevel.HandedOver)]
    public void Words_that_prove_something_are_said_for_each_waiting_request(string word, EvidenceKind kind,
        StopLevel level)
    {
        var order = Market.Order(
            new Asked(Market.Claim("R1", RefundKind.Unshipped, Market.All), Market.T0),
            new Asked(Market.Claim("R2", RefundKind.Return, Market.All), Market.T0));
        var said = Assert.Single(Assert.IsType<QimenRead.Said>(Step(order, word)).Goods);
        Assert.Equal(("R1", kind, level), (said.RefundNo, said.Kind, said.Level));
        Assert.IsType<QimenRead.Nothing>(Step(Market.Order(
            new Asked(Market.Claim("R1", RefundKind.Unshipped, Market.All), Market.T0), Market.Given(said)), word));
    }

    [Theory]
    [InlineData("ACCEPT")]
    [InlineData("DELIVERED")]
    [InlineData("SIGN")]
    [InlineData("SOMETHING_NEW")]
    public void Words_that_prove_nothing_are_nothing(string word) =>
        Assert.IsType<QimenRead.Nothing>(Step(Placed, word));

    [Fact]
    public void Canceled_before_any_request_speaks_of_the_goods_but_not_where_lines_may_be_meant()
    {
        var said = Assert.Single(Assert.IsType<QimenRead.Said>(Step(Placed, "CANCELED")).Goods);
        Assert.Equal(("", 0), (said.RefundNo, said.Lines.Length));
        var settings = new QimenSettings { PartialCancel = true };
        Assert.IsType<QimenRead.Nothing>(QimenSteps.OfStatus(Placed, settings, "CANCELED", null, null, Market.T0));
    }

    private static QimenRead Step(Order order, string word) =>
        QimenSteps.OfStatus(order, new QimenSettings(), word, "2026-03-01 08:00:00", null, Market.T0);

    private static GoodsSaid Shipped(Order order, QimenNode message) =>
        Assert.Single(Assert.IsType<QimenRead.Said>(QimenShipped.Read(message, order, Market.T0)).Goods);

    private static GoodsSaid Received(Order order, QimenNode message) => Assert.Single(
        Assert.IsType<QimenRead.Said>(QimenReturned.Read(message, order, order.Case("R1")!, Market.T0)).Goods);

    private static Order Returning(int quantity, params OrderEvent[] more) => Market.Order(
        [new Asked(Market.Claim("R1", RefundKind.Return, new LineQuantity("L1", quantity)), Market.T0), .. more]);

    private static string Line(string item, string quantity) =>
        $"<orderLine><itemCode>{item}</itemCode><actualQty>{quantity}</actualQty></orderLine>";

    private static string Back(string item, string quantity, string type) => $"<orderLine><itemCode>{item}</itemCode>"
        + $"<inventoryType>{type}</inventoryType><actualQty>{quantity}</actualQty></orderLine>";

    private static QimenNode Confirm(string biz, string lines, string time = "2026-03-01 08:30:00") => QimenXml.Parse(
        $"<request><deliveryOrder><deliveryOrderCode>3280000000001</deliveryOrderCode><outBizCode>{biz}</outBizCode>"
        + $"<orderConfirmTime>{time}</orderConfirmTime></deliveryOrder><orderLines>{lines}</orderLines>"
            + "</request>").Root!;

    private static QimenNode Receipt(string biz, string lines) => QimenXml.Parse(
        $"<request><returnOrder><returnOrderCode>R1</returnOrderCode><outBizCode>{biz}</outBizCode></returnOrder>"
        + $"<orderLines>{lines}</orderLines></request>").Root!;
}
