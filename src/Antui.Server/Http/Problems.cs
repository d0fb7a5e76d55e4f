using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Server.Texts;

namespace Antui.Server.Http;

/// <summary>One thing that is wrong with a request, and where.</summary>
/// <param name="Path">A JSON path ("$.lines[0].quantity"), a query parameter or a header.</param>
public sealed record ProblemError(string Path, string Message);

/// <summary>RFC 9457, with a stable code for programs.</summary>
/// <param name="Detail">In English, with the figures of the case.</param>
/// <param name="Text">For people: what happened and what to do. The English one is the detail.</param>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, Both Text, string Code, string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Errors = null);

/// <summary>An error answer that is not written yet: an endpoint returns it, a bulk call lays it in its list.</summary>
/// <param name="Text">For people; null means the text of the code.</param>
public sealed record Problem(
    int Status, string Code, string Detail, IReadOnlyList<ProblemError>? Errors = null, Both? Text = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, Status, Code, Detail,
        Errors, Text);
}

/// <summary>Every error answer of the API is made here.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(
        int status, string code, string detail, IReadOnlyList<ProblemError>? errors = null, Both? text = null) =>
        new Problem(status, code, detail, errors, text);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "NOT_FOUND", detail);

    /// <summary>The request was read but says something that cannot be.</summary>
    public static IResult Invalid(IReadOnlyList<ProblemError> errors) => Of(
        StatusCodes.Status422UnprocessableEntity, "INVALID", string.Join(" ", errors.Select(e => e.Message)), errors);

    /// <summary>The query could not be read.</summary>
    public static IResult BadQuery(IReadOnlyList<ProblemError> errors) => Of(
        StatusCodes.Status400BadRequest, "BAD_QUERY", string.Join(" ", errors.Select(e => e.Message)), errors);

    /// <summary>What the house refused, in the words of its table.</summary>
    /// <param name="path">Where the request says it, where one place is at fault.</param>
    public static IResult Refused(Refusal why, string? path = null)
    {
        var (status, code, text) = RefusalTexts.Of(why);
        IReadOnlyList<ProblemError>? errors = path is null ? null : [new ProblemError(path, text.En)];
        return Of(status, code, text.En, errors, text);
    }

    public static async Task WriteAsync(
        HttpContext http, int status, string code, string detail, IReadOnlyList<ProblemError>? errors = null,
        Both? text = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        var body = new ProblemBody(
            "urn:antui:problem:" + code.ToLowerInvariant().Replace('_', '-'), TitleOf(status), status, detail,
            text ?? ProblemTexts.Of(code, detail), code,
            System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier, errors);
        await JsonSerializer.SerializeAsync(
            http.Response.Body, body, http.Json(), http.RequestAborted);
    }

    public static string CodeOf(int status) => status switch
    {
        400 => "BAD_REQUEST",
        401 => "UNAUTHENTICATED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        408 => "TOO_SLOW",
        413 => "TOO_LARGE",
        415 => "NOT_JSON",
        431 => "HEADERS_TOO_LARGE",
        _ => status >= 500 ? "INTERNAL" : "REFUSED",
    };

    public static string DetailOf(int status) => status switch
    {
        404 => "There is nothing at this address. The API's description is at /docs.",
        405 => "This address does not take this method.",
        413 => "A request body is at most 256 kB, and 4 MB for /facts.",
        415 => "Send JSON, with Content-Type: application/json.",
        >= 500 => "Something went wrong here. The trace id finds it in the log.",
        _ => "The request could not be read.",
    };

    private static string TitleOf(int status) => status switch
    {
        401 => "No valid key",
        403 => "The key lacks a scope",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Not possible now",
        412 => "Changed meanwhile",
        413 => "Too large",
        415 => "Not JSON",
        422 => "Not acceptable as it is",
        503 => "Not available at the moment",
        507 => "No room left",
        >= 500 => "Internal error",
        _ => "Bad request",
    };
}
