using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Sf;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Couriers;

public sealed class SfTests
{
    private const string CheckWord = "checkWord-0001";

    private static readonly Tracking Parcel = new("SF", "SF1234567890123");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Equal to what SF's own Java library gives.</summary>
    [Fact]
    public void The_digest_is_SFs()
    {
        const string message = """{"waybillNo":"SF1234567890123","serviceCode":"2","role":"1","remark":"拦截 退回"}""";
        Assert.Equal("d7XjL+5/zq9GHR+Y8hVUdA==", SfSign.Digest(message, "1700000000", CheckWord));
        Assert.Equal("a.b-c*d_e+%7E%21%28%29%27%2B%25%E6%8B%A6", SfSign.UrlEncode("a.b-c*d_e ~!()'+%拦"));
    }

    [Fact]
    public async Task A_recall_asks_for_the_way_back_and_repeats_with_the_same_id()
    {
        await using var sf = await CourierStandIn.StartAsync(_ => Ok("null"));
        var port = Make(sf);
        Assert.IsType<Outcome.Done>(await port.PerformAsync(AnyEffect.Recall(Parcel, "key-1"), Stop));
        Assert.IsType<Outcome.Done>(await port.PerformAsync(AnyEffect.Recall(Parcel, "key-1"), Stop));
        Assert.IsType<Outcome.Done>(await port.PerformAsync(AnyEffect.Recall(Parcel, "key-2"), Stop));
        var calls = sf.Calls.ToArray();
        Assert.Equal(calls[0]["requestID"], calls[1]["requestID"]);
        Assert.NotEqual(calls[0]["requestID"], calls[2]["requestID"]);
        Assert.True(Guid.TryParse(calls[0]["requestID"], out _));
        Assert.Equal(("partner", "EXP_RECE_WANTED_INTERCEPT"), (calls[0]["partnerID"], calls[0]["serviceCode"]));
        Assert.Equal(SfSign.Digest(calls[0]["msgData"], calls[0]["timestamp"], CheckWord), calls[0]["msgDigest"]);
        var data = JsonNode.Parse(calls[0]["msgData"])!;
        Assert.Equal(
            ("SF1234567890123", "2", "1", "3", "7551234567", "余杭区"),
            ((string)data["waybillNo"]!, (string)data["serviceCode"]!, (string)data["role"]!, (string)data["payMode"]!,
                (string)data["monthlyCardNo"]!, (string)data["newDestAddress"]!["county"]!));
    }

    [Fact]
    public async Task A_recall_with_a_fee_says_it()
    {
        await using var sf = await CourierStandIn.StartAsync(_ => Ok("""{"cusId":"C1","amount":12.5}"""));
        var outcome = await Make(sf).PerformAsync(AnyEffect.Recall(Parcel, "k"), Stop);
        Assert.Equal(new Outcome.Done("C1 fee 12.50", 1_250), outcome);
    }

