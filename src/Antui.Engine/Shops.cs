using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Shipments;
using Antui.Core.Strategies;

namespace Antui.Engine;

/// <summary>The connectors of a shop: its platform, the ERP that has its goods, and the courier that brings parcels back.</summary>
/// <param name="Switches">What they were made with beside the configuration.</param>
public sealed record Parties(
    object Platform, object? Erp = null, object? Courier = null, SwitchesVersion? Switches = null);

/// <summary>A configured shop with its connectors. Replaced as a whole when its configuration or strategies change.</summary>
public sealed class Shop(
    ShopConfig config, StrategySet strategies, Gates gates, Parties parties, ConnectionState state,
    ImmutableArray<ReturnAddress> addresses = default, AuditRulesVersion? audit = null) : IPorts
{
    public ShopConfig Config => config;

    public ShopPolicy Policy { get; } = config.ToPolicy(strategies, gates.BreakerOpen) with
    {
        ReturnAddresses = addresses,
        Audit = audit?.Rules,
        SendsOrders = parties.Erp is IPerform<Effect.SendOrder>,
        Paused = config.Paused || gates.Paused || gates.Stopped,
    };

    /// <summary>What holds it back, as this node last read it.</summary>
    public Gates Gates => gates;

    /// <summary>No effect is begun; it is still read, and facts are taken.</summary>
    public bool Paused => Policy.Paused;

    /// <summary>The rules of its audit; null while it has none of its own.</summary>
    public AuditRulesVersion? Audit => audit;

    /// <summary>What of the connection somebody turned on or off; null while nobody did.</summary>
    public SwitchesVersion? Switches => parties.Switches;

    public ConnectionState State => state;

    /// <summary>The connector itself, for what is not a port (the gateway's apps of a hosted shop).</summary>
    public object Connector => parties.Platform;

    /// <summary>The port, or null: what a connector lacks is a fact the workflow sees.</summary>
    public T? Port<T>() where T : class => parties.Erp as T ?? parties.Courier as T ?? parties.Platform as T;

    /// <summary>The connector of the shop's ERP; null when the platform's connector or the built-in desk has the goods.</summary>
    public object? Erp => parties.Erp;

    internal Shop With(StrategySet changed) =>
        new(config, changed, gates, parties, state, addresses, audit);

    internal Shop With(Gates changed) =>
        new(config, Policy.Strategies, changed, parties, state, addresses, audit);

    internal Shop WithAudit(AuditRulesVersion? changed) =>
        new(config, Policy.Strategies, gates, parties, state, addresses, changed);

    internal Shop WithAddresses(ImmutableArray<ReturnAddress> changed) =>
        new(config, Policy.Strategies, gates, parties, state, changed, audit);
}

/// <summary>
/// The shops of this installation, kept as versioned documents so that every node and every restart sees the same; the
/// file of `serve --config` is written into them at start.
/// </summary>
public sealed partial class Shops(IDocuments documents, Func<string, IConnect?> connectorOf, TimeProvider clock)
{
    /// <summary>Before the kind of an ERP, where connectors are looked up by name.</summary>
    public const string ErpPrefix = "erp:", CourierPrefix = "courier:";

    private const string AddressKind = "return-addresses";

    private readonly ConcurrentDictionary<string, Shop> _shops = new();
    private Together<string, Gates>? _asked;
    private string _addressesJson = "[]";

    public IReadOnlyCollection<Shop> All => [.. _shops.Values.OrderBy(s => s.Config.Id, StringComparer.Ordinal)];

    public Shop? Find(string id) => _shops.GetValueOrDefault(id);

