using System.Text.Json;
using Antui.Connectors.Ascp;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Tests.Shared;
using static Antui.Connectors.Tests.Ascp.AscpReportTests;

namespace Antui.Connectors.Tests.Ascp;

/// <summary>Shipments and stock.</summary>
public sealed class AscpGoodsTests
{
    private static readonly AscpOrder Order =
        new("WH01", "0", [new("A", "600000001", "sku-a", 2), new("B", "600000002", "sku-b", 1)]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_split_order_is_told_in_one_call_when_its_last_parcel_left()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop(s => s with { Carriers = s.Carriers.Add("SF", "SHUNFENG") });
        await shop.Book.KeepAsync("LP1", Order, Stop);
        var first = desk.Parcel("S1", "SF1", new LineQuantity("A", 2));
        var wait = Refused(await shop.PerformAsync(first, Stop));
        Assert.Equal((AscpMap.NotWhole, true), (wait.Code, wait.RetryAfter > TimeSpan.Zero));
        Assert.Equal(AscpMap.NotWhole, Refused(await shop.PerformAsync(first, Stop)).Code);
        Assert.Empty(desk.Calls);

        var last = desk.Parcel("S2", "SF2", new LineQuantity("B", 1));
        Assert.IsType<Outcome.Done>(await shop.PerformAsync(last, Stop));
        var sent = JsonDocument.Parse(desk.Calls.Single()["consignorder_ship_request"]).RootElement;
        Assert.Equal(["A", "B"], sent.GetProperty("order_items").EnumerateArray()
            .Select(i => i.GetProperty("sub_order_code").GetString()!));
        Assert.Equal([("SF1", "SHUNFENG", "600000001"), ("SF2", "SHUNFENG", "600000002")],
            sent.GetProperty("tms_orders").EnumerateArray().Select(p => (
                p.GetProperty("tms_order_code").GetString()!, p.GetProperty("tms_service_code").GetString()!,
                p.GetProperty("tms_items")[0].GetProperty("sc_item_id").GetString()!)));
        Assert.Equal("FHLP1", sent.GetProperty("out_biz_id").GetString());

        // The first parcel, tried again, finds that all is told.
        Assert.IsType<Outcome.Done>(await shop.PerformAsync(first, Stop));
        Assert.Single(desk.Calls);
    }

    [Fact]
    public async Task A_call_that_was_cut_is_made_again_under_the_same_number()
    {
        var cut = true;
        await using var desk = await SupplierDesk.StartAsync(c => cut ? null : SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop();
        await shop.Book.KeepAsync("LP1", Order, Stop);
        var parcel = desk.Parcel("S1", "SF1", new LineQuantity("A", 2), new LineQuantity("B", 1));
        Assert.IsType<Outcome.Uncertain>(await shop.PerformAsync(parcel, Stop));
        cut = false;
        Assert.IsType<Outcome.Done>(await shop.PerformAsync(parcel, Stop));
        Assert.Single(desk.Calls.Select(c => c["consignorder_ship_request"]).Distinct());
    }

    [Fact]
    public async Task An_order_or_a_waybill_nobody_gave_is_refused_here()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop();
        var parcel = desk.Parcel("S1", "SF1", new LineQuantity("A", 2));
        Assert.Equal("NOT_PUSHED", Refused(await shop.PerformAsync(parcel, Stop)).Code);
        Assert.Equal("NO_WAYBILL", Refused(await shop.PerformAsync(parcel with { Waybill = null }, Stop)).Code);
        Assert.Empty(desk.Calls);
    }

