using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Server.Configuration;

namespace Antui.Tests.Api;

/// <summary>What callers of the API see of lists that follow what was written.</summary>
public sealed class Lists_follow
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_names_its_position_and_a_read_that_names_it_shows_it()
    {
        await using var node = await TestNode.StartAsync();
        using var written = await SendAsync(node, HttpMethod.Post, "shops/h1/orders",
            """
            {"orderNo":"n1","status":"paid","paidFen":900,
             "lines":[{"lineNo":"1","sku":"A","title":"t","quantity":1,"paidFen":900}]}
            """);
        var position = Assert.Single(written.Headers.GetValues("Antui-Position"));
        Assert.True(long.Parse(position) > 0);

        using var read = await SendAsync(node, HttpMethod.Get, "orders?search=n1", null, position);
        Assert.Equal(200, (int)read.StatusCode);
        Assert.Contains("\"n1\"", await read.Content.ReadAsStringAsync(Stop));
        Assert.False(read.Headers.Contains("Antui-Position"));

        using var wrong = await SendAsync(node, HttpMethod.Get, "orders", null, "yesterday");
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Contains("BAD_POSITION", await wrong.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_reader_who_knows_more_than_lists_show_is_told_so()
    {
        var options = new EngineOptions { ListsPatience = TimeSpan.FromMilliseconds(50) };
        await using var node = await TestNode.StartAsync(new AntuiOptions { Engine = options });
        using var ahead = await SendAsync(node, HttpMethod.Get, "orders", null, "99999999");
        Assert.Equal(503, (int)ahead.StatusCode);
        Assert.Equal("1", ahead.Headers.GetValues("Retry-After").Single());
        Assert.Contains("LISTS_BEHIND", await ahead.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Rows_and_figures_are_made_anew_as_they_were()
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await node.OrderAsync($"o{i}");
            await node.AskAsync($"r{i}", $"o{i}", 100 + i);
        }
        var (rows, figures) = (await ShownAsync("refunds?limit=50", "items"), await ShownAsync("figures", "totals"));

        var (status, begun) = await node.PostAsync("lists/rebuild", "{}");
        Assert.Equal(202, status);
        for (var tries = 0; tries < 500 && !(bool)begun["done"]!; tries++)
        {
            await Task.Delay(10, Stop);
            begun = (await node.GetAsync("lists")).Body["rebuild"]!;
        }

        Assert.Equal((12, ""), ((int)begun["orders"]!, (string)begun["fault"]!));
        Assert.Equal(rows, await ShownAsync("refunds?limit=50", "items"));
        Assert.Equal(figures, await ShownAsync("figures", "totals"));
        var lists = (await node.GetAsync("lists")).Body;
        Assert.Equal(
            ["orders", "refunds", "desk", "figures", "stock", "books"],
            lists["items"]!.AsArray().Select(l => (string)l!["name"]!));
        Assert.All(
            lists["items"]!.AsArray(),
            l => Assert.Equal(("", true), ((string)l!["fault"]!, (bool)l["upToDate"]!)));

        async Task<string?> ShownAsync(string path, string part) =>
            (await node.GetAsync(path)).Body[part]?.ToJsonString();
    }

    [Fact]
    public async Task A_list_that_cannot_take_its_rows_stands_still_alone_and_says_why()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        // An entry nobody can read: every list would have to show what it cannot know.
        var store = node.Store;
        var key = new OrderKey("h1", "broken");
        var spoilt = new OrderCommit(key, 1, new Instant(1), "test", "[{}]"u8.ToArray(), Instant.Never);
        await store.CommitAsync(new CommitBatch(new Instant(1), [spoilt], [], [], []), Stop);
        JsonArray lists = [];
        for (var tries = 0; tries < 500 && (tries == 0 || lists.Any(l => (string)l!["fault"]! == "")); tries++)
        {
            await Task.Delay(10, Stop);
            lists = (await node.GetAsync("lists")).Body["items"]!.AsArray();
        }
        Assert.All(lists, l => Assert.Contains("broken", (string)l!["fault"]!));
        Assert.Equal(200, (await node.GetAsync("orders/h1/o1")).Status);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        TestNode node, HttpMethod method, string path, string? body = null, string? position = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(node.Address, "api/v1/" + path));
        request.Headers.Add("Authorization", "Bearer " + TestNode.Admin);
        if (position is not null) request.Headers.Add("Antui-Position", position);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await client.SendAsync(request, Stop);
    }
}
