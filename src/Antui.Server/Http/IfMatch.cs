using Antui.Engine.Documents;

namespace Antui.Server.Http;

/// <summary>
/// Conditional saves of configuration (RFC 9110): an answer has its version as ETag, a save that sends it back in
/// If-Match is refused with 412 when somebody else saved meanwhile. Without If-Match the last one wins.
/// </summary>
internal static class IfMatch
{
    /// <summary>The versions the caller would replace. A tag that is none of ours fits no version.</summary>
    public static Seen Of(HttpContext http)
    {
        var tags = http.Request.Headers.IfMatch.SelectMany(line => (line ?? "").Split(',')).Select(t => t.Trim());
        List<string> given = [.. tags.Where(t => t != "")];
        // "*" is any version, and there always is one: what nobody saved yet is as it comes.
        return given.Count == 0 || given.Contains("*") ? Seen.Any : new Seen([.. given.Select(Version)]);
    }

    public static IResult Ok<T>(HttpContext http, T body, int version)
    {
        Tag(http, version);
        return Results.Ok(body);
    }

    public static void Tag(HttpContext http, int version) => http.Response.Headers.ETag = $"\"{version}\"";

    /// <summary>Proxies that compress make a tag weak; it still names the version.</summary>
    private static int Version(string tag) =>
        int.TryParse((tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"'), out var version)
        && version >= 0 ? version : -1;
}

/// <summary>The route takes If-Match; the API's description says so.</summary>
internal sealed class TakesIfMatch;