    [Fact]
    public async Task Stock_goes_out_in_full_under_the_platforms_own_item_and_store()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.Yes(c["method"]));
        var shop = desk.Shop(s => s with { Stores = s.Stores.Add("bonded", "WH88") });
        await shop.Book.KeepAsync("LP1", Order, Stop);
        var push = new StockPush("k7", "sku-a", "sku-a", "bonded", 12);
        Assert.IsType<Outcome.Done>(await shop.PerformAsync(new Effect.TellStock(push), Stop));
        var main = JsonDocument.Parse(desk.Calls.Single()["aic_inventory_publish_request"]).RootElement
            .GetProperty("inventory_main_operation")[0];
        var detail = main.GetProperty("detail_operation_list")[0];
        Assert.Equal(
            ("k7", "88", "WH88", "600000001", 12, "FULLAMOUNT"),
            (main.GetProperty("main_order").GetProperty("operation_order_id").GetString(),
                main.GetProperty("main_order").GetProperty("user_id").GetString(),
                detail.GetProperty("location").GetProperty("store_code").GetString(),
                detail.GetProperty("item").GetProperty("sc_item_id").GetString(),
                detail.GetProperty("inventory_line_list")[0].GetProperty("inventory_line").GetProperty("quantity")
                    .GetInt32(),
                detail.GetProperty("additional_info").GetProperty("attribute").GetProperty("inv_operate_mode")
                    .GetString()));
    }

    [Theory]
    [InlineData(true, "已占用的 7 件"), InlineData(false, "低于平台已占用的数量")]
    public async Task Less_than_what_is_occupied_is_refused_and_explained(bool tellsFigures, string expected)
    {
        const string rows = ",\"datas\":{\"data\":[{\"sc_item_id\":600000001,\"quantity\":9,\"lock_quantity\":\"7\","
            + "\"inventory_type\":1,\"store_code\":\"WH01\"}]}";
        await using var desk = await SupplierDesk.StartAsync(c =>
            c["method"] == AscpMap.Publish ? SupplierDesk.No(c["method"], "F1", "系统异常,可售库存不足")
            : tellsFigures ? SupplierDesk.Yes(c["method"], rows) : SupplierDesk.Error(15, "x", "isp.down"));
        var shop = desk.Shop();
        await shop.Book.KeepAsync("LP1", Order, Stop);
        var push = new Effect.TellStock(new StockPush("k7", "sku-a", "sku-a", "gj", 5));
        var no = Refused(await shop.PerformAsync(push, Stop));
        Assert.Equal((OutcomeCodes.BelowOccupied, null), (no.Code, no.RetryAfter));
        Assert.Contains(expected, no.Text, StringComparison.Ordinal);
        if (!tellsFigures) return;
        var read = await shop.ReadStockAsync(["sku-a", "sku-z"], Stop);
        Assert.Equal(new StockSaid("gj", "sku-a", 9, 7, 0), Assert.Single(read));
    }

    [Fact]
    public async Task Stock_that_cannot_be_read_throws()
    {
        await using var desk = await SupplierDesk.StartAsync(c => SupplierDesk.No(c["method"], "F1", "no"));
        await Assert.ThrowsAsync<ReadFailedException>(() => desk.Shop().ReadStockAsync(["sku-a"], Stop));
    }

    [Fact]
    public async Task The_probe_tells_a_dead_session_and_an_ended_authorisation_from_a_living_shop()
    {
        var answer = SupplierDesk.Yes(AscpMap.Query);
        await using var desk = await SupplierDesk.StartAsync(_ => answer);
        var shop = desk.Shop();
        Assert.IsType<Outcome.Done>(await shop.ProbeAsync(Stop));
        answer = SupplierDesk.Error(15, "x", "isv.item-not-exist");
        Assert.IsType<Outcome.Done>(await shop.ProbeAsync(Stop));
        answer = SupplierDesk.Error(11, "Insufficient permission", "isv.permission-api-package-limit");
        Assert.IsType<Outcome.Refused>(await shop.ProbeAsync(Stop));
        answer = SupplierDesk.Error(27, "Invalid Session", "session-expired");
        Assert.Equal(OutcomeCodes.SessionExpired, Refused(await shop.ProbeAsync(Stop)).Code);
        desk.Clock.Advance(TimeSpan.FromDays(101));
        Assert.Equal("AUTHORISATION_ENDED", Refused(await shop.ProbeAsync(Stop)).Code);
    }
}
