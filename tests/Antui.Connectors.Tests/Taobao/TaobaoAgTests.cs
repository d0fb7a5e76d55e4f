using System.Text.Json.Nodes;
using Antui.Connectors.Taobao;
using Antui.Core.Effects;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoAgTests
{
    private const string Result = "\"result\":{\"success\":true}";
    private const string FlagResult = "\"result\":{\"success_flag\":true}";
    private const string No =
        "\"result\":{\"success\":false,\"success_flag\":false},\"succeed\":false,\"success_flag\":false";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Methods().Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_method_sends_its_fields_and_believes_only_its_own_flag(string name)
    {
        var method = Methods().Single(m => m.Name == name);
        var answer = method.Yes;
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], answer));
        var ag = platform.Shop().Ag;
        Assert.IsType<Outcome.Done>(await method.Call(ag));
        answer = No;
        Assert.IsType<Outcome.Refused>(await method.Call(ag));
        answer = "\"is_success\":true,\"success\":true";
        Assert.IsType<Outcome.Uncertain>(await method.Call(ag));
        var call = platform.Calls.First();
        Assert.Equal("taobao." + method.Name, call["method"]);
        foreach (var (field, text) in method.Fields)
        {
            var same = text.StartsWith('{')
                ? JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(call[field]))
                : text == call[field];
            Assert.True(same, call[field]);
        }
    }

    [Theory]
    [InlineData("\"result\":{\"success\":true,\"result_data\":{\"ag_account\":1}}", true)]
    [InlineData("\"result\":{\"success\":\"true\",\"result_data\":{\"ag_account\":\"0\"}}", false)]
    [InlineData("\"result\":{\"success\":true}", null)]
    [InlineData("\"result\":{\"success\":false,\"error_code\":\"x\"}", null)]
    [InlineData("\"result\":{\"success\":true,\"result_data\":{\"ag_account\":5}}", null)]
    public async Task Whether_the_shop_has_the_assistant(string fields, bool? expected)
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], fields));
        Assert.Equal(expected, await platform.Shop().Ag.AccountValidateAsync(Stop));
    }

    private static Method[] Methods() =>
    [
        new("rdc.aligenius.sendgoods.cancel", Result, a => a.SendgoodsCancelAsync(new CancelGoods(1, 2, "FAIL"), Stop),
            ("param", """{"refund_id":1,"tid":2,"status":"FAIL"}""")),
        new("nextone.logistics.warehouse.update", "\"succeed\":true", a => a.WarehouseUpdateAsync(7, Stop),
            ("refund_id", "7"), ("warehouse_status", "1")),
        new("nextone.logistics.sign.update", Result, a => a.SignUpdateAsync(7, Stop),
            ("refund_id", "7"), ("sign_status", "1")),
        new("rdc.aligenius.refunds.check", Result, a => a.RefundsCheckAsync(new RefundCheck(1, "ok"), Stop),
            ("param", """{"refund_id":1,"msg":"ok","status":"SUCCESS"}""")),
        new("rdc.aligenius.ordermsg.update", Result, a => a.OrdermsgUpdateAsync(1, 2, held: false, Stop),
            ("tid", "1"), ("oid", "2"), ("status", "2")),
        new("rdc.aligenius.warehouse.reverse.uploading", "\"success_flag\":true", a =>
                a.ReverseUploadingAsync([Reverse()], Stop),
            ("param0", """
                {"uploading_reverse_d_t_o_list":[{"id":"R1","tid":1,"status":3,"create_time":"2026-01-01 12:00:00",
                "warehouse_name":"w","cp_code":"SF","cp_name":"顺丰","mail_no":"SF1","country_name":"中国",
                "province_name":"p","city_name":"c","district_name":"d","adr":"a",
                "goods_item_d_t_o_list":[{"qr_code":"q","actual_qty":1,"status":1,"type":1,"price":1050}]}]}
                """)),
        new("rdc.aligenius.warehouse.reverse.event.update", FlagResult, a =>
                a.ReverseEventUpdateAsync(new ReverseEvent("R1", 1, "3"), Stop),
            ("param0", """{"id":"R1","type":1,"value":"3"}""")),
        new("rdc.aligenius.warehouse.resend.update", FlagResult, a =>
                a.ResendUpdateAsync(new ResendUpdate(1, 2, -1, "m"), Stop),
            ("param0", """{"source_id":1,"tid":2,"status":-1,"msg":"m"}""")),
        new("rdc.aligenius.warehouse.resend.logistics.msg.post", FlagResult, a =>
                a.ResendLogisticsAsync(new ResendLogistics(1, 2, 1, "m", [new ResendGoods("g", 2)]), Stop),
            ("param0", """
                {"source_id":1,"tid":2,"status":1,"msg":"m","goods_item_list":[{"goods_id":"g","num":2}]}
                """)),
        new("rdc.aligenius.identification.case.update", Result, a =>
                a.IdentificationCaseUpdateAsync(new IdentificationCase(1, 2, "c", 1, 1767240000, "t"), Stop),
            ("param", """
                {"refund_id":1,"detail_order_id":2,"outer_case_id":"c","operate_type":1,"occur_time":1767240000,
                "operate_tips":"t"}
                """)),
        new("rdc.aligenius.identification.case.result.update", Result, a =>
                a.IdentificationResultUpdateAsync(new IdentificationResult(1, 2, "c", 3, 1767240000), Stop),
            ("param", """
                {"refund_id":1,"detail_order_id":2,"outer_case_id":"c","result_type":3,"occur_time":1767240000}
                """)),
        new("rdc.aligenius.logistics.packages.notice", Result, a =>
                a.PackagesNoticeAsync(new PackagesNotice(1, "SF1", "SF", 99, [new CommodityInfo("i", 1)]), Stop),
            ("param_logistics_notice_d_t_o", """
                {"parent_order_id":1,"mail_no":"SF1","tp_code":"SF","import_type":99,
                "commodity_infos":[{"item_id":"i","goods_quantity":1}]}
                """)),
    ];

    private static ReverseOrder Reverse() => new()
    {
        Id = "R1",
        Tid = 1,
        Status = 3,
        CreateTime = "2026-01-01 12:00:00",
        WarehouseName = "w",
        CpCode = "SF",
        CpName = "顺丰",
        MailNo = "SF1",
        CountryName = "中国",
        ProvinceName = "p",
        CityName = "c",
        DistrictName = "d",
        Adr = "a",
        Items = [new ReverseLine { QrCode = "q", ActualQty = 1, Status = 1, Type = 1, Price = 1050 }],
    };

    private sealed record Method(
        string Name, string Yes, Func<TaobaoAg, Task<Outcome>> Call, params (string Field, string Text)[] Fields);
}
