using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Antui.Server.Gateways.Top;

namespace Antui.Tests.Gateways;

/// <summary>What every call passes: signature, clock, session, limits, and the form of errors.</summary>
public sealed class Front_door : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>As the libraries of others write it: one time, and one age, in every spelling.</summary>
    [Theory]
    [InlineData("seconds")]
    [InlineData("milliseconds")]
    [InlineData("ticks")]
    public async Task A_timestamp_is_taken_in_every_spelling_and_is_never_too_old_in_one(string spelling)
    {
        string Stamp(TimeSpan ago)
        {
            var at = _site.Clock.GetUtcNow() - ago;
            return spelling switch
            {
                "seconds" => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                "milliseconds" => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                _ => at.ToOffset(TimeSpan.FromHours(8)).DateTime.Ticks.ToString(CultureInfo.InvariantCulture),
            };
        }
        var sdk = new Sdk(_site, Style.Go) { Session = null };
        var system = sdk.System("taobao.time.get");
        system["timestamp"] = Stamp(TimeSpan.Zero);
        Assert.Null((await sdk.SendAsync(system, [])).ErrorCode);
        system = sdk.System("taobao.time.get");
        system["timestamp"] = Stamp(TimeSpan.FromHours(8));
        Assert.Equal(31, (await sdk.SendAsync(system, [])).ErrorCode);
    }

    [Theory]
    [InlineData(Style.Java, false)]
    [InlineData(Style.DotNet, true)]
    [InlineData(Style.Php, true)]
    [InlineData(Style.Go, false)]
    public async Task Every_client_library_is_understood(Style style, bool xml)
    {
        var sdk = new Sdk(_site, style);
        var reply = await sdk.CallAsync("taobao.user.seller.get", ("fields", "user_id,nick,type"), ("empty", ""));
        Assert.Equal(200, reply.Http);
        Assert.Null(reply.ErrorCode);
        Assert.Equal(xml, reply.IsXml);
        Assert.Contains("UTF-8", reply.ContentType, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("店铺" + Site.Taobao, reply.At("user", "nick"));
        Assert.Equal("C", reply.At("user", "type"));
        Assert.NotNull(reply.At("request_id"));
        if (xml) Assert.Equal("user_seller_get_response", reply.Xml.Name.LocalName);
        else Assert.Equal(style is Style.Java, reply.Json.TryGetProperty("user_seller_get_response", out _));
    }

    [Theory]
    [InlineData(Style.Java)]
    [InlineData(Style.DotNet)]
    [InlineData(Style.Php)]
    [InlineData(Style.Go)]
    public async Task A_wrong_signature_is_25_without_sub_code(Style style)
    {
        var sdk = new Sdk(_site, style) { Secret = "not-the-secret" };
        var reply = await sdk.CallAsync("taobao.user.seller.get", ("fields", "nick"));
        Assert.Equal((200, 25), (reply.Http, reply.ErrorCode!.Value));
        Assert.Equal("Invalid signature", reply.At("msg"));
        Assert.Null(reply.SubCode);
        if (!reply.IsXml)
            Assert.Equal(JsonValueKind.Number, reply.Json.GetProperty("error_response").GetProperty("code").ValueKind);
    }

    [Fact]
    public async Task A_value_changed_after_signing_is_25()
    {
        var sdk = new Sdk(_site);
        var system = sdk.System("taobao.user.seller.get");
        system["sign"] = Sdk.Sign([.. system, new("fields", "nick")], Site.Secret, "hmac-sha256");
        Assert.Null((await sdk.SendAsync(new(system), [new("fields", "nick")])).ErrorCode);
        Assert.Equal(25, (await sdk.SendAsync(new(system), [new("fields", "user_id")])).ErrorCode);
        Assert.Equal(25, (await sdk.SendAsync(new(system), [new("fields", "nick"), new("extra", "1")])).ErrorCode);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(-9, null)]
    [InlineData(11, 31)]
    [InlineData(-11, 31)]
    [InlineData(-480, 31)]
    public async Task The_clock_may_be_off_by_ten_minutes(int minutes, int? code)
    {
        var sdk = new Sdk(_site);
        var system = sdk.System("taobao.time.get");
        system["timestamp"] = Sdk.Beijing(_site.Clock.GetUtcNow().AddMinutes(minutes));
        Assert.Equal(code, (await sdk.SendAsync(system, [])).ErrorCode);
    }

    [Theory]
    [InlineData("method", null, 21)]
    [InlineData("method", "taobao.no.such.thing", 22)]
    [InlineData("app_key", null, 28)]
    [InlineData("app_key", "99999999", 29)]
    [InlineData("timestamp", null, 30)]
    [InlineData("timestamp", "1700000000", 31)]
    [InlineData("v", null, 32)]
    [InlineData("v", "1.0", 34)]
    [InlineData("sign_method", null, 40)]
    [InlineData("sign_method", "sha1", 41)]
    [InlineData("sign", "", 24)]
    [InlineData("session", null, 26)]
    [InlineData("session", "session-of-nobody", 27)]
    [InlineData("format", "yaml", 23)]
    public async Task Each_part_that_is_missing_or_wrong_has_its_code(string name, string? value, int code)
    {
        var sdk = new Sdk(_site);
        var system = sdk.System("taobao.user.seller.get");
        if (value is null) system.Remove(name);
        else system[name] = value;
        var reply = await sdk.SendAsync(system, [new("fields", "nick")]);
        Assert.Equal((200, code), (reply.Http, reply.ErrorCode!.Value));
        Assert.NotNull(reply.At("request_id"));
    }

    [Fact]
    public async Task A_session_opens_its_own_shop_for_its_own_app_only()
    {
        var foreign = new Sdk(_site) { Session = Site.SessionOf(Site.Taobao, Site.Other) };
        var reply = await foreign.CallAsync("taobao.user.seller.get", ("fields", "nick"));
        Assert.Equal((27, "invalid-sessionkey"), (reply.ErrorCode!.Value, reply.SubCode));
        var tmall = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        Assert.Equal("B", (await tmall.CallAsync("taobao.user.seller.get", ("fields", "type"))).At("user", "type"));
    }

    [Fact]
    public async Task A_session_that_ended_says_so_and_a_reader_may_not_write()
    {
        var reader = new Sdk(_site)
        {
            AppKey = Site.Reader,
            Secret = Site.OtherSecret,
            Session = Site.SessionOf(Site.Taobao, Site.Reader),
        };
        Assert.Equal(11, (await reader.CallAsync("taobao.rp.refunds.agree", ("refund_infos", "1|1|1"))).ErrorCode);
        Assert.Null((await reader.CallAsync("taobao.user.seller.get", ("fields", "nick"))).ErrorCode);
        _site.Clock.Move(TimeSpan.FromDays(300));
        var reply = await reader.CallAsync("taobao.user.seller.get", ("fields", "nick"));
        Assert.Equal((27, "session-expired"), (reply.ErrorCode!.Value, reply.SubCode));
    }

    [Fact]
    public async Task A_missing_argument_is_named_and_an_error_keeps_its_envelope_when_simplified()
    {
        var reply = await new Sdk(_site, Style.Go).CallAsync("taobao.refund.get", ("fields", "status"));
        Assert.Equal(40, reply.Json.GetProperty("error_response").GetProperty("code").GetInt32());
        Assert.Equal("Missing required arguments:refund_id", reply.At("msg"));
        Assert.Null(reply.SubCode);
    }

    [Fact]
    public async Task Get_works_and_other_verbs_do_not()
    {
        var system = new Sdk(_site).System("taobao.time.get");
        system["sign"] = Sdk.Sign(system, Site.Secret, "hmac-sha256");
        var address = "/router/rest?" + Sdk.Encode(system);
        Assert.Equal("2030-05-20 12:00:00", (await _site.AskAsync(HttpMethod.Get, address)).At("time"));
        Assert.Equal(9, (await _site.AskAsync(HttpMethod.Delete, address)).ErrorCode);
    }

    [Fact]
    public async Task A_parameter_with_two_values_is_refused()
    {
        var sdk = new Sdk(_site);
        Assert.Equal(43, (await sdk.CallAsync("taobao.time.get", ("method", "taobao.user.seller.get"))).ErrorCode);
    }

    [Fact]
    public async Task What_is_too_large_or_no_form_is_refused_in_the_protocols_own_form()
    {
        var sdk = new Sdk(_site);
        Assert.Equal(43, (await sdk.CallAsync("taobao.time.get", ("big", new string('x', 600_000)))).ErrorCode);
        using var huge = new ByteArrayContent(new byte[7 * 1024 * 1024]);
        huge.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        const string address = "/router/rest?format=json";
        var reply = await _site.PostAsync(address, huge);
        Assert.Equal((200, 43), (reply.Http, reply.ErrorCode!.Value));
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        Assert.Equal(23, (await _site.PostAsync(address, json)).ErrorCode);
        var many = Enumerable.Range(0, 400).Select(i => ($"p{i}", "1")).ToArray();
        Assert.Equal(43, (await sdk.CallAsync("taobao.time.get", many)).ErrorCode);
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_told_for_how_long()
    {
        await using var site = await Site.StartAsync(new TopOptions { CallsPerSecond = 3, BanSeconds = 30 });
        var sdk = new Sdk(site);
        Reply? limited = null;
        for (var i = 0; i < 8 && limited is null; i++)
        {
            var reply = await sdk.CallAsync("taobao.time.get");
            if (reply.ErrorCode is not null) limited = reply;
        }
        Assert.Equal(7, limited!.ErrorCode);
        Assert.Equal("accesscontrol.limited-by-app-access-count", limited.SubCode);
        Assert.Matches(@"^This ban will last for \d+ more seconds$", limited.At("sub_msg")!);
        var other = new Sdk(site) { AppKey = Site.Other, Secret = Site.OtherSecret, Session = null };
        Assert.Null((await other.CallAsync("taobao.time.get")).ErrorCode);
    }

    [Fact]
    public async Task Secrets_and_tokens_do_not_come_back_in_errors()
    {
        var reply =
            await new Sdk(_site) { Secret = "not-the-secret" }.CallAsync("taobao.user.seller.get", ("fields", "nick"));
        Assert.DoesNotContain(Site.Secret, reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.SessionOf(Site.Taobao), reply.Text, StringComparison.Ordinal);
    }
}
