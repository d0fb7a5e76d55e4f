using Antui.Engine;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage;

namespace Antui.Cli;

/// <summary>
/// A node that does nothing by itself, for commands without a running server: the store of the settings is opened, and
/// an SQLite file that a server holds is refused with a clear message.
/// </summary>
internal sealed class LocalNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Core.Ports.IStore _store;

    private LocalNode(WebApplication app, Core.Ports.IStore store)
    {
        _app = app;
        _store = store;
    }

    public RefundEngine Engine => _app.Services.GetRequiredService<RefundEngine>();

    public Server.Http.ApiKeys Keys => _app.Services.GetRequiredService<Server.Http.ApiKeys>();

    public static async Task<LocalNode> OpenAsync(string? config, string? storeSetting, CancellationToken stop)
    {
        var options = Settings.Load(config, new Dictionary<string, string?> { ["store"] = storeSetting });
        var store = await StoreOpener.OpenAsync(options.Store, options.Bounds(StoreOptions.Default), stop);
        try
        {
            var app = await AntuiHost.BuildAsync(
                options with { Log = LogLevel.Warning }, new HostParts { Store = store, Drive = false }, stop);
            return new LocalNode(app, store);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}
