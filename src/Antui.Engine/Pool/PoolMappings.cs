using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Mapping;
using Antui.Engine.Documents;
using Antui.Engine.Jobs;

namespace Antui.Engine.Pool;

/// <summary>
/// The field mapping of each shop: one versioned document, read again after a few seconds, so that every node follows
/// what a person changed on another one.
/// </summary>
public sealed class PoolMappings
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly EngineContext _engine;
    private readonly JobScheduler _jobs;
    private readonly DocumentSet<ShopMapping> _kept;
    private readonly ConcurrentDictionary<string, (ShopMapping Mapping, Instant Until)> _known = new();

    internal PoolMappings(EngineContext engine, JobScheduler jobs) => (_engine, _jobs, _kept) = (
        engine, jobs, new DocumentSet<ShopMapping>(
            engine.Store, engine.Clock, "mapping", PoolJson.Default.ShopMapping,
            outdated: new Refusal.MappingChanged()));

    public async Task<ShopMapping> OfAsync(string shop, CancellationToken stop)
    {
        // A clock that was set back must not keep an old reading for long.
        if (_known.TryGetValue(shop, out var known) && _engine.Now < known.Until && known.Until - _engine.Now <= Fresh)
            return known.Mapping;
        var mapping = (await _kept.ReadAsync(shop, stop))?.Value ?? ShopMapping.None;
        _known[shop] = (mapping, _engine.Now + Fresh);
        return mapping;
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<ShopMapping>> HistoryAsync(string shop, CancellationToken stop) =>
        [.. (await _kept.HistoryAsync(shop, stop)).Select(p => p.Kept).OfType<Kept<ShopMapping>>().Select(k => k.Value)];

    /// <summary>
    /// A new version of the tables; what was parked for them is tried again at once. The same tables again make no
    /// version.
    /// </summary>
    public async Task<Saved<ShopMapping>> PutAsync(
        string shop, ShopMapping tables, string author, CancellationToken stop, Seen seen = default)
    {
        var saved = await _kept.ChangeAsync(
            shop, known => Over(known?.Value, tables, author), author, stop, seen);
        _known.TryRemove(shop, out _);
        if (saved is not Saved<ShopMapping>.Done done) return saved;
        _known[shop] = (done.Now.Value, _engine.Now + Fresh);
        _jobs.Hurry($"{PoolRetryJob.Name}:{shop}");
        return saved;
    }

    private ShopMapping Over(ShopMapping? known, ShopMapping tables, string author)
    {
        var before = known ?? ShopMapping.None;
        var noted = WithNotesOf(before, tables);
        var same = noted with { Version = before.Version, Author = before.Author, At = before.At };
        return known is not null && Json(same) == Json(known)
            ? known : noted with { Version = before.Version + 1, Author = author, At = _engine.Now };
    }

    /// <summary>Notes are shown masked: one that comes back as it was shown stays what it was.</summary>
    private static ShopMapping WithNotesOf(ShopMapping known, ShopMapping tables) => tables with
    {
        Goods = Noted(known.Goods, tables.Goods),
        Carriers = Noted(known.Carriers, tables.Carriers),
        Reasons = Noted(known.Reasons, tables.Reasons),
        Statuses = Noted(known.Statuses, tables.Statuses),
    };

    private static ImmutableArray<MappingRow> Noted(ImmutableArray<MappingRow> known, ImmutableArray<MappingRow> rows)
    {
        var notes = known.DistinctBy(r => r.From).ToDictionary(r => r.From, r => r.Note);
        return [.. rows.Select(r => notes.TryGetValue(r.From, out var note) && note != ""
            ? r with { Note = FreeText.Returned(r.Note, note) } : r)];
    }

    private static string Json(ShopMapping mapping) => JsonSerializer.Serialize(mapping, PoolJson.Default.ShopMapping);
}
