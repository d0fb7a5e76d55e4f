using System.Globalization;
using Antui.Engine;
using Microsoft.Extensions.Primitives;

namespace Antui.Server.Http;

/// <summary>
/// Lists follow what was written. An answer to a write names the position at which lists show it; a read that names it in
/// turn waits for that, on whichever node it is made. Without it a read shows at least what its own node wrote.
/// </summary>
public sealed class Positions(RequestDelegate next)
{
    /// <summary>In answers to writes and, as it was given, in reads.</summary>
    public const string Header = "Antui-Position";

    public Task InvokeAsync(HttpContext http, RefundEngine engine)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            if (!http.Request.Headers.TryGetValue(Header, out var named)) return next(http);
            if (!TryRead(named, out var position))
            {
                return Problems.WriteAsync(http, 400, "BAD_POSITION",
                    $"{Header} is the number that an answer to a write gave; this is none.");
            }
            engine.Lists.Named(position);
            return next(http);
        }
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = engine.Lists.Position.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static bool TryRead(StringValues named, out long position) =>
        long.TryParse(named.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out position);
}
