using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Sandbox.Platform;

namespace Antui.Tests.Gateways.Ascp;

/// <summary>Pushes that are lost, doubled, early or wrong, and what a person does about them.</summary>
public sealed class Pushes_are_not_lost
{
    private static readonly LineQuantity[] Whole = [new("A", 2), new("B", 1)];

    private static QimenNode OrderMessage(string code) => DirectPair.Message(code).Add("orderItems",
        [new QimenNode("orderItem").Add("subOrderCode", "A").Add("scItemId", "600000001").Add("quantity", 2)
            .Add("itemAmount", 5_000)])
        .Add("itemsValue", 10_000).Add("postFee", 600).Add("payTime", "2026-03-01 10:00:00");

    private static QimenNode ReturnMessage(string code, string order, string sub = "A", int pieces = 1) =>
        DirectPair.Message(code).Add("forwardOrderCode", order).Add("tmsServiceCode", "SF").Add("tmsOrderCode", "SF9")
            .Add("orderItems", [new QimenNode("orderItem").Add("subOrderCode", sub).Add("scItemId", "600000001")
                .Add("planReturnQuantity", pieces)])
            .Add(new QimenNode("senderInfo").Add("senderName", "李四").Add("senderMobile", "13900000000")
                .Add("senderProvince", "浙江省"));

    [Fact]
    public async Task Orders_that_were_paid_while_the_receiver_was_off_come_when_it_is_on_again()
    {
        await using var pair = await DirectPair.StartAsync(merchantOn: false);
        await pair.PaidOrderAsync("LP1");
        await pair.AskAsync("LP1", "R1", RefundKind.Unshipped, 15_600, Whole);
        await pair.UntilWaitingAsync(2);
        await pair.TurnOnAsync();
        await pair.UntilThereAsync("LP1", o => o.Case("R1")!.IsSettled);
        await pair.TurnOffAsync();
        await pair.PaidOrderAsync("LP2");
        await pair.UntilWaitingAsync(1);
        await pair.TurnOnAsync();
        await pair.UntilHereAsync("LP2", _ => true);
        Assert.NotNull((await pair.OrderAsync("LP1"))!.Case("CLP1"));
    }

