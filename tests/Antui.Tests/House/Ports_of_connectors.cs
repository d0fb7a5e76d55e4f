using System.Globalization;
using System.Text;
using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Shops;
using Antui.Storage.Memory;
using Antui.Tests.Inside;

namespace Antui.Tests.House;

/// <summary>
/// What each connector declares that it can do. docs/ports.md is printed from it, so that a capability that is lost is
/// seen; TEST_UPDATE_GOLDEN=1 writes it anew.
/// </summary>
public sealed class Ports_of_connectors
{
    private const string Document = "docs/ports.md";

    /// <summary>Settings that suffice, by the connector's name.</summary>
    private static readonly SortedDictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["taobao"] = """{ "appKey": "1", "appSecret": "secret", "session": "token" }""",
        ["ascp"] = """
            { "appKey": "1", "appSecret": "secret", "session": "token", "customerId": "c", "supplierId": "1",
              "storeCode": "w", "userId": "2" }
            """,
        ["hosted"] = "{}",
        ["qimen"] = Warehouse,
        ["erp:jushuitan"] = """{ "appKey": "1", "appSecret": "secret", "accessToken": "token", "shopId": 1 }""",
        ["erp:wangdian"] = """{ "sid": "s", "key": "1", "secret": "secret:salt", "shopNo": "1" }""",
        ["erp:kuaimai"] = """{ "appKey": "1", "appSecret": "secret", "session": "token" }""",
        ["erp:qimen"] = Warehouse,
        ["erp:generic"] = """
            { "address": "http://erp.test", "secret": "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }
            """,
        ["courier:kuaidi100"] = """{ "customer": "1", "key": "1", "secret": "secret" }""",
        ["courier:sf"] = """
            { "partnerId": "1", "checkWord": "secret", "payMode": "1",
              "returnTo": { "province": "P", "city": "C", "county": "T", "address": "A",
                "contact": "N", "phone": "1" } }
            """,
    };

    private const string Warehouse = """
        { "appKey": "1", "appSecret": "secret-1", "customerId": "c", "warehouseCode": "w", "ownerCode": "o" }
        """;

    [Fact]
    public void Every_connector_of_the_house_is_here() => Assert.Equal(
        [
            .. Server.Configuration.ConnectorCatalogue.Couriers.Select(n => ShopBook.CourierPrefix + n),
            .. Server.Configuration.ConnectorCatalogue.Erps.Select(n => ShopBook.ErpPrefix + n),
            .. Server.Configuration.ConnectorCatalogue.Platforms,
        ],
        Settings.Keys.ToHashSet());

    [Fact]
    public void Platforms_say_what_a_shop_may_choose_and_nobody_else_does() => Assert.Equal(
        Server.Configuration.ConnectorCatalogue.Platforms.Order(StringComparer.Ordinal),
        Settings.Keys.Where(name => Known(name).Offer is not null));

    /// <summary>A port that a class has and that its connector does not declare is one that nobody finds.</summary>
    [Fact]
    public void What_a_connector_implements_it_declares() => Repository.None(
        from name in Settings.Keys
        let connector = Made(name)
        from port in connector.Ports.Select(t => At(connector, t)).Distinct(ReferenceEqualityComparer.Instance)
        from has in port.GetType().GetInterfaces()
        where has.FullName!.StartsWith("Antui.", StringComparison.Ordinal)
            && !(has.IsGenericType && has.GetGenericTypeDefinition() == typeof(IPerformMany<>))
        where !connector.Ports.Contains(has)
        select $"{name} implements {NameOf(has)} and does not declare it");

    [Fact]
    public void The_ports_are_printed_as_they_are()
    {
        var text = new StringBuilder("""
            # Ports of the connectors

            What each connector declares that it can do, printed from the code by a test. An effect marked with * goes
            out in batches. The last column is what the gateway of its own protocol asks it.

            | connector | offers | effects | ports | of its own |
            | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var name in Settings.Keys)
        {
            var connector = Made(name);
            var effects = connector.Ports.Where(p => p.IsGenericType).Select(p => EffectOf(connector, p));
            var ports = connector.Ports.Where(p => p is { IsGenericType: false, IsInterface: true }).Select(NameOf);
            var own = connector.Ports.Where(p => !p.IsInterface).Select(NameOf);
            text.Append(CultureInfo.InvariantCulture,
                $"| `{name}` | {Offered(Known(name).Offer)} | {List(effects)} | {List(ports)} | {List(own)} |\n");
        }
        var file = Path.Combine(Repository.Root, Document);
        if (Environment.GetEnvironmentVariable("TEST_UPDATE_GOLDEN") is "1") File.WriteAllText(file, text.ToString());
        Assert.Equal(File.ReadAllText(file), text.ToString());
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Offered(Offer? offer) => offer is null ? ""
        : offer.GetType().Name + (offer.StopsUntil is StopLevel.Packed ? "" : $", stops until {offer.StopsUntil}");

    private static string EffectOf(Connector connector, Type port)
    {
        var effect = port.GetGenericArguments()[0];
        var isMany = typeof(IPerformMany<>).MakeGenericType(effect).IsInstanceOfType(At(connector, port));
        return isMany ? effect.Name + "*" : effect.Name;
    }

    private static string NameOf(Type port) => port.IsGenericType ? port.GetGenericArguments()[0].Name
        : port.IsInterface ? port.Name[1..] : port.Name;

    private static object At(Connector connector, Type port) =>
        typeof(Connector).GetMethod(nameof(Connector.Port))!.MakeGenericMethod(port).Invoke(connector, null)!;

    private static Connector Made(string name) => Known(name).Connect(ConfigOf(name));

    private static IConnect Known(string name) =>
        new Server.Configuration.ConnectorCatalogue(
            new MemoryStore(), TestSeals.Of(), new HttpClient(), TimeProvider.System)
            .Find(name)!;

    private static ShopConfig ConfigOf(string name)
    {
        var connection = JsonDocument.Parse(Settings[name]).RootElement;
        return new ShopConfig
        {
            Id = "s",
            Platform = name,
            Connection = connection,
            Erp = new ErpConfig { Kind = name, Connection = connection },
            Courier = new CourierConfig { Kind = name, Connection = connection },
        };
    }
}
