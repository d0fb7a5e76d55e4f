using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Shops;

namespace Antui.Engine.Intake;

/// <summary>
/// Rows of lists that no connector could make sense of. They stay among the parked facts as they came, where a person
/// sees them, and are taken away when the same record is read after all. Polls overlap, so what is kept already is
/// remembered here: only something new is written.
/// </summary>
internal sealed class UnreadRows(EngineContext engine)
{
    public const string Reason = "ROW_UNREADABLE";

    /// <summary>More than this at once are a broken interface, not broken rows.</summary>
    private const int Most = 10_000;

    /// <summary>Text before the row, so that nobody takes it for a fact.</summary>
    private static readonly byte[] Mark = "row "u8.ToArray();

    private readonly ConcurrentDictionary<string, Place> _kept = new();
    private readonly Lock _gate = new();
    private Task? _loading;

    /// <summary>Parks what is new of these rows, and takes back those that were read this time.</summary>
    /// <param name="read">Numbers of the records of the page that were understood.</param>
    public async Task KeepAsync(
        Shop shop, string list, IReadOnlyList<UnreadRow> rows, IEnumerable<string> read, CancellationToken stop)
    {
        await LoadedAsync();
        if (rows.Count == 0 && _kept.IsEmpty) return;
        var fresh = rows.Take(Most - _kept.Count).Select(r => (Row: r, Fact: ToPark(shop, r)))
            .Where(r => !_kept.ContainsKey(r.Fact.Id)).DistinctBy(r => r.Fact.Id).ToList();
        var known = read.ToHashSet(StringComparer.Ordinal);
        var healed = known.Count == 0 ? [] : _kept.Where(k =>
            k.Value.Shop == shop.Config.Id && k.Value.List == list && known.Contains(k.Value.No)).ToList();
        if (fresh.Count == 0 && healed.Count == 0) return;
        var counts = fresh.Count == 0 ? [] : new[] { new Count(shop.Config.Id, "parked", engine.Now, fresh.Count) };
        var gone = healed.Select(h => h.Key).ToList();
        await engine.Store.CommitAsync(
            new CommitBatch(engine.Now, [], [.. fresh.Select(f => engine.Parked.Timed(f.Fact))], gone, counts), stop);
        foreach (var (row, fact) in fresh) _kept[fact.Id] = new Place(shop.Config.Id, row.List, row.No);
        foreach (var one in healed) _kept.TryRemove(one.Key, out _);
    }

    private ParkedFact ToPark(Shop shop, UnreadRow row)
    {
        var digest = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{shop.Config.Id}\n{row.List}\n"), .. row.Raw.Span]);
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new Head(row.List, row.No, row.Why), UnreadJson.Default.Head);
        return new ParkedFact(
            Convert.ToHexStringLower(digest.AsSpan(0, 12)),
            new OrderKey(shop.Config.Id, row.OrderNo.Length > 0 ? row.OrderNo : row.No), Reason,
            $"{shop.Config.Platform}:{row.List} {row.No}".TrimEnd(), engine.Now,
            (byte[])[.. Mark, .. head, (byte)'\n', .. row.Raw.Span]);
    }

    /// <summary>What was kept before this process began is read once; a reading that failed is begun again.</summary>
    private Task LoadedAsync()
    {
        lock (_gate)
        {
            if (_loading is null or { IsFaulted: true } or { IsCanceled: true }) _loading = LoadAsync();
            return _loading;
        }
    }

    private async Task LoadAsync()
    {
        foreach (var parked in await engine.Store.ParkedAsync(null, Most, CancellationToken.None))
            if (parked.Reason == Reason && HeadOf(engine.Parked.Open(parked).Fact.Span) is { } head)
                _kept[parked.Id] = new Place(parked.Key.Shop, head.List, head.No);
    }

    private static Head? HeadOf(ReadOnlySpan<byte> fact)
    {
        var end = fact.IndexOf((byte)'\n');
        return fact.StartsWith(Mark) && end > 0
            ? JsonSerializer.Deserialize(fact[Mark.Length..end], UnreadJson.Default.Head) : null;
    }

    private readonly record struct Place(string Shop, string List, string No);

    /// <summary>The line before a row, as it is stored.</summary>
    internal sealed record Head(string List, string No, string Why);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnreadRows.Head))]
internal sealed partial class UnreadJson : JsonSerializerContext;
