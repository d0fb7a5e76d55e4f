using System.Text.Json;
using Antui.Connectors.Ascp;
using Antui.Connectors.Generic;
using Antui.Connectors.Hosted;
using Antui.Connectors.Jushuitan;
using Antui.Connectors.Kuaidi100;
using Antui.Connectors.Kuaimai;
using Antui.Connectors.Qimen;
using Antui.Connectors.Sf;
using Antui.Connectors.Taobao;
using Antui.Connectors.Wangdian;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Server.Configuration;

/// <summary>The platforms and ERPs this program connects to, listed by hand. An ERP's name begins with "erp:".</summary>
public sealed class ConnectorCatalogue(IStore store, ISealSecrets secrets, HttpClient http, TimeProvider clock)
{
    private static readonly Dictionary<string, Party> Known = new(StringComparer.Ordinal)
    {
        ["taobao"] = new(
            c => TaobaoSettingsJson.Read(c).Faults,
            (shop, c, with) => TaobaoShop.Create(
                shop.Id, TaobaoSettingsJson.Read(c).Settings, with.Http, with.Clock,
                tokens: new TokenPlace(with.Store, shop.Id, with.Secrets)).Ports)
        {
            Offer = TaobaoShop.Offer,
        },
        ["ascp"] = new(
            c => AscpSettingsJson.Read(c).Faults,
            (shop, c, with) => AscpShop.Create(
                shop.Id, AscpSettingsJson.Read(c).Settings, with.Http, with.Store, shop.Timing.UnknownHorizon,
                with.Clock).Ports)
        {
            Offer = AscpShop.Offer,
            Switches = AscpSettings.Switches,
        },
        ["hosted"] = new(
            HostedSettings.Faults,
            (_, c, with) => new HostedConnector(HostedSettings.Read(c), with.Store, with.Clock).Ports)
        {
            Offer = HostedConnector.Offer,
        },
        ["erp:jushuitan"] = new(
            c => JushuitanSettingsJson.Read(c).Faults,
            (shop, c, with) => JushuitanErp.Create(
                shop.Id, JushuitanSettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
        ["erp:wangdian"] = new(
            c => WangdianSettingsJson.Read(c).Faults,
            (shop, c, with) => WangdianErp.Create(
                shop.Id, WangdianSettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
        ["erp:kuaimai"] = new(
            c => KuaimaiSettingsJson.Read(c).Faults,
            (shop, c, with) => KuaimaiErp.Create(
                shop.Id, KuaimaiSettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
        ["qimen"] = new(
            QimenSettingsJson.Faults,
            (_, c, with) => QimenWms.Create(QimenSettingsJson.Read(c), with.Http, with.Store, with.Clock).Ports)
        {
            Offer = QimenWms.Offer,
        },
        ["erp:qimen"] = new(
            QimenSettingsJson.Faults,
            (_, c, with) => QimenErp.Create(QimenSettingsJson.Read(c), with.Http, with.Store, with.Clock).Ports),
        ["erp:generic"] = new(
            c => GenericSettingsJson.Read(c).Faults,
            (_, c, with) => GenericErp.Create(GenericSettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
        ["courier:kuaidi100"] = new(
            c => Kuaidi100SettingsJson.Read(c).Faults,
            (_, c, with) => Kuaidi100Couriers.Create(
                Kuaidi100SettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
        ["courier:sf"] = new(
            c => SfSettingsJson.Read(c).Faults,
            (_, c, with) => SfExpress.Create(SfSettingsJson.Read(c).Settings, with.Http, with.Clock).Ports),
    };

    private readonly Parts _parts = new(store, secrets, http, clock);

    /// <summary>The names a shop's `platform` may have.</summary>
    public static IEnumerable<string> Platforms => Known.Keys.Where(name => !name.Contains(':'));

    /// <summary>The names a shop's `erp.kind` may have.</summary>
    public static IEnumerable<string> Erps =>
        Known.Keys.Where(IsErp).Select(name => name[ShopBook.ErpPrefix.Length..]);

    /// <summary>The names a shop's `courier.kind` may have.</summary>
    public static IEnumerable<string> Couriers =>
        Known.Keys.Where(IsCourier).Select(name => name[ShopBook.CourierPrefix.Length..]);

    public IConnect? Find(string name) =>
        Known.TryGetValue(name, out var party) ? new Connect(name, party, _parts) : null;

    /// <summary>What the platform lets a shop choose; null for one that is not known.</summary>
    public static Offer? OfferOf(string platform) => Known.GetValueOrDefault(platform)?.Offer;

    /// <summary>Faults of a shop's connection to its platform, without opening anything; null for an unknown platform.</summary>
    public static IReadOnlyList<string>? Faults(ShopConfig config) => Faults(config.Platform, config.Connection);

    /// <summary>Faults of a shop's connection to its ERP; null for an unknown kind.</summary>
    public static IReadOnlyList<string>? Faults(ErpConfig erp) =>
        Faults(ShopBook.ErpPrefix + erp.Kind, erp.Connection);

    /// <summary>Faults of a shop's connection to its courier; null for an unknown kind.</summary>
    public static IReadOnlyList<string>? Faults(CourierConfig courier) =>
        Faults(ShopBook.CourierPrefix + courier.Kind, courier.Connection);

    private static IReadOnlyList<string>? Faults(string name, JsonElement written)
    {
        if (!Known.TryGetValue(name, out var connector)) return null;
        var (connection, missing) = SecretText.Resolve(written);
        // A secret that could not be found is told once, by its reference.
        return [.. missing, .. connector.Faults(connection).Where(f => !missing.Any(m => SamePath(m, f))).Select(Camel)];
    }

    private static bool IsErp(string name) => name.StartsWith(ShopBook.ErpPrefix, StringComparison.Ordinal);

    private static bool IsCourier(string name) => name.StartsWith(ShopBook.CourierPrefix, StringComparison.Ordinal);

    private static bool SamePath(string a, string b) => Path(a).Equals(Path(b), StringComparison.OrdinalIgnoreCase);

    private static string Path(string fault) => fault.Split(':', 2)[0];

    /// <summary>Connectors name their settings as they are in code; people write them in camel case.</summary>
    private static string Camel(string fault) => JsonNamingPolicy.CamelCase.ConvertName(fault[..1]) + fault[1..];

    /// <summary>What connectors are made of besides their settings.</summary>
    private sealed record Parts(IStore Store, ISealSecrets Secrets, HttpClient Http, TimeProvider Clock);

    /// <param name="Faults">What is wrong with the resolved connection settings, each with what to do.</param>
    private sealed record Party(
        Func<JsonElement, IReadOnlyList<string>> Faults, Func<ShopConfig, JsonElement, Parts, Connector> Make)
    {
        /// <summary>Null: it is no platform.</summary>
        public Offer? Offer { get; init; }

        public ImmutableArray<ConnectionSwitch> Switches { get; init; } = [];
    }

    private sealed class Connect(string name, Party party, Parts parts) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => ConnectorCatalogue.Faults(name, Written(config))!;

        Connector IConnect.Connect(ShopConfig config) =>
            party.Make(config, SecretText.Resolve(Written(config)).Value, parts);

        public Offer? Offer => party.Offer;

        public ImmutableArray<ConnectionSwitch> Switches => party.Switches;

        private JsonElement Written(ShopConfig config) => IsErp(name) ? config.Erp!.Connection
            : IsCourier(name) ? config.Courier!.Connection : config.Connection;
    }
}

/// <summary>Parts of a shop's configuration that may be left out but must be there to be stored.</summary>
public static class ShopDefaults
{
    public static ShopConfig Complete(ShopConfig config) => config with
    {
        Strategies = config.Strategies.IsDefault ? [] : config.Strategies,
        Connection = Written(config.Connection),
        Erp = config.Erp is { } erp ? erp with { Connection = Written(erp.Connection) } : null,
        Courier = config.Courier is { } courier ? courier with { Connection = Written(courier.Connection) } : null,
    };

    private static JsonElement Written(JsonElement connection) =>
        connection.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? JsonSerializer.SerializeToElement(new object()) : connection;
}
