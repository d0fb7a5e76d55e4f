using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Tests.Api;

/// <summary>Each figure is the sum of the list that stands behind it, of one shop or of all.</summary>
public sealed class Figures_are_sums_of_lists
{
    private static readonly string[] Shops = ["", "h1", "h2"];

    [Fact]
    public async Task Every_figure_is_the_sum_of_its_list_in_each_shop_and_in_all()
    {
        await using var node = await TestNode.StartAsync();
        await LiveAsync(node);
        foreach (var shop in Shops)
        {
            var (_, figures) = await node.GetAsync($"figures?by=hour&shop={shop}");
            var totals = figures["totals"]!;
            var (asked, paid) = (await RefundsAsync(node, shop, ""), await RefundsAsync(node, shop, "&phase=refunded"));
            Equal("refunds", asked.Count);
            Equal("refunded", paid.Count);
            Equal("refundedFen", paid.Sum(r => (long)r["paidFen"]!));
            Equal("automatic", (await RefundsAsync(node, shop, "&automatic=true&phase=refunded")).Count);
            Equal("person", (await RefundsAsync(node, shop, "&phase=person")).Count);
            Equal("orders", (await node.GetAsync($"orders?limit=200&shop={shop}")).Body["items"]!.AsArray().Count);
            var parked = (await node.GetAsync("parked?limit=200")).Body["items"]!.AsArray();
            Equal("parked", parked.Count(p => shop == "" || (string?)p!["shop"] == shop));
            var series = figures["series"]!.AsArray();
            foreach (var name in (string[])["refunds", "refunded", "refundedFen", "automatic"])
                Equal(name, series.Sum(p => (long)p![name]!));
            var (_, counts) = await node.GetAsync($"refunds/counts?shop={shop}");
            foreach (var phase in (string[])["waiting", "running", "uncertain", "person", "refunded", "closed"])
                Assert.Equal((await RefundsAsync(node, shop, "&phase=" + phase)).Count, (int)counts[phase]!);

            void Equal(string name, long expected) =>
                Assert.True(expected == (long)totals[name]!, $"{name} of '{shop}': {totals[name]}, list {expected}");
        }
        // What every figure was: two requests of the one shop, three of the other.
        Assert.Equal("2 1 5000 1 1 1", await SaysAsync(node, "h1"));
        Assert.Equal("3 1 700 1 1 2", await SaysAsync(node, "h2"));
        Assert.Equal("5 2 5700 2 2 3", await SaysAsync(node, ""));
        Assert.Equal(404, (await node.GetAsync("figures?shop=nobody")).Status);
    }

    [Fact]
    public async Task What_a_node_measured_is_of_the_shop_too()
    {
        await using var node = await TestNode.StartAsync();
        await LiveAsync(node);
        var (one, other) = (await TotalsAsync(node, "h1"), await TotalsAsync(node, "h2"));
        var all = await TotalsAsync(node, "");
        foreach (var name in (string[])["facts", "duplicates", "conflicts", "effects"])
            Assert.Equal((long)all[name]!, (long)one[name]! + (long)other[name]!);
        Assert.Equal((0, 1), ((int)one["duplicates"]!, (int)other["duplicates"]!));
        Assert.NotNull((await node.GetAsync("figures?shop=h1")).Body["evidenceToRefundMs"]);
    }

    /// <summary>Fifty requests are due within the hour, and thousands of newer ones later.</summary>
    [Fact]
    public async Task The_radar_counts_all_that_are_due_however_many_newer_ones_there_are()
    {
        await using var node = await TestNode.StartAsync();
        var now = Instant.From(DateTimeOffset.UtcNow);
        await AddAsync(node, "h1", 50, now - TimeSpan.FromDays(2), now + TimeSpan.FromMinutes(50));
        await AddAsync(node, "h2", 7, now - TimeSpan.FromDays(2), now + TimeSpan.FromMinutes(100));
        await AddAsync(node, "h2", 3, now - TimeSpan.FromDays(3), now - TimeSpan.FromMinutes(5));
        await AddAsync(node, "h1", 2_050, now - TimeSpan.FromMinutes(1), now + TimeSpan.FromDays(2));
        Assert.Equal("1h 50, 2h 57, 8h 57, 24h 57, overdue 3", await RadarAsync(node, ""));
        Assert.Equal("1h 50, 2h 50, 8h 50, 24h 50, overdue 0", await RadarAsync(node, "h1"));
        Assert.Equal("1h 0, 2h 7, 8h 7, 24h 7, overdue 3", await RadarAsync(node, "h2"));

        // The window of a figure, asked of the list and of its counts, is what the figure says.
        var (_, figures) = await node.GetAsync("figures");
        foreach (var due in figures["openDeadlines"]!.AsArray())
        {
            var window = $"&phase=waiting,running,uncertain,person&deadlineFrom={due!["from"]}&deadlineTo={due["to"]}";
            Assert.Equal((int)due["count"]!, (await RefundsAsync(node, "", window + "&sort=deadline")).Count);
            var (_, counts) = await node.GetAsync("refunds/counts?" + window);
            Assert.Equal((int)due["count"]!, (int)counts["waiting"]!);
        }
        var first = (await RefundsAsync(node, "", "&sort=deadline")).Take(4).Select(r => (string)r["shop"]!);
        Assert.Equal("h2 h2 h2 h1", string.Join(' ', first));
    }

