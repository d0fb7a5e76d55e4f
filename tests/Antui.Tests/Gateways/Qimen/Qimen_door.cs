using System.Text;
using Antui.Server.Configuration;
using Antui.Server.Gateways.Qimen;
using static Antui.Tests.Gateways.Qimen.QimenSdk;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Who may call, with what, and what everybody else is told.</summary>
public sealed class Qimen_door
{
    private const string Report = "taobao.qimen.orderprocess.report";

    [Theory]
    [InlineData("taobao.qimen.orderprocess.report", "md5")]
    [InlineData("qimen.orderprocess.report", "hmac")]
    [InlineData("orderprocess.report", "hmac-sha256")]
    public async Task The_method_is_known_by_each_of_its_names_and_signed_in_each_way(string method, string how)
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("100");
        var reply = await new QimenSdk(site) { SignMethod = how }.CallAsync(method, Step("100", "PICK"));
        Assert.Equal(("response", "success", "0"), (reply.Xml.Name.LocalName, reply.At("flag"), reply.At("code")));
        Assert.StartsWith("text/xml", reply.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_the_same_whatever_is_wrong()
    {
        await using var site = await QimenSite.StartAsync();
        var replies = new[]
        {
            await new QimenSdk(site) { Secret = "wrong-secret-000" }.CallAsync(Report, Step("1", "PICK")),
            await new QimenSdk(site) { Customer = "nobody" }.CallAsync(Report, Step("1", "PICK")),
            await new QimenSdk(site) { Secret = "wrong-secret-000" }.CallAsync("no.such.method", "not xml"),
            await site.Sdk.SendAsync(new(site.Sdk.System(Report)) { ["sign"] = "" }, Step("1", "PICK")),
        };
        foreach (var reply in replies)
        {
            Assert.Equal(("failure", "sign-check-failure", "Illegal request"),
                (reply.At("flag"), reply.At("sub_code"), reply.At("sub_message")));
        }
    }

    [Theory]
    [InlineData("body")]
    [InlineData("parameter")]
    [InlineData("added")]
    [InlineData("method")]
    [InlineData("way")]
    [InlineData("lower-case")]
    [InlineData("empty")]
    [InlineData("none")]
    public async Task A_call_that_was_changed_on_its_way_is_refused(string what)
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        var (query, body) = (site.Sdk.System(Report), Step("100", "CANCELED"));
        query["sign"] = Sign(query, body, QimenSite.Secret, "md5");
        switch (what)
        {
            case "body": body = body.Replace(">100<", ">101<"); break;
            case "parameter": query["v"] = "1.0"; break;
            case "added": query["remark"] = "x"; break;
            case "method": query["method"] = "taobao.qimen.deliveryorder.confirm"; break;
            case "way": query["sign_method"] = "hmac-sha256"; break;
            case "lower-case": query["sign"] = query["sign"].ToLowerInvariant(); break;
            case "empty": query["sign"] = ""; break;
            default: query["sign"] = "0"; break;
        }
        var reply = await site.Sdk.SendAsync(query, body);
        Assert.Equal(("failure", "sign-check-failure"), (reply.At("flag"), reply.At("sub_code")));
        Assert.Empty((await site.ReadAsync(key)).Evidence);
        Assert.Empty(await site.Store.ParkedAsync(null, 10, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("deliveryorder.confirm")]
    [InlineData("returnorder.confirm")]
    [InlineData("inventory.report")]
    [InlineData("entryorder.confirm")]
    [InlineData("returnpackage.report")]
    public async Task A_bomb_of_entities_is_refused_by_every_method_before_it_grows(string method)
    {
        await using var site = await QimenSite.StartAsync();
        var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++)
            bomb.Append($"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">");
        var reply = await site.Sdk.CallAsync(method, bomb.Append("]><request>&l9;</request>").ToString());
        Assert.Equal(("failure", "xml-dtd-forbidden"), (reply.At("flag"), reply.At("code")));
    }

    [Fact]
    public async Task The_node_listens_where_its_settings_say()
    {
        await using var node = await Antui.Tests.Api.TestNode.StartAsync(
            new AntuiOptions { Qimen = new QimenOptions { Path = "/wms", ScenePath = "/wms/scene" } });
        using var http = new HttpClient();
        var stop = TestContext.Current.CancellationToken;
        foreach (var path in new[] { "/wms", "/wms/scene" })
        {
            using var body = new StringContent("<request/>", Encoding.UTF8, "text/xml");
            var reply = await Sdk.ReadAsync(
                await http.PostAsync(new Uri(node.Address, path + "?method=order.cancel"), body, stop));
            Assert.Equal("sign-check-failure", reply.At("sub_code"));
        }
        using var old = await http.PostAsync(new Uri(node.Address, "/router/qimen/service"), null, stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task The_push_family_is_answered_in_its_own_envelope()
    {
        await using var site = await QimenSite.StartAsync();
        var method = "qimen.alibaba.ascp.uop.consignorder.cancel";
        var wrong = await new QimenSdk(site) { Secret = "wrong-secret-000" }.CallAsync(method, "<request/>");
        Assert.Equal(("false", "sign-check-failure", "false"),
            (wrong.At("success"), wrong.At("errorCode"), wrong.At("retry")));
        Assert.Null(wrong.At("flag"));
        var unserved = await site.Sdk.CallAsync(method, "<request/>");
        Assert.Equal(("false", "isv.invalid-method"), (unserved.At("success"), unserved.At("errorCode")));
    }

    [Fact]
    public async Task With_named_callers_only_they_may_call_with_their_own_secret()
    {
        await using var site = await QimenSite.StartAsync(callers: true);
        await site.OrderAsync("100");
        Assert.Equal("failure", (await site.Sdk.CallAsync(Report, Step("100", "PICK"))).At("flag"));
        var named = new QimenSdk(site) { Secret = "another-secret-77" };
        Assert.Equal("success", (await named.CallAsync(Report, Step("100", "PICK"))).At("flag"));
        var other = new QimenSdk(site) { Secret = "another-secret-77", AppKey = "someone" };
        Assert.Equal("failure", (await other.CallAsync(Report, Step("100", "PICK"))).At("flag"));
    }

    [Fact]
    public async Task A_call_sent_again_much_later_is_refused()
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("100");
        var caught = site.Sdk.System(Report);
        Assert.Equal("success", (await site.Sdk.SendAsync(caught, Step("100", "PICK"))).At("flag"));
        site.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Equal("isv.invalid-timestamp", (await site.Sdk.SendAsync(caught, Step("100", "PICK"))).At("code"));
        Assert.Equal("isv.invalid-timestamp", (await site.Sdk.SendAsync(
            new(site.Sdk.System(Report)) { ["timestamp"] = "now" }, Step("100", "PICK"))).At("code"));
    }

    [Theory]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><request><order><orderCode>"
        + "&b;</orderCode></order></request>", "xml-dtd-forbidden")]
    [InlineData(
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><request><order><orderCode>&x;</orderCode></order></"
        + "request>", "xml-dtd-forbidden")]
    [InlineData("<request><order></request>", "xml-malformed")]
    [InlineData("", "xml-malformed")]
    public async Task Dangerous_or_broken_messages_are_refused_although_they_are_signed(string body, string code)
    {
        await using var site = await QimenSite.StartAsync();
        var reply = await site.Sdk.CallAsync(Report, body);
        Assert.Equal(("failure", code), (reply.At("flag"), reply.At("code")));
        Assert.DoesNotContain("root:", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_and_too_deep_are_refused()
    {
        await using var site = await QimenSite.StartAsync(new QimenOptions { BodyBytesMost = 8_192 });
        var large = await site.Sdk.CallAsync(Report, "<request>" + new string('x', 9_000) + "</request>");
        Assert.Equal("xml-too-large", large.At("code"));
        var deep = string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100));
        Assert.Equal("xml-too-deep", (await site.Sdk.CallAsync(Report, deep)).At("code"));
    }

    [Fact]
    public async Task The_bytes_are_checked_as_they_came()
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("100");
        var spaced = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n" + Step("100", "PICK").Replace("><", ">\r\n  <")
            + "\r\n";
        Assert.Equal("success", (await site.Sdk.CallAsync(Report, spaced)).At("flag"));
        var marked = new QimenSdk(site) { Encoding = new UTF8Encoding(false) };
        Assert.Equal("success", (await marked.CallAsync(Report, "\uFEFF" + Step("100", "PACKAGE"))).At("flag"));
        var gbk = new QimenSdk(site)
        {
            Encoding = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!,
            ContentType = "text/xml;charset=gbk",
        };
        Assert.Equal("success", (await gbk.CallAsync(Report, Step("100", "WEIGH"))).At("flag"));
        var listed = new QimenSdk(site) { Headers = { ["top-sign-list"] = "x-stub-a", ["x-stub-a"] = "1" } };
        Assert.Equal("success", (await listed.CallAsync(Report, Step("100", "CHECK"))).At("flag"));
        Assert.Equal("success", (await site.Sdk.SendAsync(
            new(site.Sdk.System(Report)) { ["remark"] = "" }, Step("100", "PRINT"))).At("flag"));
    }

