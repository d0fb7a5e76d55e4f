using Antui.Core.Evidence;

namespace Antui.Core.Returns;

/// <summary>Pieces of one goods code in one grade.</summary>
public readonly record struct BoxGoods(string Sku, Grade Grade, int Quantity);
