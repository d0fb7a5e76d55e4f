using Antui.Engine.Documents;
using Antui.Engine.Shops;

namespace Antui.Engine.Deliveries;

/// <summary>Which app is told of which shop; kept, so that a restart tells the same apps.</summary>
public sealed class Permits(RefundEngine engine)
{
    /// <summary>Asks to be told of everything.</summary>
    public const string All = "*";

    private readonly DocumentSet<string> _permits = new(
        engine.Store, engine.Clock, "tmc-permit", EngineJson.Default.String, keepsHistory: false);

    /// <param name="topics">Comma list; empty for all.</param>
    public Task AllowAsync(string app, string shop, string topics, CancellationToken stop) => _permits.ChangeAsync(
        Id(app, shop), _ => topics.Length > 0 ? topics : All, "app:" + app, stop);

    public Task ForbidAsync(string app, string shop, CancellationToken stop) =>
        _permits.RemoveAsync(Id(app, shop), "app:" + app, stop);

    /// <summary>The topics it wants.</summary>
    /// <returns>Null when the app is not told of this shop.</returns>
    public async Task<Kept<string>?> FindAsync(string app, string shop, CancellationToken stop) =>
        await _permits.ReadAsync(Id(app, shop), stop) is { Value: not "" } permit ? permit : null;

    /// <summary>The apps that are told of any shop.</summary>
    public async Task<IReadOnlyList<string>> AppsAsync(CancellationToken stop) =>
        [.. (await GivenAsync("", stop)).Select(p => p.App).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The shops of which an app is told, with the topics it wants.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ShopsAsync(string app, CancellationToken stop) =>
        (await GivenAsync(Id(app, ""), stop)).ToDictionary(p => p.Shop, p => p.Topics);

    /// <summary>One without topics was taken back long ago, when it still stayed.</summary>
    private async Task<IEnumerable<(string App, string Shop, string Topics)>> GivenAsync(
        string prefix, CancellationToken stop) =>
        from permit in await _permits.ListAsync(prefix, stop)
        let at = permit.Id.IndexOf('/')
        where permit.Value != "" && at >= 0
        select (permit.Id[..at], permit.Id[(at + 1)..], permit.Value);

    private static string Id(string app, string shop) => $"{app}/{shop}";
}
