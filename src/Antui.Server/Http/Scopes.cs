using Microsoft.AspNetCore.Authorization;

namespace Antui.Server.Http;

/// <summary>
/// What a key may do. Every route names the one it needs; a route that names none is refused to everybody.
/// </summary>
public static class Scopes
{
    public const string Read = "read";
    public const string Act = "act";
    public const string Configure = "configure";
    public const string Orders = "orders";
    public const string Evidence = "evidence";

    /// <summary>Everything, and the keys themselves.</summary>
    public const string Admin = "admin";

    public static readonly string[] All = [Read, Act, Configure, Orders, Evidence, Admin];
}

/// <summary>The scope a route needs; of several, one is enough to enter.</summary>
public sealed record NeedsScope(params string[] Scopes) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>
/// A route that needs no key: health, the description of the API, the console's files, gateways with signatures.
/// </summary>
public sealed record OpenToAll : IAllowAnonymous;

public static class ScopeExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder route, params string[] scopes) where TBuilder
        : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsScope(scopes));

    public static TBuilder OpenToAll<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new OpenToAll());
}
