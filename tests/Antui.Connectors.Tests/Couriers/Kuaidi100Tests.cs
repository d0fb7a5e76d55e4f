using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Kuaidi100;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Couriers;

public sealed class Kuaidi100Tests
{
    private const string Customer = "kdcustomer", Key = "kdkey", Secret = "kdsecret";
    private const string Accepted = """{"result":true,"returnCode":"200","message":"提交成功","data":{"taskId":1}}""";

    private static readonly Tracking Parcel = new("极兔速递", "JT12345678");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Computed by kuaidi100's published rules.</summary>
    [Fact]
    public void Signatures_are_theirs()
    {
        Assert.Equal("15A525707A3621BB0143C04B17202170", Kuaidi100Sign.Track(
            """{"com":"shunfeng","num":"SF1234567890123","phone":"13800000000","resultv2":"4"}""", Key, Customer));
        Assert.Equal("C1B1175DCBF12AE0FFECD7D9E714A352", Kuaidi100Sign.Recall(
            """{"kuaidicom":"jtexpress","kuaidinum":"JT12345678","reason":"退款拦截","interceptType":"RETURN_SEND_ADDR","""
            + "\"orderRole\":\"1\"}",
            "1700000000000", Key, Secret));
    }

    [Fact]
    public async Task A_recall_is_signed_and_says_what_to_do_with_the_parcel()
    {
        await using var courier = await CourierStandIn.StartAsync(_ => Accepted);
        var port = Make(courier, s => s with
        {
            InterceptType = Kuaidi100Settings.ToAddress,
            ReturnTo = new Kuaidi100Address { Name = "仓库", Mobile = "13800000000", Address = "杭州市余杭区1号" },
            Accounts = s.Accounts.Add("jtexpress", new Kuaidi100Account { PartnerId = "P1" }),
        });
        Assert.IsType<Outcome.Done>(await port.PerformAsync(AnyEffect.Recall(Parcel, "key-1"), Stop));
        var form = Assert.Single(courier.Calls);
        Assert.Equal(("interceptOrder", Key), (form["method"], form["key"]));
        Assert.Equal(Kuaidi100Sign.Recall(form["param"], form["t"], Key, Secret), form["sign"]);
        var param = JsonNode.Parse(form["param"])!;
        Assert.Equal(
            ("jtexpress", "JT12345678", "RETURN_SEND_ADDR", "1", "P1"),
            ((string)param["kuaidicom"]!, (string)param["kuaidinum"]!, (string)param["interceptType"]!,
                (string)param["orderRole"]!, (string)param["partnerId"]!));
        Assert.Equal("杭州市余杭区1号", (string)param["recManInfo"]!["printAddr"]!);
        Assert.Null(param["partnerKey"]);
    }

