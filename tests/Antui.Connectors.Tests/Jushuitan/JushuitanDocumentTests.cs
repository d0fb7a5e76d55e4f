using System.Text.Json.Nodes;
using Antui.Connectors.Tests.Erp;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>After-sale documents as Jushuitan wants them.</summary>
public sealed class JushuitanDocumentTests : IAsyncLifetime
{
    private const string OrderNo = "3280000000000000017";
    private const string Uploads = "/open/aftersale/upload";
    private const string Confirms = "/open/webapi/aftersaleapi/open/confirm";
    private static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);
    private static readonly ErpLine Second = new("3280000000000000019", "SKU-B", 1);
    private static readonly Tracking Parcel = new("圆通速递", "YT01");

    private JushuitanWorld _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await JushuitanWorld.StartAsync();

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_document_names_refund_order_lines_parcel_and_amounts()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First, Second);
        var effect = JushuitanEffects.Return(OrderNo, Parcel, First, Second);
        var erp = _world.Connect(s => s with { ReturnCompanyId = 7 });
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(effect, Stop));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                [{"shop_id":10086,"outer_as_id":"2570000000000000041","so_id":"3280000000000000017","type":"普通退货",
                "shop_status":"WAIT_SELLER_CONFIRM_GOODS","good_status":"BUYER_RETURNED_GOODS","question_type":"七天无理由",
                "total_amount":10,"refund":10,"payment":0,"l_id":"YT01","logistics_company":"圆通速递","wms_co_id":7,
                "remark":"安退：买家申请退款","items":[
                {"outer_oi_id":"3280000000000000018","sku_id":"SKU-A","qty":2,"amount":6.67,"type":"退货"},
                {"outer_oi_id":"3280000000000000019","sku_id":"SKU-B","qty":1,"amount":3.33,"type":"退货"}]}]
                """),
            Sent(Uploads)));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("3280000000000000018", 1)]
    public async Task An_item_that_cannot_name_its_line_is_never_sent(string lineNo, int quantity)
    {
        _world.Seed(OrderNo, ErpState.Shipped, new ErpLine(lineNo, "SKU-A", quantity));
        var effect = JushuitanEffects.Return(OrderNo, Parcel, First);
        var outcome = await _world.Connect(s => s).PerformAsync(effect, Stop);
        Assert.Equal("LINES_UNKNOWN", Assert.IsType<Outcome.Refused>(outcome).Code);
        Assert.DoesNotContain(Uploads, _world.Paths);
    }

    [Fact]
    public async Task A_document_jushuitan_downloaded_itself_is_left_until_the_parcel_is_news()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First);
        var there = _world.Store.Document(
            JushuitanEffects.RefundNo, OrderNo, [new JushuitanDocItem(First.LineNo, First.Sku, 2, 10m)]);
        var erp = _world.Connect(s => s);
        Assert.Equal(
            new Outcome.Done($"{there.AsId}"),
            await erp.PerformAsync(JushuitanEffects.Return(OrderNo, null, First), Stop));
        Assert.DoesNotContain(Uploads, _world.Paths);
        await erp.PerformAsync(JushuitanEffects.Return(OrderNo, Parcel, First), Stop);
        await erp.PerformAsync(JushuitanEffects.Return(OrderNo, Parcel, First), Stop);
        Assert.Equal(("YT01", 1), (there.LId, _world.Paths.Count(p => p == Uploads)));
    }

    [Fact]
    public async Task After_the_money_the_document_is_marked_and_confirmed()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First);
        _world.Receive(JushuitanEffects.RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, 2));
        var there = _world.Store.Documents.Single();
        var outcome = await _world.Connect(s => s).PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop);
        Assert.Equal(new Outcome.Done($"{there.AsId}"), outcome);
        var row = Sent(Uploads)[0]!;
        Assert.Equal(("SUCCESS", "SELLER_RECEIVED"), ((string?)row["shop_status"], (string?)row["good_status"]));
        Assert.True((bool)Sent(Confirms)["confirm_refund"]!);
    }

    [Fact]
    public async Task A_shop_that_confirms_by_hand_is_left_to_it()
    {
        _world.Receive(JushuitanEffects.RefundNo, OrderNo);
        _world.Store.Documents.Single().ShopStatus = "SUCCESS";
        var erp = _world.Connect(s => s with { ConfirmDocuments = false });
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop));
        Assert.DoesNotContain(Uploads, _world.Paths);
        Assert.DoesNotContain(Confirms, _world.Paths);
    }

    [Fact]
    public async Task A_document_with_an_unnumbered_item_is_not_uploaded_again()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First);
        _world.Store.Document(JushuitanEffects.RefundNo, OrderNo, [new JushuitanDocItem("", First.Sku, 2, 10m)]);
        var outcome = await _world.Connect(s => s).PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop);
        Assert.Equal("NO_LINE_NUMBER", Assert.IsType<Outcome.Refused>(outcome).Code);
        Assert.DoesNotContain(Uploads, _world.Paths);
    }

    [Fact]
    public async Task Without_a_document_nothing_is_left_to_complete()
    {
        _world.Seed(OrderNo, ErpState.Cancelled, First);
        Assert.IsType<Outcome.Done>(
            await _world.Connect(s => s).PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop));
    }

    [Fact]
    public async Task An_order_not_downloaded_yet_gets_its_document_later()
    {
        var effect = JushuitanEffects.Return(OrderNo, Parcel, First);
        var outcome = await _world.Connect(s => s).PerformAsync(effect, Stop);
        Assert.NotNull(Assert.IsType<Outcome.Refused>(outcome).RetryAfter);
    }

    [Fact]
    public async Task A_confirmation_refused_inside_a_success_is_refused()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First);
        _world.Receive(JushuitanEffects.RefundNo, OrderNo);
        _world.Fault(ErpFault.FailsInside, write: 2);
        var outcome = await _world.Connect(s => s).PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop);
        Assert.Contains("货物未收到", Assert.IsType<Outcome.Refused>(outcome).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_without_effect_is_uncertain()
    {
        _world.Seed(OrderNo, ErpState.Shipped, First);
        _world.Receive(JushuitanEffects.RefundNo, OrderNo);
        _world.Fault(ErpFault.AcceptedOnly, write: 2);
        Assert.IsType<Outcome.Uncertain>(
            await _world.Connect(s => s).PerformAsync(JushuitanEffects.Close(OrderNo, First), Stop));
    }

    private JsonNode Sent(string path) => _world.Calls.Single(c => c.Path == path).Biz;
}
