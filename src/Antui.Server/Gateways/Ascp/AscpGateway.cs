using Antui.Engine;
using Antui.Server.Gateways.Ascp.Platform;
using Antui.Server.Gateways.Qimen;

namespace Antui.Server.Gateways.Ascp;

/// <summary>How the host takes in both sides of Tmall Global direct: receiving its pushes, and being it for a
/// sandbox.</summary>
public static class AscpGateway
{
    /// <summary>Needs a <see cref="RefundEngine"/> in the services. A sandbox that misbehaves registers its own
    /// <see cref="IPushFaults"/> before.</summary>
    public static IServiceCollection AddAscpGateway(this IServiceCollection services)
    {
        services.AddSingleton<AscpConfirmations>();
        services.AddSingleton<AscpReceiver>();
        services.AddSingleton<IQimenMethod, OrderNotify>();
        services.AddSingleton<IQimenMethod, OrderCancel>();
        services.AddSingleton<IQimenMethod, ReturnNotify>();
        services.AddSingleton(s => new AscpPusher(
            s.GetRequiredService<RefundEngine>(), s.GetService<IPushFaults>() ?? new NoPushFaults(),
            s.GetRequiredService<ILogger<AscpPusher>>()));
        return services;
    }

    /// <summary>Takes part in what the engine does by itself.</summary>
    public static WebApplication UseAscpGateway(this WebApplication app)
    {
        app.Services.GetRequiredService<AscpReceiver>().Begin();
        app.Services.GetRequiredService<AscpConfirmations>().Begin();
        app.Services.GetRequiredService<AscpPusher>().Begin();
        return app;
    }
}
