using Antui.Connectors;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Desk;
using Antui.Engine.Documents;
using Antui.Engine.Intake;
using Antui.Engine.Reconciliation;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Server.Api;
using Antui.Server.Configuration;
using Antui.Server.Gateways.Ascp;
using Antui.Server.Gateways.Qimen;
using Antui.Server.Gateways.Top;
using Antui.Server.Http;
using Antui.Server.Operations;
using Antui.Storage;
using Microsoft.Extensions.Logging.Console;

namespace Antui.Server.Hosting;

/// <summary>What a demonstration, a test or a bench puts in place of the usual parts.</summary>
public sealed record HostParts
{
    /// <summary>Already open, and closed by whoever opened it; null opens the store of the settings.</summary>
    public IStore? Store { get; init; }

    public StoreOptions StoreOptions { get; init; } = StoreOptions.Default;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False when the caller calls the engine's step himself.</summary>
    public bool Drive { get; init; } = true;

    /// <summary>Null: one client for all shops.</summary>
    public HttpClient? Http { get; init; }

    /// <summary>Registered before the usual services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    public Action<WebApplication>? Map { get; init; }
}

/// <summary>Builds a node: store, engine, connectors, API, gateway, console. Several may live in one process.</summary>
public static class AntuiHost
{
    private const int MostBodyBytes = 256 * 1024, MostHeaderBytes = 32 * 1024;

    public static Task<WebApplication> BuildAsync(AntuiOptions options, CancellationToken stop) =>
        BuildAsync(options, new HostParts(), stop);

    public static async Task<WebApplication> BuildAsync(AntuiOptions options, HostParts parts, CancellationToken stop)
    {
        var builder = NewBuilder(options);
        var store = parts.Store ?? await StoreOpener.OpenAsync(
            options.Store, options.Bounds(parts.StoreOptions), stop);
        try
        {
            var seals = await new InstallationKeys(store, options, parts.Clock).OpenAsync(stop);
            var http = parts.Http ?? OutboundHttp.Create();
            var connectors = new Configuration.ConnectorCatalogue(store, seals, http, parts.Clock);
            var shops = new ShopBook(store, connectors.Find, parts.Clock);
            await shops.LoadAsync(stop);
            foreach (var shop in options.Shops) await shops.PutAsync(ShopDefaults.Complete(shop), "config", stop);
            var engine = new RefundEngine(
                store, shops, seals, parts.Clock, options.Engine with { Node = NodeName(options) });
            parts.Services?.Invoke(builder.Services);
            AddServices(builder.Services, options, parts, engine);
            builder.Services.AddTelemetry(builder.Configuration, engine);
            var app = builder.Build();
            // Before whoever reads them, so that they are closed after the last word is sent.
            app.Services.GetRequiredService<NodeMeters>();
            app.UseAntui(options);
            if (parts.Drive) AddDuties(engine, app.Services);
            parts.Map?.Invoke(app);
            // Asked for once, so that the container closes it with the host.
            app.Services.GetRequiredService<IStore>();
            return app;
        }
        catch
        {
            if (parts.Store is null) await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first address the node listens on, with its real port.</summary>
    public static string AddressOf(WebApplication app) => app.Urls.First();

    private static WebApplicationBuilder NewBuilder(AntuiOptions options)
    {
        var files = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "antui",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Directory.Exists(files) ? files : null,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        });
        builder.Configuration.AddTelemetrySettings(options);
        builder.WebHost.UseUrls([.. options.Listen.Split(',', StringSplitOptions.TrimEntries)]);
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = options.Drain + TimeSpan.FromSeconds(5);
            host.ServicesStartConcurrently = false;
        });
        // Standard output belongs to what a command prints.
        builder.Logging.SetMinimumLevel(options.Log).AddFilter("Microsoft", Max(options.Log, LogLevel.Warning))
            // What fails at start is thrown as well, and told in one line.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // A call without a key is answered, and no news.
            .AddFilter(typeof(KeyHandler).FullName, Max(options.Log, LogLevel.Warning))
            .AddConsole(console =>
            {
                console.FormatterName = MaskedConsole.FormatterName;
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            })
            .Services.AddSingleton<ConsoleFormatter>(new MaskedConsole(TimeProvider.System));
        return builder;
    }

    private static void AddServices(IServiceCollection services, AntuiOptions options, HostParts parts,
        RefundEngine engine)
    {
        services.AddSingleton(options);
        services.AddSingleton(engine);
        services.AddSingleton(engine.Shops);
        services.AddSingleton<StoreProbe>();
        if (parts.Store is not null) services.AddSingleton(parts.Store);
        else services.AddSingleton(_ => engine.Store);
        services.AddSingleton<IRequestMemory>(s => s.GetRequiredService<IStore>());
        services.AddSingleton(parts.Clock);
        services.AddSingleton(new ApiKeys(
            new DocumentSet<ApiKeyDocument>(engine.Store, TimeProvider.System, "key", KeyJson.Plain.ApiKeyDocument),
            Configured(options, parts.Clock), TimeProvider.System));
        services.AddApi();
        services.AddTopGateway(options.Gateway);
        services.AddAscpGateway();
        services.AddQimenGateway(options.Qimen);
        engine.Jobs.Add(new ReconcileJob(), ReconcileJob.Plan);
        engine.Jobs.Add(new PushStockJob(), PushStockJob.Plan, PushStockJob.Serves);
        if (parts.Drive) services.AddHostedService<EngineDriver>();
    }

    /// <summary>What goes on for as long as a node runs by itself, and the wall's time passes.</summary>
    private static void AddDuties(RefundEngine engine, IServiceProvider services)
    {
        engine.Jobs.AddOnce(new AuditJob(engine), AuditJob.Plan, AuditJob.Serves);
        engine.Jobs.Add(new ListenJob(), ListenJob.Plan, ListenJob.Serves);
        engine.Jobs.Add(
            new WarnJob(services.GetRequiredService<ILogger<WarnJob>>()), WarnJob.Plan, WarnJob.Serves);
    }

    private static ApiKeyDocument[] Configured(AntuiOptions options, TimeProvider clock) =>
        [.. options.Keys.Select((key, i) => new ApiKeyDocument(
            $"config-{i}", key.Name, [.. key.Scopes],
            key.SecretHash != "" ? key.SecretHash.ToLowerInvariant()
                : ApiKeys.HashOf(SecretText.Resolve(key.Secret).Text),
            Instant.From(clock.GetUtcNow())))];

    private static string NodeName(AntuiOptions options) =>
        options.Node != "" ? options.Node : $"{Environment.MachineName}:{Environment.ProcessId}";

    private static LogLevel Max(LogLevel a, LogLevel b) => a > b ? a : b;
}
