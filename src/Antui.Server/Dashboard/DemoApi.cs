using Antui.Core;
using Antui.Server.Http;

namespace Antui.Server.Dashboard;

/// <summary>How far a demonstration is; other fields are its own.</summary>
public sealed record DemoState(bool Running, double Progress, Instant SimulatedAt, long Done, long Total);

/// <summary>How a demonstration tells of its progress; absent in normal service.</summary>
public interface IDemoProgress
{
    DemoState State { get; }
}

/// <summary>Whether this is a demonstration.</summary>
public static class DemoApi
{
    public static void MapDemo(this IEndpointRouteBuilder api) =>
        api.MapGet("/demo", (HttpContext http) => http.RequestServices.GetService<IDemoProgress>() is { } demo
                ? Results.Ok(demo.State) : Problems.NotFound("This is no demonstration."))
            .WithTags("Me").Needs(Scopes.Read)
            .Answers<DemoState>("How far the demonstration is; 404 in normal service.");
}
