using System.Text.Json;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Tests.Inside;

/// <summary>Nodes over one store with one shop that lives here, and what its buyers do.</summary>
internal static class OneShop
{
    public const string Id = "s1";

    public static Strategy Unshipped { get; } = new()
    {
        Id = "u",
        Name = "U",
        Template = StrategyTemplate.UnshippedStopped,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RefundEngine> NodeAsync(
        IStore store, TimeProvider clock, Func<ShopConfig, ShopConfig>? change = null, EngineOptions? options = null,
        IConnect? connect = null)
    {
        var shops = new ShopBook(store, _ => connect ?? new HostedOver(store, clock), clock);
        var shop = new ShopConfig
        {
            Id = Id,
            Platform = "hosted",
            Way = WayToMoney.PayOut,
            Fulfilment = Fulfilment.BuiltIn,
            Strategies = [Unshipped],
            Connection = JsonSerializer.SerializeToElement(new { }),
        };
        await shops.PutAsync(change?.Invoke(shop) ?? shop, "test", Stop);
        return new RefundEngine(store, shops, TestSeals.Of(), clock, options ?? new EngineOptions());
    }

    /// <summary>An order of one piece, and the request to have it back; what follows of it is done when this
    /// returns.</summary>
    public static async Task AskAsync(RefundEngine node, string no, long fen)
    {
        var (key, now) = (new OrderKey(Id, "o" + no), Instant.From(node.Clock.GetUtcNow()));
        await node.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            key, OrderStatus.Paid, "", now, now, now, Money.Fen(fen), Money.Fen(0),
            [new OrderLine("1", "S", "tea", 1, Money.Fen(fen))]), "store"), Stop);
        await node.AcceptAsync(new Fact.BuyerAsks(
            key, "r" + no, RefundKind.Unshipped, Money.Fen(fen), Money.Fen(0), [new LineQuantity("1", 1)], "",
            "store"), Stop);
        await node.Activity.IdleAsync();
    }
}

/// <summary>Shops that live in the store itself.</summary>
internal sealed class HostedOver(IStore store, TimeProvider clock) : IConnect
{
    public IReadOnlyList<string> Faults(ShopConfig config) => HostedSettings.Faults(config.Connection);

    public Offer Offer => HostedConnector.Offer;

    public Connector Connect(ShopConfig config) =>
        new HostedConnector(HostedSettings.Read(config.Connection), store, clock).Ports;
}
