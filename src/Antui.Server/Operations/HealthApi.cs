using Antui.Server.Http;



namespace Antui.Server.Operations;

public sealed record Health(string Status, string? Detail = null);

/// <summary>Alive: the process answers. Ready: the store takes writes, too.</summary>
public static class HealthApi
{
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Ok(new Health("alive"))).OpenToAll().WithTags("Health")
            .WithSummary("The process answers.").Produces<Health>();
        app.MapGet("/health/ready", ReadyAsync).OpenToAll().WithTags("Health")
            .WithSummary("The store takes writes; 503 with what to do while it does not, or while stopping.").Produces<Health>()
            .Produces<Health>(503);
    }

    private static async Task<IResult> ReadyAsync(StoreProbe probe, IHostApplicationLifetime life, HttpContext http)
    {
        if (life.ApplicationStopping.IsCancellationRequested) return NotReady("stopping");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(StorePatience);
        try
        {
            var wrong = await probe.AskAsync().WaitAsync(patience.Token);
            return wrong is null ? Results.Ok(new Health("ready")) : NotReady(wrong);
        }
        catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
        {
            return NotReady("the store does not take a write in time: " + fault.GetType().Name);
        }
    }

    private static IResult NotReady(string why) =>
        Results.Json(new Health("not-ready", why), statusCode: 503);
}
