using System.Text.Json.Nodes;
using Antui.Core.Stock;
using Antui.Engine.Jobs;
using Antui.Engine.Stock;

namespace Antui.Tests.Gateways.Ascp;

/// <summary>The platform is told our stock, over real HTTP.</summary>
public sealed class Publishing_stock
{
    [Fact]
    public async Task What_changed_is_told_once_and_never_less_than_the_platform_has_occupied()
    {
        await using var pair = await StartAsync();
        await pair.Here.Shops.PutAsync(
            pair.Here.Shops.Find(DirectPair.Merchant)!.Config with { AutoAudit = false }, "test",
            TestContext.Current.CancellationToken);
        await pair.PaidOrderAsync("LP1");
        await pair.UntilHereAsync("LP1", _ => true);

        await CountAsync(pair, "E1", ("SKU-A", 12), ("SKU-B", 5));
        await RunAsync(pair);
        Assert.Equal(["SKU-A 12/12 published", "SKU-B 5/5 published"], await ToldAsync(pair));
        Assert.Equal([("SKU-A", 12L, 2L), ("SKU-B", 5L, 1L)], await ThereAsync(pair));

        // The order is on the platform only: our stock says 1, the platform has sold 2.
        await CountAsync(pair, "E2", ("SKU-A", 1));
        await RunAsync(pair);
        Assert.Equal(["SKU-A 1/2 raised", "SKU-B 5/5 published"], await ToldAsync(pair));
        Assert.Equal([("SKU-A", 2L, 2L), ("SKU-B", 5L, 1L)], await ThereAsync(pair));
        var note = (await PublishedAsync(pair))[0]!["note"]!;
        Assert.Contains("已占用的 2 件", (string)note!, StringComparison.Ordinal);

        // Nothing changed: nothing is told.
        Assert.Equal(0, await RunAsync(pair));
        await CountAsync(pair, "E3", ("SKU-A", 30));
        Assert.Equal(1, await RunAsync(pair));
        Assert.Equal(("SKU-A", 30L, 2L), (await ThereAsync(pair))[0]);
    }

    [Fact]
    public async Task An_item_the_platform_does_not_know_is_kept_with_its_refusal_and_holds_up_nobody()
    {
        await using var pair = await StartAsync();
        pair.Mishaps.Refuses = "isv.item-not-exist";
        await CountAsync(pair, "E1", ("SKU-A", 12));
        await RunAsync(pair);
        var item = (await PublishedAsync(pair))[0]!;
        Assert.Equal(("refused", true), ((string)item["state"]!, ((string)item["note"]!).Length > 0));

        pair.Mishaps.Refuses = null;
        await CountAsync(pair, "E2", ("SKU-A", 13));
        await RunAsync(pair);
        Assert.Equal(["SKU-A 13/13 published"], await ToldAsync(pair));
    }

