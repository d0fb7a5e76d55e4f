using System.Text.Json;
using Antui.Connectors.Wangdian;
using Antui.Core;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>Signatures that public clients and the platform's own kit were seen to make.</summary>
public sealed class WangdianSignTests
{
    [Fact]
    public void A_call_of_the_interface_is_signed_with_its_body() => Assert.Equal(
        "703b2c4b5b16565883e6b58d18e254a2",
        WangdianSign.Direct(
            [
                new("sid", "wdtapi3"), new("key", "appkey"), new("salt", "salt"), new("timestamp", "100"),
                new("method", "goods.Goods.queryWithSpec"), new("v", "1.0"), new("sign", "takes no part"),
            ],
            "[{\"goods_no\":\"G001\"}]", "secret"));

    [Fact]
    public void A_paged_query_signs_its_paging() => Assert.Equal(
        "f47a7991916f466fc8b4b02a5b36a38a",
        WangdianSign.Direct(
            [
                new("sid", "demo"), new("key", "demo-key"), new("salt", "salt9"), new("v", "1.0"),
                new("method", "aftersales.refund.Refund.search"), new("page_size", "100"), new("page_no", "0"),
                new("timestamp", WangdianTime.Stamp(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))),
                new("calc_total", "1"),
            ],
            "[{\"modified_from\":\"2023-11-14 00:00:00\",\"modified_to\":\"2023-11-15 00:00:00\"}]", "sec9"));

    [Theory]
    [InlineData("3ldsmu02o9.wdt.wms.stockspec.querychangehistory")]
    [InlineData("wdt.wms.stockspec.querychangehistory")]
    public void The_scene_is_signed_by_nested_names_and_without_its_prefix(string method) => Assert.Equal(
        "1f5e87bbbc8bc68f4f0af70f79620b7d",
        WangdianSign.Scene(method, JsonElement.Parse("""
            {
              "datetime": "2020-09-17 19:22:26", "wdt_salt": "salt", "wdt_appkey": "wdt_appkey",
              "pager": { "page_no": 1, "page_size": 10 }, "wdt3_customer_id": "x",
              "target_app_key": "y", "wdt_sign": "z",
              "params": {
                "warehouse_no": "1001", "start_date": "2020-08-23 00:00:00", "spec_no": null,
                "end_date": "2020-09-20 00:00:00"
              }
            }
            """), "secret"));

    [Fact]
    public void What_the_scene_cannot_sign_is_never_sent() => Assert.Throws<ArgumentException>(() =>
        WangdianSign.Scene("wdt.x", JsonElement.Parse("""{ "params": { "spec_nos": ["a"] } }"""), "secret"));

    [Theory]
    [InlineData("md5", "DF55F436D8F7FE605977839E3EF43B05")]
    [InlineData("hmac", "97D135B273B1AC15B48FB82FE6FF7450")]
    [InlineData("hmac-sha256", "A30BD6C45CC16105A952E07E88B689320A02A009B45D6891538BEE21971CCD17")]
    public void The_gateway_of_the_scene_signs_all_that_is_sent(string signMethod, string expected) => Assert.Equal(
        expected,
        WangdianSign.Gateway(
            [
                new("app_key", "23000001"), new("method", "wdt.refund.query"), new("format", "json"), new("v", "2.0"),
                new("sign_method", signMethod), new("timestamp", "2024-03-05 09:08:07"), new("session", ""),
                new("target_app_key", "21363512"), new("sid", "demo"), new("page_no", "0"), new("page_size", "40"),
                new("start_time", "2024-03-05 08:00:00"), new("end_time", "2024-03-05 09:00:00"),
            ],
            "qimen-secret-0001", signMethod));

    [Fact]
    public void The_clock_of_signatures_begins_in_2012() => Assert.Equal(
        "374652800", WangdianTime.Stamp(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));

    [Theory]
    [InlineData("2024-08-30 17:38:45", 1_725_010_725_000)]
    [InlineData("2024-08-30 17:38:45.0", 1_725_010_725_000)]
    [InlineData("1725010725000", 1_725_010_725_000)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("1000-01-01 00:00:00", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Times_are_china_s_or_milliseconds_and_zero_dates_are_never(string? text, long? ms) =>
        Assert.Equal(ms, WangdianTime.Parse(text)?.Ms);

    [Fact]
    public void A_time_goes_out_in_china_s_zone() =>
        Assert.Equal("2024-08-30 17:38:45", ChinaTime.Text(new Instant(1_725_010_725_000)));
}