    [Theory]
    [InlineData(PushFate.Lost), InlineData(PushFate.Twice), InlineData(PushFate.Unanswered)]
    public async Task Lost_doubled_and_unanswered_pushes_have_the_same_end(PushFate fate)
    {
        await using var pair = await DirectPair.StartAsync();
        pair.Mishaps.Fates["LP1"] = fate;
        await pair.PaidOrderAsync("LP1");
        await pair.UntilHereAsync("LP1", _ => true);
        await pair.AskAsync("LP1", "R1", RefundKind.Unshipped, 15_600, Whole);
        await pair.UntilThereAsync("LP1", o => o.Case("R1")!.IsSettled);
        var here = await pair.UntilHereAsync("LP1", o => o.Case("CLP1")!.IsSettled);
        await pair.UntilWaitingAsync(0);
        Assert.Single(here.Cases);
        Assert.Single(here.Case("CLP1")!.Instructions);
        Assert.Equal([15_600L], (await pair.PaidAsync()).Select(p => p.Fen));
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    public async Task A_repeat_changes_nothing_and_a_cancel_before_its_order_waits_for_it()
    {
        await using var pair = await DirectPair.StartAsync();
        var agreed = DirectPair.Message("X1").Add("refundStatus", "9");
        for (var i = 0; i < 2; i++)
            Assert.Equal("true", (await pair.PushAsync(PushMessages.Cancel, agreed)).Success);
        Assert.Equal("ORDER_UNKNOWN", Assert.Single(await pair.ParkedAsync()).Reason);
        Assert.Equal(
            ("true", "200", "success", "false"), await pair.PushAsync(PushMessages.Notify, OrderMessage("X1")));
        var order = await pair.UntilHereAsync("X1", o => o.Case("CX1") is not null);
        // The amounts of pieces and the sum of the order tell that 50.00 is the price of one.
        Assert.Equal((10_600L, 10_600L, "REFUND_AGREED"),
            (order.Head.Paid.Minor, order.Case("CX1")!.Claim.Amount.Minor, order.Case("CX1")!.Claim.RawStatus));
        Assert.Empty(await pair.ParkedAsync());
        Assert.Equal("known", (await pair.PushAsync(PushMessages.Notify, OrderMessage("X1"))).Text);
        Assert.Equal("known", (await pair.PushAsync(PushMessages.Cancel, DirectPair.Message("X1"))).Text);
        Assert.Single((await pair.OrderAsync("X1"))!.Cases);
    }

    [Fact]
    public async Task Without_auto_submit_a_return_order_waits_for_a_person()
    {
        await using var pair = await DirectPair.StartAsync(c => c["autoSubmit"] = false);
        await pair.PushAsync(PushMessages.Notify, OrderMessage("X2"));
        var back = ReturnMessage("RX2", "X2", "RS1");
        for (var i = 0; i < 2; i++) Assert.Equal("true", (await pair.PushAsync(PushMessages.Return, back)).Success);
        await pair.Here.StepAsync(TestContext.Current.CancellationToken);
        Assert.Null((await pair.OrderAsync("X2"))!.Case("RX2"));
        var waiting = Assert.Single((await pair.ApiAsync(HttpMethod.Get, "/reverse-orders")).Body["items"]!.AsArray())!;
        Assert.Equal(("RX2", "X2", "NOT_SUBMITTED", 1), ((string)waiting["returnNo"]!, (string)waiting["orderNo"]!,
            (string)waiting["reason"]!, (int)waiting["pieces"]!));
        // Names and numbers of the buyer are not kept, not even while it waits.
        Assert.DoesNotContain("13900000000", System.Text.Encoding.UTF8.GetString(
            Assert.Single(await pair.ParkedAsync()).Fact.Span), StringComparison.Ordinal);
        Assert.Equal(404, (await pair.ApiAsync(HttpMethod.Post, "/reverse-orders/NO/submit", "{}")).Status);
        async Task<string> SubmitAsync() =>
            (string)(await pair.ApiAsync(HttpMethod.Post, "/reverse-orders/RX2/submit", "{}")).Body["result"]!;
        Assert.Equal("applied", await SubmitAsync());
        // The return's own sub order is found by its goods.
        var refund = (await pair.OrderAsync("X2"))!.Case("RX2")!.Claim;
        Assert.Equal((5_000L, "A", 1, ClaimStatus.AwaitingReceipt),
            (refund.Amount.Minor, refund.Lines[0].LineNo, refund.Lines[0].Quantity, refund.Status));
        Assert.Equal("duplicate", await SubmitAsync());
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    public async Task A_return_of_goods_the_order_does_not_have_is_kept_for_a_person()
    {
        await using var pair = await DirectPair.StartAsync();
        var back = ReturnMessage("RX3", "X3", pieces: 3);
        Assert.Equal("true", (await pair.PushAsync(PushMessages.Return, back)).Success);
        await pair.PushAsync(PushMessages.Notify, OrderMessage("X3"));
        Assert.Equal("LINE_UNKNOWN", Assert.Single(await pair.ParkedAsync()).Reason);
        Assert.Empty((await pair.OrderAsync("X3"))!.Cases);
    }

    [Fact]
    public async Task What_is_wrong_in_a_push_is_named_and_not_asked_for_again()
    {
        await using var pair = await DirectPair.StartAsync();
        async Task SaysAsync(string method, QimenNode message, string part)
        {
            var (success, code, text, retry) = await pair.PushAsync(method, message);
            Assert.Equal(("false", "false"), (success, retry));
            Assert.Contains(part, code + " " + text, StringComparison.Ordinal);
        }
        await SaysAsync(PushMessages.Notify, new QimenNode("request").Add("bizOrderCode", "X"), "supplierId: missing");
        await SaysAsync(PushMessages.Notify, new QimenNode("request").Add("supplierId", "9"), "isv.supplier-unknown");
        await SaysAsync(PushMessages.Notify, DirectPair.Message("X"), "orderItems: at least one");
        await SaysAsync(PushMessages.Notify, DirectPair.Message("X/1").Add("orderItems", [new QimenNode("orderItem")
            .Add("quantity", -1).Add("itemAmount", "1.5")]),
            "bizOrderCode: 1 to 64 characters without spaces or '/'; subOrderCode: missing; scItemId: missing; "
            + "quantity: 1 to 1000000; itemAmount: a whole number of fen");
        await SaysAsync(PushMessages.Cancel, DirectPair.Message("").Add("refundStatus", "7"),
            "bizOrderCode: missing; refundStatus: 1 or 9");
        await SaysAsync(PushMessages.Return, DirectPair.Message("R"),
            "forwardOrderCode: missing; tmsOrderCode: missing");
        var forged = await pair.PushAsync(PushMessages.Notify, OrderMessage("X9"), "another-secret");
        Assert.Equal(("false", "sign-check-failure"), (forged.Success, forged.Code));
        Assert.Null(await pair.OrderAsync("X9"));
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    public async Task A_comparison_names_the_orders_that_never_came()
    {
        await using var pair = await DirectPair.StartAsync();
        await pair.PushAsync(PushMessages.Notify, OrderMessage("X5"));
        var (status, json) = await pair.ApiAsync(HttpMethod.Post, "/compare", """{"orderNos":["X5","X6","X6","X7"]}""");
        Assert.Equal((200, 3, 1, """["X6","X7"]"""),
            (status, (int)json["asked"]!, (int)json["known"]!, json["missing"]!.ToJsonString()));
        const string export = "\uFEFF履约单号,金额\r\n\"X5\",1.00\r\nX8,2\r\n";
        var (_, csv) = await pair.ApiAsync(HttpMethod.Post, "/compare", export, "text/csv");
        Assert.Equal("""["X8"]""", csv["missing"]!.ToJsonString());
        var (bad, problem) = await pair.ApiAsync(HttpMethod.Post, "/compare", """{"orderNos":["a b"]}""");
        Assert.Equal((422, "$.orderNos[0]"), (bad, (string)problem["errors"]![0]!["path"]!));
        Assert.Equal(422, (await pair.ApiAsync(HttpMethod.Post, "/compare", "\n", "text/csv")).Status);
    }

    [Fact]
    public async Task The_connection_shows_when_the_flagship_shops_authorisation_ends()
    {
        var ends = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(6);
        await using var pair = await DirectPair.StartAsync(c => c["authorisationEndsAt"] = ends.ToString("O"));
        var connection = (await pair.ApiAsync(HttpMethod.Get, "")).Body["connection"]!;
        Assert.Equal("warning", (string)connection["state"]!);
        Assert.StartsWith(ends.UtcDateTime.ToString("yyyy-MM-ddTHH:mm"), (string)connection["authorisationEndsAt"]!,
            StringComparison.Ordinal);
        Assert.Contains(connection["problems"]!.AsArray(), p => (string)p!["code"]! == "AUTHORISATION_ENDS_7");
    }

    [Fact]
    public async Task An_order_is_confirmed_when_the_platform_can_be_reached_again()
    {
        await using var pair = await DirectPair.StartAsync();
        pair.Mishaps.Cuts["notify.received"] = 1;
        await pair.PaidOrderAsync("LP8");
        await DirectPair.UntilAsync(() => pair.Mishaps.Count("notify.received") == 2);
        await DirectPair.UntilAsync(
            () => pair.Here.Deliveries.ReadAsync("ascp-received:" + DirectPair.Merchant, default),
            box => box.Waiting.Length == 0);
        Assert.Equal(2, pair.Mishaps.Count("notify.received"));
    }
}
