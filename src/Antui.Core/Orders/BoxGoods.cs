namespace Antui.Core.Orders;

/// <summary>Pieces of one goods code in one grade.</summary>
public readonly record struct BoxGoods(string Sku, Grade Grade, int Quantity);