    [Theory]
    [InlineData("""{"result":false,"returnCode":"30001","message":"该运单不支持拦截"}""", "Refused", "30001")]
    [InlineData("""{"result":false,"returnCode":30002,"message":"已签收"}""", "Refused", "30002")]
    [InlineData("""{"result":false,"returnCode":"400","message":"请勿重复拦截"}""", "Done", "already")]
    [InlineData("""{"result":false,"returnCode":"501","message":"服务器错误"}""", "Uncertain", "501")]
    [InlineData("""{"message":"?"}""", "Uncertain", "no result")]
    [InlineData("<html>", "Uncertain", "unreadable")]
    [InlineData("502", "Uncertain", "HTTP 502")]
    [InlineData("429", "Refused", "THROTTLED")]
    [InlineData(CourierStandIn.Hang, "Uncertain", "no answer within 1 s")]
    [InlineData(null, "Uncertain", "")]
    public async Task Every_answer_is_one_of_three(string? answer, string kind, string says)
    {
        await using var courier = await CourierStandIn.StartAsync(_ => answer);
        var outcome = await Make(courier).PerformAsync(AnyEffect.Recall(Parcel, "key-1"), Stop);
        Assert.Equal(kind, outcome.GetType().Name);
        Assert.Contains(says, outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carrier_nobody_mapped_is_not_guessed()
    {
        await using var courier = await CourierStandIn.StartAsync(_ => Accepted);
        var port = Make(courier, s => s with { Carriers = s.Carriers.Add("小蜜蜂", "xiaomifeng") });
        Assert.Equal("CARRIER_UNKNOWN", Assert.IsType<Outcome.Refused>(
            await port.PerformAsync(AnyEffect.Recall(new Tracking("大黄蜂", "1"), "k"), Stop)).Code);
        Assert.Empty(courier.Calls);
        Assert.IsType<Outcome.Done>(await port.PerformAsync(AnyEffect.Recall(new Tracking("小蜜蜂", "1"), "k"), Stop));
        Assert.Contains("xiaomifeng", courier.Calls.Single()["param"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14", ParcelState.Refused, RecallStanding.Accepted, "Done")]
    [InlineData("6", ParcelState.Returning, RecallStanding.Accepted, "Done")]
    [InlineData("4", ParcelState.Returned, RecallStanding.CameBack, "Done")]
    [InlineData("3", ParcelState.SignedFor, RecallStanding.Failed, "Refused")]
    [InlineData("301", ParcelState.SignedFor, RecallStanding.Failed, "Refused")]
    [InlineData("5", ParcelState.Delivering, RecallStanding.Asked, "Absent")]
    [InlineData("0", ParcelState.Moving, RecallStanding.Asked, "Absent")]
    [InlineData("1", ParcelState.Collected, RecallStanding.Asked, "Absent")]
    [InlineData("2", ParcelState.Trouble, RecallStanding.Asked, "Absent")]
    [InlineData("201", ParcelState.Trouble, RecallStanding.Asked, "Absent")]
    [InlineData("401", ParcelState.Unknown, RecallStanding.Asked, "Absent")]
    [InlineData("77", ParcelState.Unknown, RecallStanding.Asked, "Absent")]
    public async Task The_trace_tells_what_became_of_a_recall(
        string state, ParcelState expected, RecallStanding standing, string found)
    {
        await using var courier = await CourierStandIn.StartAsync(_ => Trace(state));
        var port = Make(courier, s => s with { Phone = "1234" });
        var trace = (await port.TrackAsync(Parcel, Stop))!;
        Assert.Equal((expected, state, Parcel), (trace.State, trace.RawState, trace.Parcel));
        // 2026-01-02 10:00 in UTC+8, the latest step although it is not the first of the list.
        Assert.Equal((1_767_319_200_000, "late"), (trace.At.Ms, trace.Text));
        Assert.Equal(standing, Recalls.Of(trace));
        Assert.Equal(found, (await port.FindOutAsync(AnyEffect.Recall(Parcel, "key-1"), Stop)).GetType().Name);
        var form = courier.Calls.First();
        Assert.Equal(Kuaidi100Sign.Track(form["param"], Key, Customer), form["sign"]);
        Assert.Equal("1234", (string)JsonNode.Parse(form["param"])!["phone"]!);
    }

    [Fact]
    public async Task No_trace_is_null_and_a_failed_question_throws()
    {
        await using var none = await CourierStandIn.StartAsync(
            _ => """{"result":false,"returnCode":"500","message":"查询无结果，请隔段时间再查"}""");
        Assert.Null(await Make(none).TrackAsync(Parcel, Stop));
        Assert.IsType<Outcome.Absent>(await Make(none).FindOutAsync(AnyEffect.Recall(Parcel, "k"), Stop));
        await using var wrong = await CourierStandIn.StartAsync(
            _ => """{"result":false,"returnCode":"503","message":"验证签名失败"}""");
        var failed = await Assert.ThrowsAsync<ReadFailedException>(() => Make(wrong).TrackAsync(Parcel, Stop));
        Assert.Contains("503", failed.Message, StringComparison.Ordinal);
        Assert.IsType<Outcome.Uncertain>(await Make(wrong).FindOutAsync(AnyEffect.Recall(Parcel, "k"), Stop));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var (_, faults) = Kuaidi100SettingsJson.Read(JsonDocument.Parse("""
            {"costumer":"x","recallAddress":"kuaidi","phone":"abc","interceptType":"RETURN_SEND_ADDR","orderRole":9,
             "payType":"CASH","reason":"","callTimeoutSeconds":0}
            """).RootElement);
        Assert.Equal(
            ["costumer", "Customer", "Key", "Secret", "RecallAddress", "Phone", "ReturnTo", "OrderRole", "PayType",
                "Reason", "CallTimeoutSeconds"],
            faults.Select(f => f.Split(':')[0]));
        Assert.Throws<ArgumentException>(
            () => Kuaidi100Couriers.Create(new Kuaidi100Settings(), CourierStandIn.Http, TimeProvider.System));
        var settings = new Kuaidi100Settings { Key = "hush", Secret = "hush", Phone = "hush" };
        Assert.DoesNotContain("hush", $"{settings}", StringComparison.Ordinal);
    }

    private static string Trace(string state) => $$"""
        {"message":"ok","nu":"JT12345678","ischeck":"0","com":"jtexpress","status":"200","state":"{{state}}","data":[
        {"time":"2026-01-01 10:00:00","ftime":"2026-01-01 10:00:00","context":"early"},
        {"time":"2026-01-02 10:00:00","ftime":"2026-01-02 10:00:00","context":"late"}]}
        """;

    private static Kuaidi100Couriers Make(
        CourierStandIn courier, Func<Kuaidi100Settings, Kuaidi100Settings>? change = null)
    {
        var settings = new Kuaidi100Settings
        {
            Customer = Customer,
            Key = Key,
            Secret = Secret,
            CallTimeoutSeconds = 1,
            TrackAddress = courier.Address,
            RecallAddress = courier.Address,
        };
        return Kuaidi100Couriers.Create(
            change is null ? settings : change(settings), CourierStandIn.Http, TimeProvider.System);
    }
}