    [Theory]
    [InlineData(
        """{"apiResultCode":"A1000","apiResultData":"{\"success\":false,\"errorCode\":\"2003\",\"errorMsg\":\"签\"}"}""",
        "Refused", "2003", false)]
    [InlineData(
        """{"apiResultCode":"A1000","apiResultData":"{\"success\":false,\"errorCode\":\"8\",\"errorMsg\":\"已申请\"}"}""",
        "Done", "", false)]
    [InlineData("""{"apiResultCode":"A1000","apiResultData":"{\"errorCode\":\"S0\"}"}""", "Uncertain", "flag", false)]
    [InlineData("""{"apiResultCode":"A1000","apiResultData":"<html>"}""", "Uncertain", "flag", false)]
    [InlineData("""{"apiResultCode":"A1005","apiErrorMsg":"流量受控"}""", "Refused", "THROTTLED", true)]
    [InlineData("""{"apiResultCode":"A1002","apiErrorMsg":"请求时效已过期"}""", "Refused", "CLOCK_SKEW", true)]
    [InlineData("""{"apiResultCode":"A1006","apiErrorMsg":"数字签名无效"}""", "Refused", "A1006", false)]
    [InlineData("""{"apiResultCode":"A1007","apiErrorMsg":"重复请求"}""", "Uncertain", "A1007", false)]
    [InlineData("""{"apiResultCode":"A1099","apiErrorMsg":"系统异常"}""", "Uncertain", "A1099", false)]
    [InlineData("<html>", "Uncertain", "unreadable", false)]
    [InlineData("503", "Uncertain", "HTTP 503", false)]
    [InlineData(CourierStandIn.Hang, "Uncertain", "no answer within 1 s", false)]
    [InlineData(null, "Uncertain", "", false)]
    public async Task Every_answer_is_one_of_three(string? answer, string kind, string says, bool again)
    {
        await using var sf = await CourierStandIn.StartAsync(_ => answer);
        var outcome = await Make(sf).PerformAsync(AnyEffect.Recall(Parcel, "k"), Stop);
        Assert.Equal(kind, outcome.GetType().Name);
        Assert.Contains(says, outcome.ToString(), StringComparison.Ordinal);
        Assert.Equal(again, outcome is Outcome.Refused { RetryAfter: not null });
        Assert.DoesNotContain(CheckWord, outcome.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50 收件", ParcelState.Collected, "Absent")]
    [InlineData("50 收件|30 装车", ParcelState.Moving, "Absent")]
    [InlineData("50 收件|44 派送", ParcelState.Delivering, "Absent")]
    [InlineData("44 派送|70 派送不成功", ParcelState.Trouble, "Absent")]
    [InlineData("44 派送|80 已签收", ParcelState.SignedFor, "Refused")]
    [InlineData("44 派送|648 快件已退回", ParcelState.Returning, "Done")]
    [InlineData("648 快件已退回|30 装车", ParcelState.Returning, "Done")]
    [InlineData("648 快件已退回|80 已签收", ParcelState.Returned, "Done")]
    [InlineData("99 应客户要求转寄|30 装车", ParcelState.Moving, "Absent")]
    [InlineData("99 应客户要求转寄|80 已签收", ParcelState.SignedFor, "Refused")]
    [InlineData("50 收件|9999 ?", ParcelState.Unknown, "Absent")]
    [InlineData("50 收件|7777 拒收", ParcelState.Refused, "Done")]
    public async Task The_steps_tell_where_the_parcel_is(string steps, ParcelState expected, string found)
    {
        var routes = steps.Split('|').Select((s, i) => s.Split(' ')).Select((s, i) => new JsonObject
        {
            ["acceptTime"] = $"2026-01-02 1{i}:00:00",
            ["opCode"] = s[0],
            ["remark"] = s[1],
        }).Reverse().ToArray<JsonNode>();
        var data = new JsonObject
        {
            ["routeResps"] = new JsonArray(
                new JsonObject { ["mailNo"] = Parcel.Number, ["routes"] = new JsonArray(routes) }),
        };
        await using var sf = await CourierStandIn.StartAsync(_ => Ok(data.ToJsonString()));
        var port = Make(sf, s => s with { OpCodes = s.OpCodes.Add("7777", ParcelState.Refused), PhoneTail = "1234" });
        var trace = (await port.TrackAsync(Parcel, Stop))!;
        var last = steps.Split('|')[^1].Split(' ');
        Assert.Equal((expected, last[0], last[1]), (trace.State, trace.RawState, trace.Text));
        Assert.Equal(found, (await port.FindOutAsync(AnyEffect.Recall(Parcel, "k"), Stop)).GetType().Name);
        Assert.Equal("1234", (string)JsonNode.Parse(sf.Calls.First()["msgData"])!["checkPhoneNo"]!);
    }

    [Fact]
    public async Task No_trace_is_null_and_a_failed_question_throws()
    {
        await using var none = await CourierStandIn.StartAsync(
            _ => Ok($$"""{"routeResps":[{"mailNo":"{{Parcel.Number}}","routes":[]}]}"""));
        Assert.Null(await Make(none).TrackAsync(Parcel, Stop));
        await using var wrong = await CourierStandIn.StartAsync(
            _ => """{"apiResultCode":"A1006","apiErrorMsg":"数字签名无效"}""");
        await Assert.ThrowsAsync<ReadFailedException>(() => Make(wrong).TrackAsync(Parcel, Stop));
        Assert.IsType<Outcome.Uncertain>(await Make(wrong).FindOutAsync(AnyEffect.Recall(Parcel, "k"), Stop));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var (_, faults) = SfSettingsJson.Read(JsonDocument.Parse("""
            {"adress":"x","address":"sf","payMode":3,"role":7,"phoneTail":"12","opCodes":{"1":"Gone"},
             "returnTo":{"city":"杭州"},
             "callTimeoutSeconds":0}
            """).RootElement);
        Assert.Equal(
            ["adress", "opCodes", "Address", "PartnerId", "CheckWord", "MonthlyCardNo", "Role", "ReturnTo", "PhoneTail",
                "CallTimeoutSeconds"],
            faults.Select(f => f.Split(':')[0]));
        Assert.Throws<ArgumentException>(
            () => SfExpress.Create(new SfSettings(), CourierStandIn.Http, TimeProvider.System));
        var settings = new SfSettings { CheckWord = "hush", ReturnTo = new SfAddress { Phone = "hush" } };
        Assert.DoesNotContain("hush", $"{settings}", StringComparison.Ordinal);
    }

    /// <summary>The business's answer is text inside the gateway's.</summary>
    private static string Ok(string msgData) => new JsonObject
    {
        ["apiResultCode"] = "A1000",
        ["apiResultData"] = $$"""{"success":true,"errorCode":"S0000","errorMsg":null,"msgData":{{msgData}}}""",
    }.ToJsonString();

    private static SfExpress Make(CourierStandIn sf, Func<SfSettings, SfSettings>? change = null)
    {
        var settings = new SfSettings
        {
            Address = sf.Address,
            PartnerId = "partner",
            CheckWord = CheckWord,
            MonthlyCardNo = "7551234567",
            CallTimeoutSeconds = 1,
            ReturnTo = new SfAddress
            {
                Province = "浙江省",
                City = "杭州市",
                County = "余杭区",
                Address = "1号",
                Contact = "仓库",
                Phone = "13800000000",
            },
        };
        return SfExpress.Create(change is null ? settings : change(settings), CourierStandIn.Http, TimeProvider.System);
    }
}
