namespace Antui.Core.Stock;

/// <summary>A quantity to be published to a platform.</summary>
/// <param name="Key">The same for every retry of the same quantity.</param>
/// <param name="ItemId">The platform's own id of the goods; the SKU when they are the same.</param>
public sealed record StockPush(string Key, string Sku, string ItemId, string Warehouse, long Quantity);