    [Theory]
    [InlineData("application/octet-stream", "isv.unsupported-content-type")]
    [InlineData("application/json", "isv.invalid-format")]
    public async Task Other_kinds_of_bodies_are_refused(string type, string code)
    {
        await using var site = await QimenSite.StartAsync();
        var sdk = new QimenSdk(site) { ContentType = type };
        Assert.Equal(code, (await sdk.CallAsync(Report, "{}")).At("code"));
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_turned_away_for_a_while()
    {
        await using var site = await QimenSite.StartAsync(new QimenOptions { CallsPerSecond = 3, BanSeconds = 60 });
        await site.OrderAsync("100");
        var codes = new List<string?>();
        for (var i = 0; i < 12; i++) codes.Add((await site.Sdk.CallAsync(Report, Step("100", "PICK"))).At("code"));
        Assert.Equal("0", codes[0]);
        Assert.Equal("throttled", codes[^1]);
    }

    /// <summary>Widespread clients send a message as a form, or as nothing in particular.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "")]
    [InlineData("application/x-www-form-urlencoded;charset=utf-8", "\r\n ")]
    [InlineData("application/octet-stream", "\uFEFF")]
    public async Task A_body_that_begins_like_xml_is_text(string type, string before)
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("160");
        var sdk = new QimenSdk(site) { ContentType = type };
        Assert.Equal("success", (await sdk.CallAsync(Report, before + Step("160", "PICK"))).At("flag"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(18)]
    public async Task A_timestamp_is_taken_in_every_spelling(int digits)
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("170");
        var now = site.Clock.GetUtcNow();
        var stamp = digits switch
        {
            10 => now.ToUnixTimeSeconds(),
            13 => now.ToUnixTimeMilliseconds(),
            _ => now.ToOffset(TimeSpan.FromHours(8)).DateTime.Ticks,
        };
        var query = new Dictionary<string, string>(site.Sdk.System(Report)) { ["timestamp"] = $"{stamp}" };
        Assert.Equal("success", (await site.Sdk.SendAsync(query, Step("170", "PICK"))).At("flag"));
    }

    [Fact]
    public async Task Reading_with_get_is_refused()
    {
        await using var site = await QimenSite.StartAsync();
        var address = new Uri(site.Address, "/router/qimen/service?method=" + Report);
        var reply = await Sdk.ReadAsync(await site.Http.GetAsync(address, TestContext.Current.CancellationToken));
        Assert.Equal((200, "isv.http-method"), (reply.Http, reply.At("code")));
    }
}
