using System.ComponentModel;

namespace Antui.Api.Shapes;

public sealed record StockPage(
    IReadOnlyList<StockItem> Items,
    [property: Description("The `after` of the next page; null when this was the last.")] string? Next);

public sealed record StockItem(
    string Sku,
    long OnHand,
    long Occupied,
    [property: Description("On hand less occupied; below zero when more was sold than ever came in.")] long Available,
    long Defective);
