using System.Collections.Immutable;
using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Documents;

namespace Antui.Engine.Shops;

/// <summary>The connectors of a shop: its platform, the ERP that has its goods, and the courier that brings parcels back.</summary>
/// <param name="Offer">What the platform lets a shop choose.</param>
/// <param name="Switches">What they were made with beside the configuration.</param>
public sealed record Parties(
    Offer Offer, Connector Platform, Connector? Erp = null, Connector? Courier = null,
    Kept<SortedDictionary<string, bool>>? Switches = null);

/// <summary>A configured shop with its connectors. Replaced as a whole when its configuration or strategies change.</summary>
public sealed class Shop(
    ShopConfig config, StrategySet strategies, Gates gates, Parties parties, ConnectionState state,
    ImmutableArray<ReturnAddress> addresses = default, Kept<AuditRules>? audit = null) : IPorts
{
    public ShopConfig Config => config;

    public ShopPolicy Policy { get; } = config.ToPolicy(
        strategies, parties.Offer, parties.Erp, audit?.Value) with
    {
        ReturnAddresses = addresses,
        BreakerOpen = gates.BreakerOpen,
        Paused = config.Paused || gates.Paused || gates.Stopped,
    };

    /// <summary>What holds it back, as this node last read it.</summary>
    public Gates Gates => gates;

    /// <summary>No effect is begun; it is still read, and facts are taken.</summary>
    public bool Paused => Policy.Paused;

    /// <summary>The rules of its audit; null while it has none of its own.</summary>
    public Kept<AuditRules>? Audit => audit;

    /// <summary>
    /// What of the connection somebody turned on or off, and only that; null while nobody did. It goes before the
    /// shop's configuration, and a restart with the file it came from does not undo it.
    /// </summary>
    public Kept<SortedDictionary<string, bool>>? Switches => parties.Switches;

    public ConnectionState State => state;

    /// <summary>The port, or null: what all of its connectors lack is a fact the workflow sees.</summary>
    public T? Port<T>() where T : class =>
        parties.Erp?.Port<T>() ?? parties.Courier?.Port<T>() ?? parties.Platform.Port<T>();

    /// <summary>The platform's own ports, where an ERP's must not stand in for them.</summary>
    public Connector Platform => parties.Platform;

    /// <summary>The connector of the shop's ERP; null when the platform's connector or the built-in desk has the goods.</summary>
    public Connector? Erp => parties.Erp;

    /// <summary>Who speaks for its goods where others keep them.</summary>
    internal string GoodsSource => ShopBook.ErpPrefix + (config.Erp?.Kind ?? config.Platform);

    internal Shop With(StrategySet changed) =>
        new(config, changed, gates, parties, state, addresses, audit);

    internal Shop With(Gates changed) =>
        new(config, Policy.Strategies, changed, parties, state, addresses, audit);

    internal Shop WithAudit(Kept<AuditRules>? changed) =>
        new(config, Policy.Strategies, gates, parties, state, addresses, changed);

    internal Shop WithAddresses(ImmutableArray<ReturnAddress> changed) =>
        new(config, Policy.Strategies, gates, parties, state, changed, audit);
}
