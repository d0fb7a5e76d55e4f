using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;
using static Antui.Connectors.Tests.Qimen.QimenStandIn;

namespace Antui.Connectors.Tests.Qimen;

public sealed class QimenErpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cancel_that_succeeds_is_done_and_read_again()
    {
        await using var wms = await StartAsync((m, _) => m == "order.cancel" ? Success() : Steps("ACCEPT", "CANCELED"));
        var outcome = await wms.Erp(new OneOrder())
            .PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop);
        Assert.Equal("CANCELED", Assert.IsType<Outcome.Done>(outcome).Receipt);
        Assert.Equal(["order.cancel", "orderprocess.query"], wms.Methods);
        var message = wms.Calls.First().Message;
        Assert.Equal("3280000000001", message["orderCode"]);
        Assert.Equal(("WH01", "OWNER1", "JYCK"),
            (message["warehouseCode"], message["ownerCode"], message["orderType"]));
        Assert.Null(message.Child("subSourceOrders"));
    }

    [Fact]
    public async Task Success_although_the_goods_have_left_is_refused()
    {
        await using var wms = await StartAsync((m, _) => m == "order.cancel" ? Success() : Steps("PICK", "DELIVERED"));
        var outcome = await wms.Erp(new OneOrder())
            .PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop);
        Assert.Null(Assert.IsType<Outcome.Refused>(outcome).RetryAfter);
    }

    [Fact]
    public async Task A_refused_cancel_is_refused_for_good()
    {
        await using var wms = await StartAsync((_, _) => Failure("40001", "订单已出库"));
        var outcome = await wms.Erp(new OneOrder())
            .PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop);
        Assert.Equal(new Outcome.Refused("40001", "订单已出库"), outcome);
    }

    [Theory]
    [InlineData("sign-check-failure")]
    [InlineData("30002")]
    public async Task A_failure_about_the_call_does_not_say_that_the_goods_ship(string code)
    {
        await using var wms = await StartAsync((_, _) => Failure(code, "Illegal request"));
        var outcome = await wms.Erp(new OneOrder())
            .PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop);
        Assert.NotNull(Assert.IsType<Outcome.Refused>(outcome).RetryAfter);
        var strange = wms.Erp(new OneOrder(), s => s with { AppSecret = "another-secret" });
        Assert.NotNull(Assert.IsType<Outcome.Refused>(
            await strange.PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop)).RetryAfter);
    }

    [Fact]
    public async Task An_asynchronous_warehouse_is_believed_when_it_says_canceled()
    {
        var canceled = false;
        await using var wms =
            await StartAsync((m, _) => m == "order.cancel" ? Success() : Steps(canceled ? "CANCELED" : "ACCEPT"));
        var erp = wms.Erp(new OneOrder(), s => s with { CancelIsFinal = false });
        var effect = Market.Effect(InstructionAction.Stop, Market.All);
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(effect, Stop));
        Assert.IsType<Outcome.Uncertain>(await erp.FindOutAsync(effect, Stop));
        canceled = true;
        Assert.IsType<Outcome.Done>(await erp.FindOutAsync(effect, Stop));
        Assert.Single(wms.Methods, m => m == "order.cancel");
    }

    [Fact]
    public async Task What_the_warehouse_reported_is_looked_at_before_it_is_asked()
    {
        await using var wms = await StartAsync((_, _) => Failure("x", "y"));
        var effect = Market.Effect(InstructionAction.Stop, Market.All);
        GoodsSaid Said(EvidenceKind kind) => new(
            Market.Key.OrderNo, $"qimen:step:{kind}", kind, "", [], [], StopLevel.Released, Market.T0);
        async Task<Outcome> After(EvidenceKind kind) =>
            await wms.Erp(new OneOrder(Market.Given(Said(kind)))).FindOutAsync(effect, Stop);
        Assert.IsType<Outcome.Done>(await After(EvidenceKind.Stopped));
        Assert.IsType<Outcome.Refused>(await After(EvidenceKind.StopRefused));
        Assert.IsType<Outcome.Refused>(await After(EvidenceKind.Shipped));
        Assert.Empty(wms.Calls);
    }

    [Theory]
    [InlineData("ACCEPT", typeof(Outcome.Absent))]
    [InlineData("CANCELED", typeof(Outcome.Done))]
    [InlineData("DELIVERED", typeof(Outcome.Refused))]
    public async Task A_lost_answer_is_found_out_by_the_process(string step, Type expected)
    {
        await using var wms = await StartAsync((m, _) => m == "order.cancel" ? null : Steps(step));
        var erp = wms.Erp(new OneOrder());
        var effect = Market.Effect(InstructionAction.Stop, Market.All);
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(effect, Stop));
        Assert.IsType(expected, await erp.FindOutAsync(effect, Stop));
    }

    [Fact]
    public async Task A_warehouse_without_the_question_is_asked_by_cancelling_again()
    {
        await using var wms =
            await StartAsync((m, _) => m == "order.cancel" ? Success() : Failure("30002", "no method"));
        Assert.IsType<Outcome.Done>(await wms.Erp(new OneOrder()).FindOutAsync(
            Market.Effect(InstructionAction.Stop, Market.All), Stop));
    }

    [Fact]
    public async Task Single_lines_are_cancelled_only_where_the_warehouse_can()
    {
        await using var wms = await StartAsync((m, _) => m == "order.cancel" ? Success() : Steps("PICK"));
        var effect = Market.Effect(InstructionAction.Stop, new LineQuantity("L2", 1));
        var refused = Assert.IsType<Outcome.Refused>(await wms.Erp(new OneOrder()).PerformAsync(effect, Stop));
        Assert.Equal(OutcomeCodes.NoPort, refused.Code);
        Assert.Empty(wms.Calls);
        var able = wms.Erp(new OneOrder(), s => s with { PartialCancel = true });
        Assert.IsType<Outcome.Done>(await able.PerformAsync(effect, Stop));
        var sub = wms.Calls.First().Message.List("subSourceOrders", "subSourceOrder").Single();
        Assert.Equal("L2", sub["subSourceOrderCode"]);
    }

    [Fact]
    public async Task Nothing_known_is_uncertain_and_throttled_may_be_repeated()
    {
        string? next = null;
        await using var wms = await StartAsync((_, _) => next);
        var erp = wms.Erp(new OneOrder(), s => s with { CallTimeoutSeconds = 1 });
        Task<Outcome> StopAsync() => erp.PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop);
        foreach (var answer in new[] { null, Hang, "garbage", "<response><flag>maybe</flag></response>",
            Gateway(15, "isp.remote-service-timeout"),
            "<!DOCTYPE r [<!ENTITY a \"x\">]><response><flag>success</flag></response>" })
        {
            next = answer;
            Assert.IsType<Outcome.Uncertain>(await StopAsync());
        }
        next = Gateway(7, "accesscontrol.limited-by-app-access-count");
        Assert.Equal(OutcomeCodes.Throttled, Assert.IsType<Outcome.Refused>(await StopAsync()).Code);
        next = Gateway(25, "isv.invalid-signature");
        Assert.NotNull(Assert.IsType<Outcome.Refused>(await StopAsync()).RetryAfter);
    }

    [Fact]
    public async Task Nobody_there_is_not_executed()
    {
        await using var wms = await StartAsync((_, _) => null);
        var erp = wms.Erp(new OneOrder(), s => s with { Gateway = "http://127.0.0.1:9/router" });
        var refused = Assert.IsType<Outcome.Refused>(
            await erp.PerformAsync(Market.Effect(InstructionAction.Stop, Market.All), Stop));
        Assert.NotNull(refused.RetryAfter);
    }

    [Fact]
    public async Task An_order_is_sent_without_the_buyer()
    {
        await using var wms = await StartAsync((_, _) => Success("<deliveryOrderId>W1</deliveryOrderId>"));
        var erp = wms.Erp(new OneOrder(), s => s with { CodePrefix = "AT-", ShopNick = "店铺" });
        Assert.Equal(
            new Outcome.Done("AT-3280000000001"), await erp.PerformAsync(AnyEffect.Send(Market.Head, "k"), Stop));
        var message = wms.Calls.Single().Message;
        var head = message.Child("deliveryOrder")!;
        Assert.Equal(("AT-3280000000001", "WH01", "256.50", "2026-03-01 09:00:00"),
            (head["deliveryOrderCode"], head["warehouseCode"], head["totalAmount"], head["payTime"]));
        Assert.Equal(("***", "***", "浙江省"),
            (head.Child("receiverInfo")!["name"], head.Child("receiverInfo")!["mobile"],
                head.Child("receiverInfo")!["province"]));
        Assert.Equal(["L1 SKU-A 2 50.00", "L2 SKU-B 1 50.50", "L3 SKU-A 1 100.00"],
            message.List("orderLines", "orderLine")
            .Select(l => $"{l["orderLineNo"]} {l["itemCode"]} {l["planQty"]} {l["actualPrice"]}"));
    }

    [Fact]
    public async Task A_document_that_is_there_already_is_done()
    {
        var text = "发货单已存在";
        await using var wms = await StartAsync((_, _) => Failure("S1", text));
        var erp = wms.Erp(new OneOrder());
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(AnyEffect.Send(Market.Head, "k"), Stop));
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(AnyEffect.Send(Market.Head, "k"), Stop));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(
            Market.Effect(InstructionAction.ExpectReturn, new LineQuantity("L1", 1)), Stop));
        text = "货主不存在";
        Assert.IsType<Outcome.Refused>(await erp.PerformAsync(AnyEffect.Send(Market.Head, "k"), Stop));
    }

    [Fact]
    public async Task A_return_is_announced_with_its_parcel_and_goods_codes()
    {
        await using var wms = await StartAsync((_, _) => Success("<returnOrderId>W2</returnOrderId>"));
        var erp = wms.Erp(new OneOrder());
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(
            Market.Effect(InstructionAction.ExpectReturn, new LineQuantity("L1", 1)), Stop));
        var head = wms.Calls.Single().Message.Child("returnOrder")!;
        Assert.Equal(("R1", "3280000000001", "SF", "SF99", "THRK"), (head["returnOrderCode"],
            head["preDeliveryOrderCode"], head["logisticsCode"], head["expressCode"], head["orderType"]));
        var line = wms.Calls.Single().Message.List("orderLines", "orderLine").Single();
        Assert.Equal(("SKU-A", "1", "L1"), (line["itemCode"], line["planQty"], line["subSourceOrderCode"]));
    }

    [Fact]
    public async Task Stock_counts_what_is_frozen_as_occupied()
    {
        await using var wms = await StartAsync((_, _) => Success("""
            <items><item><itemCode>SKU-A</itemCode><inventoryType>ZP</inventoryType>
            <quantity>7</quantity><lockQuantity>5</lockQuantity></item>
            <item><itemCode>SKU-A</itemCode><inventoryType>CC</inventoryType><quantity>2</quantity></item>
            <item><itemCode>SKU-A</itemCode><inventoryType>ZT</inventoryType><quantity>90</quantity></item></items>
            """));
        var said = Assert.Single(await wms.Erp(new OneOrder()).ReadStockAsync(["SKU-A", "SKU-X"], Stop));
        Assert.Equal(new StockSaid("WH01", "SKU-A", 12, 5, 2), said);
        Assert.Equal(["SKU-A", "SKU-X"], wms.Calls.Single().Message.List("criteriaList", "criteria")
            .Select(c => c["itemCode"]));
    }

    [Fact]
    public async Task Stock_that_cannot_be_read_throws_and_names_no_secret()
    {
        await using var wms = await StartAsync((_, _) => Failure("40030", "owner"));
        var fault =
            await Assert.ThrowsAsync<ReadFailedException>(() => wms.Erp(new OneOrder()).ReadStockAsync(["A"], Stop));
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wms.Settings() + wms.Settings().Door.ToString(), StringComparison.Ordinal);
    }
}
