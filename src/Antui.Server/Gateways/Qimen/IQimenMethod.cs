using System.Collections.Frozen;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen;

/// <summary>One method of the gateway. It answers only after what it was told is durable.</summary>
public interface IQimenMethod
{
    /// <summary>The full name: "taobao.qimen.order.cancel".</summary>
    string Name { get; }

    /// <summary>Whether this shop takes such calls: a warehouse's reports are for the shop it serves, an ERP's orders
    /// for the shop that serves it.</summary>
    bool Serves(Shop shop);

    Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop);
}

/// <summary>
/// Methods by name. Receivers in the field see the names with and without "taobao.qimen.", and with "qimen." alone; all
/// are the same method.
/// </summary>
public sealed class QimenMethods(IEnumerable<IQimenMethod> methods)
{
    private readonly FrozenDictionary<string, IQimenMethod> _table =
        methods.ToFrozenDictionary(m => Short(m.Name), StringComparer.Ordinal);

    public IEnumerable<string> Names => _table.Values.Select(m => m.Name);

    public IQimenMethod? Find(string name) => _table.GetValueOrDefault(Short(name));

    private static string Short(string name)
    {
        var rest = name.StartsWith("taobao.", StringComparison.Ordinal) ? name["taobao.".Length..] : name;
        return rest.StartsWith("qimen.", StringComparison.Ordinal) ? rest["qimen.".Length..] : rest;
    }
}
