using System.Text.Json;
using Antui.Connectors.Hosted;
using Antui.Connectors.Taobao;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Hosting;

/// <summary>The platforms this program connects to, listed by hand.</summary>
public sealed class Connectors(IStore store, HttpClient http, TimeProvider clock)
{
    public static readonly string[] Platforms = ["taobao", "hosted"];

    private readonly TaobaoConnect _taobao = new(http, clock);
    private readonly HostedConnect _hosted = new(store, clock);

    public IConnect? Find(string platform) => platform switch
    {
        "taobao" => _taobao,
        "hosted" => _hosted,
        _ => null,
    };

    /// <summary>Faults of a connection without opening anything; null for an unknown platform.</summary>
    public static IReadOnlyList<string>? Faults(ShopConfig config)
    {
        var (connection, missing) = SecretText.Resolve(config.Connection);
        IReadOnlyList<string>? faults = config.Platform switch
        {
            "taobao" => TaobaoSettingsJson.Read(connection).Faults,
            "hosted" => HostedSettings.Faults(connection),
            _ => null,
        };
        // A secret that could not be found is told once, by its reference.
        return faults is null ? null
            : [.. missing, .. faults.Where(f => !missing.Any(m => SamePath(m, f))).Select(Camel)];
    }

    private static bool SamePath(string a, string b) => Path(a).Equals(Path(b), StringComparison.OrdinalIgnoreCase);

    private static string Path(string fault) => fault.Split(':', 2)[0];

    /// <summary>Connectors name their settings as they are in code; people write them in camel case.</summary>
    private static string Camel(string fault) => JsonNamingPolicy.CamelCase.ConvertName(fault[..1]) + fault[1..];

    private sealed class TaobaoConnect(HttpClient http, TimeProvider clock) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => Connectors.Faults(config)!;

        public object Connect(ShopConfig config) => TaobaoShop.Create(
            config.Id, TaobaoSettingsJson.Read(SecretText.Resolve(config.Connection).Value).Settings, http, clock);
    }

    private sealed class HostedConnect(IStore store, TimeProvider clock) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => Connectors.Faults(config)!;

        public object Connect(ShopConfig config) => new HostedConnector(
            HostedSettings.Read(SecretText.Resolve(config.Connection).Value), store, store, clock);
    }
}

/// <summary>Parts of a shop's configuration that may be left out but must be there to be stored.</summary>
public static class ShopDefaults
{
    public static ShopConfig Complete(ShopConfig config) => config with
    {
        Strategies = config.Strategies.IsDefault ? [] : config.Strategies,
        Connection = config.Connection.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? JsonSerializer.SerializeToElement(new object()) : config.Connection,
    };
}
