using System.Text.Json;
using Antui.Connectors.Kuaimai;
using Antui.Core;

namespace Antui.Connectors.Tests.Kuaimai;

public sealed class KuaimaiSettingsTests
{
    [Theory]
    [InlineData("hmac-sha256", "7905D5EF37CA177B9219DBFA603F773A7616F424D545E731AAFBB992408F6CEE")]
    [InlineData("hmac", "33F8A0DBB3DB1E60E210A7307DD15075")]
    [InlineData("md5", "F1D3BB43123A50C78EBCB84CD301A340")]
    public void The_published_example_is_signed_as_published(string signMethod, string expected) => Assert.Equal(
        expected,
        KuaimaiSign.Of(
            [
                new("method", "open.system.time.get"), new("appKey", "123456"), new("session", "test"),
                new("timestamp", "2020-09-21 16:58:00"), new("format", "json"), new("version", "1.0"),
                new("sign_method", signMethod), new("empty", ""), new("sign", "takes no part"),
            ],
            "helloworld", signMethod));

    [Fact]
    public void The_least_is_keys_and_token()
    {
        var (settings, faults) = Read("""{"appKey":"k","appSecret":"s","session":"t"}""");
        Assert.Empty(faults);
        Assert.Equal("https://gw.superboss.cc/router", settings.Gateway);
        Assert.Equal((true, false, false), (settings.AllPlatforms, settings.HoldParts, settings.CreateWorkOrders));
    }

    [Theory]
    [InlineData("""{"appKey":"k","appSecret":"s"}""", "Session")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","userId":"shop one"}""", "UserId")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","createWorkOrders":true}""", "CreateWorkOrders")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","pageSize":10}""", "PageSize")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","warehouseIds":["main"]}""", "WarehouseIds")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","warehouseIds":"1"}""", "warehouseIds")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","signMethod":"sha1"}""", "SignMethod")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","gateway":"ftp://x"}""", "Gateway")]
    [InlineData("""{"appKey":"k","appSecret":"s","session":"t","accessToken":"t"}""", "accessToken")]
    public void Every_fault_names_its_setting_and_what_to_do(string json, string setting)
    {
        var fault = Assert.Single(Read(json).Faults);
        Assert.StartsWith(setting + ":", fault, StringComparison.Ordinal);
        Assert.True(fault.Length > setting.Length + 8, fault);
    }

    [Fact]
    public void No_text_shows_a_key()
    {
        var settings = Read("""{"appKey":"the-app-key","appSecret":"the-secret","session":"the-token"}""").Settings;
        Assert.DoesNotContain("the-", settings.ToString(), StringComparison.Ordinal);
        Assert.Equal("*** *** ***", settings.Scrub("the-app-key THE-SECRET the-token"));
    }

    [Theory]
    [InlineData("2020-09-21 16:58:00", 1_600_678_680_000)]
    [InlineData("1600678680000", 1_600_678_680_000)]
    [InlineData("946656000000", null)]
    [InlineData("2000-01-01 00:00:00", null)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public void Times_are_china_s_or_milliseconds_and_fillers_are_never(string? text, long? ms)
    {
        Assert.Equal(ms, KuaimaiMap.TimeOf(text)?.Ms);
        if (ms is { } at) Assert.Equal("2020-09-21 16:58:00", ChinaTime.Text(new Instant(at)));
    }

    private static (KuaimaiSettings Settings, IReadOnlyList<string> Faults) Read(string json) =>
        KuaimaiSettingsJson.Read(JsonElement.Parse(json));
}
