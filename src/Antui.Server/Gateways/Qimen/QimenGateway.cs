using Antui.Engine;
using Antui.Engine.Returns;
using Antui.Server.Gateways.Qimen.Methods;
using Antui.Server.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Antui.Server.Gateways.Qimen;

/// <summary>How the host takes the gateway in: one line for the services, one for the addresses.</summary>
public static class QimenGateway
{
    /// <summary>Needs a <see cref="RefundEngine"/> in the services. Methods are registered
    /// as <see cref="IQimenMethod"/>, one by one.</summary>
    public static IServiceCollection AddQimenGateway(this IServiceCollection services, QimenOptions? options = null)
    {
        var chosen = options ?? new QimenOptions();
        if (chosen.Faults() is { Count: > 0 } faults)
            throw new ArgumentException("qimen: " + string.Join(" ", faults), nameof(options));
        services.AddSingleton(chosen);
        services.AddSingleton(s => new QimenDoors(s.GetRequiredService<RefundEngine>().Shops));
        services.AddSingleton(s => new QimenMethods(s.GetServices<IQimenMethod>()));
        services.AddSingleton<QimenEndpoint>();
        services.AddSingleton<QimenWaiting>();
        services.AddSingleton<IQimenMethod, DeliveryOrderConfirm>();
        services.AddSingleton<IQimenMethod, OrderProcessReport>();
        services.AddSingleton<IQimenMethod, ReturnOrderConfirm>();
        services.AddSingleton<IQimenMethod, DeliveryOrderCreate>();
        services.AddSingleton<IQimenMethod, OrderCancel>();
        services.AddSingleton<IQimenMethod, OrderPending>();
        services.AddSingleton<IQimenMethod, ReturnOrderCreate>();
        services.AddSingleton<IQimenMethod, StockQueries.Inventory>();
        services.AddSingleton<IQimenMethod, StockQueries.Stock>();
        services.TryAddSingleton<UnclaimedParcels>();
        services.AddSingleton<IQimenMethod, EntryOrderCreate>();
        services.AddSingleton<IQimenMethod, InventoryReport>();
        services.AddSingleton<IQimenMethod, EntryOrderConfirm>();
        services.AddSingleton<IQimenMethod, ReturnPackageReport>();
        foreach (var note in WarehouseNote.All) services.AddSingleton<IQimenMethod>(note);
        return services;
    }

    public static WebApplication MapQimenGateway(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<QimenOptions>();
        app.Services.GetRequiredService<QimenWaiting>().Begin();
        foreach (var path in new[] { options.Path, options.ScenePath })
        {
            app.Map(path, (HttpContext context) =>
                context.RequestServices.GetRequiredService<QimenEndpoint>().HandleAsync(context)).OpenToAll()
                    .ExcludeFromDescription();
        }
        return app;
    }
}
