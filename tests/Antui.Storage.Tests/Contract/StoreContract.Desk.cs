using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Documents_go_from_version_to_version_and_keep_the_old_ones()
    {
        Assert.Null(await Store.ReadAsync("shop", "s1", default));
        Assert.False(await Store.WriteAsync(Shop(2), true, default));
        Assert.True(await Store.WriteAsync(Shop(1), true, default));
        Assert.False(await Store.WriteAsync(Shop(1), true, default));
        Assert.True(await Store.WriteAsync(Shop(2), true, default));
        Assert.False(await Store.WriteAsync(Shop(4), true, default));
        await Store.WriteAsync(Shop(1) with { Id = "s0" }, true, default);
        await Store.WriteAsync(Shop(1) with { Kind = "key" }, true, default);

        Assert.Equal(Shop(2), await Store.ReadAsync("shop", "s1", default));
        Assert.Equal([Shop(1) with { Id = "s0" }, Shop(2)], await Store.ListAsync("shop", default));
        Assert.Equal([Shop(1), Shop(2)], await Store.HistoryAsync("shop", "s1", default));
        Assert.Empty(await Store.HistoryAsync("shop", "nobody", default));

        static Document Shop(int version) => new("shop", "s1", version, "ann", Now, $"{{\"v\":{version}}}");
    }

    [Fact]
    public async Task A_document_without_history_is_replaced()
    {
        for (var version = 1; version <= 5; version++)
            Assert.True(await Store.WriteAsync(new("cursor", "s1", version, "poller", Now, "{}"), false, default));

        Document last = new("cursor", "s1", 6, "other", Now, "{\"to\":7}");
        Assert.True(await Store.WriteAsync(last, false, default));
        foreach (var version in new[] { 5, 6, 8 })
            Assert.False(await Store.WriteAsync(last with { Version = version, Json = "{}" }, false, default));
        Assert.Equal(last, await Store.ReadAsync("cursor", "s1", default));
        Assert.Equal(6, Assert.Single(await Store.HistoryAsync("cursor", "s1", default)).Version);
    }

    [Theory]
    [InlineData(true, new[] { 1, 2, 3 })]
    [InlineData(false, new[] { 3 })]
    public async Task A_removed_document_is_in_no_list_and_its_id_is_used_again(bool keepHistory, int[] kept)
    {
        Assert.True(await Store.WriteAsync(Address(1, "{}"), keepHistory, default));
        Assert.True(await Store.WriteAsync(Address(2, ""), keepHistory, default));

        Assert.Empty(await Store.ListAsync("address", default));
        Assert.Equal(Address(2, ""), await Store.ReadAsync("address", "a1", default));
        Assert.True((await Store.ReadAllAsync([("address", "a1")], default))[0]!.IsRemoved);
        Assert.False(await Store.WriteAsync(Address(1, "{}"), keepHistory, default));
        Assert.True(await Store.WriteAsync(Address(3, "{}"), keepHistory, default));
        Assert.Equal([Address(3, "{}")], await Store.ListAsync("address", default));
        Assert.Equal(kept, (await Store.HistoryAsync("address", "a1", default)).Select(d => d.Version));

        static Document Address(int version, string json) => new("address", "a1", version, "ann", Now, json);
    }

    [Fact]
    public async Task Documents_are_listed_by_the_beginning_of_their_ids()
    {
        string[] ids = ["s", "s/", "s/a", "s/é", "s/\U0001F4E6", "s0", "t/a", "S/a"];
        foreach (var id in ids) await Store.WriteAsync(new("cursor", id, 1, "poller", Now, "1"), true, default);

        Assert.Equal(["s/", "s/a", "s/é", "s/\U0001F4E6"], await ListedAsync("s/"));
        Assert.Equal(["t/a"], await ListedAsync("t/a"));
        Assert.Empty(await ListedAsync("u"));

        async Task<IEnumerable<string>> ListedAsync(string prefix) =>
            (await Store.ListAsync("cursor", prefix, default)).Select(d => d.Id);
    }

    [Fact]
    public async Task Of_many_writers_of_a_document_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            x => Store.WriteAsync(new("cursor", "s1", 1, $"w{x}", Now, "{}"), x % 2 == 0, default)));
        Assert.Single(results, true);
    }

    [Fact]
    public async Task A_lease_is_held_extended_passed_on_and_released()
    {
        Assert.True(await Store.TryLeaseAsync("poll", "a", Lease, Now, default));
        Assert.False(await Store.TryLeaseAsync("poll", "b", Lease, Now + (Lease / 2), default));
        Assert.True(await Store.TryLeaseAsync("poll", "a", Lease, Now + (Lease / 2), default));
        Assert.False(await Store.TryLeaseAsync("poll", "b", Lease, Now + Lease, default));
        Assert.True(await Store.TryLeaseAsync("poll", "b", Lease, Now + (Lease * 1.5), default));
        await Store.ReleaseAsync("poll", "a", default);
        Assert.False(await Store.TryLeaseAsync("poll", "a", Lease, Now + (Lease * 2), default));
        await Store.ReleaseAsync("poll", "b", default);
        Assert.True(await Store.TryLeaseAsync("poll", "a", Lease, Now + (Lease * 2), default));
        Assert.True(await Store.TryLeaseAsync("other", "b", Lease, Now, default));
    }

    [Fact]
    public async Task A_key_pays_once_and_the_sum_never_passes_the_ceiling()
    {
        Assert.True(await Store.AppendAsync(Pay("k1", 60, 100), default));
        Assert.False(await Store.AppendAsync(Pay("k1", 60, 100), default));
        await Assert.ThrowsAsync<CeilingPassedException>(() => Store.AppendAsync(Pay("k2", 41, 100), default));
        await Assert.ThrowsAsync<CeilingPassedException>(() => Store.AppendAsync(Pay("k2", 41, 1000), default));
        Assert.Null(await Store.FindAsync("k2", default));
        Assert.True(await Store.AppendAsync(Pay("k2", 40, 100), default));
        await Assert.ThrowsAsync<CeilingPassedException>(() => Store.AppendAsync(Pay("k3", -101, 0), default));
        Assert.True(await Store.AppendAsync(Pay("k1:back", -60, 0), default));
        Assert.True(await Store.AppendAsync(Pay("k4", 60, 100), default));
        Assert.True(await Store.AppendAsync(Pay("other", 60, 60) with { Order = Key("a", "s2") }, default));

        Assert.Equal(Pay("k2", 40, 100), await Store.FindAsync("k2", default));
        Assert.Equal(100, (await Store.AllAsync("s1", default).ToListAsync()).Sum(x => x.Fen));
        Assert.Equal(5, await Store.AllAsync(null, default).CountAsync());
    }

    [Fact]
    public async Task Racing_pay_outs_stay_within_the_ceiling()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(async x =>
        {
            try
            {
                return await Store.AppendAsync(Pay($"k{x % 12}", 10, 50), default);
            }
            catch (CeilingPassedException)
            {
                return false;
            }
        }));

        Assert.Equal(5, results.Count(x => x));
        Assert.Equal(50, (await Store.AllAsync(null, default).ToListAsync()).Sum(x => x.Fen));
    }

    [Fact]
    public async Task A_request_is_in_flight_then_remembered_then_forgotten()
    {
        Assert.Null(await Store.BeginAsync("me", "k", "hash", Now, default));
        Assert.Equal(new RememberedRequest("hash", 0, ""), await Store.BeginAsync("me", "k", "other", Now, default));
        Assert.Null(await Store.BeginAsync("you", "k", "other", Now, default));
        await Store.FinishAsync("me", "k", 201, "{}", default);
        Assert.Equal(new RememberedRequest("hash", 201, "{}"), await Store.BeginAsync("me", "k", "hash", Now, default));
        await Store.AbandonAsync("me", "k", default);
        Assert.NotNull(await Store.BeginAsync("me", "k", "hash", Now + TimeSpan.FromHours(23), default));
        Assert.Null(await Store.BeginAsync("me", "k", "new", Now + TimeSpan.FromHours(25), default));
        await Store.AbandonAsync("me", "k", default);
        Assert.Null(await Store.BeginAsync("me", "k", "new", Now + TimeSpan.FromHours(25), default));
    }

    [Fact]
    public async Task A_request_whose_process_died_is_given_up_after_a_while()
    {
        Assert.Null(await Store.BeginAsync("me", "k", "hash", Now, default));
        Assert.NotNull(await Store.BeginAsync("me", "k", "hash", Now + TimeSpan.FromMinutes(9), default));
        Assert.Null(await Store.BeginAsync("me", "k", "hash", Now + TimeSpan.FromMinutes(11), default));
    }

    private static PayOutEntry Pay(string key, long fen, long ceilingFen) =>
        new(key, Key("a"), "r", fen, ceilingFen, Now);
}
