using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

public sealed class Jobs_of_a_shop
{
    [Fact]
    public async Task The_shops_bring_their_jobs_with_plans_and_what_came_of_them()
    {
        await using var shop = await PooledShop.StartAsync();
        await shop.Site.OrderAsync("30001");
        await shop.PassAsync();
        var jobs = (await shop.GetAsync("jobs")).Body["items"]!.AsArray().ToDictionary(j => (string)j!["id"]!);
        foreach (var id in (string[])["fetch:m1", "download:m1", "convert-orders:m1", "convert-refunds:m1",
            "retry-unmapped:m1"])
            Assert.Contains(id, jobs.Keys);
        var fetch = jobs["fetch:m1"]!;
        Assert.Equal(("every 60s", "clock", 1L),
            ((string)fetch["plan"]!, (string)fetch["lastRun"]!["author"]!,
                (long)fetch["lastRun"]!["counts"]!["orders"]!));
        Assert.Null(fetch["lastRun"]!["error"]);
        Assert.Equal(
            DateTimeOffset.Parse((string)fetch["lastRun"]!["at"]!).AddMinutes(1),
                DateTimeOffset.Parse((string)fetch["nextAt"]!));
        Assert.Equal(1L, (long)jobs["convert-orders:m1"]!["lastRun"]!["counts"]!["converted"]!);
    }

    [Fact]
    public async Task A_shop_whose_conversion_is_by_hand_has_no_job_for_it()
    {
        await using var shop = await PooledShop.StartAsync("""{"pool":true,"convertOrders":"manual"}""");
        Assert.Equal(404, (await shop.GetAsync("jobs/convert-orders:m1")).Status);
        Assert.Equal(200, (await shop.GetAsync("jobs/convert-refunds:m1")).Status);
    }

    [Fact]
    public async Task Paused_it_rests_asked_it_runs_and_another_plan_is_kept_with_its_author()
    {
        await using var shop = await PooledShop.StartAsync();
        await shop.PassAsync();
        var (status, job) = await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", """{"paused":true}""");
        Assert.Equal((200, true, (JsonNode?)null), (status, (bool)job["paused"]!, job["nextAt"]));
        await shop.Site.OrderAsync("30101");
        await shop.PassAsync(600);
        Assert.Equal("", await shop.ListAsync());

        Assert.Equal(202, (await shop.PostAsync("jobs/fetch:m1/run", "{}")).Status);
        await shop.PassAsync(2);
        Assert.Equal("30101 converted", await shop.ListAsync());
        var runs = (await shop.GetAsync("jobs/fetch:m1/runs")).Body["items"]!.AsArray();
        Assert.Equal(["person:Li", "clock"], runs.Select(r => (string)r!["author"]!));

        await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", """{"paused":false,"plan":"every 5m"}""");
        await shop.PassAsync(2);
        await shop.PassAsync(200);
        Assert.Equal(3, (await shop.GetAsync("jobs/fetch:m1/runs")).Body["items"]!.AsArray().Count);
        await shop.PassAsync(101);
        Assert.Equal(4, (await shop.GetAsync("jobs/fetch:m1/runs")).Body["items"]!.AsArray().Count);
        var settings = await shop.Store.HistoryAsync("job", "fetch:m1", TestContext.Current.CancellationToken);
        Assert.Equal(["person:Li", "person:Li"], settings.Select(d => d.Author));
    }

    [Fact]
    public async Task A_cron_line_waits_for_its_hour_in_the_platforms_time()
    {
        await using var shop = await PooledShop.StartAsync();
        await shop.PassAsync();
        // The clock stands at 04:01 UTC, which is 12:01 on the platform.
        var (_, job) = await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", """{"plan":"30 13 * * *"}""");
        Assert.Equal("2030-05-20T05:30:00.000Z", (string)job["nextAt"]!);
        await shop.PassAsync(3_600);
        Assert.Single((await shop.GetAsync("jobs/fetch:m1/runs")).Body["items"]!.AsArray());
        await shop.PassAsync(1_800);
        Assert.Equal(2, (await shop.GetAsync("jobs/fetch:m1/runs")).Body["items"]!.AsArray().Count);
        Assert.Equal("2030-05-21T05:30:00.000Z", (string)(await shop.GetAsync("jobs/fetch:m1")).Body["nextAt"]!);
    }

    /// <summary>It is Monday, 20 May 2030, 12:01 on the platform.</summary>
    [Theory]
    [InlineData("0 3 21 * 3", "2030-05-20T19:00:00.000Z")]
    [InlineData("0 3 25 * 3", "2030-05-21T19:00:00.000Z")]
    [InlineData("*/20 12 * * *", "2030-05-20T04:20:00.000Z")]
    [InlineData("5/25 12-13 * 5 1-5", "2030-05-20T04:05:00.000Z")]
    [InlineData("0 0 29 2 *", "2032-02-28T16:00:00.000Z")]
    [InlineData("0 6 * * 7", "2030-05-25T22:00:00.000Z")]
    public async Task A_cron_line_is_read_as_every_crontab(string line, string next)
    {
        await using var shop = await PooledShop.StartAsync();
        await shop.PassAsync();
        var (_, job) = await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", $$"""{"plan":"{{line}}"}""");
        Assert.Equal(next, (string)job["nextAt"]!);
    }

    [Theory]
    [InlineData("""{"plan":"sometimes"}""", 422)]
    [InlineData("""{"plan":"0 0 0 * * *"}""", 422)]
    [InlineData("""{"plan":"@daily"}""", 422)]
    [InlineData("""{"plan":"every 0s"}""", 422)]
    [InlineData("""{"plan":"61 * * * *"}""", 422)]
    [InlineData("""{"plan":"0 0 30 2 *"}""", 422)]
    [InlineData("{}", 422)]
    [InlineData("""{"pause":true}""", 400)]
    public async Task A_plan_that_is_none_is_refused(string json, int expected)
    {
        await using var shop = await PooledShop.StartAsync();
        Assert.Equal(expected, (await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", json)).Status);
        var (needed, why) = await shop.SendAsync(HttpMethod.Put, "jobs/judge-again:m1", """{"paused":true}""");
        Assert.Equal((409, "JOB_NEEDED"), (needed, (string)why["code"]!));
        var (planned, _) = await shop.SendAsync(HttpMethod.Put, "jobs/judge-again:m1", """{"plan":"every 2h"}""");
        Assert.Equal(200, planned);
        Assert.Equal(404, (await shop.SendAsync(HttpMethod.Put, "jobs/nothing", """{"paused":true}""")).Status);
        Assert.Empty(await shop.Store.HistoryAsync("job", "fetch:m1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_restart_goes_on_with_plans_runs_and_next_times()
    {
        var shop = await PooledShop.StartAsync();
        await shop.PassAsync();
        await shop.SendAsync(HttpMethod.Put, "jobs/fetch:m1", """{"plan":"every 10m"}""");
        await shop.PassAsync(1);
        var before = (await shop.GetAsync("jobs/fetch:m1")).Body;
        await shop.StopAsync();

        await using var again = await PooledShop.StartAsync(store: shop.Store, site: shop.Site);
        await again.PassAsync(30);
        var after = (await again.GetAsync("jobs/fetch:m1")).Body;
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal(2, after["runs"]!.AsArray().Count);
        await again.PassAsync(600);
        Assert.Equal(3, (await again.GetAsync("jobs/fetch:m1")).Body["runs"]!.AsArray().Count);
    }
}
