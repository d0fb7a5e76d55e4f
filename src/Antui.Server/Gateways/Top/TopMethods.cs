using System.Collections.Frozen;
using Antui.Server.Gateways.Top.Methods;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// Every method served, by name: the gateway's own, and what others registered besides. What is not here is answered
/// with "Invalid Method".
/// </summary>
public sealed class TopMethods(IEnumerable<TopMethod> methods)
{
    private readonly FrozenDictionary<string, TopMethod> _table =
        methods.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>What every hosted shop is served.</summary>
    public static ImmutableArray<TopMethod> Own { get; } =
    [
        .. StartMethods.Table, .. TradeMethods.Table, .. ShippingMethods.Table, .. RefundMethods.Table,
        .. AnswerMethods.Table, .. AgreeMethods.Table, .. AgGoodsMethods.Table, .. AgReturnMethods.Table,
        .. AgNoteMethods.Table, .. TmcMethods.Table,
    ];

    public TopMethod? Find(string name) => _table.GetValueOrDefault(name);
}
