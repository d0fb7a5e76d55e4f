using System.Collections.Frozen;
using Antui.Server.Gateways.Top.Methods;

namespace Antui.Server.Gateways.Top;

/// <summary>Every method served, by name. What is not here is answered with "Invalid Method".</summary>
public static class TopMethods
{
    private static readonly FrozenDictionary<string, TopMethod> Table = new[]
    {
        StartMethods.Table, TradeMethods.Table, ShippingMethods.Table, RefundMethods.Table, AnswerMethods.Table,
        AgreeMethods.Table, AgGoodsMethods.Table, AgReturnMethods.Table, AgNoteMethods.Table, TmcMethods.Table,
        Server.Gateways.Ascp.Platform.SupplierMethods.Table, Server.Gateways.Ascp.Platform.StockMethods.Table,
    }.SelectMany(t => t).ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Table.Keys;

    public static TopMethod? Find(string name) => Table.GetValueOrDefault(name);
}
