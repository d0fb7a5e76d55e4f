using Antui.Core;
using Antui.Core.Orders;
using Antui.Tests.Gateways;

namespace Antui.Tests.Api;

/// <summary>C2: what platform and desk call the same things.</summary>
public sealed class Mapping_of_a_shop
{
    private const string Path = "shops/m1/mapping";

    [Fact]
    public async Task An_unmapped_code_parks_the_order_and_mending_the_mapping_converts_it()
    {
        await using var shop = await PooledShop.StartAsync();
        Assert.Equal(200, (await PutAsync(shop, """{"from":"SKU-A","to":"G-1"}""")).Status);
        await shop.Site.OrderAsync("40001");
        await shop.PassAsync();
        Assert.Equal("40001 parked", await shop.ListAsync());
        var parked = await shop.ReadAsync("40001");
        Assert.Equal(("UNMAPPED_GOODS", "SKU SKU-B"), ((string)parked["reason"]!, (string)parked["note"]!));
        Assert.Equal("40001 parked", await shop.ListAsync("?reason=UNMAPPED_GOODS"));
        Assert.False(await shop.HasOrderAsync("40001"));

        await PutAsync(shop, """{"from":"SKU-A","to":"G-1"},{"from":"SKU-*","to":"X-*"}""");
        await shop.PassAsync(2);
        Assert.Equal("40001 converted", await shop.ListAsync());
        var order = await shop.Engine.ReadAsync(new OrderKey("m1", "40001"), TestContext.Current.CancellationToken);
        Assert.Equal(["G-1", "X-B"], order!.Head.Lines.Select(l => l.Sku));
    }

    [Fact]
    public async Task A_preview_shows_real_records_and_changes_nothing()
    {
        await using var shop = await PooledShop.StartAsync("""{"pool":true,"convertOrders":"manual"}""");
        await shop.Site.AskAsync(await shop.Site.OrderAsync("40101"), "41101");
        await shop.PassAsync();
        Assert.Equal(
            "40101 SKU-A>G-1, 40101 SKU-B>?",
            await PreviewAsync(shop, """{"table":"goods","items":[{"from":"SKU-A","to":"G-1"}]}"""));
        Assert.Equal("41101 不想要了>改主意", await PreviewAsync(
            shop, """{"table":"reasons","items":[{"from":"不想要了","to":"改主意"}]}"""));
        Assert.Equal("40101 SKU-A>SKU-A, 40101 SKU-B>SKU-B", await PreviewAsync(shop, """{"table":"goods"}"""));
        Assert.Equal(
            "40101 WAIT_SELLER_SEND_GOODS>paid, 41101 WAIT_SELLER_AGREE>awaiting-seller",
            await PreviewAsync(shop, """{"table":"statuses","items":[{"from":"*","to":"finished"}]}"""));
        Assert.Equal(0, (int)(await shop.GetAsync(Path)).Body["version"]!);
    }

