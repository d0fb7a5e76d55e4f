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

    /// <summary>The apps that are told of any shop.</summary>
    public static async Task<IReadOnlyList<string>> AppsAsync(IStore store, CancellationToken stop) =>
        [.. (await AllAsync(store, stop)).Select(p => p.AppKey).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The shops of which an app is told, with the topics it wants.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ShopsAsync(
        IStore store, string appKey, CancellationToken stop) =>
        (await AllAsync(store, stop)).Where(p => p.AppKey == appKey).ToDictionary(p => p.Shop, p => p.Topics);

    private static async Task<IEnumerable<(string AppKey, string Shop, string Topics)>> AllAsync(
        IStore store, CancellationToken stop) =>
        from document in await store.ListAsync(Kind, stop)
        let at = document.Id.IndexOf('/')
        where document.Json.Length > 2 && at >= 0
        select (document.Id[..at], document.Id[(at + 1)..], Topics(document));

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
