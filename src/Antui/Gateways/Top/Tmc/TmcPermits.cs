using System.Collections.Concurrent;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Gateways.Top.Tmc;

/// <summary>Which app is told of which shop; kept, so that a restart tells the same apps.</summary>
public static class TmcPermits
{
    private const string Kind = "tmc-permit";

    /// <param name="topics">Comma list; empty for all.</param>
    public static Task AllowAsync(
        IStore store, string appKey, string shop, string topics, Instant now, CancellationToken stop) =>
        WriteAsync(store, appKey, shop, topics.Length > 0 ? topics : "*", now, stop);

    public static Task ForbidAsync(IStore store, string appKey, string shop, Instant now, CancellationToken stop) =>
        WriteAsync(store, appKey, shop, "", now, stop);

    /// <returns>Null when the app is not told of this shop.</returns>
    public static async Task<Document?> FindAsync(IStore store, string appKey, string shop, CancellationToken stop) =>
        await store.ReadAsync(Kind, Id(appKey, shop), stop) is { Json.Length: > 2 } known ? known : null;

    /// <summary>The apps of a shop with the topics they want.</summary>
    public static async Task<IReadOnlyDictionary<string, List<(string AppKey, string Topics)>>> AllAsync(
        IStore store, CancellationToken stop)
    {
        var all = new ConcurrentDictionary<string, List<(string, string)>>();
        foreach (var document in await store.ListAsync(Kind, stop))
        {
            var at = document.Id.IndexOf('/');
            if (document.Json.Length <= 2 || at < 0) continue;
            all.GetOrAdd(document.Id[(at + 1)..], _ => []).Add((document.Id[..at], Topics(document)));
        }
        return all;
    }

    public static string Topics(Document permit) => permit.Json.Trim('"');

    private static async Task WriteAsync(
        IStore store, string appKey, string shop, string topics, Instant now, CancellationToken stop)
    {
        var json = $"\"{topics}\"";
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var known = await store.ReadAsync(Kind, Id(appKey, shop), stop);
            if (known?.Json == json || (known is null && topics == "")) return;
            var next = new Document(Kind, Id(appKey, shop), (known?.Version ?? 0) + 1, "app:" + appKey, now, json);
            if (await store.WriteAsync(next, keepHistory: false, stop)) return;
        }
        throw new InvalidOperationException("The permit is written by too many at once.");
    }

    private static string Id(string appKey, string shop) => $"{appKey}/{shop}";
}
