using Antui.Engine;
using Antui.Server.Gateways.Top.Tmc;
using Antui.Server.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antui.Server.Gateways.Top;

/// <summary>How the host takes the gateway in: one line for the services, one for the addresses.</summary>
public static class TopGateway
{
    /// <summary>
    /// Needs a <see cref="RefundEngine"/> in the services. A sandbox that misbehaves registers its own
    /// <see cref="IWireFaults"/>; whoever serves more than the gateway's own methods registers each of them.
    /// </summary>
    public static IServiceCollection AddTopGateway(this IServiceCollection services, TopOptions? options = null)
    {
        var chosen = options ?? new TopOptions();
        if (chosen.Faults() is { Count: > 0 } faults)
            throw new ArgumentException("gateway.top: " + string.Join(" ", faults), nameof(options));
        services.AddSingleton(chosen);
        services.AddSingleton(s => new TopApps(s.GetRequiredService<RefundEngine>().Shops));
        services.AddSingleton(s => new TmcQueues(s.GetRequiredService<RefundEngine>(), chosen));
        services.AddSingleton(s => new TopServices(
            s.GetRequiredService<RefundEngine>(), chosen, s.GetService<IWireFaults>() ?? new NoFaults(),
            s.GetRequiredService<TopApps>(), s.GetRequiredService<TmcQueues>()));
        foreach (var method in TopMethods.Own) services.AddSingleton(method);
        services.AddSingleton(s => new TopMethods(s.GetServices<TopMethod>()));
        services.AddSingleton(s => new TopEndpoint(
            s.GetRequiredService<TopServices>(), s.GetRequiredService<TopMethods>(),
            new CallLimits(chosen.CallsPerSecond, chosen.BanSeconds),
            s.GetRequiredService<RefundEngine>().Clock, s.GetRequiredService<ILogger<TopEndpoint>>()));
        services.AddSingleton<TmcEndpoint>();
        return services;
    }

    /// <summary>Maps the address of the calls and, beside it, the message service's WebSocket.</summary>
    public static WebApplication MapTopGateway(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<TopOptions>();
        app.Services.GetRequiredService<TmcQueues>().Begin();
        app.Use((context, next) =>
        {
            if (context.Request.Path == options.TmcPath && context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
                context.Features.Set<IHttpUpgradeFeature>(new TmcUpgrade(upgrade));
            return next(context);
        });
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map(options.Path, (HttpContext context) =>
            context.RequestServices.GetRequiredService<TopEndpoint>().HandleAsync(context)).OpenToAll()
                .ExcludeFromDescription();
        app.Map(options.TmcPath, (HttpContext context) =>
            context.RequestServices.GetRequiredService<TmcEndpoint>().HandleAsync(context)).OpenToAll()
                .ExcludeFromDescription();
        return app;
    }
}
