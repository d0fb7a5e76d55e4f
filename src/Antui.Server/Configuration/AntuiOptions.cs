using System.ComponentModel;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Qimen;
using Antui.Server.Gateways.Top;
using Antui.Storage;

namespace Antui.Server.Configuration;

/// <summary>
/// Everything that is set from outside, as one immutable value. docs/configuration.md explains each setting.
/// </summary>
public sealed record AntuiOptions
{
    [Description("Where the server listens; a comma separates several addresses. Port 0 takes a free one.")]
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    [Description(
        "`sqlite:PATH`, `memory`, or a PostgreSQL connection string; `env:NAME` or `file:PATH` to take it from there.")]
    public string Store { get; init; } = "sqlite:./data/antui.db";

    [Description(
        "PostgreSQL: connections of this node, never more; who finds none waits. SQLite: connections that read.")]
    public int Connections { get; init; } = 24;

    [Description("How long a request waits for a free connection of the store.")]
    public TimeSpan ConnectionWait { get; init; } = TimeSpan.FromSeconds(30);

    [Description("Names this node in leases and logs; the machine's name and process when empty.")]
    public string Node { get; init; } = "";

    [Description("`open`, or `key` when /metrics shall need a key with the scope read.")]
    public MetricsAccess Metrics { get; init; } = MetricsAccess.Open;

    [Description(
        "An OTLP collector, like http://127.0.0.1:4317; empty: OTEL_EXPORTER_OTLP_ENDPOINT, or nothing is sent.")]
    public string Otlp { get; init; } = "";

    [Description("How long a stop waits for what is under way.")]
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    [Description("Longest pause between two looks at what is due.")]
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    [Description("How often shops changed by other nodes are read.")]
    public TimeSpan Reload { get; init; } = TimeSpan.FromSeconds(10);

    [Description("Least level that is logged: trace, debug, information, warning, error, critical, none.")]
    public LogLevel Log { get; init; } = LogLevel.Information;

    [Description("Limits of the node; see below.")]
    public EngineOptions Engine { get; init; } = new();

    [Description("The TOP-compatible gateway of hosted shops; see below.")]
    public TopOptions Gateway { get; init; } = new();

    [Description("The gateway that warehouses and ERPs of others call over Qimen; see below.")]
    public QimenOptions Qimen { get; init; } = new();

    [Description("The key that seals what buyers wrote; see below.")]
    public SealingOptions Sealing { get; init; } = new();

    [Description("API keys; more can be made with `antui key create`.")]
    public ImmutableArray<KeyConfig> Keys { get; init; } = [];

    [Description("Shops; more can be made through API and console.")]
    public ImmutableArray<ShopConfig> Shops { get; init; } = [];

    public StoreOptions Bounds(StoreOptions store) =>
        store with { Connections = Connections, ConnectionWait = ConnectionWait };
}

public enum MetricsAccess
{
    Open,
    Key,
}

/// <summary>A key declared in the configuration: the token itself, or only its hash.</summary>
public sealed record KeyConfig
{
    [Description("Stands as author on what is done with the key.")]
    public string Name { get; init; } = "";

    [Description("read, act, configure, orders, evidence, admin.")]
    public ImmutableArray<string> Scopes { get; init; } = [];

    [Description("The token that callers send, at least 20 characters: `env:NAME` or `file:PATH`, or the text itself.")]
    public string Secret { get; init; } = "";

    [Description("Instead of the secret: its SHA-256 in hex.")]
    public string SecretHash { get; init; } = "";
}
