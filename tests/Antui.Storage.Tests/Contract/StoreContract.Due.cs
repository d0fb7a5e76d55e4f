using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_is_due_is_claimed_once_and_again_when_the_lease_has_passed()
    {
        await Store.CommitAsync(
            Batch(Commit(Key("a"), 1, Now), Commit(Key("b"), 1, Now + Lease), Commit(Key("c"), 1)), default);

        Assert.Equal(Now, await Store.NextDueAsync(Now, default));
        Assert.Equal([Key("a")], await Store.ClaimDueAsync(Now, Lease * 2, 10, default));
        Assert.Empty(await Store.ClaimDueAsync(Now, Lease, 10, default));
        Assert.Equal(Now + Lease, await Store.NextDueAsync(Now, default));
        Assert.Equal([Key("b")], await Store.ClaimDueAsync(Now + Lease, Lease * 5, 10, default));
        Assert.Equal([Key("a")], await Store.ClaimDueAsync(Now + (Lease * 2), Lease * 5, 10, default));
    }

    [Fact]
    public async Task A_commit_sets_the_due_time_anew()
    {
        var key = Key("a");
        await Store.CommitAsync(Commit(key, 1, Now));
        await Store.ClaimDueAsync(Now, Lease, 10, default);

        await Store.CommitAsync(Commit(key, 2, Now + TimeSpan.FromSeconds(1)));
        Assert.Equal(Now + TimeSpan.FromSeconds(1), await Store.NextDueAsync(Now, default));

        await Store.CommitAsync(Commit(key, 3, Instant.Never, Row(key)));
        Assert.Equal(Instant.Never, await Store.NextDueAsync(Now, default));
        Assert.Empty(await Store.ClaimDueAsync(Now + TimeSpan.FromDays(1000), Lease, 10, default));
    }

    [Fact]
    public async Task No_order_is_claimed_twice_by_many_claimers()
    {
        const int orders = 300;
        await Store.CommitAsync(
            Batch([.. Enumerable.Range(0, orders).Select(x =>
                Commit(Key($"o{x}"), 1, Now - TimeSpan.FromSeconds(x)))]), default);

        var claimed = new List<OrderKey>();
        while (true)
        {
            var rounds = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => Store.ClaimDueAsync(Now, Lease, 20, default)));
            if (rounds.All(x => x.Count == 0)) break;
            Assert.All(rounds, x => Assert.True(x.Count <= 20));
            claimed.AddRange(rounds.SelectMany(x => x));
        }

        Assert.Equal(orders, claimed.Count);
        Assert.Equal(orders, claimed.Distinct().Count());
    }

    [Fact]
    public async Task The_oldest_are_claimed_first()
    {
        await Store.CommitAsync(
            Batch([.. Enumerable.Range(0, 20).Select(x => Commit(Key($"o{x}"), 1, Now - TimeSpan.FromSeconds(x)))]),
                default);

        var first = await Store.ClaimDueAsync(Now, Lease, 3, default);

        Assert.Equal(["o17", "o18", "o19"], first.Select(x => x.OrderNo).Order());
    }

    [Fact]
    public async Task Caps_hold_over_each_rolling_window()
    {
        var caps = new SpendCaps(MinuteFen: 100, HourFen: 250, DayFen: 300);
        Assert.Equal(CommitResult.Written, await Spend("a", 1, 100, Now));
        Assert.Equal(CommitResult.Capped, await Spend("b", 1, 1, Now));
        Assert.Empty(await Store.LoadAsync(Key("b")));
        Assert.Equal(CommitResult.Written, await Spend("b", 1, 100, Now + TimeSpan.FromMinutes(2)));
        Assert.Equal(CommitResult.Capped, await Spend("c", 1, 51, Now + TimeSpan.FromMinutes(4)));
        Assert.Equal(CommitResult.Written, await Spend("c", 1, 50, Now + TimeSpan.FromMinutes(4)));
        Assert.Equal(CommitResult.Conflict, await Spend("c", 1, 50, Now + TimeSpan.FromHours(2)));
        Assert.Equal(CommitResult.Capped, await Spend("d", 1, 51, Now + TimeSpan.FromHours(2)));
        Assert.Equal(CommitResult.Written, await Spend("d", 1, 50, Now + TimeSpan.FromHours(2)));
        Assert.Equal(CommitResult.Capped, await Spend("e", 1, 1, Now + TimeSpan.FromHours(3)));
        Assert.Equal(CommitResult.Written, await Spend("e", 1, 100, Now + TimeSpan.FromHours(30)));
        Assert.Equal(CommitResult.Written, await Spend("e", 1, 100, Now, "another shop"));

        async Task<CommitResult> Spend(string orderNo, long version, long fen, Instant at, string shop = "s1") =>
            (await Store.CommitAsync(
                new ToldBatch(at, [Commit(Key(orderNo, shop), version) with { SpendFen = fen, Caps = caps }], [],
                    [], []),
                default))[0];
    }

    [Fact]
    public async Task Concurrent_spenders_never_pass_the_cap_together()
    {
        var caps = new SpendCaps(null, 1000, null);
        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(x =>
            Store.CommitAsync(Commit(Key($"o{x}"), 1) with { SpendFen = 50, Caps = caps })));

        Assert.Equal(20, results.Count(x => x == CommitResult.Written));
        Assert.Equal(40, results.Count(x => x == CommitResult.Capped));
    }
}
