using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Strategies;
using Antui.Engine.Documents;
using Antui.Engine.Lanes;

namespace Antui.Engine.Shops;

/// <summary>
/// The shops of this installation, kept as versioned documents so that every node and every restart sees the same; the
/// file of `serve --config` is written into them at start.
/// </summary>
public sealed partial class ShopBook(IDocuments documents, Func<string, IConnect?> connectorOf, TimeProvider clock)
{
    /// <summary>Before the kind of an ERP, where connectors are looked up by name.</summary>
    public const string ErpPrefix = "erp:", CourierPrefix = "courier:";

    private const string AddressId = "return-addresses";

    private readonly DocumentSet<ShopConfig> _configs = new(
        documents, clock, "shop", EngineJson.Default.ShopConfig, outdated: new Refusal.ShopChanged());

    private readonly DocumentSet<StrategySet> _strategies = new(
        documents, clock, "strategies", CoreJson.Default.StrategySet, outdated: new Refusal.StrategiesChanged());

    private readonly DocumentSet<AuditRules> _audits = new(
        documents, clock, "audit-rules", EngineJson.Default.AuditRules, outdated: new Refusal.AuditRulesChanged());

    private readonly DocumentSet<SortedDictionary<string, bool>> _switches = new(
        documents, clock, "switches", EngineJson.Default.SortedDictionaryStringBoolean,
        outdated: new Refusal.SwitchesChanged());

    private readonly DocumentSet<ImmutableArray<ReturnAddress>> _addresses = new(
        documents, clock, AddressId, EngineJson.Default.ImmutableArrayReturnAddress,
        outdated: new Refusal.AddressesChanged());

    private readonly ConcurrentDictionary<string, Shop> _shops = new();
    private Together<string, Gates>? _asked;

    public IReadOnlyCollection<Shop> All => [.. _shops.Values.OrderBy(s => s.Config.Id, StringComparer.Ordinal)];

    public Shop? Find(string id) => _shops.GetValueOrDefault(id);

