using System.Text.Json;
using Antui.Connectors.Taobao;
using Antui.Core;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoSettingsTests
{
    private const string Keys = "\"appKey\":\"1\",\"appSecret\":\"2\",\"session\":\"3\"";

    [Fact]
    public void Three_keys_are_enough_and_the_rest_has_defaults()
    {
        var (settings, faults) = Read("{" + Keys + "}");
        Assert.Empty(faults);
        Assert.Equal(("https://eco.taobao.com/router/rest", 15), (settings.Gateway, settings.CallTimeoutSeconds));
        Assert.Equal((20, Money.Fen(6_000_00)), (settings.ItemsPerBatch, settings.SumPerBatch));
        Assert.Contains("guarantee_trade", settings.TradeTypes);
    }

    [Fact]
    public void A_tmall_shop_has_larger_batches_and_both_can_be_set()
    {
        var tmall = Read("{" + Keys + ",\"tmall\":true}").Settings;
        Assert.Equal((30, Money.Fen(10_000_00)), (tmall.ItemsPerBatch, tmall.SumPerBatch));
        var set = Read("{" + Keys + ",\"batchItems\":5,\"batchSumYuan\":100,\"messages\":\"WebSocket\"}").Settings;
        Assert.Equal((5, Money.Fen(100_00)), (set.ItemsPerBatch, set.SumPerBatch));
        Assert.Equal(TaobaoMessages.WebSocket, set.Messages);
    }

    [Fact]
    public void Settings_written_as_json_are_read_again()
    {
        var settings = Read("{" + Keys + ",\"carriers\":{\"顺丰\":\"SF\"},\"callTimeoutSeconds\":\"7\"}").Settings;
        var (again, faults) = TaobaoSettingsJson.Read(
            JsonSerializer.SerializeToElement(settings, TaobaoSettingsJson.Default.TaobaoSettings));
        Assert.Empty(faults);
        Assert.Equal(("SF", 7, "1"), (again.Carriers["顺丰"], again.CallTimeoutSeconds, again.AppKey));
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var faults = Read("""
            {"gateway":"eco.taobao.com","appKey":" ","callTimeoutSeconds":0,"signMethod":"sha1","pageSize":5,
            "messages":"Sometimes","tmall":"perhaps","refundPageSize":101,"tmcQuantity":5,"refuseProofBase64":"%"}
            """).Faults;
        string[] expected =
        [
            "pageSize", "messages", "tmall", "Gateway", "AppKey", "AppSecret", "Session", "SignMethod",
            "CallTimeoutSeconds", "RefundPageSize", "RefuseProofBase64", "TmcQuantity",
        ];
        Assert.Equal(expected, faults.Select(f => f.Split(':')[0]));
    }

    [Theory]
    [InlineData("ws://mc.api.taobao.com/", null, true)]
    [InlineData("ws://127.0.0.1:5000/tmc", null, false)]
    [InlineData("ws://127.0.0.1:5000/tmc", true, true)]
    public void The_platforms_own_message_service_wants_a_token(string address, bool? set, bool asks) =>
        Assert.Equal(asks, new TaobaoSettings { TmcAddress = address, TmcToken = set }.AsksTmcToken);

    [Fact]
    public void Secrets_are_not_in_its_text()
    {
        var settings = new TaobaoSettings { AppSecret = "hush-1", Session = "hush-2", RefreshToken = "hush-3" };
        Assert.DoesNotContain("hush", $"{settings}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_shop_with_faults_is_not_made() => Assert.Contains(
        "AppSecret",
        Assert.Throws<ArgumentException>(() =>
            TaobaoShop.Create("shop", new TaobaoSettings(), OutboundHttp.Create(), TimeProvider.System)).Message,
        StringComparison.Ordinal);

    private static (TaobaoSettings Settings, IReadOnlyList<string> Faults) Read(string json) =>
        TaobaoSettingsJson.Read(JsonDocument.Parse(json).RootElement);
}
