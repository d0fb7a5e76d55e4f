using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>Facts that fit nothing yet: the order in which they are tried, and what brings one forward.</summary>
public sealed class Parked_facts_are_fair
{
    private const int Hopeless = 1_237;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_fact_behind_many_hopeless_ones_is_tried_and_they_cost_less_each_time()
    {
        await using var site = await Site.StartAsync(engine: new EngineOptions { ClaimMost = 200 });
        for (var i = 0; i < Hopeless; i++) await site.AcceptAsync(Stopped(site, $"gone-{i}"));
        // Parked by a node that is gone: nobody remembers it, and it is due like the others.
        var good = new ParkedFact(
            "good", new OrderKey(Site.Taobao, "late"), "ORDER_UNKNOWN", "erp", site.Now, Fact(site, "late"));
        await site.OrderAsync("late");
        await site.Store.CommitAsync(new CommitBatch(site.Now, [], [good], [], []), Stop);

        site.Clock.Move(TimeSpan.FromSeconds(31));
        for (var step = 0; step < 12; step++) await site.Engine.StepAsync(Stop);

        var key = new OrderKey(Site.Taobao, "late");
        Assert.Contains((await site.ReadAsync(key)).Evidence, e => e.Kind is EvidenceKind.Stopped);
        Assert.Equal(Hopeless, await site.Store.ParkedCountAsync(null, Stop));
        var hopeless = (await site.Store.ParkedAsync(null, 10_000, Stop)).ToList();
        Assert.All(hopeless, p => Assert.Equal(1, p.Attempts));
        for (var hour = 0; hour < 6; hour++)
        {
            site.Clock.Move(TimeSpan.FromHours(1));
            for (var step = 0; step < 12; step++) await site.Engine.StepAsync(Stop);
        }
        Assert.All(await site.Store.ParkedAsync(null, 10_000, Stop), p => Assert.Equal(7, p.Attempts));
    }

    [Fact]
    public async Task What_was_parked_before_a_restart_is_tried_at_once_when_its_order_comes()
    {
        await using var site = await Site.StartAsync();
        var at = new ParkedFact(
            "p1", new OrderKey(Site.Taobao, "o7"), "ORDER_UNKNOWN", "erp", site.Now, Fact(site, "o7"), 9,
            site.Now + TimeSpan.FromHours(1));
        await site.Store.CommitAsync(new CommitBatch(site.Now, [], [at], [], []), Stop);

        var key = await site.OrderAsync("o7");

        Assert.Contains((await site.ReadAsync(key)).Evidence, e => e.Kind is EvidenceKind.Stopped);
        Assert.Equal(0, await site.Store.ParkedCountAsync(null, Stop));
    }

    [Fact]
    public async Task A_dismissed_fact_is_not_tried_when_its_order_comes()
    {
        await using var site = await Site.StartAsync();
        await site.AcceptAsync(Stopped(site, "o8"));
        var parked = Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
        Assert.IsType<Refusal.ReasonLength>(await site.Engine.Parked.DismissAsync(parked.Id, " ", "x", Stop));
        Assert.Null(await site.Engine.Parked.DismissAsync(parked.Id, "测试数据", "person:w", Stop));
        Assert.IsType<Refusal.ParkedDismissed>((await site.Engine.Parked.RetryAsync(parked.Id, Stop)).Wrong);
        Assert.IsType<Refusal.ParkedUnknown>((await site.Engine.Parked.RetryAsync("nothing", Stop)).Wrong);

        var key = await site.OrderAsync("o8");

        Assert.Empty((await site.ReadAsync(key)).Evidence);
    }

    private static Fact.EvidenceSeen Stopped(Site site, string order) => new(
        new OrderKey(Site.Taobao, order), "stop", EvidenceKind.Stopped, "", [new LineQuantity(order + "1", 2)], [],
        StopLevel.NotReleased, "erp", site.Now);

    private static byte[] Fact(Site site, string order) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
        Stopped(site, order), CoreJson.Default.Fact);
}
