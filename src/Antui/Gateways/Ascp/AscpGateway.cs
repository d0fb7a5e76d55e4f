using Antui.Engine;
using Antui.Gateways.Ascp.Platform;
using Antui.Gateways.Qimen;

namespace Antui.Gateways.Ascp;

/// <summary>How the host takes in both sides of Tmall Global direct: receiving its pushes, and being it for a
/// sandbox.</summary>
public static class AscpGateway
{
    /// <summary>Needs a <see cref="RefundEngine"/> in the services. A sandbox that misbehaves registers its own
    /// <see cref="IPushFaults"/> before.</summary>
    /// <param name="drive">False: somebody else lets its time pass, and calls what otherwise runs by itself.</param>
    public static IServiceCollection AddAscpGateway(this IServiceCollection services, bool drive = true)
    {
        services.AddSingleton<AscpConfirmations>();
        services.AddSingleton<AscpReceiver>();
        services.AddSingleton<IQimenMethod, OrderNotify>();
        services.AddSingleton<IQimenMethod, OrderCancel>();
        services.AddSingleton<IQimenMethod, ReturnNotify>();
        services.AddSingleton<AscpKeeper>();
        services.AddSingleton(s => new AscpPusher(
            s.GetRequiredService<RefundEngine>(), s.GetService<IPushFaults>() ?? new NoPushFaults(),
            s.GetRequiredService<ILogger<AscpPusher>>()));
        if (!drive) return services;
        services.AddHostedService(s => s.GetRequiredService<AscpKeeper>());
        services.AddHostedService(s => s.GetRequiredService<AscpPusher>());
        return services;
    }
}
