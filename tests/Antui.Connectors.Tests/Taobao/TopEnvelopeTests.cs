using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using Antui.Connectors.Taobao;

namespace Antui.Connectors.Tests.Top;

public sealed class TopEnvelopeTests
{
    private const string List = "taobao.refunds.receive.get";
    private const string Wrapped = "\"refunds_receive_get_response\"";
    private const string Two = """[{"refund_id":"1","tid":1234567890123456789},{"refund_id":2,"tid":"7"}]""";
    private const string Sub = """ "sub_code":"isv.x","sub_msg":"没有","request_id":"r" """;
    private const string Msg = "Remote service error";

    [Theory]
    [InlineData("taobao.refund.get", "refund_get_response")]
    [InlineData("taobao.rdc.aligenius.sendgoods.cancel", "rdc_aligenius_sendgoods_cancel_response")]
    [InlineData("tmall.dispute.receive.get", "tmall_dispute_receive_get_response")]
    [InlineData("alibaba.ascp.logistics.offline.send", "alibaba_ascp_logistics_offline_send_response")]
    public void Only_a_leading_taobao_is_dropped(string method, string wrapper) =>
        Assert.Equal(wrapper, TopEnvelope.WrapperName(method));

    [Theory]
    [InlineData("{" + Wrapped + ":{\"refunds\":{\"refund\":" + Two + "},\"total_results\":2}}", false)]
    [InlineData("{" + Wrapped + ":{\"refunds\":{\"refund\":" + Two + "},\"total_results\":2}}", true)]
    [InlineData("{\"refunds\":" + Two + ",\"total_results\":\"2\"}", true)]
    [InlineData("{" + Wrapped + ":{\"refunds\":" + Two + ",\"total_results\":2}}", true)]
    [InlineData(
        """<?xml version="1.0" encoding="utf-8" ?><refunds_receive_get_response><refunds list="true">"""
        + "<refund><refund_id>1</refund_id><tid>1234567890123456789</tid></refund>"
        + "<refund><refund_id>2</refund_id><tid>7</tid></refund></refunds>"
        + "<total_results>2</total_results></refunds_receive_get_response>",
        false)]
    public void A_list_reads_the_same_in_every_form(string text, bool simplify)
    {
        var answer = Read(text, simplify);
        Assert.Equal(2, answer.TotalResults);
        Assert.Equal(["1", "2"], answer.Refunds!.Select(r => r.RefundId));
        // Beyond what a double can hold.
        Assert.Equal([1234567890123456789, 7], answer.Refunds!.Select(r => r.Tid!.Value));
    }

    [Theory]
    [InlineData("""{"refunds_receive_get_response":{"total_results":0}}""")]
    [InlineData("""{"refunds_receive_get_response":{"refunds":{},"total_results":0}}""")]
    [InlineData("""{"refunds_receive_get_response":{"refunds":"","total_results":0}}""")]
    [InlineData("""{"refunds_receive_get_response":{"refunds":[],"total_results":0}}""")]
    [InlineData("""{"refunds_receive_get_response":{"refunds":{"refund":[]},"total_results":0}}""")]
    [InlineData(
        "<refunds_receive_get_response><refunds/><total_results>0</total_results></refunds_receive_get_response>")]
    public void An_empty_list_is_empty_in_every_shape(string text)
    {
        var answer = Read(text, false);
        Assert.Equal(0, answer.TotalResults);
        Assert.Empty(answer.Refunds ?? []);
    }

    [Fact]
    public void One_element_in_xml_is_a_list_of_one()
    {
        var answer = Read(
            "<refunds_receive_get_response><refunds><refund><refund_id>9</refund_id><has_good_return>true"
            + "</has_good_return></refund></refunds><has_next>false</has_next></refunds_receive_get_response>",
            false);
        var refund = Assert.Single(answer.Refunds!);
        Assert.Equal(("9", true, false), (refund.RefundId, refund.HasGoodReturn, answer.HasNext));
    }

    [Theory]
    [InlineData("{\"error_response\":{\"code\":15,\"msg\":\"" + Msg + "\"," + Sub + "}}")]
    [InlineData("{\"error_response\":{\"code\":\"15\",\"msg\":\"" + Msg + "\"," + Sub + "}}")]
    [InlineData(
        "<error_response><code>15</code><msg>" + Msg + "</msg><sub_code>isv.x</sub_code>"
        + "<sub_msg>没有</sub_msg><request_id>r</request_id></error_response>")]
    public void An_error_reads_the_same_in_every_form(string text) => Assert.Equal(
        new TopError(15, Msg, "isv.x", "没有", "r"),
        TopEnvelope.Parse(List, text, simplify: true).Error);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502</body></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"refund_get_response":{}}""")]
    [InlineData("""{"refunds_receive_get_response":{"total_results":0}""")]
    [InlineData("""{"refunds_receive_get_response":{},"refunds_receive_get_response":{}}""")]
    [InlineData("""{"error_response":{"msg":"no code"}}""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "b">]><refunds_receive_get_response>&a;</refunds_receive_get_response>""")]
    public void What_is_neither_is_unreadable_and_not_an_empty_success(string text)
    {
        var fault = Record.Exception(() => TopEnvelope.Parse(List, text));
        Assert.True(fault is JsonException or XmlException, fault?.GetType().Name ?? "it was read");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_the_platform_writes_the_client_reads(bool asJson, bool simplify)
    {
        var body = new Page(
            [new TaobaoRefund { RefundId = "1", Tid = long.MaxValue, Desc = "a<b>&\u0001\"", HasGoodReturn = true }],
            1,
            null,
            null);
        var text = TopRender.Success(List, body, Shape, asJson, simplify, "r1");
        var read = Read(text, simplify);
        Assert.Equal("r1", read.RequestId);
        var refund = Assert.Single(read.Refunds!);
        Assert.Equal(("1", long.MaxValue, true), (refund.RefundId, refund.Tid, refund.HasGoodReturn));
        Assert.StartsWith("a<b>&", refund.Desc, StringComparison.Ordinal);
    }

    [Fact]
    public void Normal_json_names_the_elements_of_a_list()
    {
        var body = new JsonObject { ["trades"] = new JsonArray(new JsonObject { ["orders"] = new JsonArray(1) }) };
        var text = TopRender.Success("taobao.trades.sold.get", body, asJson: true, simplify: false, "r");
        Assert.Equal(
            """{"trades_sold_get_response":{"trades":{"trade":[{"orders":{"order":[1]}}]},"request_id":"r"}}""", text);
    }

    [Fact]
    public void An_error_without_sub_code_leaves_it_out() => Assert.Equal(
        """{"error_response":{"code":25,"msg":"Invalid signature","request_id":"r"}}""",
        TopRender.Error(new TopError(25, "Invalid signature", "", "", "r"), asJson: true));

    private static Page Read(string text, bool simplify) =>
        TopEnvelope.Parse(List, text, simplify).Body!.Value.Deserialize(Shape)!;

    private sealed record Page(
        IReadOnlyList<TaobaoRefund>? Refunds, long? TotalResults, bool? HasNext, string? RequestId);

    private static JsonTypeInfo<Page> Shape { get; } = (JsonTypeInfo<Page>)new JsonSerializerOptions(
        TaobaoJson.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(TaobaoJson.Default, new DefaultJsonTypeInfoResolver()),
    }.GetTypeInfo(typeof(Page));
}