    [Fact]
    public async Task A_waybill_is_told_under_the_platforms_own_name_of_the_carrier()
    {
        await using var shop = await PooledShop.StartAsync();
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(200, (await shop.SendAsync(
            HttpMethod.Put, Path,
            """{"goods":[],"carriers":[{"from":"SF","to":"our-express"}],"reasons":[],"statuses":[]}""")).Status);
        var there = await shop.Site.OrderAsync("40201");
        await shop.PassAsync();
        await shop.Engine.AcceptAsync(
            new Fact.ShipmentStep(
                new OrderKey("m1", "40201"), ShipmentAction.HandOver, "", "person:wang",
                Waybill: new Tracking("our-express", "SF1000001")), stop);
        await shop.PassAsync(2);
        var shipped = Assert.Single((await shop.Site.ReadAsync(there)).Evidence, e => e.Kind is EvidenceKind.Shipped);
        Assert.StartsWith("SF ", shipped.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_have_their_authors_and_an_old_one_sent_again_is_the_newest()
    {
        await using var shop = await PooledShop.StartAsync();
        await PutAsync(shop, """{"from":"a","to":"1"}""");
        await PutAsync(shop, """{"from":"a","to":"2"}""");
        await PutAsync(shop, """{"from":"a","to":"2"}""");
        var old = (await shop.GetAsync(Path + "?version=1")).Body;
        var (status, newest) = await shop.SendAsync(HttpMethod.Put, Path, old.ToJsonString());
        Assert.Equal((200, 3, "1"), (status, (int)newest["version"]!, (string)newest["goods"]![0]!["to"]!));
        var history = (await shop.GetAsync(Path + "/history")).Body["items"]!.AsArray();
        Assert.Equal([3, 2, 1], history.Select(h => (int)h!["version"]!));
        Assert.All(history, h => Assert.Equal("person:Li", (string)h!["author"]!));
        Assert.Equal(412, (await shop.SendAsync(HttpMethod.Put, Path, old.ToJsonString(), ("If-Match", "\"2\"")))
            .Status);
        Assert.Equal(404, (await shop.GetAsync(Path + "?version=9")).Status);
        Assert.Equal(404, (await shop.GetAsync("shops/nobody/mapping")).Status);
    }

    [Fact]
    public async Task A_status_nobody_knows_waits_for_its_meaning()
    {
        var faults = new Trouble { Word = "WAIT_FOR_GODOT" };
        await using var shop = await PooledShop.StartAsync(faults: faults);
        await shop.Site.AskAsync(await shop.Site.OrderAsync("40301"), "41301");
        await shop.PassAsync();
        await shop.UntilAsync(
            "UNMAPPED_STATUS", async () => (string?)(await shop.ReadAsync("41301", "refunds"))["reason"] ?? "");
        await shop.SendAsync(
            HttpMethod.Put, Path,
            """
            {"goods":[],"carriers":[],"reasons":[],
             "statuses":[{"from":"WAIT_FOR_GODOT","to":"awaiting-seller"}]}
            """);
        await shop.PassAsync(2);
        await shop.UntilAsync("41301 converted", () => shop.ListAsync("", "refunds"));
    }

    [Theory]
    [InlineData("""{"goods":[{"from":"","to":"x"}],"carriers":[],"reasons":[],"statuses":[]}""", 422)]
    [InlineData(
        """{"goods":[{"from":"a","to":"x"},{"from":"a","to":"y"}],"carriers":[],"reasons":[],"statuses":[]}""", 422)]
    [InlineData("""{"goods":[{"from":"a","to":"x*"}],"carriers":[],"reasons":[],"statuses":[]}""", 422)]
    [InlineData("""{"goods":[],"carriers":[],"reasons":[],"statuses":[{"from":"X","to":"refunded"}]}""", 422)]
    [InlineData("""{"goods":[]}""", 400)]
    public async Task Bad_tables_are_refused_whole(string json, int expected)
    {
        await using var shop = await PooledShop.StartAsync();
        Assert.Equal(expected, (await shop.SendAsync(HttpMethod.Put, Path, json)).Status);
        Assert.Equal(0, (int)(await shop.GetAsync(Path)).Body["version"]!);
    }

    private static Task<(int Status, System.Text.Json.Nodes.JsonNode Body)> PutAsync(PooledShop shop, string goods) =>
        shop.SendAsync(HttpMethod.Put, Path, $$"""{"goods":[{{goods}}],"carriers":[],"reasons":[],"statuses":[]}""");

    private static async Task<string> PreviewAsync(PooledShop shop, string json)
    {
        var (status, body) = await shop.PostAsync(Path + "/preview", json);
        Assert.Equal(200, status);
        return string.Join(", ", body["items"]!.AsArray().Select(
            i => $"{i!["no"]} {i["before"]}>{i["after"] ?? (i["problem"] is null ? "!" : "?")}"));
    }
}
