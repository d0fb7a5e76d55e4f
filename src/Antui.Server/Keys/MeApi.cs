using Antui.Server.Http;
using Antui.Server.Shops;



namespace Antui.Server.Keys;

/// <summary>How a demonstration tells of its progress; absent in normal service.</summary>
public interface IDemoProgress
{
    DemoState State { get; }
}

/// <summary>Who I am, and whether this is a demonstration.</summary>
public static class MeApi
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", (HttpContext http) => Results.Ok(new Me(http.Caller().Name, http.Caller().Scopes)))
            .WithTags("Me").Needs(Scopes.Read).Answers<Me>("The key's name and scopes.");
        api.MapGet("/demo", (HttpContext http) => http.RequestServices.GetService<IDemoProgress>() is { } demo
                ? Results.Ok(demo.State) : Problems.NotFound("This is no demonstration."))
            .WithTags("Me").Needs(Scopes.Read)
            .Answers<DemoState>("How far the demonstration is; 404 in normal service.");
    }
}
