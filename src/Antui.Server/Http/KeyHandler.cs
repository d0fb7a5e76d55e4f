using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Antui.Server.Http;

/// <summary>
/// Whose key it is: keys come in the Authorization header only. Routes that are open to all are not asked for one.
/// </summary>
public sealed class KeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    /// <summary>The name of the scheme, and of what stands before the key.</summary>
    public const string SchemeName = "Bearer";

    private const string Before = SchemeName + " ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header is null || !header.StartsWith(Before, StringComparison.OrdinalIgnoreCase)
            || Context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null)
            return AuthenticateResult.NoResult();
        return await keys.FindAsync(header[Before.Length..].Trim(), Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return Problems.WriteAsync(
            Context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED",
            "Send a valid API key: Authorization: Bearer ak_… (make one with `antui key create`).");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.WriteAsync(
        Context, StatusCodes.Status403Forbidden, "FORBIDDEN",
        Context.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>() is { } needs
            ? $"The key '{Context.Caller().Name}' lacks the scope '{string.Join("' or '", needs.Scopes)}'."
            : "This route is closed.");
}

/// <summary>Who calls.</summary>
public sealed record Caller(string Id, string Name, IReadOnlyList<string> Scopes)
{
    private const string Scope = "scope";

    public bool May(string scope) => Scopes.Contains(scope) || Scopes.Contains(Antui.Server.Http.Scopes.Admin);

    public static Caller Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(ClaimTypes.Name) ?? "",
        [.. user.FindAll(Scope).Select(c => c.Value)]);

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id), new Claim(ClaimTypes.Name, Name),
            .. Scopes.Select(s => new Claim(Scope, s)),
        ], scheme));
}

public static class CallerExtensions
{
    /// <summary>Somebody with a valid key, on a route that asks for one.</summary>
    public static bool HasCaller(this HttpContext http) => http.User.Identity is { IsAuthenticated: true };

    /// <summary>The caller of a route that needs a scope.</summary>
    public static Caller Caller(this HttpContext http) => Http.Caller.Of(http.User);
}
