using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Mapping;
using Antui.Core.Ports;
using Antui.Engine.Jobs;

namespace Antui.Engine;

/// <summary>
/// The field mapping of each shop: one versioned document, read again after a few seconds, so that every node follows
/// what a person changed on another one.
/// </summary>
public sealed class PoolMappings
{
    private const string Kind = "mapping";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly EngineContext _engine;
    private readonly JobScheduler _jobs;
    private readonly ConcurrentDictionary<string, (ShopMapping Mapping, Instant Until)> _known = new();

    internal PoolMappings(EngineContext engine, JobScheduler jobs) => (_engine, _jobs) = (engine, jobs);

    public async Task<ShopMapping> OfAsync(string shop, CancellationToken stop)
    {
        // A clock that was set back must not keep an old reading for long.
        if (_known.TryGetValue(shop, out var known) && _engine.Now < known.Until && known.Until - _engine.Now <= Fresh)
            return known.Mapping;
        var mapping = Read(await _engine.Store.ReadAsync(Kind, shop, stop));
        _known[shop] = (mapping, _engine.Now + Fresh);
        return mapping;
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<ShopMapping>> HistoryAsync(string shop, CancellationToken stop) =>
        [.. (await _engine.Store.HistoryAsync(Kind, shop, stop)).Select(Read).OrderByDescending(m => m.Version)];

    /// <summary>
    /// A new version of the tables; what was parked for them is tried again at once. The same tables again make no
    /// version.
    /// </summary>
    /// <returns>Null when somebody else changed them meanwhile.</returns>
    public async Task<ShopMapping?> PutAsync(
        string shop, ShopMapping tables, string author, CancellationToken stop, Seen seen = default)
    {
        var written = await _engine.Store.SaveAsync(
            Kind, shop, seen, author, _engine.Now,
            stored => Json(WithNotesOf(Read(stored), tables) with
            {
                Version = (stored?.Version ?? 0) + 1,
                Author = author,
                At = _engine.Now,
            }),
            stop, (known, json) => Content(known) == Content(json));
        _known.TryRemove(shop, out _);
        if (written is null) return null;
        var mapping = Read(written);
        _known[shop] = (mapping, _engine.Now + Fresh);
        _jobs.Hurry($"{PoolRetryJob.Name}:{shop}");
        return mapping;
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

    /// <summary>What the tables say, whoever said it when.</summary>
    private static string Content(string json) =>
        Json(JsonSerializer.Deserialize(json, JobJson.Default.ShopMapping)! with { Version = 0, Author = "", At = default });

    private static string Json(ShopMapping mapping) => JsonSerializer.Serialize(mapping, JobJson.Default.ShopMapping);

    private static ShopMapping Read(Document? document) => document is null
        ? ShopMapping.None : JsonSerializer.Deserialize(document.Json, JobJson.Default.ShopMapping)!;
}
