using Antui.Engine;
using Antui.Server.Gateways.Qimen;

namespace Antui.Server.Gateways.Ascp;

/// <summary>How the host takes in the merchant's side of Tmall Global direct: receiving its pushes.</summary>
public static class AscpGateway
{
    /// <summary>Needs a <see cref="RefundEngine"/> in the services.</summary>
    public static IServiceCollection AddAscpGateway(this IServiceCollection services)
    {
        services.AddSingleton<AscpConfirmations>();
        services.AddSingleton<AscpReceiver>();
        services.AddSingleton<IQimenMethod, OrderNotify>();
        services.AddSingleton<IQimenMethod, OrderCancel>();
        services.AddSingleton<IQimenMethod, ReturnNotify>();
        return services;
    }

    /// <summary>Takes part in what the engine does by itself.</summary>
    public static WebApplication UseAscpGateway(this WebApplication app)
    {
        app.Services.GetRequiredService<AscpReceiver>().Begin();
        app.Services.GetRequiredService<AscpConfirmations>().Begin();
        return app;
    }
}
