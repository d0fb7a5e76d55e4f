using System.Text.Json.Nodes;
using Antui.Tests.Gateways.Ascp;

namespace Antui.Tests.Api;

/// <summary>What of a connection is turned on and off by itself, while the rest of it is never given back.</summary>
public sealed class Switches_of_a_shop
{
    [Fact]
    public async Task They_are_shown_in_words_and_changed_as_a_version_with_its_author()
    {
        await using var pair = await DirectPair.StartAsync(c => c["ReportOnReceipt"] = false);
        var (_, first) = await pair.ApiAsync(HttpMethod.Get, "/switches");
        Assert.Equal("autoSubmit on, publishStock off, reportOnReceipt off, version 0 ", Says(first));
        Assert.All(first["items"]!.AsArray(), i => Assert.NotEmpty((string)i!["help"]!["zh"]! + i["text"]!["en"]));
        Assert.DoesNotContain("secret", first.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        var (status, changed) = await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":false}]}""");
        Assert.Equal((200, "autoSubmit off, publishStock off, reportOnReceipt off, version 1 person:Li"), (status, Says(changed)));
        Assert.Equal((false, false), (pair.Shop.Settings.AutoSubmit, pair.Shop.Settings.ReportOnReceipt));
        (_, changed) = await PutAsync(pair, """{"items":[{"name":"reportOnReceipt","on":true}]}""");
        Assert.Equal("autoSubmit off, publishStock off, reportOnReceipt on, version 2 person:Li", Says(changed));
        // The same again is no new version.
        (_, changed) = await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":false}]}""");
        Assert.Equal(2, (int)changed["version"]!);
        Assert.Equal((false, true), (pair.Shop.Settings.AutoSubmit, pair.Shop.Settings.ReportOnReceipt));
    }

    [Fact]
    public async Task A_restart_with_the_shops_file_does_not_undo_them()
    {
        await using var pair = await DirectPair.StartAsync();
        await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":false}]}""");
        await pair.TurnOffAsync();
        await pair.TurnOnAsync();
        Assert.False(pair.Shop.Settings.AutoSubmit);
        Assert.Equal("autoSubmit off, publishStock off, reportOnReceipt on, version 1 person:Li",
            Says((await pair.ApiAsync(HttpMethod.Get, "/switches")).Body));
    }

    [Fact]
    public async Task Another_node_takes_them_over()
    {
        await using var pair = await DirectPair.StartAsync();
        var other = pair.OtherNode();
        await other.LoadAsync(TestContext.Current.CancellationToken);
        await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":false}]}""");
        await other.LoadAsync(TestContext.Current.CancellationToken);
        var shop = other.Find(DirectPair.Merchant)!;
        Assert.False(shop.Port<Connectors.Ascp.AscpShop>()!.Settings.AutoSubmit);
        Assert.Equal(1, shop.Switches!.Version);
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_changed()
    {
        await using var pair = await DirectPair.StartAsync();
        foreach (var body in (string[])
        [
            """{"items":[]}""", """{"items":[{"name":"appSecret","on":true}]}""",
            """{"items":[{"name":"autoSubmit","on":false},{"name":"session","on":true}]}""",
            """{"items":[{"name":"autoSubmit","on":false},{"name":"autoSubmit","on":true}]}""", """{"items":[null]}""",
        ])
            Assert.Equal(422, (await PutAsync(pair, body)).Status);
        Assert.Equal(400, (await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":"no"}]}""")).Status);
        Assert.Equal(412, (await PutAsync(pair, """{"items":[{"name":"autoSubmit","on":false}]}""", "\"3\"")).Status);
        Assert.Equal("autoSubmit on, publishStock off, reportOnReceipt on, version 0 ",
            Says((await pair.ApiAsync(HttpMethod.Get, "/switches")).Body));
        await using var node = await TestNode.StartAsync();
        Assert.Empty((await node.GetAsync("shops/h1/switches")).Body["items"]!.AsArray());
        Assert.Equal(404, (await node.GetAsync("shops/nobody/switches")).Status);
        Assert.Equal(422, (await node.SendAsync(HttpMethod.Put, "shops/h1/switches", """
            {"items":[{"name":"autoSubmit","on":false}]}
            """)).Status);
    }

    private static Task<(int Status, JsonNode Body)> PutAsync(DirectPair pair, string body, string? match = null) =>
        pair.ApiAsync(HttpMethod.Put, "/switches", body, match: match);

    private static string Says(JsonNode view) => string.Join(
        ", ", view["items"]!.AsArray().Select(i => $"{i!["name"]} {((bool)i["on"]! ? "on" : "off")}"))
        + $", version {view["version"]} {view["author"]}";
}