    /// <summary>Two shops with different numbers of everything that has a figure.</summary>
    private static async Task LiveAsync(TestNode node)
    {
        await node.OrderAsync("a1");
        await node.OrderAsync("a2");
        await node.AskAsync("ra1", "a1", 5_000);
        await node.AskAsync("ra2", "a2", 900, kind: "shipped-refund-only");
        await node.UntilAsync("h1", "ra1", "refunded");
        await node.OrderAsync("b1", "h2", 700);
        await node.OrderAsync("b1", "h2", 700);
        await node.OrderAsync("b2", "h2");
        await node.OrderAsync("b3", "h2");
        await node.AskAsync("rb1", "b1", 700, "h2");
        await node.AskAsync("rb2", "b2", 100, "h2");
        await node.AskAsync("rb3", "b3", 100, "h2");
        await node.PostAsync("shops/h2/evidence", """{"orderNo":"b1","refundNo":"rb1","kind":"stopped"}""");
        await node.UntilAsync("h2", "rb1", "refunded");
        await node.PostAsync("refunds/h2/rb2/actions", """{"action":"hold","reason":"a call"}""");
        await node.UntilAsync("h2", "rb2", "person");
        foreach (var (shop, no) in ((string, string)[])[("h1", "x1"), ("h2", "y1"), ("h2", "y2")])
            await node.AskAsync("r" + no, no, 100, shop);
    }

    /// <summary>Puts rows into the list as a step of it would.</summary>
    private static async Task AddAsync(
        TestNode node, string shop, int count, Instant asked, Instant deadline)
    {
        var orders = Enumerable.Range(0, count).Select(i =>
        {
            var key = new OrderKey(shop, $"{deadline.Ms}-{i}");
            var row = new OrderRow(
                shop, key.OrderNo, Core.Orders.OrderStatus.Paid, "PAID", 100, 0, asked, asked, "b", true);
            var refund = new RefundRow(
                shop, "R" + key.OrderNo, key.OrderNo, RefundKind.Unshipped, "WAIT", RefundPhase.Waiting, 100, 0, "",
                "OK", Turn.Erp, "b", asked, asked, deadline, null, false, true);
            return new OrderRows(key, row, [refund], [], [], [], [], []);
        }).ToList();
        var stop = TestContext.Current.CancellationToken;
        var (place, followed) = (0L, false);
        while (!followed)
        {
            place = (await node.Store.ListsAsync(stop)).First(l => l.Name is ListName.Refunds).Place;
            followed = await node.Store.FollowAsync(new ListStep([ListName.Refunds], place, place, orders), stop);
        }
    }

    private static async Task<List<JsonNode>> RefundsAsync(TestNode node, string shop, string filter)
    {
        var rows = new List<JsonNode>();
        string? next = null;
        do
        {
            var (status, page) = await node.GetAsync($"refunds?limit=200&shop={shop}{filter}&cursor={next}");
            Assert.Equal(200, status);
            rows.AddRange(page["items"]!.AsArray().Select(r => r!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return rows;
    }

    private static async Task<JsonNode> TotalsAsync(TestNode node, string shop) =>
        (await node.GetAsync($"figures?shop={shop}")).Body["totals"]!;

    private static async Task<string> SaysAsync(TestNode node, string shop)
    {
        var totals = await TotalsAsync(node, shop);
        string[] names = ["refunds", "refunded", "refundedFen", "automatic", "person", "parked"];
        return string.Join(' ', names.Select(n => totals[n]!.ToString()));
    }

    private static async Task<string> RadarAsync(TestNode node, string shop)
    {
        var (_, figures) = await node.GetAsync($"figures?shop={shop}");
        var due = figures["openDeadlines"]!.AsArray().Select(d => $"{d!["within"]} {d["count"]}");
        return string.Join(", ", due) + $", overdue {figures["overdue"]}";
    }
}
