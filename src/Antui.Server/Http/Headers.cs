namespace Antui.Server.Http;

/// <summary>Security headers of every answer.</summary>
public static class Headers
{
    /// <summary>The console's component library writes inline styles; scripts come from here only.</summary>
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Scripts of one page, which carry this nonce, besides those that come from here.</summary>
    public static void AllowScript(HttpContext http, string nonce) =>
        http.Response.Headers.ContentSecurityPolicy = $"{Policy}; script-src 'self' 'nonce-{nonce}'";

    /// <summary>Written last: an error begins its answer anew, and has them, too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static response => Add(((HttpResponse)response).Headers), http.Response);
        return next(http);
    });

    private static Task Add(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        // Files of the console set their own.
        headers.TryAdd("Cache-Control", "no-store");
        return Task.CompletedTask;
    }
}
