using Antui.Server.Http;

namespace Antui.Server.Keys;

public sealed record Me(string Name, IReadOnlyList<string> Scopes);

/// <summary>Who I am.</summary>
public static class MeApi
{
    public static void MapMe(this IEndpointRouteBuilder api) =>
        api.MapGet("/me", (HttpContext http) => Results.Ok(new Me(http.Caller().Name, http.Caller().Scopes)))
            .WithTags("Me").Needs(Scopes.Read).Answers<Me>("The key's name and scopes.");
}
