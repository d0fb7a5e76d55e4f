using Antui.Server.Dashboard;
using Antui.Server.Desk;
using Antui.Server.Evidence;
using Antui.Server.Facts;
using Antui.Server.Gateways.Ascp;
using Antui.Server.Http;
using Antui.Server.Jobs;
using Antui.Server.Keys;
using Antui.Server.Ledger;
using Antui.Server.Operations;
using Antui.Server.Orders;
using Antui.Server.Parked;
using Antui.Server.Pool;
using Antui.Server.Reconciliation;
using Antui.Server.Refunds;
using Antui.Server.Refunds.Packs;
using Antui.Server.Returns;
using Antui.Server.Shops;
using Antui.Server.Stock;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Server.Api;

/// <summary>The API as one thing to add and one to map.</summary>
public static class ApiSetup
{
    private const int MostBodyBytes = 256 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddRouting();
        services.ConfigureHttpJsonOptions(json => ApiJson.Setup(json.SerializerOptions));
        services.AddGate();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        // Binding faults come to the handler of exceptions, which names the place.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<Engine.Returns.UnclaimedParcels>();
        services.AddSingleton(s => new Engine.Reconciliation.Reconciler(s.GetRequiredService<Engine.RefundEngine>()));
        services.AddApiDescription();
        return services;
    }

    public static void MapApi(this WebApplication app, bool openMetrics)
    {
        app.MapHealth();
        app.MapMetrics(openMetrics);
        app.MapDescription();
        var api = app.MapGroup("/api/v1").WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes));
        api.MapMe();
        api.MapDemo();
        api.MapRefunds();
        api.MapActions();
        api.MapOrders();
        api.MapWords();
        api.MapHosted();
        api.MapEvidence();
        api.MapFacts();
        api.MapErpWebhook();
        api.MapShops();
        api.MapSwitches();
        api.MapAscp();
        api.MapStock();
        api.MapOutsideStock();
        api.MapEntryOrders();
        api.MapWarehouses();
        api.MapBooks();
        api.MapShipments();
        api.MapStrategies();
        api.MapParked();
        api.MapGates();
        api.MapStop();
        api.MapPool();
        api.MapJobs();
        api.MapMapping();
        api.MapFigures();
        api.MapEvents();
        api.MapKeys();
        api.MapUnclaimed();
        api.MapUnmatched();
        api.MapLists();
        api.MapReturnAddresses();
        api.MapPhotos();
        api.MapReturns();
        api.MapScan();
        api.MapProposals();
        api.MapReconciliation();
        api.MapEvidencePack();
    }
}
