using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly ParkedWait Wait = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(65));

    [Fact]
    public async Task Parked_facts_are_claimed_by_their_own_due_times_and_wait_longer_each_time()
    {
        await ParkAsync(Due("late", 3), Due("first", 1), Due("second", 2), Due("later", 50));
        Assert.Equal(Now + Seconds(1), await Store.NextParkedAsync(default));

        Assert.Equal(["first", "second"], await ClaimAsync(3, 2));
        Assert.Equal(["late"], await ClaimAsync(3, 2));
        Assert.Empty(await ClaimAsync(3, 2));
        Assert.Equal(Now + Seconds(13), await Store.NextParkedAsync(default));

        // 10, 20, 40 seconds, and then the longest.
        foreach (var at in new[] { 13, 33, 73, 138, 203 })
        {
            Assert.DoesNotContain("first", await ClaimAsync(at - 1, 10));
            Assert.Contains("first", await ClaimAsync(at, 10));
        }
        var first = await Store.FindParkedAsync("first", default);
        Assert.Equal((6, Now + Seconds(268), Now), (first!.Attempts, first.DueAt, first.At));
    }

    [Fact]
    public async Task No_number_of_hopeless_facts_keeps_a_new_one_waiting()
    {
        for (var i = 0; i < 13; i++)
            await ParkAsync([.. Enumerable.Range(0, 100).Select(n => Due($"h{i}-{n}", 0, order: $"gone{i}-{n}"))]);
        await ParkAsync(Due("good", 5));
        var rounds = 0;
        while (!(await ClaimAsync(5, 250)).Contains("good")) Assert.InRange(++rounds, 0, 6);
        Assert.Equal(1_301, await Store.ParkedCountAsync(null, default));
    }

    [Fact]
    public async Task A_commit_makes_due_what_waits_for_its_numbers_and_parking_again_moves_nothing()
    {
        await ParkAsync(
            Due("a", 500, "a"), Due("a, other shop", 500, "a", "s9"), Due("r", 500, "R7"), Due("b", 500, "b"));
        await ParkAsync(Due("b", 1, "b"));
        await Store.CommitAsync(Commit(Key("a"), 1) with { Wakes = ["a", "R7"] });
        Assert.Equal(["a", "a, other shop", "r"], (await ClaimAsync(0, 10)).Order());

        await Store.CommitAsync(Commit(Key("a"), 1) with { Wakes = ["b"] });
        Assert.Empty(await ClaimAsync(0, 10));
        Assert.Equal(Now + Seconds(500), (await Store.FindParkedAsync("b", default))!.DueAt);
    }

    [Fact]
    public async Task People_retry_assign_and_dismiss_and_a_dismissed_fact_is_never_tried_again()
    {
        await ParkAsync(Due("x", 500, "x"), Due("y", 500, "y"));
        Assert.True(await Store.ChangeParkedAsync("x", new ParkedChange(Assignee: "小王"), default));
        Assert.True(await Store.ChangeParkedAsync("x", new ParkedChange(DueAt: Now), default));
        Assert.Equal(["x"], await ClaimAsync(0, 10));

        var end = new ParkedEnd("person:li", "两次推送", Now + Seconds(4));
        Assert.True(await Store.ChangeParkedAsync("x", new ParkedChange(Dismissed: end), default));
        Assert.False(await Store.ChangeParkedAsync("x", new ParkedChange(DueAt: Now), default));
        Assert.False(await Store.ChangeParkedAsync("none", new ParkedChange(DueAt: Now), default));
        await ParkAsync(Due("x", 0, "x"));
        await Store.CommitAsync(Commit(Key("x"), 1) with { Wakes = ["x"] });

        Assert.Equal(["y"], await ClaimAsync(9_999, 10));
        Assert.Equal(1, await Store.ParkedCountAsync(null, default));
        Assert.Equal(["y"], (await Store.ParkedAsync(null, 10, default)).Select(x => x.Id));
        var gone = Assert.Single((await Store.ParkedPageAsync(new(Dismissed: true), null, 10, default)).Rows);
        Assert.Equal(("x", "小王", end), (gone.Id, gone.Assignee, gone.Dismissed));
    }

    [Fact]
    public async Task A_list_of_parked_facts_is_filtered_and_read_page_by_page()
    {
        await ParkAsync([.. Enumerable.Range(0, 7).Select(n =>
            Due($"p{n}", 0, shop: n % 2 == 0 ? "s1" : "s2") with { At = Now + Seconds(9 - n) })]);
        var read = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Store.ParkedPageAsync(new(), cursor, 3, default);
            read.AddRange(page.Rows.Select(x => x.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["p6", "p5", "p4", "p3", "p2", "p1", "p0"], read);
        Assert.Equal(["p5", "p3", "p1"], await ListAsync(new(Shop: "s2")));
        Assert.Empty(await ListAsync(new(Reason: "another")));
        Assert.Equal(7, (await ListAsync(new(Reason: "no order", Source: "test", Assignee: ""))).Count());

        async Task<IEnumerable<string>> ListAsync(ParkedFilter filter) =>
            (await Store.ParkedPageAsync(filter, null, 10, default)).Rows.Select(x => x.Id);
    }

    private Task<CommitResult[]> ParkAsync(params ParkedFact[] facts) =>
        Store.CommitAsync(new ToldBatch(Now, [], facts, [], []), default);

    private async Task<IEnumerable<string>> ClaimAsync(int seconds, int limit) =>
        [.. (await Store.ClaimParkedAsync(Now + Seconds(seconds), Wait, limit, default)).Select(x => x.Id)];

    private static ParkedFact Due(string id, int seconds, string order = "o", string shop = "s") =>
        Parked(id, Key(order, shop)) with { DueAt = Now + Seconds(seconds) };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
