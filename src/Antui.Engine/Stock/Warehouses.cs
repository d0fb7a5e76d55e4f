using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Documents;

namespace Antui.Engine.Stock;

/// <param name="Returns">Takes returns.</param>
/// <param name="Others">Of others: it tells us its stock, and our desk sends nothing out of it. Not written.</param>
public sealed record Warehouse(
    string Code, string Name, string Address = "", bool Returns = true, bool Others = false);

/// <summary>The warehouses as they are stored.</summary>
public sealed record WarehouseBook(ImmutableArray<Warehouse> Items);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WarehouseBook))]
internal sealed partial class WarehouseJson : JsonSerializerContext;

/// <summary>The warehouses of the installation. Each shop with the built-in desk has one of its own from the
/// start.</summary>
public sealed class Warehouses(RefundEngine engine)
{
    private const string Id = "warehouses";
    private const int PageOfStock = 1_000;

    private readonly DocumentSet<WarehouseBook> _books = new(
        engine.Store, engine.Clock, Id, WarehouseJson.Default.WarehouseBook,
        outdated: new Refusal.WarehousesChanged());

    /// <summary>In the merchant's order; shops' own that he did not name come then, and warehouses of others that tell
    /// their stock come last.</summary>
    public async Task<(IReadOnlyList<Warehouse> Items, int Version)> ReadAsync(CancellationToken stop)
    {
        var kept = await _books.ReadAsync(Id, stop);
        var named = kept?.Value.Items ?? [];
        var own = engine.Shops.All
            .Where(s => s.Policy.Goods is Goods.OurDesk && named.All(w => w.Code != s.Config.Id))
            .Select(s => new Warehouse(s.Config.Id, s.Config.Name == "" ? s.Config.Id : s.Config.Name));
        var others = engine.Shops.All.Select(s => s.Port<IKeepStock>()?.Warehouse ?? "").Distinct()
            .Where(code => IsOthers(code) && named.All(w => w.Code != code))
            .Select(code => new Warehouse(code, code, Returns: false, Others: true));
        return ([.. named.Select(w => w with { Others = IsOthers(w.Code) }), .. own, .. others], kept?.Version ?? 0);
    }

    /// <param name="others">Also those of others, out of which the desk sends nothing.</param>
    public async Task<bool> KnowsAsync(string? code, bool others, CancellationToken stop) =>
        !string.IsNullOrEmpty(code)
        && (IsDesk(code) || (await ReadAsync(stop)).Items.Any(w => w.Code == code && (others || !w.Others)));

    /// <summary>Replaces the list; a warehouse with stock is not left out.</summary>
    /// <returns>Null when it is saved.</returns>
    public async Task<Refusal?> ReplaceAsync(
        ImmutableArray<Warehouse> items, Seen seen, string author, CancellationToken stop)
    {
        foreach (var gone in (await ReadAsync(stop)).Items.Where(w => items.All(n => n.Code != w.Code)))
            if (!gone.Others && !IsDesk(gone.Code) && await HasStockAsync(gone.Code, stop))
                return new Refusal.WarehouseInUse(gone.Code);
        return (await _books.ChangeAsync(Id, _ => new WarehouseBook(items), author, stop, seen)).Refusal;
    }

    private bool IsDesk(string code) => engine.Shops.Find(code)?.Policy.Goods is Goods.OurDesk;

    private bool IsOthers(string code) => code != "" && !IsDesk(code)
        && engine.Shops.All.Any(s => s.Port<IKeepStock>()?.Warehouse == code);

    private async Task<bool> HasStockAsync(string code, CancellationToken stop)
    {
        string? after = null;
        while (true)
        {
            var rows = await engine.Lists.StockAsync(code, after, PageOfStock, stop);
            if (rows.Any(r => r.OnHand != 0 || r.Occupied != 0 || r.Defective != 0)) return true;
            if (rows.Count < PageOfStock) return false;
            after = rows[^1].Sku;
        }
    }
}
