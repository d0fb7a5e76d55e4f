using System.Text.Json;
using Antui.Connectors.Wangdian;

namespace Antui.Connectors.Tests.Wangdian;

public sealed class WangdianSettingsTests
{
    private const string Good = """ "sid":"demo","key":"k","secret":"s:t","shopNo":"S01" """;

    [Fact]
    public void The_least_is_account_keys_and_shop()
    {
        var (settings, faults) = Read("{" + Good + "}");
        Assert.Empty(faults);
        Assert.Equal(("s", "t", true), (settings.SignSecret, settings.Salt, settings.Uploads));
        Assert.Equal("http://wdt.wangdian.cn/openapi", settings.Gateway);
        Assert.Null(settings.Qimen);
    }

    [Fact]
    public void A_scene_keeps_its_defaults_and_ends_the_telling_of_refunds()
    {
        var (settings, faults) = Read(
            """{"sid":"demo","key":"k","secret":"s:t","qimen":{"appKey":"23","appSecret":"x"}}""");
        Assert.Empty(faults);
        Assert.Equal(
            ("21363512", 1, "md5"),
            (settings.Qimen!.TargetAppKey, settings.Qimen.FirstPage, settings.Qimen.SignMethod));
        Assert.False(settings.Uploads);
    }

    [Theory]
    [InlineData("""{"sid":"demo","key":"k","shopNo":"S01"}""", "Secret")]
    [InlineData("""{"sid":"demo","key":"k","secret":"only-one-part","shopNo":"S01"}""", "Secret")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t"}""", "ShopNo")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","pageSize":0}""", "PageSize")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","pageSize":"many"}""", "pageSize")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","gateway":"wdt.wangdian.cn"}""", "Gateway")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","callsPerMinute":-1}""", "CallsPerMinute")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","shopNumber":"1"}""", "shopNumber")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","qimen":{"appKey":"1"}}""", "Qimen")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","qimen":{"appkeys":"1"}}""", "qimen")]
    [InlineData("""{"sid":"demo","key":"k","secret":"s:t","shopNo":"1","qimen":"on"}""", "qimen")]
    public void Every_fault_names_its_setting_and_what_to_do(string json, string setting)
    {
        var fault = Assert.Single(Read(json).Faults);
        Assert.StartsWith(setting + ":", fault, StringComparison.Ordinal);
        Assert.True(fault.Length > setting.Length + 8, fault);
    }

    [Fact]
    public void All_faults_come_at_once() => Assert.Equal(
        ["Gateway", "Key", "Secret", "ShopNo", "Sid"],
        Read("""{"gateway":"x"}""").Faults.Select(f => f.Split(':')[0]).Order());

    [Fact]
    public void No_text_shows_a_key()
    {
        var settings = Read("""
            {"sid":"demo","key":"the-app-key","secret":"the-secret:the-salt",
            "qimen":{"appKey":"scene-key","appSecret":"scene-pw"}}
            """).Settings;
        Assert.DoesNotContain("the-", settings.ToString() + settings.Qimen, StringComparison.Ordinal);
        Assert.Equal("*** *** *** ***", settings.Scrub("the-app-key THE-SECRET scene-pw scene-key"));
    }

    private static (WangdianSettings Settings, IReadOnlyList<string> Faults) Read(string json) =>
        WangdianSettingsJson.Read(JsonElement.Parse(json));
}
