using Antui.Server.Api;
using Antui.Server.Configuration;
using Antui.Server.Gateways.Ascp;
using Antui.Server.Gateways.Qimen;
using Antui.Server.Gateways.Top;
using Antui.Server.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Antui.Server.Hosting;

/// <summary>The order in which a request passes: headers, problems, files, key, scope, once-only, endpoint.</summary>
public static class AntuiApp
{
    public static void UseAntui(this WebApplication app, AntuiOptions options)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        if (app.Environment.WebRootPath is { Length: > 0 } files && Directory.Exists(files)) app.UseConsole();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<Idempotency>();
        app.UseMiddleware<Positions>();
        app.UsePages();
        app.MapTopGateway();
        app.MapQimenGateway();
        app.UseAscpGateway();
        app.MapApi(options.Metrics is MetricsAccess.Open);
        app.MapConsole();
    }

    /// <summary>Hashed files are kept for ever; index.html is asked for each time.</summary>
    private static void UseConsole(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        ContentTypeProvider = new FileExtensionContentTypeProvider(),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable"
                : "no-cache",
    });

    private static void MapConsole(this WebApplication app) =>
        app.MapGet("/", IndexAsync).OpenToAll().ExcludeFromDescription();

    /// <summary>
    /// Addresses of the console's pages come back to its one document. A route would hide 405 and 415.
    /// </summary>
    private static void UsePages(this WebApplication app) => app.Use((http, next) =>
        http.GetEndpoint() is null && HttpMethods.IsGet(http.Request.Method) && IsPage(http.Request) ? IndexAsync(http)
            : next(http));

    private static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api")
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static async Task IndexAsync(HttpContext http)
    {
        var index = http.RequestServices.GetRequiredService<IWebHostEnvironment>()
            .WebRootFileProvider.GetFileInfo("index.html");
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        if (index.Exists) await http.Response.SendFileAsync(index, http.RequestAborted);
        else await http.Response.WriteAsync(WithoutConsole, http.RequestAborted);
    }

    private const string WithoutConsole =
        "<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><title>Antui 安退</title>"
        + "<h1>Antui 安退</h1><p>控制台尚未构建：请用 <code>./antui</code> 启动。The console is not built: start with "
        + "<code>./antui</code>.</p><p><a href=\"/docs\">API</a></p></html>";
}
