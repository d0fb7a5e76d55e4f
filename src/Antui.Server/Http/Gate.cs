namespace Antui.Server.Http;

/// <summary>
/// Nobody passes a route without a key that has the route's scope. Keys come in the Authorization header only.
/// </summary>
public sealed class Gate(RequestDelegate next, ApiKeys keys)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null)
        {
            await next(http);
            return;
        }
        string? header = http.Request.Headers.Authorization;
        var caller = header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await keys.FindAsync(header[Scheme.Length..].Trim(), http.RequestAborted) : null;
        if (caller is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.WriteAsync(
                http, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED",
                "Send a valid API key: Authorization: Bearer ak_… (make one with `antui key create`).");
            return;
        }
        // A 405 is a route of the framework's own, without a scope: it tells nothing and does nothing.
        if (endpoint.Metadata.GetMetadata<NeedsScope>() is not { } needs)
        {
            if (endpoint.DisplayName is { } name && (name.StartsWith("405 ") || name.StartsWith("415 ")))
                await next(http);
            else await DenyAsync(http, "This route is closed.");
            return;
        }
        if (!needs.Scopes.Any(caller.May))
        {
            await DenyAsync(http, $"The key '{caller.Name}' lacks the scope '{string.Join("' or '", needs.Scopes)}'.");
            return;
        }
        http.Items[typeof(Caller)] = caller;
        await next(http);
    }

    private static Task DenyAsync(HttpContext http, string detail) =>
        Problems.WriteAsync(http, StatusCodes.Status403Forbidden, "FORBIDDEN", detail);
}

public static class CallerExtensions
{
    /// <summary>The caller of a route that needs a scope.</summary>
    public static Caller Caller(this HttpContext http) => (Caller)http.Items[typeof(Caller)]!;
}
