using System.Net;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Operations;
using Antui.Storage;
using Antui.Storage.Memory;
using Antui.Tests.Inside;
using Microsoft.Extensions.DependencyInjection;

namespace Antui.Tests.Api;

public sealed class Gates_of_a_shop
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Capped = """
        {"id":"c1","platform":"hosted","way":"pay-out","fulfilment":"built-in","caps":{"dayFen":7000},
         "strategies":[{"id":"u","name":"U","template":"unshipped-stopped",
           "conditions":[{"is":"amount-at-most","fen":100000}]}]}
        """;

    [Fact]
    public async Task A_reached_cap_holds_refunds_back_until_a_named_person_closes_the_breaker()
    {
        await using var node = await TestNode.StartAsync();
        await node.SendAsync(HttpMethod.Put, "shops/c1", Capped);
        Assert.Equal((409, "BREAKER_NOT_OPEN"), await SaysAsync(node, "c1", "breaker/close"));
        await RefundAsync(node, "o1", "r1", 6_000);
        await node.UntilAsync("c1", "r1", "refunded");
        await RefundAsync(node, "o2", "r2", 3_100);
        await node.UntilAsync("c1", "r2", "person");
        var problems = (await node.GetAsync("shops/c1")).Body["connection"]!["problems"]!.AsArray();
        Assert.Contains(problems, p => (string)p!["code"]! == "BREAKER_OPEN");

        Assert.Equal(422, (await node.PostAsync("shops/c1/breaker/close", """{"reason":" "}""")).Status);
        // Closed over the same cap it would open again at the next refund.
        await node.SendAsync(HttpMethod.Put, "shops/c1", Capped.Replace("7000", "9500"));
        var (status, view) = await node.PostAsync("shops/c1/breaker/close", """{"reason":"活动当天，已核对"}""");
        Assert.Equal((200, false), (status, (bool)view["breakerOpen"]!));
        var words = view["history"]!.AsArray();
        Assert.Contains(words, w => (string)w!["author"]! == "person:Li" && (string)w["reason"]! == "活动当天，已核对");
        Assert.Contains(words, w => (string)w!["author"]! == "cap" && (bool)w["shut"]!);
        await node.UntilAsync("c1", "r2", "refunded");
        Assert.Equal((409, "BREAKER_NOT_OPEN"), await SaysAsync(node, "c1", "breaker/close"));
    }

    [Fact]
    public async Task A_paused_shop_begins_nothing_on_any_node_and_goes_on_when_it_is_resumed()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal((409, "NOT_PAUSED"), await SaysAsync(node, "h1", "resume"));
        // Said on another node over the same store: this one has not read it yet.
        await node.Store.WriteAsync(
            new Document("pause", "h1", 1, "person:Wang", new Instant(1), """{"shut":true,"reason":"盘点"}"""), true,
            Stop);
        await node.OrderAsync("o9", fen: 4_200);
        await node.AskAsync("r9", "o9", 4_200);
        var waiting = await HeldAsync(node, "r9", "SHOP_PAUSED");
        Assert.NotEqual("refunded", (string)waiting["phase"]!);
        var entries = new List<PayOutEntry>();
        await foreach (var entry in node.Store.AllAsync("h1", Stop)) entries.Add(entry);
        Assert.Empty(entries);

        Assert.Equal((409, "ALREADY_PAUSED"), await SaysAsync(node, "h1", "pause"));
        Assert.True((bool)(await node.GetAsync("shops/h1")).Body["paused"]!);
        Assert.Equal(200, (await node.PostAsync("shops/h1/resume", """{"reason":"盘完"}""")).Status);
        Assert.False((bool)(await node.GetAsync("shops/h1")).Body["paused"]!);
        var history = (await node.GetAsync("shops/h1/gates")).Body["history"]!.AsArray();
        Assert.Equal(["盘完", "盘点"], history.Select(w => (string)w!["reason"]!));
    }

    [Fact]
    public async Task What_the_configuration_pauses_only_the_configuration_resumes()
    {
        await using var node = await TestNode.StartAsync();
        await node.SendAsync(HttpMethod.Put, "shops/c1", Capped.Replace("\"caps\"", "\"paused\":true,\"caps\""));
        Assert.Equal((409, "PAUSED_BY_CONFIGURATION"), await SaysAsync(node, "c1", "resume"));
        Assert.Equal(404, (await node.PostAsync("shops/none/pause", """{"reason":"x"}""")).Status);
    }

    [Fact]
    public async Task All_shops_stop_at_one_word_of_an_administrator_and_go_on_at_another()
    {
        await using var node = await TestNode.StartAsync();
        Assert.False((bool)(await node.GetAsync("installation")).Body["stopped"]!);
        const string why = """{"reason":"对账不平"}""";
        Assert.Equal(403, (await node.SendAsync(
            HttpMethod.Post, "installation/stop", why, TestNode.KeyOf("configure"))).Status);
        Assert.Equal(422, (await node.PostAsync("installation/stop", """{"reason":" "}""")).Status);
        Assert.Equal(404, (await node.PostAsync("shops/*/pause", why)).Status);
        Assert.Equal((409, "NOT_STOPPED"), await SaysAllAsync(node, "resume"));
        Assert.Equal(200, (await node.PostAsync("installation/stop", why)).Status);
        Assert.Equal((409, "ALREADY_STOPPED"), await SaysAllAsync(node, "stop"));

        await node.OrderAsync("o8", fen: 4_200);
        await node.AskAsync("r8", "o8", 4_200);
        Assert.NotEqual("refunded", (string)(await HeldAsync(node, "r8", "ALL_STOPPED"))["phase"]!);
        foreach (var shop in (string[])["h1", "h2"])
        {
            var view = (await node.GetAsync("shops/" + shop)).Body;
            Assert.Equal((true, "paused"), ((bool)view["paused"]!, (string)view["connection"]!["state"]!));
            Assert.Contains(view["connection"]!["problems"]!.AsArray(), p => (string)p!["code"]! == "STOPPED");
            Assert.True((bool)(await node.GetAsync($"shops/{shop}/gates")).Body["stopped"]!);
        }
        var (_, said) = await node.SendAsync(HttpMethod.Get, "installation", key: TestNode.KeyOf("read"));
        Assert.Equal((true, "person:Li", "对账不平"),
            ((bool)said["stopped"]!, (string)said["last"]!["author"]!, (string)said["last"]!["reason"]!));

        var (_, going) = await node.PostAsync("installation/resume", """{"reason":"已核对"}""");
        Assert.Equal((false, 2), ((bool)going["stopped"]!, going["history"]!.AsArray().Count));
        Assert.False((bool)(await node.GetAsync("shops/h1")).Body["paused"]!);
    }

    [Fact]
    public async Task A_paused_shop_is_still_read()
    {
        await using var shop = await PooledShop.StartAsync();
        var (status, _) = await shop.SendAsync(HttpMethod.Post, "shops/m1/pause", """{"reason":"恢复备份"}""");
        Assert.Equal(200, status);
        var (_, jobs) = await shop.SendAsync(HttpMethod.Get, "jobs", null);
        bool Rests(string id) => (bool)jobs["items"]!.AsArray().Single(j => (string)j!["id"]! == id)!["paused"]!;
        Assert.False(Rests("fetch:m1") || Rests("download:m1"));
    }

    [Fact]
    public async Task Ready_means_that_a_write_is_durable_and_asks_only_every_few_seconds()
    {
        await using var node = await TestNode.StartAsync();
        using var client = new HttpClient { BaseAddress = node.Address };
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Stop)).StatusCode);
        var probe = Assert.Single(await node.Store.ListAsync("store-probe", "", Stop));
        Assert.InRange(probe.Version, 1, 10);
    }

    [Fact]
    public async Task A_full_disk_is_not_ready_and_says_what_to_do()
    {
        await using var store = new MemoryStore();
        var engine = new RefundEngine(
            FullDisk.Of(store), new ShopBook(store, _ => null, TimeProvider.System), TestSeals.Of(),
            TimeProvider.System,
            new EngineOptions());
        Assert.Contains("make room", await new StoreProbe(engine).AskAsync(), StringComparison.Ordinal);
    }

    /// <summary>The pay-out was about to begin and was held back.</summary>
    private static async Task<JsonNode> HeldAsync(TestNode node, string refund, string code)
    {
        for (var tries = 0; ; tries++)
        {
            var (_, body) = await node.GetAsync("refunds/h1/" + refund);
            if (body["instructions"]!.AsArray().Any(i => (string)i!["code"]! == code)) return body;
            Assert.True(tries < 400, $"{refund} is not held by {code}: {body["phase"]}");
            await Task.Delay(25, Stop);
        }
    }

    private static async Task<(int, string)> SaysAsync(TestNode node, string shop, string path)
    {
        var (status, body) = await node.PostAsync($"shops/{shop}/{path}", """{"reason":"x"}""");
        return (status, (string)body["code"]!);
    }

    private static async Task<(int, string)> SaysAllAsync(TestNode node, string path)
    {
        var (status, body) = await node.PostAsync("installation/" + path, """{"reason":"x"}""");
        return (status, (string)body["code"]!);
    }

    private static async Task RefundAsync(TestNode node, string order, string refund, long fen)
    {
        await node.OrderAsync(order, "c1", fen);
        await node.AskAsync(refund, order, fen, "c1");
    }
}

/// <summary>A store that reads, and has no space for a document.</summary>
public class FullDisk : System.Reflection.DispatchProxy
{
    private IStore _inner = null!;

    public static IStore Of(IStore inner)
    {
        var store = Create<IStore, FullDisk>();
        ((FullDisk)(object)store)._inner = inner;
        return store;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IDocuments.WriteAsync)
            ? Task.FromException<bool>(new StorageException(StorageFault.Full, "no space"))
            : targetMethod.Invoke(_inner, args);
}