    [Fact]
    public async Task A_figure_whose_answer_was_lost_is_sent_again_under_its_own_key()
    {
        await using var pair = await StartAsync();
        await CountAsync(pair, "E1", ("SKU-A", 12));
        pair.Mishaps.Cuts["aicinventory.publish"] = 1;
        // The node's first answer is slow, and an unknown figure is asked about a tenth of a second later.
        await ToldAsync(pair);
        Assert.Equal(0, await RunAsync(pair));
        Assert.Equal(["SKU-A 12/12 unknown"], await ToldAsync(pair));
        // Asked what became of it, and told again when the platform does not know.
        await DirectPair.UntilAsync<List<string>>(
            async () => await ToldAsync(pair), told => told is ["SKU-A 12/12 published"]);
        var stop = TestContext.Current.CancellationToken;
        var told = await pair.Here.Publications.AllAsync(DirectPair.Merchant, stop);
        Assert.Equal(1, Assert.Single(told).Number);
        // Names are stored: the order of states is part of no format.
        var stored = Assert.Single(
            await pair.Here.Store.SubjectsAsync("stock-told", DirectPair.Merchant, "", null, 9, stop));
        Assert.Contains("\"state\":\"Done\"", stored.State, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_publishes_nothing_has_no_job_for_it()
    {
        await using var pair = await DirectPair.StartAsync();
        Assert.Null(pair.Here.Jobs.Find("push-stock:gj"));
        var (status, page) = await pair.ApiAsync(HttpMethod.Get, "/stock/published");
        Assert.Equal((200, false, 0), (status, (bool)page["publishes"]!, page["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task What_the_platform_has_can_be_asked()
    {
        await using var pair = await StartAsync();
        await CountAsync(pair, "E1", ("SKU-A", 12));
        await RunAsync(pair);
        var (status, said) = await pair.ApiAsync(HttpMethod.Get, "/stock/outside?sku=SKU-A&sku=nobody");
        Assert.Equal((200, "ascp"), (status, (string)said["source"]!));
        var item = Assert.Single(said["items"]!.AsArray())!;
        Assert.Equal(("gj", "SKU-A", 12L), ((string)item["warehouse"]!, (string)item["sku"]!, (long)item["onHand"]!));
        Assert.Equal(400, (await pair.ApiAsync(HttpMethod.Get, "/stock/outside")).Status);

        pair.Mishaps.Refuses = "isv.gone";
        Assert.Equal(502, (await pair.ApiAsync(HttpMethod.Get, "/stock/outside?sku=SKU-A")).Status);
    }

    [Fact]
    public void Two_warehouses_with_one_code_there_are_a_fault()
    {
        var settings = new Connectors.Ascp.AscpSettings { StoreCode = "WH01", PublishStock = true };
        Assert.DoesNotContain(settings.Validate(), f => f.StartsWith("Stores:", StringComparison.Ordinal));
        settings = settings with { Stores = settings.Stores.Add("east", "WH01") };
        Assert.Contains(settings.Validate(), f => f.StartsWith("Stores:", StringComparison.Ordinal));
    }

    /// <summary>The job's first run is over: from now on it runs when the test says so.</summary>
    internal static async Task<DirectPair> StartAsync()
    {
        var pair = await DirectPair.StartAsync(c => c["publishStock"] = true);
        var job = pair.Here.Jobs.Find("push-stock:gj")!;
        await DirectPair.UntilAsync<JobView>(
            async () => await pair.Here.Jobs.ViewAsync(job, default), v => v.Runs.Length > 0 && !v.Running);
        return pair;
    }

    internal static async Task CountAsync(DirectPair pair, string doc, params (string Sku, long OnHand)[] lines) =>
        Assert.IsType<StockEntered.Written>(await pair.Here.Store.EnterAsync(new StockEntry(
            doc, DirectPair.Merchant, StockMoveKind.Count, [.. lines.Select(l => new StockEntryLine(l.Sku, l.OnHand))],
            "person:wang", "", Core.Instant.From(TimeProvider.System.GetUtcNow())), default));

    /// <returns>How many figures were told, refused ones among them.</returns>
    internal static async Task<long> RunAsync(DirectPair pair)
    {
        var shop = pair.Here.Shops.Find(DirectPair.Merchant)!;
        var job = pair.Here.Jobs.Find($"{PushStockJob.Name}:{shop.Config.Id}")!;
        var counts = await new PushStockJob().RunAsync(
            new(job, shop, pair.Here, "person:wang", false, Core.Instant.From(TimeProvider.System.GetUtcNow())),
            default);
        return counts.All.Values.Sum();
    }

    private static async Task<JsonArray> PublishedAsync(DirectPair pair) =>
        (await pair.ApiAsync(HttpMethod.Get, "/stock/published")).Body["items"]!.AsArray();

    private static async Task<List<string>> ToldAsync(DirectPair pair) =>
        [.. (await PublishedAsync(pair)).Select(i => $"{i!["sku"]} {i["wanted"]}/{i["quantity"]} {i["state"]}")];

    private static async Task<List<(string, long, long)>> ThereAsync(DirectPair pair) =>
        [.. (await pair.Shop.ReadStockAsync(["SKU-A", "SKU-B"], default)).Select(s => (s.Sku, s.OnHand, s.Occupied))];
}
