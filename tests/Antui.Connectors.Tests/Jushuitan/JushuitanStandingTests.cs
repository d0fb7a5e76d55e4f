using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Jushuitan;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Jushuitan;

public sealed class JushuitanStandingTests
{
    [Theory]
    [InlineData("Cancelled", "", JushuitanStand.Stopped)]
    [InlineData("Cancelled", "Cancelled", JushuitanStand.Stopped)]
    [InlineData("Cancelled", "SentCancelled", JushuitanStand.Shipped)]
    [InlineData("Cancelled", "Sent", JushuitanStand.Shipped)]
    [InlineData("Sent", "", JushuitanStand.Shipped)]
    [InlineData("Sent", "Cancelled", JushuitanStand.Stopped)]
    [InlineData("Delivering", "OuterSent", JushuitanStand.Shipped)]
    [InlineData("WaitConfirm", "Cancelled", JushuitanStand.Stopped)]
    [InlineData("WaitConfirm", "", JushuitanStand.Open)]
    [InlineData("WaitFConfirm", "WaitFConfirm", JushuitanStand.Open)]
    [InlineData("Question", "", JushuitanStand.Open)]
    [InlineData("WaitOuterSent", "Lock", JushuitanStand.Open)]
    [InlineData("NewWord", "", JushuitanStand.Open)]
    [InlineData("WaitConfirm", "Delete", JushuitanStand.UnknownLines)]
    [InlineData("Merged", "", JushuitanStand.UnknownLines)]
    public void A_state_says_what_it_proves_and_no_more(string order, string item, JushuitanStand stand)
    {
        var read = $$"""[{"o_id":1,"so_id":"T","status":"{{order}}","items":[{{Item("a", 1, item)}}]}]""";
        Assert.Equal(stand, Of(read).Stand);
    }

    [Fact]
    public void No_order_at_all_is_another_thing_than_no_line()
    {
        Assert.Equal(JushuitanStand.UnknownOrder, Of("[]").Stand);
        var other = Of($$"""[{"o_id":1,"status":"WaitConfirm","items":[{{Item("b", 1)}}]}]""");
        Assert.Equal((JushuitanStand.UnknownLines, 0, 1), (other.Stand, other.Whole.Count, other.Mixed.Count));
    }

    [Fact]
    public void Half_a_quantity_cancelled_is_no_stop()
    {
        const string Half = """[{"o_id":1,"status":"Cancelled","items":[{"outer_oi_id":"a","sku_id":"S-a","qty":1}]}""";
        Assert.Equal(JushuitanStand.UnknownLines, Of(Half + "]", ("a", 2)).Stand);
        var open = Half + $$""",{"o_id":2,"status":"WaitConfirm","items":[{{Item("a", 1)}}]}]""";
        Assert.Equal([2L], Of(open, ("a", 2)).Whole.Select(o => o.OId!.Value));
        // A copy of a cancelled order is alive although one of the two is cancelled.
        Assert.Equal([2L], Of(open, ("a", 1)).Mixed.Select(o => o.OId!.Value));
        var gone = Half + $$""",{"o_id":2,"status":"Sent","items":[{{Item("a", 1)}}]}]""";
        Assert.Equal(JushuitanStand.Shipped, Of(gone, ("a", 2)).Stand);
    }

    [Theory]
    [InlineData("""{"outer_oi_id":"b","sku_id":"B","qty":1}""", false)]
    [InlineData("""{"outer_oi_id":"","sku_id":"B","qty":1}""", false)]
    [InlineData("""{"outer_oi_id":"b","sku_id":"B","qty":1,"item_status":"Cancelled"}""", true)]
    [InlineData("""{"outer_oi_id":"b","sku_id":"B","qty":1,"item_status":"Replaced"}""", true)]
    [InlineData("""{"outer_oi_id":"","sku_id":"G","qty":1,"is_gift":true}""", true)]
    [InlineData("""{"outer_oi_id":"a","sku_id":"PART-2","qty":1}""", true)]
    [InlineData("""{"outer_oi_id":"a","sku_id":"PART-2","qty":2}""", false)]
    public void Only_an_order_with_nothing_else_alive_may_be_cancelled(string beside, bool whole)
    {
        var standing = Of($$"""[{"o_id":"7","status":"WaitConfirm","items":[{{Item("a", 1)}},{{beside}}]}]""");
        Assert.Equal(JushuitanStand.Open, standing.Stand);
        Assert.Equal(whole ? 1 : 0, standing.Whole.Count);
        Assert.Equal(whole ? 0 : 1, standing.Mixed.Count);
    }

    [Fact]
    public void A_reshipment_for_an_after_sale_is_not_the_sale()
    {
        var standing = Of($$"""
            [{"o_id":1,"status":"Cancelled","items":[{{Item("a", 1)}}]},
             {"o_id":2,"status":"Sent","type":"补发订单","as_id":5,"items":[{{Item("a", 1)}}]}]
            """);
        Assert.Equal((JushuitanStand.Stopped, "1"), (standing.Stand, standing.Receipt));
    }

    [Fact]
    public void Parts_without_our_lines_are_left_alone()
    {
        var standing = Of($$"""
            [{"o_id":1,"status":"Split","link_o_id":"2,3","items":[{{Item("a", 1)}},{{Item("b", 1)}}]},
             {"o_id":2,"status":"WaitConfirm","items":[{{Item("a", 1)}}]},
             {"o_id":3,"status":"WaitConfirm","items":[{{Item("b", 1)}}]}]
            """);
        Assert.Equal([2L], standing.OpenParts.Select(o => o.OId!.Value));
        Assert.Empty(standing.Mixed);
    }

    internal static string Item(string lineNo, int quantity, string status = "") =>
        $$"""{"outer_oi_id":"{{lineNo}}","sku_id":"S-{{lineNo}}","qty":{{quantity}},"item_status":"{{status}}"}""";

    private static JushuitanStanding Of(string orders, params (string LineNo, int Quantity)[] lines)
    {
        var read = JsonNode.Parse(orders)!.AsArray()
            .Select(o => o.Deserialize(JushuitanJson.Default.JushuitanOrder)!).ToList();
        return JushuitanStanding.Of(
            [.. (lines.Length > 0 ? lines : [("a", 1)]).Select(l => new LineQuantity(l.Item1, l.Item2))], read);
    }
}
