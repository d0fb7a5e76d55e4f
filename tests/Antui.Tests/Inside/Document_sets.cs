using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Documents;
using Antui.Engine.Shops;
using Antui.Storage.Memory;

namespace Antui.Tests.Inside;

/// <summary>What is configured or remembered: read, changed, listed, taken away.</summary>
public sealed class Document_sets : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly MemoryStore _store = new();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task The_same_again_makes_no_version()
    {
        var set = Numbers();
        Assert.Equal(1, Version(await set.ChangeAsync("a", _ => 5, "ann", Stop)));
        Assert.Equal(1, Version(await set.ChangeAsync("a", k => k!.Value, "bob", Stop)));
        Assert.Equal(2, Version(await set.ChangeAsync("a", k => k!.Value + 1, "bob", Stop)));
        Assert.Equal((6L, 2, "bob"), await ReadAsync(set, "a"));
    }

    [Fact]
    public async Task Who_saw_another_version_is_told_in_the_words_of_its_kind()
    {
        var set = Numbers();
        await set.ChangeAsync("a", _ => 5, "ann", Stop, Seen.Version(0));
        var late = await set.ChangeAsync("a", _ => 6, "bob", Stop, Seen.Version(0));
        Assert.IsType<Refusal.JobChanged>(late.Refusal);
        Assert.IsType<Refusal.JobChanged>(await set.RemoveAsync("a", "bob", Stop, Seen.Version(2)));
        Assert.Equal((5L, 1, "ann"), await ReadAsync(set, "a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_named_no_version_changes_what_another_one_left(bool saysWhich)
    {
        var set = Numbers();
        await set.ChangeAsync("a", _ => 5, "ann", Stop);
        var races = 0;
        var saved = await set.ChangeAsync("a", k =>
        {
            if (races++ == 0) Write("a", 2, "40");
            return k!.Value + 1;
        }, "bob", Stop, saysWhich ? Seen.Version(1) : Seen.Any);
        Assert.Equal(saysWhich, saved.Refusal is Refusal.JobChanged);
        Assert.Equal(saysWhich ? (40L, 2, "other") : (41L, 3, "bob"), await ReadAsync(set, "a"));
    }

    [Fact]
    public async Task Nobody_tries_for_ever()
    {
        var (set, races) = (Numbers(), 0);
        await Assert.ThrowsAsync<InvalidOperationException>(() => set.ChangeAsync("a", k =>
        {
            Write("a", ++races, $"{races}");
            return -1;
        }, "bob", Stop));
        Assert.InRange(races, 2, 20);
    }

    [Fact]
    public async Task What_speaks_against_a_change_is_asked_of_what_is_kept()
    {
        var set = Numbers();
        Refusal? Above(Kept<long>? known) => known?.Value > 5 ? new Refusal.JobChanged() : null;
        Assert.Null((await set.ChangeAsync("a", _ => 9, "ann", Stop, refuse: Above)).Refusal);
        Assert.NotNull((await set.ChangeAsync("a", _ => 1, "ann", Stop, refuse: Above)).Refusal);
        Assert.Equal((9L, 1, "ann"), await ReadAsync(set, "a"));
    }

    [Fact]
    public async Task What_was_taken_away_keeps_its_past_and_its_id_is_used_again()
    {
        var set = Numbers();
        await set.ChangeAsync("a", _ => 5, "ann", Stop);
        Assert.Null(await set.RemoveAsync("a", "bob", Stop, Seen.Version(1)));
        Assert.Null(await set.RemoveAsync("a", "eve", Stop));
        Assert.Null(await set.ReadAsync("a", Stop));
        Assert.Empty(await set.ListAsync(Stop));
        Assert.Equal(3, Version(await set.ChangeAsync("a", k => k is null ? 5 : 0, "ann", Stop, Seen.Version(0))));
        Assert.Equal(
            [(3, "ann", 5L), (2, "bob", null), (1, "ann", 5L)],
            (await set.HistoryAsync("a", Stop)).Select(p => (p.Version, p.Author, p.Kept?.Value)));
        Assert.Null(await set.RemoveAsync("never", "bob", Stop));
        Assert.Empty(await set.HistoryAsync("never", Stop));
    }

    [Fact]
    public async Task Those_of_a_shop_are_listed()
    {
        var set = Numbers();
        foreach (var id in (string[])["s1/b", "s1/a", "s10/a", "s1"]) await set.ChangeAsync(id, _ => 1, "ann", Stop);
        Assert.Equal(["s1/a", "s1/b"], (await set.ListAsync("s1/", Stop)).Select(k => k.Id));
        Assert.Equal(4, (await set.ListAsync(Stop)).Count);
    }

    [Fact]
    public async Task What_was_said_of_gates_long_ago_is_read()
    {
        Write("s1", 1, "false", "pause");
        Write("s1", 2, "true", "pause");
        var engine = await OneShop.NodeAsync(_store, TimeProvider.System);
        Assert.True(engine.Shops.Find("s1")!.Paused);
        Assert.Equal(
            [(2, true), (1, false)],
            (await engine.Shops.GateHistoryAsync("s1", GateKind.Pause, Stop)).Select(w => (w.Version, w.Shut)));
        Assert.IsType<Accepted.Applied>(
            await engine.Shops.SetGateAsync("s1", GateKind.Pause, false, "Over.", "ann", Stop));
        Assert.False(engine.Shops.Find("s1")!.Paused);
    }

    [Fact]
    public async Task An_app_that_was_forbidden_long_ago_is_told_of_nothing()
    {
        var engine = await OneShop.NodeAsync(_store, TimeProvider.System);
        Write("app1/s1", 1, "\"\"", "tmc-permit");
        Assert.Null(await engine.Permits.FindAsync("app1", "s1", Stop));
        Assert.Empty(await engine.Permits.AppsAsync(Stop));
        await engine.Permits.AllowAsync("app1", "s1", "", Stop);
        await engine.Permits.AllowAsync("app10", "s1", "trade", Stop);
        Assert.Equal([("s1", "*")], (await engine.Permits.ShopsAsync("app1", Stop)).Select(p => (p.Key, p.Value)));
        await engine.Permits.ForbidAsync("app1", "s1", Stop);
        Assert.Equal(["app10"], await engine.Permits.AppsAsync(Stop));
    }

    private DocumentSet<long> Numbers() => new(
        _store, TimeProvider.System, "number", EngineJson.Default.Int64, outdated: new Refusal.JobChanged());

    private void Write(string id, int version, string json, string kind = "number") => Assert.True(
        _store.WriteAsync(new Document(kind, id, version, "other", new Instant(9), json), true, Stop).Result);

    private static int Version(Saved<long> saved) => Assert.IsType<Saved<long>.Done>(saved).Now.Version;

    private static async Task<(long, int, string)> ReadAsync(DocumentSet<long> set, string id)
    {
        var kept = (await set.ReadAsync(id, Stop))!;
        return (kept.Value, kept.Version, kept.Author);
    }
}
