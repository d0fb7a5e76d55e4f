using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Tests.Gateways;

/// <summary>The assistant's methods: what an ERP says of the goods, in the names of each family.</summary>
public sealed class Reporting_evidence : IAsyncLifetime
{
    private const string Cancel = "taobao.rdc.aligenius.sendgoods.cancel";
    private const string Warehouse = "taobao.nextone.logistics.warehouse.update";
    private const string Upload = "taobao.rdc.aligenius.warehouse.reverse.uploading";
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(Style.Java)]
    [InlineData(Style.DotNet)]
    [InlineData(Style.Php)]
    [InlineData(Style.Go)]
    public async Task A_stopped_shipment_refunds_by_the_strategy_once(Style style)
    {
        await _site.AskAsync(await _site.OrderAsync("7001"), "71001");
        var sdk = new Sdk(_site, style);
        var param = """{"refund_id":71001,"tid":"7001","status":"SUCCESS","oid":"70012","refund_fee":5000}""";
        var reply = await sdk.CallAsync(Cancel, ("param", param));
        Assert.Equal("true", reply.At("result", "success"), ignoreCase: true);
        Assert.Equal("71001", reply.At("result", "result_data", "refund_id"));
        Assert.Null(reply.At("result", "error_code"));
        Assert.Equal([5000], (await _site.PaidAsync()).Select(p => p.Fen));
        _site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("true", (await sdk.CallAsync(Cancel, ("param", param))).At("result", "success"), ignoreCase: true);
        Assert.Single(await _site.PaidAsync());
        var order = await _site.ReadAsync(new OrderKey(Site.Taobao, "7001"));
        Assert.Equal("ag:" + Site.Erp, Assert.Single(order.Evidence).Source);
    }

    [Fact]
    public async Task A_failed_stop_asks_a_person_and_pays_nothing()
    {
        var key = await _site.OrderAsync("7101");
        await _site.AskAsync(key, "71101");
        var reply = await new Sdk(_site).CallAsync(Cancel,
            ("param", """{"refund_id":"71101","tid":7101,"status":"FAIL","msg":"已打单"}"""));
        Assert.Equal("True", reply.At("result", "success"));
        Assert.Equal(Code.StopRefused, (await _site.CaseAsync(key, "71101")).WithPerson!.Code);
        Assert.Empty(await _site.PaidAsync());
    }

    [Theory]
    [InlineData("""{"refund_id":71201,"tid":7201}""", "isv.missing-parameter:status")]
    [InlineData("""{"refund_id":71201,"tid":7201,"status":"MAYBE"}""", "isv.invalid-parameter:status")]
    [InlineData("""{"refund_id":0,"tid":7201,"status":"SUCCESS"}""", "isv.invalid-parameter:refund_id")]
    [InlineData("""{"refund_id":-71201,"tid":7201,"status":"SUCCESS"}""", "isv.invalid-parameter:refund_id")]
    [InlineData(
        """{"refund_id":71201,"tid":7201,"status":"SUCCESS","refund_fee":-1}""", "isv.invalid-parameter:refund_fee")]
    [InlineData("""{"refund_id":71201,"tid":7201,"status":"SUCCESS","operate_time":"soon"}""",
        "isv.invalid-parameter:operate_time")]
    [InlineData("""{"refund_id":99,"tid":7201,"status":"SUCCESS"}""", "isv.refund-not-exist")]
    [InlineData("""{"refund_id":71201,"tid":7202,"status":"SUCCESS"}""", "isv.invalid-parameter:tid")]
    [InlineData("""{"refund_id":71201,"tid":7201,"status":"SUCCESS","oid":72011}""", "isv.invalid-parameter:oid")]
    [InlineData("""{"refund_id":71201,"tid":7201,"status":"SUCCESS","oid":5}""", "isv.invalid-parameter:oid")]
    public async Task Bad_input_has_its_code_and_changes_nothing(string param, string code)
    {
        var key = await _site.OrderAsync("7201");
        await _site.AskAsync(key, "71201");
        var reply = await new Sdk(_site).CallAsync(Cancel, ("param", param));
        Assert.Equal(code, reply.SubCode ?? reply.At("result", "error_code"));
        Assert.NotEqual("True", reply.At("result", "success"));
        Assert.Empty((await _site.ReadAsync(key)).Evidence);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("""{"refund_id":1,"refund_id":2}""")]
    public async Task A_parameter_that_is_no_object_is_41(string param) =>
        Assert.Equal(41, (await new Sdk(_site).CallAsync(Cancel, ("param", param))).ErrorCode);

    [Fact]
    public async Task Only_the_bound_app_is_believed()
    {
        var key = await _site.OrderAsync("7301");
        await _site.AskAsync(key, "71301");
        var crm = new Sdk(_site)
        {
            AppKey = Site.Other,
            Secret = Site.OtherSecret,
            Session = Site.SessionOf(Site.Taobao, Site.Other),
        };
        var reply = await crm.CallAsync(Cancel, ("param", """{"refund_id":71301,"tid":7301,"status":"SUCCESS"}"""));
        Assert.Equal(("False", "isv.app-not-bound"), (reply.At("result", "success"), reply.At("result", "error_code")));
        Assert.Equal("0",
            (await crm.CallAsync("taobao.rdc.aligenius.account.validate")).At("result", "result_data", "ag_account"));
        Assert.Equal("1", (await new Sdk(_site).CallAsync("taobao.rdc.aligenius.account.validate"))
            .At("result", "result_data", "ag_account"));
        Assert.Empty(await _site.PaidAsync());
        Assert.Empty((await _site.ReadAsync(key)).Evidence);
    }

    /// <summary>Of two opposite words of the same second only one can count, and the other is not answered as if it
    /// did; whichever came first.</summary>
    [Theory]
    [InlineData("FAIL", "SUCCESS", "False")]
    [InlineData("SUCCESS", "FAIL", "True")]
    public async Task Opposite_words_of_one_second_are_not_both_taken(string first, string second, string taken)
    {
        var key = await _site.OrderAsync("7451", Site.Tmall);
        await _site.AskAsync(key, "71451");
        var sdk = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        string Param(string status, string at) =>
            $$"""{"refund_id":71451,"tid":7451,"status":"{{status}}","operate_time":"{{at}}"}""";
        var at = Sdk.Beijing(_site.Clock.GetUtcNow());
        Assert.Equal("True", (await sdk.CallAsync(Cancel, ("param", Param(first, at)))).At("result", "success"));
        for (var again = 0; again < 2; again++)
        {
            var said = await sdk.CallAsync(Cancel, ("param", Param(second, at)));
            Assert.Equal(taken, said.At("result", "success"));
            Assert.Equal(taken == "True" ? null : "isv.operate-time-not-newer", said.At("result", "error_code"));
        }
        Assert.DoesNotContain(
            (await _site.ReadAsync(key)).Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true });
        _site.Clock.Move(TimeSpan.FromSeconds(2));
        var later = Param("SUCCESS", Sdk.Beijing(_site.Clock.GetUtcNow()));
        Assert.Equal("True", (await sdk.CallAsync(Cancel, ("param", later))).At("result", "success"));
        Assert.Contains((await _site.ReadAsync(key)).Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true });
    }

    [Fact]
    public async Task A_replayed_call_does_not_bring_back_a_word_that_was_taken_back()
    {
        var key = await _site.OrderAsync("7401", Site.Tmall);
        await _site.AskAsync(key, "71401");
        var sdk = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        var system = sdk.System(Cancel);
        const string param = """{"refund_id":71401,"tid":7401,"status":"SUCCESS"}""";
        List<KeyValuePair<string, string>> success = [new("param", param)];
        Assert.Equal("True", (await sdk.SendAsync(system, success)).At("result", "success"));
        _site.Clock.Move(TimeSpan.FromMinutes(2));
        await sdk.CallAsync(Cancel, ("param", """{"refund_id":71401,"tid":7401,"status":"FAIL"}"""));
        _site.Clock.Move(TimeSpan.FromMinutes(2));
        var replay = await sdk.SendAsync(system, success);
        Assert.Equal("isv.operate-time-not-newer", replay.At("result", "error_code"));
        Assert.DoesNotContain(
            (await _site.ReadAsync(key)).Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true });
        await sdk.CallAsync(Cancel, ("param", success[0].Value));
        Assert.Contains((await _site.ReadAsync(key)).Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true });
    }

    [Fact]
    public async Task Goods_in_the_warehouse_refund_a_return_and_answer_in_their_own_names()
    {
        var key = await ReturningAsync("7501", "71501", 1);
        var sdk = new Sdk(_site, Style.Php);
        var wrong = await sdk.CallAsync(Warehouse, ("refund_id", "71501"), ("warehouse_status", "2"));
        Assert.Equal(("false", "isv.invalid-parameter:warehouse_status"), (wrong.At("succeed"), wrong.At("err_code")));
        Assert.Empty(await _site.PaidAsync());
        var reply = await sdk.CallAsync(Warehouse, ("refund_id", "71501"), ("warehouse_status", "1"));
        Assert.Equal(("true", null), (reply.At("succeed"), reply.At("result", "success")));
        Assert.Equal([5000], (await _site.PaidAsync()).Select(p => p.Fen));
        Assert.True((await _site.CaseAsync(key, "71501")).IsSettled);
        Assert.Equal(
            "true", (await sdk.CallAsync(Warehouse, ("refund_id", "71501"), ("warehouse_status", "1"))).At("succeed"));
        Assert.Single(await _site.PaidAsync());
    }

    [Fact]
    public async Task A_damaged_return_waits_for_a_person_whatever_is_said_after()
    {
        var key = await ReturningAsync("7601", "71601", 1);
        var sdk = new Sdk(_site);
        var reply = await sdk.CallAsync(Upload, ("param0", Reverse("7601", "76012", 3, 1, 2)));
        Assert.Equal("True", reply.At("success_flag"));
        Assert.Equal(
            "True", (await sdk.CallAsync(Warehouse, ("refund_id", "71601"), ("warehouse_status", "1"))).At("succeed"));
        Assert.Equal(Code.GoodsDamaged, (await _site.CaseAsync(key, "71601")).WithPerson!.Code);
        Assert.Empty(await _site.PaidAsync());
    }

    [Fact]
    public async Task A_counted_return_refunds_and_its_repeat_does_not_count_twice()
    {
        var key = await ReturningAsync("7701", "71701", 2);
        var sdk = new Sdk(_site);
        Assert.Equal(
            "True", (await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 2, 1, 1)))).At("success_flag"));
        Assert.Equal(
            "True", (await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 3, 1, 1)))).At("success_flag"));
        await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 3, 1, 1)));
        Assert.Empty(await _site.PaidAsync());
        var other = await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 3, 2, 1)));
        Assert.Equal(("False", "isv.reverse-order-exist"), (other.At("success_flag"), other.At("fail_code")));
        // The same unit of the same parcel under another number, made in the same second.
        await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 3, 1, 1, id: "RV-1B")));
        Assert.Empty(await _site.PaidAsync());
        await sdk.CallAsync(Upload, ("param0", Reverse("7701", "77011", 3, 1, 1, id: "RV-2", made: "12:04:00")));
        Assert.Equal([10_000], (await _site.PaidAsync()).Select(p => p.Fen));
        Assert.Equal(2, (await _site.ReadAsync(key)).Evidence.Count(e =>
            e is { Kind: EvidenceKind.Received, Holds: true }));
    }

    [Fact]
    public async Task A_word_on_a_closed_request_is_refused()
    {
        var key = await _site.OrderAsync("7801", Site.Tmall);
        await _site.AskAsync(key, "71801");
        await _site.AcceptAsync(new Fact.BuyerChanges(key, "71801", BuyerChange.Withdraw, "w", "store"));
        var sdk = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        var reply = await sdk.CallAsync(Cancel, ("param", """{"refund_id":71801,"tid":7801,"status":"SUCCESS"}"""));
        Assert.Equal("isv.refund-status-error", reply.At("result", "error_code"));
        Assert.Empty((await _site.ReadAsync(key)).Evidence);
    }

    [Theory]
    [InlineData("taobao.nextone.logistics.sign.update", "result.success", "refund_id", "72001", "sign_status", "1")]
    [InlineData("taobao.rdc.aligenius.refunds.check", "result.success", "param",
        """{"refund_id":72001,"status":"SUCCESS","msg":"ok"}""")]
    [InlineData("taobao.rdc.aligenius.ordermsg.update", "result.success", "tid", "7901", "oid", "79012", "status", "1")]
    [InlineData("taobao.rdc.aligenius.warehouse.reverse.event.update", "result.success_flag", "param0",
        """{"id":"R1","type":1,"value":"x"}""")]
    [InlineData(
        "taobao.rdc.aligenius.warehouse.reverse.update", "result.success_flag", "param0", """{"id":"R1","type":"1"}""")]
    [InlineData("taobao.rdc.aligenius.warehouse.resend.update", "result.success_flag", "param0",
        """{"source_id":5,"tid":7901,"status":-1,"msg":"m"}""")]
    [InlineData("taobao.rdc.aligenius.warehouse.resend.logistics.msg.post", "result.success_flag", "param0",
        """{"source_id":5,"tid":7901,"status":1,"msg":"m","goods_item_list":[{"goods_id":1,"num":1}]}""")]
    [InlineData("taobao.rdc.aligenius.logistics.packages.notice", "result.success", "param_logistics_notice_d_t_o",
        """{"parent_order_id":7901,"mail_no":"YT1","tp_code":"YTO","import_type":2,"commodity_infos":[{"a":"1"}]}""")]
    [InlineData("taobao.rdc.aligenius.identification.case.update", "result.success", "param",
        """
        {"refund_id":72001,"detail_order_id":7901,"outer_case_id":"c","operate_type":1,"occur_time":9,
         "operate_tips":"t"}
        """)]
    [InlineData("taobao.rdc.aligenius.identification.case.result.update", "result.success", "param",
        """{"refund_id":72001,"detail_order_id":79012,"outer_case_id":"c","result_type":3,"occur_time":1900000000}""")]
    [InlineData("taobao.rdc.aligenius.order.returngoods.notify", "result", "parent_order_id", "7901",
        "refund_return_notes", "[]")]
    [InlineData("taobao.rdc.aligenius.distribution.logistics.cancel", "result", "param0", """{"a":1}""")]
    [InlineData("taobao.rdc.aligenius.order.event.update", "success_flag", "param0", """{"a":1}""")]
    public async Task Everything_else_is_answered_in_its_family_and_kept(
        string method, string flag, params string[] pairs)
    {
        await _site.AskAsync(await _site.OrderAsync("7901"), "72001");
        var business = pairs.Chunk(2).Select(p => (p[0], p[1])).ToArray();
        var sdk = new Sdk(_site, Style.DotNet);
        for (var i = 0; i < 2; i++)
        {
            var reply = await sdk.CallAsync(method, business);
            Assert.Null(reply.ErrorCode);
            Assert.Equal("true", reply.At(flag.Split('.')));
        }
        Assert.Single(await _site.NotesAsync());
        Assert.Empty(await _site.PaidAsync());
    }

    private async Task<OrderKey> ReturningAsync(string orderNo, string refundNo, int quantity)
    {
        var key = await _site.OrderAsync(orderNo);
        await _site.AcceptAsync(new Fact.EvidenceSeen(
            key, "left", EvidenceKind.Shipped, "", [], [], StopLevel.HandedOver, "erp", _site.Now));
        await _site.AskAsync(key, refundNo, RefundKind.Return, quantity == 1 ? 5_000 : 10_000,
            quantity == 1 ? new LineQuantity(orderNo + "2", 1) : new LineQuantity(orderNo + "1", quantity));
        await new Sdk(_site).CallAsync("taobao.rp.returngoods.agree", ("refund_id", refundNo));
        await _site.AcceptAsync(new Fact.BuyerChanges(
            key, refundNo, BuyerChange.SendBack, "b", "store", Tracking: new Tracking("YTO", "YT" + orderNo)));
        return key;
    }

    private static string Reverse(
        string tid, string oid, int status, int quantity, int grade, string id = "RV-1", string made = "12:00:00") =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["uploading_reverse_d_t_o_list"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["id"] = id, ["tid"] = tid, ["status"] = status, ["create_time"] = "2030-05-20 " + made,
                    ["warehouse_name"] = "w", ["cp_code"] = "YTO", ["cp_name"] = "圆通", ["mail_no"] = "YT" + tid,
                    ["goods_item_d_t_o_list"] = new[]
                    {
                        new Dictionary<string, object>
                        {
                            ["oid"] = oid, ["type"] = 1, ["qr_code"] = "Q", ["actual_qty"] = $"{quantity}",
                                ["status"] = grade,
                        },
                    },
                },
            },
        });
}