    /// <summary>Reads all shops from the store; also to see what other nodes changed.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        await LoadAddressesAsync(stop);
        foreach (var document in await documents.ListAsync("shop", stop))
        {
            var config = JsonSerializer.Deserialize(document.Json, EngineJson.Default.ShopConfig)!;
            if (_shops.TryGetValue(config.Id, out var known) && Json(known.Config) == document.Json
                && (await SwitchesAsync(config, stop))?.Version == known.Switches?.Version)
            {
                var strategies = await StrategiesAsync(config, stop);
                var audit = await AuditRulesVersion.ReadAsync(documents, config.Id, stop);
                var gates = await GatesAsync(config.Id, stop);
                if (strategies.Version != known.Policy.Strategies.Version || gates != known.Gates)
                    _shops[config.Id] = known = known.With(strategies).With(gates);
                if (audit?.Version != known.Audit?.Version) _shops[config.Id] = known.WithAudit(audit);
                continue;
            }
            await InstallAsync(config, stop);
        }
    }

    /// <summary>Creates or replaces a shop. Faults are for the caller to ask first; a bad configuration throws.</summary>
    /// <returns>The version it has now; null when somebody else changed it meanwhile.</returns>
    public async Task<int?> PutAsync(ShopConfig config, string author, CancellationToken stop, Seen seen = default)
    {
        if (Faults(config) is { Count: > 0 } faults) throw new ArgumentException(string.Join(" ", faults), nameof(config));
        if (await SaveAsync("shop", config.Id, seen, author, _ => Json(config), stop) is not { } written) return null;
        var strategies = await documents.ReadAsync("strategies", config.Id, stop);
        if (strategies is null || (!config.Strategies.IsDefaultOrEmpty && strategies.Author == author))
            await SaveStrategiesAsync(config.Id, Seen.Any, config.Strategies, author, stop);
        await InstallAsync(config, stop);
        return written.Version;
    }

    public IReadOnlyList<string> Faults(ShopConfig config)
    {
        var connector = connectorOf(config.Platform);
        if (connector is null) return [.. config.Faults(), $"platform: '{config.Platform}' is unknown."];
        return [.. config.Faults(), .. connector.Faults(config).Select(f => "connection." + f), .. OtherFaults(config)];
    }

    private IEnumerable<string> OtherFaults(ShopConfig config)
    {
        if (config.Erp is { } erp)
        {
            if (connectorOf(ErpPrefix + erp.Kind) is not { } connector) yield return $"erp.kind: '{erp.Kind}' is unknown.";
            else
                foreach (var fault in connector.Faults(config)) yield return "erp.connection." + fault;
        }
        if (config.Courier is not { } courier) yield break;
        if (connectorOf(CourierPrefix + courier.Kind) is not { } known) yield return $"courier.kind: '{courier.Kind}' is unknown.";
        else
            foreach (var fault in known.Faults(config)) yield return "courier.connection." + fault;
    }

    /// <summary>A new version of a shop's strategies (A5). Faults throw.</summary>
    /// <returns>Null when somebody else changed them meanwhile.</returns>
    public async Task<StrategySet?> SetStrategiesAsync(
        string shop, ImmutableArray<Strategy> items, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Find(shop) ?? throw new ArgumentException($"There is no shop '{shop}'.", nameof(shop));
        var faults = new StrategySet(0, "", default, items).Faults();
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults), nameof(items));
        var set = await SaveStrategiesAsync(shop, seen, items, author, stop);
        // Also when it was refused: what the other one saved is shown at once.
        _shops[shop] = known.With(set ?? await StrategiesAsync(known.Config, stop));
        return set;
    }

    public async Task<IReadOnlyList<StrategySet>> StrategyHistoryAsync(string shop, CancellationToken stop) =>
        [.. (await documents.HistoryAsync("strategies", shop, stop))
            .Select(d => JsonSerializer.Deserialize(d.Json, CoreJson.Default.StrategySet)!)];

    /// <summary>Where buyers send goods back to; one list for all shops, tried in its order.</summary>
    public ImmutableArray<ReturnAddress> ReturnAddresses { get; private set; } = [];

    /// <summary>Of the return addresses; 0 while nobody saved any.</summary>
    public int AddressesVersion { get; private set; }

    /// <returns>False when somebody else changed them meanwhile.</returns>
    public async Task<bool> SetReturnAddressesAsync(
        ImmutableArray<ReturnAddress> addresses, string author, CancellationToken stop, Seen seen = default)
    {
        var json = JsonSerializer.Serialize(addresses, EngineJson.Default.ImmutableArrayReturnAddress);
        var written = await SaveAsync(AddressKind, AddressKind, seen, author, _ => json, stop);
        await LoadAddressesAsync(stop);
        return written is not null;
    }

    private async Task LoadAddressesAsync(CancellationToken stop)
    {
        var stored = await documents.ReadAsync(AddressKind, AddressKind, stop);
        var json = stored?.Json ?? "[]";
        AddressesVersion = stored?.Version ?? 0;
        if (json == _addressesJson) return;
        ReturnAddresses = JsonSerializer.Deserialize(json, EngineJson.Default.ImmutableArrayReturnAddress);
        _addressesJson = json;
        foreach (var (id, shop) in _shops) _shops[id] = shop.WithAddresses(ReturnAddresses);
    }

    /// <summary>A new version of a shop's rules of the audit. Faults throw.</summary>
    /// <returns>False when somebody else changed them meanwhile.</returns>
    public async Task<bool> SetAuditRulesAsync(
        string shop, AuditRules rules, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Find(shop) ?? throw new ArgumentException($"There is no shop '{shop}'.", nameof(shop));
        if (rules.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(" ", faults), nameof(rules));
        var json = JsonSerializer.Serialize(rules, EngineJson.Default.AuditRules);
        var written = await SaveAsync(AuditRulesVersion.Kind, shop, seen, author, _ => json, stop);
        _shops[shop] = known.WithAudit(await AuditRulesVersion.ReadAsync(documents, shop, stop));
        return written is not null;
    }

    /// <summary>What of the shop's connection can be turned on and off, and what is on.</summary>
    public IReadOnlyList<(ConnectionSwitch Switch, bool On)> SwitchesOf(Shop shop) =>
        [.. Known(shop.Config).Select(s => (s, SwitchesVersion.IsOn(s, shop.Config, shop.Switches)))];

    /// <summary>Turns switches on or off; those not named stay. The shop is connected anew with them.</summary>
    /// <returns>False when somebody else changed them meanwhile.</returns>
    public async Task<bool> SetSwitchesAsync(
        string shop, IReadOnlyDictionary<string, bool> changed, string author, CancellationToken stop,
        Seen seen = default)
    {
        var known = Find(shop) ?? throw new ArgumentException($"There is no shop '{shop}'.", nameof(shop));
        var written = await SaveAsync(
            SwitchesVersion.Kind, shop, seen, author, stored => SwitchesVersion.With(stored, changed), stop);
        await InstallAsync(known.Config, stop);
        return written is not null;
    }

    private ImmutableArray<ConnectionSwitch> Known(ShopConfig config) => connectorOf(config.Platform)?.Switches ?? [];

    private async Task<SwitchesVersion?> SwitchesAsync(ShopConfig config, CancellationToken stop) =>
        Known(config).IsEmpty ? null : await SwitchesVersion.ReadAsync(documents, config.Id, stop);

    private async Task InstallAsync(ShopConfig config, CancellationToken stop)
    {
        var state = Find(config.Id)?.State ?? new ConnectionState();
        var strategies = await StrategiesAsync(config, stop);
        var switches = await SwitchesAsync(config, stop);
        var connector = connectorOf(config.Platform)!
            .Connect(SwitchesVersion.Over(config, Known(config), switches));
        var parties = new Parties(
            connector, config.Erp is { } e ? connectorOf(ErpPrefix + e.Kind)!.Connect(config) : null,
            config.Courier is { } c ? connectorOf(CourierPrefix + c.Kind)!.Connect(config) : null,
            switches);
        _shops[config.Id] = new Shop(
            config, strategies, await GatesAsync(config.Id, stop), parties, state, ReturnAddresses,
            await AuditRulesVersion.ReadAsync(documents, config.Id, stop));
    }

    private async Task<StrategySet> StrategiesAsync(ShopConfig config, CancellationToken stop) =>
        await documents.ReadAsync("strategies", config.Id, stop) is { } d
            ? JsonSerializer.Deserialize(d.Json, CoreJson.Default.StrategySet)!
            : new StrategySet(0, "", default, config.Strategies);

    private async Task<StrategySet?> SaveStrategiesAsync(
        string shop, Seen seen, ImmutableArray<Strategy> items, string author, CancellationToken stop)
    {
        var now = Instant.From(clock.GetUtcNow());
        var written = await SaveAsync(
            "strategies", shop, seen, author,
            stored => JsonSerializer.Serialize(
                new StrategySet((stored?.Version ?? 0) + 1, author, now, items), CoreJson.Default.StrategySet),
            stop, (known, json) => Content(known) == Content(json));
        return written is null ? null : Read(written.Json);
    }

    private static StrategySet Read(string json) => JsonSerializer.Deserialize(json, CoreJson.Default.StrategySet)!;

    /// <summary>What a set says, whoever said it when.</summary>
    private static string Content(string json) => JsonSerializer.Serialize(
        Read(json) with { Version = 0, Author = "", At = default }, CoreJson.Default.StrategySet);

    private Task<Document?> SaveAsync(
        string kind, string id, Seen seen, string author, Func<Document?, string> content, CancellationToken stop,
        Func<string, string, bool>? isSame = null) =>
        documents.SaveAsync(kind, id, seen, author, Instant.From(clock.GetUtcNow()), content, stop, isSame);

    private static string Json(ShopConfig config) => JsonSerializer.Serialize(config, EngineJson.Default.ShopConfig);
}
