using System.Text.Json;
using Antui.Engine.Projections;
using Antui.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Antui.Server.Http;

/// <summary>
/// Turns what an endpoint throws into problem details: nothing leaks, all is named. Of whoever went away the framework
/// takes care (499).
/// </summary>
public sealed partial class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => Of(bad),
            JsonException bad => BadJson.Of(bad, "$"),
            StorageException fault => Of(fault),
            ListsBehindException => new Problem(StatusCodes.Status503ServiceUnavailable, "LISTS_BEHIND",
                "The lists do not show yet what was written before; nothing is lost. Read again in a moment."),
            _ => Of(StatusCodes.Status500InternalServerError),
        };
        if (problem.Status >= 500 && exception is not ListsBehindException)
            Failed(httpContext.Request.Method, httpContext.Request.Path, exception);
        if (exception is ListsBehindException) httpContext.Response.Headers.RetryAfter = "1";
        if (exception is StorageException { Fault: StorageFault.Busy }) httpContext.Response.Headers.RetryAfter = "5";
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The store's own text names files and servers; it is for the log.</summary>
    internal static Problem Of(StorageException fault) => fault.Fault switch
    {
        StorageFault.Full => new Problem(StatusCodes.Status507InsufficientStorage, "STORE_FULL",
            "The server has no room left to store this; nothing was changed. Repeat it when there is room."),
        StorageFault.Broken => new Problem(StatusCodes.Status503ServiceUnavailable, "STORE_BROKEN",
            "The server's store has failed and takes no more changes until it was looked after. Repeat it then."),
        StorageFault.Refused => new Problem(StatusCodes.Status500InternalServerError, "STORE_REFUSED",
            "The server's store refused this; nothing was changed. The trace id finds it in the log."),
        StorageFault.Busy => new Problem(StatusCodes.Status503ServiceUnavailable, "STORE_BUSY",
            "The server's store is asked for more than it can answer; nothing was done. Repeat it a little later."),
        _ => new Problem(StatusCodes.Status503ServiceUnavailable, "STORE_UNAVAILABLE",
            "The server's store cannot be written or reached at the moment. Repeat it; a repeat is recognised."),
    };

    private static Problem Of(BadHttpRequestException bad)
    {
        if (bad.StatusCode is not StatusCodes.Status400BadRequest) return Of(bad.StatusCode);
        if (bad.InnerException is JsonException json) return BadJson.Of(json, "$");
        return Of(bad.StatusCode) with
        {
            Detail = bad.Message.Contains("body", StringComparison.Ordinal) ? "A JSON body is needed." : bad.Message,
        };
    }

    private static Problem Of(int status) => new(status, Problems.CodeOf(status), Problems.DetailOf(status));

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void Failed(string method, string path, Exception fault);
}

/// <summary>
/// Whatever the framework has to say as problem details, of an answer without a body or else, it says in our form.
/// </summary>
public sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return new(Problems.WriteAsync(
            context.HttpContext, status, Problems.CodeOf(status), Problems.DetailOf(status)));
    }
}
