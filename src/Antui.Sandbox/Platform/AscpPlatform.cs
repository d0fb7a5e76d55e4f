using Antui.Engine;
using Antui.Server.Hosting;

namespace Antui.Sandbox.Platform;

/// <summary>
/// The platform's side of Tmall Global direct, for hosted shops that play it: it pushes to the supplier and serves his
/// calls. A node has it only when whoever builds the node asks for it.
/// </summary>
public static class AscpPlatform
{
    /// <summary>A sandbox that misbehaves registers its own <see cref="IPushFaults"/>.</summary>
    /// <returns>The parts of a node that plays the platform besides what they were.</returns>
    public static HostParts With(HostParts parts) => parts with
    {
        Services = services =>
        {
            parts.Services?.Invoke(services);
            Add(services);
        },
        Map = app =>
        {
            app.Services.GetRequiredService<AscpPusher>().Begin();
            parts.Map?.Invoke(app);
        },
    };

    private static void Add(IServiceCollection services)
    {
        services.AddSingleton(s => new AscpPusher(
            s.GetRequiredService<RefundEngine>(), s.GetService<IPushFaults>() ?? new NoPushFaults(),
            s.GetRequiredService<ILogger<AscpPusher>>()));
        foreach (var method in SupplierMethods.Table) services.AddSingleton(method);
        foreach (var method in StockMethods.Table) services.AddSingleton(method);
    }
}
