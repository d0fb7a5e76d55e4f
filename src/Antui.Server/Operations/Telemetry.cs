using System.Diagnostics.Metrics;
using Antui.Engine;
using Antui.Server.Configuration;
using Antui.Server.Http;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Antui.Server.Operations;

/// <summary>
/// What leaves the node about itself, by OpenTelemetry: meters for whoever reads /metrics, and meters and traces to a
/// collector when one is named. Spans of requests and of outgoing calls are not sent: their addresses have numbers of
/// orders.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <summary>
    /// The standard's environment variables, and the setting where it names a collector; nothing else of the
    /// environment has a say in a node.
    /// </summary>
    public static void AddTelemetrySettings(this IConfigurationBuilder configuration, AntuiOptions options)
    {
        var standard = from pair in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                       where pair.Key is string name && name.StartsWith("OTEL_", StringComparison.Ordinal)
                       select new KeyValuePair<string, string?>((string)pair.Key, pair.Value as string);
        configuration.AddInMemoryCollection(standard);
        if (options.Otlp != "") configuration.AddInMemoryCollection([new(Endpoint, options.Otlp)]);
    }

    public static void AddTelemetry(
        this IServiceCollection services, IConfiguration configuration, RefundEngine engine)
    {
        services.AddSingleton(_ => new NodeMeters(engine));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(
                "antui", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: engine.Node).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(
                        EngineMeters.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Npgsql")
                    // Of several nodes in one process each tells of itself.
                    .AddView(i => IsOfAnother(i, engine) ? MetricStreamConfiguration.Drop : null)
                    .AddPrometheusExporter(page => page.ScopeInfoEnabled = false);
                if (IsNamed(configuration, Metrics)) metrics.AddOtlpExporter();
            });
        if (IsNamed(configuration, Traces))
            telemetry.WithTracing(traces => traces.AddSource(RefundEngine.TraceSource).AddOtlpExporter());
    }

    private static bool IsNamed(IConfiguration configuration, string own) =>
        !string.IsNullOrWhiteSpace(configuration[own]) || !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    private static bool IsOfAnother(Instrument instrument, RefundEngine engine) =>
        instrument.Meter.Name == EngineMeters.MeterName && instrument.Meter.Scope != engine.Meters;

    public static void MapMetrics(this IEndpointRouteBuilder app, bool open)
    {
        var pipe = app.CreateApplicationBuilder();
        pipe.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
        var page = pipe.Build();
        var route = app.MapGet("/metrics", async (HttpContext http, NodeMeters node, CancellationToken stop) =>
            {
                await node.RefreshAsync(stop);
                await page(http);
            })
            .WithTags("Health").WithSummary("Prometheus text.").Produces<string>(200, "text/plain");
        if (open) route.OpenToAll();
        else route.Needs(Scopes.Read);
    }
}
