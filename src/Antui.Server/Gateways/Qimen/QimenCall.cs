using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen;

/// <summary>One checked call, and what a method needs to answer it.</summary>
/// <param name="method">The full name, however the caller wrote it.</param>
/// <param name="message">The root of the XML body.</param>
/// <param name="shops">Whom the call may be for: those of the routing id whose secret it was signed with.</param>
public sealed class QimenCall(
    RefundEngine engine, string method, string appKey, string customerId, QimenNode message,
    IReadOnlyList<Shop> shops)
{
    public string Method => method;

    public string AppKey => appKey;

    public string CustomerId => customerId;

    public QimenNode Message => message;

    /// <summary>At least one. Several where one merchant's shops share a routing id.</summary>
    public IReadOnlyList<Shop> Shops => shops;

    /// <summary>The only shop, or the first where the call itself cannot say.</summary>
    public Shop Shop => shops[0];

    public RefundEngine Engine => engine;

    public Lists Lists => engine.Lists;

    /// <summary>When the caller made the call, by its own signed clock: the same in a call that is repeated byte by
    /// byte.</summary>
    public Instant SaidAt { get; init; }

    /// <summary>When it was first heard: a report that waited for its order speaks of the time when it came.</summary>
    public Instant? HeardAt { get; init; }

    /// <summary>It is handled once more because it came before what it speaks of.</summary>
    public bool IsAgain => HeardAt is not null;

    public Instant Now => HeardAt ?? Instant.From(engine.Clock.GetUtcNow());

    /// <summary>The order and its shop, looked for in all shops the call may be for.</summary>
    public async Task<(Shop Shop, Order Order)?> FindOrderAsync(string orderNo, CancellationToken stop)
    {
        foreach (var shop in shops)
            if (await engine.ReadAsync(new OrderKey(shop.Config.Id, orderNo), stop) is { } order) return (shop, order);
        return null;
    }

    /// <summary>The refund with its order and shop.</summary>
    public async Task<(Shop Shop, Order Order, RefundCase Refund)?> FindRefundAsync(
        string refundNo, CancellationToken stop)
    {
        foreach (var shop in shops)
        {
            if (await engine.FindRefundAsync(shop.Config.Id, refundNo, stop) is { } found)
                return (shop, found.Order, found.Refund);
        }
        return null;
    }
}
