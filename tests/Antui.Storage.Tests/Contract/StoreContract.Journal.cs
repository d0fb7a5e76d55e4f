using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task An_unknown_order_has_no_entries() => Assert.Empty(await Store.LoadAsync(Key("nobody")));

    [Fact]
    public async Task What_was_committed_is_loaded_in_order_for_each_key()
    {
        var (a, b) = (Key("a"), Key("b"));
        await Store.CommitAsync(Batch(Commit(a, 1), Commit(b, 1)), default);
        await Store.CommitAsync(Commit(a, 2));

        var loaded = await Store.LoadAsync([b, Key("nobody"), a], default);

        Assert.Equal([1], loaded[0].Select(x => x.Version));
        Assert.Empty(loaded[1]);
        Assert.Equal([1, 2], loaded[2].Select(x => x.Version));
        Assert.Equal("[2]"u8.ToArray(), loaded[2][1].Events.ToArray());
        Assert.Equal((Now, "test"), (loaded[2][1].At, loaded[2][1].Source));
    }

    [Fact]
    public async Task The_same_order_number_in_two_shops_is_two_orders()
    {
        await Store.CommitAsync(Batch(Commit(Key("a", "s1"), 1), Commit(Key("a", "s2"), 1)), default);
        await Store.CommitAsync(Commit(Key("a", "s2"), 2));

        Assert.Single(await Store.LoadAsync(Key("a", "s1")));
        Assert.Equal(2, (await Store.LoadAsync(Key("a", "s2"))).Count);
    }

    [Fact]
    public async Task Whether_a_version_is_still_the_newest_is_asked_of_one_order()
    {
        var key = Key("a", "s1");
        await Store.CommitAsync(Batch(Commit(key, 1), Commit(Key("a", "s2"), 1)), default);
        await Store.CommitAsync(Commit(Key("a", "s2"), 2));
        Assert.Equal([1], await Store.VersionsAsync([key], TestContext.Current.CancellationToken));
        await Store.CommitAsync(Commit(key, 2));
        Assert.Equal([0, 2], await Store.VersionsAsync([Key("nobody"), key], TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Only_the_version_that_follows_is_written(long stale)
    {
        var key = Key("a");
        await Store.CommitAsync(Commit(key, 1));
        await Store.CommitAsync(Commit(key, 2));

        var refund = Refund(key, "lost");
        var result = await Store.CommitAsync(Commit(key, stale, Now, Row(key, raw: "LOST"), refund));

        Assert.Equal(CommitResult.Conflict, result);
        Assert.Equal(2, (await Store.LoadAsync(key)).Count);
        Assert.Equal("PAID", (await Store.OrdersAsync(null, null, null, 10, default)).Rows[0].RawStatus);
        Assert.Empty(await Store.FindRefundAsync(null, "lost", default));
        Assert.Equal(Instant.Never, await Store.NextDueAsync(Now, default));
    }

    [Fact]
    public async Task A_conflict_leaves_the_rest_of_the_batch_written()
    {
        await Store.CommitAsync(Commit(Key("a"), 1));

        var results = await Store.CommitAsync(
            new ToldBatch(
                Now, [Commit(Key("a"), 1), Commit(Key("b"), 1)], [Parked("p", Key("c"))], [],
                [new Count("s1", "facts", Now, 2)]),
            default);

        Assert.Equal([CommitResult.Conflict, CommitResult.Written], results);
        Assert.Single(await Store.LoadAsync(Key("b")));
        Assert.Equal(1, await Store.ParkedCountAsync(null, default));
        Assert.Equal(2,
            Assert.Single(await Store.FiguresAsync(null, Now, Now + TimeSpan.FromHours(1), true, default)).Value);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_exactly_one_wins()
    {
        var key = Key("a");
        await Store.CommitAsync(Commit(key, 1));
        for (var version = 2L; version < 12; version++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(
                x => Store.CommitAsync(Commit(key, version, null, null, Refund(key, $"r{x}")))));
            Assert.Single(results, CommitResult.Written);
        }

        Assert.Equal(Enumerable.Range(1, 11).Select(x => (long)x), (await Store.LoadAsync(key)).Select(x => x.Version));
    }

    [Fact]
    public async Task Mistakes_of_the_caller_are_refused_before_anything_is_written()
    {
        var key = Key("a");
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.CommitAsync(Batch(Commit(key, 1), Commit(key, 2)), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Commit(key, 0)));
        Assert.Empty(await Store.LoadAsync(key));

        var row = Commit(key, 1).Rows;
        foreach (var wrong in (IReadOnlyList<OrderRows>[])
            [[row with { Row = Row(Key("b")) }], [row with { Refunds = [Refund(Key("b"), "r")] }], [row, row]])
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                Store.FollowAsync(new ListStep(Telling.All, 0, 1, wrong), default));
        }
        Assert.All(await Store.ListsAsync(default), x => Assert.Equal(0, x.Place));
    }

    [Fact]
    public async Task Odd_text_of_broken_senders_is_stored_and_found_again()
    {
        var key = Key("a\0b\uD800'; DROP TABLE orders; --");
        var row = Row(key) with { BuyerRef = "", RawStatus = "x\0" };
        Assert.Equal(CommitResult.Written, await Store.CommitAsync(
            Commit(key, 1, Now, row, Refund(key, "r\0") with { Reason = new string('长', 3000) })
                with
            { Events = default }));
        Assert.Equal(CommitResult.Written, await Store.CommitAsync(Commit(key, 2, Now)));
        Assert.Equal(2, (await Store.LoadAsync(key)).Count);
        Assert.Equal(3000, (await Store.FindRefundAsync(null, "r\0", default))[0].Reason.Length);
        Assert.Single(await Store.ClaimDueAsync(Now, TimeSpan.FromMinutes(1), 10, default));
    }

    [Fact]
    public async Task The_same_fact_parks_once_and_leaves_when_it_is_unparked()
    {
        var key = Key("a");
        await Store.CommitAsync(Park(Parked("1", key, Now), Parked("2", key, Now + TimeSpan.FromSeconds(1))), default);
        await Store.CommitAsync(Park(Parked("1", key, Now + TimeSpan.FromHours(1), attempts: 3)), default);
        await Store.CommitAsync(Park(Parked("1", key), Parked("3", Key("b"), Now - TimeSpan.FromSeconds(1))), default);

        Assert.Equal(3, await Store.ParkedCountAsync(null, default));
        Assert.Equal(["3", "1", "2"], (await Store.ParkedAsync(null, 10, default)).Select(x => x.Id));
        var first = (await Store.ParkedAsync(key, 1, default)).Single();
        Assert.Equal(("1", Now, 3), (first.Id, first.At, first.Attempts));

        await Store.CommitAsync(new ToldBatch(Now, [], [], ["1", "2", "unknown"], []), default);
        Assert.Equal(["3"], (await Store.ParkedAsync(null, 10, default)).Select(x => x.Id));

        static CommitBatch Park(params ParkedFact[] facts) => new(Now, [], facts, [], []);
    }

    [Fact]
    public async Task Counters_add_up_by_hour_and_over_a_window()
    {
        var hour = TimeSpan.FromHours(1);
        var start = new Instant(Now.Ms / 3_600_000 * 3_600_000);
        await Store.CommitAsync(
            Counts(new("s1", "facts", start, 1), new("s1", "facts", start + TimeSpan.FromMinutes(59), 2)), default);
        await Store.CommitAsync(
            Counts(new("s1", "facts", start + hour, 4), new("s2", "facts", start, 8), new("s1", "x", start, -1)),
            default);

        Assert.Equal(
            [new("s1", "facts", start, 3), new("s1", "x", start, -1), new("s1", "facts", start + hour, 4),
                new("s2", "facts", start, 8)],
            await Store.FiguresAsync(null, start, start + (2 * hour), true, default));
        Assert.Equal(
            [new("s1", "facts", start, 7), new Figure("s1", "x", start, -1)],
            await Store.FiguresAsync("s1", start + TimeSpan.FromMinutes(5), start + (2 * hour), false, default));
        Assert.Equal([new Figure("s1", "facts", start, 3), new("s1", "x", start, -1)],
            await Store.FiguresAsync("s1", start, start + hour, false, default));

        static CommitBatch Counts(params Count[] counts) => new(Now, [], [], [], counts);
    }
}
