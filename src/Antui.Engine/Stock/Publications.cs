using Antui.Core.Stock;
using Antui.Core.Subjects;
using Antui.Engine.Subjects;

namespace Antui.Engine.Stock;

/// <summary>What platforms were told of our stock, a subject for each SKU in a warehouse.</summary>
public sealed class Publications
{
    private readonly SubjectLane<Publication, StockFact, StockToldEvent> _told;

    internal Publications(SubjectLanes lanes) => _told = lanes.Add(new StockTold());

    /// <summary>All of a shop, by warehouse and SKU.</summary>
    public async Task<IReadOnlyList<Publication>> AllAsync(string shop, CancellationToken stop) =>
        [.. (await _told.AllAsync(shop, "", stop))
            .OrderBy(p => p.Warehouse, StringComparer.Ordinal).ThenBy(p => p.Sku, StringComparer.Ordinal)];

    /// <summary>What our stock says now; the platform is told before this returns, if it can be reached.</summary>
    /// <returns>What it was told, and how far that is.</returns>
    internal async Task<Publication> TellAsync(StockFact fact, string author, CancellationToken stop) =>
        (await _told.AcceptAsync(
            fact.Shop, StockTold.IdOf(fact.Warehouse, fact.Sku), fact, author, stop, outside: true)).State!;
}
