using Antui.Connectors;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen;

/// <summary>
/// Who may speak for which routing id. Read from the shops' connectors and kept for a moment, because a shop may be
/// changed here or by another node at any time.
/// </summary>
public sealed class QimenDoors(ShopBook shops)
{
    private const long KeepMs = 1_000;
    private readonly Lock _gate = new();
    private ILookup<string, Open> _open = Enumerable.Empty<Open>().ToLookup(o => "");
    private long _builtAt = long.MinValue;

    /// <summary>The shops behind this routing id that know this app, each with the secret it signs with.</summary>
    public IEnumerable<(Shop Shop, string Secret)> For(string customerId, string appKey)
    {
        foreach (var open in Current()[customerId])
            if (open.Door.SecretOf(appKey) is { } secret) yield return (open.Shop, secret);
    }

    /// <summary>Whether this shop is called by this routing id.</summary>
    public static bool IsFor(Shop shop, string customerId) => Doors(shop).Any(o => o.Door.CustomerId == customerId);

    /// <summary>For whoever changed a shop and calls at once.</summary>
    public void Forget()
    {
        lock (_gate) _builtAt = long.MinValue;
    }

    private ILookup<string, Open> Current()
    {
        var now = Environment.TickCount64;
        lock (_gate)
        {
            if (_builtAt != long.MinValue && now - _builtAt < KeepMs) return _open;
            _open = shops.All.SelectMany(Doors).ToLookup(o => o.Door.CustomerId, StringComparer.Ordinal);
            _builtAt = now;
            return _open;
        }
    }

    private static IEnumerable<Open> Doors(Shop shop)
    {
        if (shop.Erp?.Port<IAcceptQimen>() is { Door: { } erp }) yield return new Open(shop, erp);
        if (shop.Platform.Port<IAcceptQimen>() is { Door: { } platform }) yield return new Open(shop, platform);
    }

    private sealed record Open(Shop Shop, QimenDoor Door);
}