    /// <summary>Reads all shops from the store; also to see what other nodes changed.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        await LoadAddressesAsync(stop);
        foreach (var (id, config, _, _, _) in await _configs.ListAsync(stop))
        {
            if (_shops.TryGetValue(id, out var known) && Json(known.Config) == Json(config)
                && (await SwitchesAsync(config, stop))?.Version == known.Switches?.Version)
            {
                var strategies = await StrategiesAsync(config, stop);
                var audit = await _audits.ReadAsync(id, stop);
                var gates = await GatesAsync(id, stop);
                if (strategies.Version != known.Policy.Strategies.Version || gates != known.Gates)
                    _shops[id] = known = known.With(strategies).With(gates);
                if (audit?.Version != known.Audit?.Version) _shops[id] = known.WithAudit(audit);
                continue;
            }
            await InstallAsync(config, stop);
        }
    }

    /// <summary>Of a shop's configuration; 0 while there is none.</summary>
    public async Task<int> VersionAsync(string shop, CancellationToken stop) =>
        (await _configs.ReadAsync(shop, stop))?.Version ?? 0;

    /// <summary>Creates or replaces a shop. Faults are for the caller to ask first; a bad configuration throws.</summary>
    public async Task<Saved<ShopConfig>> PutAsync(
        ShopConfig config, string author, CancellationToken stop, Seen seen = default)
    {
        if (Faults(config) is { Count: > 0 } faults) throw new ArgumentException(string.Join(" ", faults), nameof(config));
        var saved = await _configs.ChangeAsync(config.Id, _ => config, author, stop, seen);
        if (saved.Refusal is not null) return saved;
        var strategies = await _strategies.ReadAsync(config.Id, stop);
        if (strategies is null || (!config.Strategies.IsDefaultOrEmpty && strategies.Author == author))
            await SaveStrategiesAsync(config.Id, config.Strategies, author, Seen.Any, stop);
        await InstallAsync(config, stop);
        return saved;
    }

    public IReadOnlyList<string> Faults(ShopConfig config)
    {
        if (connectorOf(config.Platform) is not { Offer: { } offer } connector)
            return [.. config.Faults(offer: null), $"platform: '{config.Platform}' is unknown."];
        return
        [
            .. config.Faults(offer), .. connector.Faults(config).Select(f => "connection." + f),
            .. OtherFaults(config),
        ];
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
    public async Task<Saved<StrategySet>> SetStrategiesAsync(
        string shop, ImmutableArray<Strategy> items, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Known(shop);
        var faults = new StrategySet(0, "", default, items).Faults();
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults), nameof(items));
        var saved = await SaveStrategiesAsync(shop, items, author, seen, stop);
        // Also when it was refused: what the other one saved is shown at once.
        _shops[shop] = known.With(await StrategiesAsync(known.Config, stop));
        return saved;
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<StrategySet>> StrategyHistoryAsync(string shop, CancellationToken stop) =>
        [.. (await _strategies.HistoryAsync(shop, stop)).Select(p => p.Kept).OfType<Kept<StrategySet>>()
            .Select(k => k.Value)];

    /// <summary>Where buyers send goods back to; one list for all shops, tried in its order.</summary>
    public ImmutableArray<ReturnAddress> ReturnAddresses { get; private set; } = [];

    /// <summary>Of the return addresses; 0 while nobody saved any.</summary>
    public int AddressesVersion { get; private set; }

    public async Task<Saved<ImmutableArray<ReturnAddress>>> SetReturnAddressesAsync(
        ImmutableArray<ReturnAddress> addresses, string author, CancellationToken stop, Seen seen = default)
    {
        var saved = await _addresses.ChangeAsync(AddressId, _ => addresses, author, stop, seen);
        await LoadAddressesAsync(stop);
        return saved;
    }

    private async Task LoadAddressesAsync(CancellationToken stop)
    {
        var kept = await _addresses.ReadAsync(AddressId, stop);
        if ((kept?.Version ?? 0) == AddressesVersion) return;
        (AddressesVersion, ReturnAddresses) = kept is null ? (0, []) : (kept.Version, kept.Value);
        foreach (var (id, shop) in _shops) _shops[id] = shop.WithAddresses(ReturnAddresses);
    }

    /// <summary>A new version of a shop's rules of the audit. Faults throw.</summary>
    public async Task<Saved<AuditRules>> SetAuditRulesAsync(
        string shop, AuditRules rules, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Known(shop);
        if (rules.Faults() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(" ", faults), nameof(rules));
        var saved = await _audits.ChangeAsync(shop, _ => rules, author, stop, seen);
        _shops[shop] = known.WithAudit(await _audits.ReadAsync(shop, stop));
        return saved;
    }

    /// <summary>The shop has no rules of the audit of its own any more: its configuration says what holds.</summary>
    /// <returns>Null when it is so.</returns>
    public async Task<Refusal?> RemoveAuditRulesAsync(
        string shop, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Known(shop);
        var wrong = await _audits.RemoveAsync(shop, author, stop, seen);
        _shops[shop] = known.WithAudit(await _audits.ReadAsync(shop, stop));
        return wrong;
    }

    /// <summary>What of the shop's connection can be turned on and off, and what is on.</summary>
    public IReadOnlyList<(ConnectionSwitch Switch, bool On)> SwitchesOf(Shop shop) =>
        [.. SwitchesFor(shop.Config).Select(s => (s, ShopSwitches.IsOn(s, shop.Config, shop.Switches?.Value)))];

    /// <summary>Turns switches on or off; those not named stay. The shop is connected anew with them.</summary>
    public async Task<Saved<SortedDictionary<string, bool>>> SetSwitchesAsync(
        string shop, IReadOnlyDictionary<string, bool> changed, string author, CancellationToken stop,
        Seen seen = default)
    {
        var known = Known(shop);
        var saved = await _switches.ChangeAsync(
            shop, on => ShopSwitches.With(on?.Value, changed), author, stop, seen);
        await InstallAsync(known.Config, stop);
        return saved;
    }

    /// <summary>All switches are as the connection's settings say again.</summary>
    /// <returns>Null when it is so.</returns>
    public async Task<Refusal?> RemoveSwitchesAsync(
        string shop, string author, CancellationToken stop, Seen seen = default)
    {
        var known = Known(shop);
        var wrong = await _switches.RemoveAsync(shop, author, stop, seen);
        await InstallAsync(known.Config, stop);
        return wrong;
    }

    private Shop Known(string shop) =>
        Find(shop) ?? throw new ArgumentException($"There is no shop '{shop}'.", nameof(shop));

    private ImmutableArray<ConnectionSwitch> SwitchesFor(ShopConfig config) =>
        connectorOf(config.Platform)?.Switches ?? [];

    private async Task<Kept<SortedDictionary<string, bool>>?> SwitchesAsync(
        ShopConfig config, CancellationToken stop) =>
        SwitchesFor(config).IsEmpty ? null : await _switches.ReadAsync(config.Id, stop);

    private async Task InstallAsync(ShopConfig config, CancellationToken stop)
    {
        var state = Find(config.Id)?.State ?? new ConnectionState();
        var strategies = await StrategiesAsync(config, stop);
        var switches = await SwitchesAsync(config, stop);
        var platform = connectorOf(config.Platform)!;
        var connector = platform.Connect(ShopSwitches.Over(config, SwitchesFor(config), switches?.Value));
        var parties = new Parties(
            platform.Offer!, connector, config.Erp is { } e ? connectorOf(ErpPrefix + e.Kind)!.Connect(config) : null,
            config.Courier is { } c ? connectorOf(CourierPrefix + c.Kind)!.Connect(config) : null,
            switches);
        _shops[config.Id] = new Shop(
            config, strategies, await GatesAsync(config.Id, stop), parties, state, ReturnAddresses,
            await _audits.ReadAsync(config.Id, stop));
    }

    private async Task<StrategySet> StrategiesAsync(ShopConfig config, CancellationToken stop) =>
        (await _strategies.ReadAsync(config.Id, stop))?.Value ?? new StrategySet(0, "", default, config.Strategies);

    private Task<Saved<StrategySet>> SaveStrategiesAsync(
        string shop, ImmutableArray<Strategy> items, string author, Seen seen, CancellationToken stop)
    {
        var set = new StrategySet(0, "", default, items);
        return _strategies.ChangeAsync(
            shop,
            known => known is not null && Json(set) == Json(known.Value with { Version = 0, Author = "", At = default })
                ? known.Value
                : set with { Version = (known?.Version ?? 0) + 1, Author = author, At = Instant.From(clock.GetUtcNow()) },
            author, stop, seen);
    }

    private static string Json(StrategySet set) => JsonSerializer.Serialize(set, CoreJson.Default.StrategySet);

    private static string Json(ShopConfig config) => JsonSerializer.Serialize(config, EngineJson.Default.ShopConfig);
}
