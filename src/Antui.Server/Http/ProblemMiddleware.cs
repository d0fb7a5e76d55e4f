using System.Text.Json;
using Antui.Engine.Projections;
using Antui.Server.Json;
using Antui.Storage;

namespace Antui.Server.Http;

/// <summary>
/// Turns what goes wrong outside an endpoint's own answers into problem details: nothing leaks, all is named.
/// </summary>
public sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
                await WriteAsync(http, http.Response.StatusCode);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await WriteBadAsync(http, bad);
        }
        catch (JsonException bad) when (!http.Response.HasStarted)
        {
            await WriteJsonAsync(http, bad);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (StorageException fault) when (!http.Response.HasStarted)
        {
            Failed(http.Request.Method, http.Request.Path, fault);
            http.Response.Clear();
            if (fault.Fault is StorageFault.Busy) http.Response.Headers.RetryAfter = "5";
            await Of(fault).ExecuteAsync(http);
        }
        catch (ListsBehindException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.Headers.RetryAfter = "1";
            await Problems.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "LISTS_BEHIND",
                "The lists do not show yet what was written before; nothing is lost. Read again in a moment.");
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            Failed(http.Request.Method, http.Request.Path, fault);
            http.Response.Clear();
            await WriteAsync(http, StatusCodes.Status500InternalServerError);
        }
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

    private static Task WriteAsync(HttpContext http, int status) =>
        Problems.WriteAsync(http, status, Problems.CodeOf(status), Problems.DetailOf(status));

    private static Task WriteBadAsync(HttpContext http, BadHttpRequestException bad)
    {
        if (bad.StatusCode is StatusCodes.Status400BadRequest && bad.InnerException is JsonException json)
            return WriteJsonAsync(http, json);
        var detail = bad.StatusCode is not StatusCodes.Status400BadRequest ? Problems.DetailOf(bad.StatusCode)
            : bad.Message.Contains("body", StringComparison.Ordinal) ? "A JSON body is needed." : bad.Message;
        return Problems.WriteAsync(http, bad.StatusCode, Problems.CodeOf(bad.StatusCode), detail);
    }

    /// <summary>
    /// Names the place. The library's text is kept only for its reason: types of ours are nobody's business.
    /// </summary>
    private static Task WriteJsonAsync(HttpContext http, JsonException json) => Of(json, "$").ExecuteAsync(http);

    /// <param name="root">The path of what was being read, within the whole body.</param>
    internal static Problem Of(JsonException json, string root)
    {
        var at = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        var path = root + (json.Path ?? "$")[1..];
        var why = Why(json.Message, json.Path ?? "$");
        return new Problem(
            StatusCodes.Status400BadRequest, "BAD_JSON", $"At {path}{at}: {why}", [new ProblemError(path, why)]);
    }

    private static string Why(string message, string path)
    {
        if (message.Contains("could not be mapped", StringComparison.Ordinal)) return "There is no such field.";
        if (message.Contains("missing required", StringComparison.Ordinal))
        {
            var fields = message[(message.IndexOf("including", StringComparison.Ordinal) is var i and >= 0 ? i + 10 : 0)..];
            return "Missing: " + fields.Split(". Path")[0].TrimStart(' ', ':').TrimEnd('.') + ".";
        }
        if (message.Contains("could not be converted", StringComparison.Ordinal)) return WrongValue(message, path);
        if (message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase)) return "A field stands twice.";
        if (message.Contains("required constructor parameter", StringComparison.OrdinalIgnoreCase)
            || message.Contains("null", StringComparison.Ordinal)) return "The value must not be null.";
        var cut = message.IndexOf(" Path:", StringComparison.Ordinal);
        return cut > 0 ? message[..cut] : message;
    }

    /// <summary>The library names the type that was read, or the one it is a field of; known words are told.</summary>
    private static string WrongValue(string message, string path)
    {
        const string before = " converted to ";
        var name = message[(message.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split(". Path")[0];
        Type[] ours = [typeof(Core.Orders.Claim), typeof(Problem)];
        var read = ours.Select(t => t.Assembly.GetType(name.TrimEnd('.'))).FirstOrDefault(t => t is not null);
        var field = path[(path.LastIndexOf('.') + 1)..].Split('[')[0];
        var type = read is { IsEnum: false }
            ? read.GetProperties().FirstOrDefault(p => p.Name.Equals(field, StringComparison.OrdinalIgnoreCase))?.PropertyType
            : read;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return type is not { IsEnum: true } ? "The value has a wrong type."
            : $"This is no known word; name one of {string.Join(", ", Enum.GetNames(type).Select(Words.Spelled))}.";
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void Failed(string method, string path, Exception fault);
}
