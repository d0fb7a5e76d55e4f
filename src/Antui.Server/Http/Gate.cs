using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Antui.Server.Http;

/// <summary>Nobody passes a route without a key that has the route's scope.</summary>
public static class Gate
{
    public static void AddGate(this IServiceCollection services)
    {
        // Only the core: the rest of authentication keeps keys for cookies in the home directory.
        services.AddAuthenticationCore(o => o.AddScheme<KeyHandler>(KeyHandler.SchemeName, null));
        services.TryAddSingleton(UrlEncoder.Default);
        services.AddTransient<KeyHandler>();
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddSingleton<IAuthorizationHandler, NamedHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new NamesWhoMay()).Build());
    }

    private sealed class ScopeHandler : AuthorizationHandler<NeedsScope>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsScope requirement)
        {
            var caller = Caller.Of(context.User);
            if (requirement.Scopes.Any(caller.May)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }

    /// <summary>A route that forgot to name who may is closed to everybody.</summary>
    private sealed class NamesWhoMay : IAuthorizationRequirement;

    private sealed class NamedHandler : AuthorizationHandler<NamesWhoMay>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NamesWhoMay requirement)
        {
            var endpoint = (context.Resource as HttpContext)?.GetEndpoint();
            if (endpoint is null || endpoint.Metadata.GetMetadata<NeedsScope>() is not null
                || (context.User.Identity is { IsAuthenticated: true } && IsOnlyAnAnswer(endpoint)))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }

        /// <summary>
        /// A 405 is a route of the framework's own, without a scope: it tells nothing and does nothing.
        /// </summary>
        private static bool IsOnlyAnAnswer(Endpoint endpoint) => endpoint.DisplayName is { } name
            && (name.StartsWith("405 ", StringComparison.Ordinal) || name.StartsWith("415 ", StringComparison.Ordinal));
    }
}
