
namespace Antui.Server.Http;

/// <summary>What routes of several features do with a request.</summary>
public static class Requests
{
    /// <summary>Who does it: the name of the key.</summary>
    public static string Author(HttpContext http) => "person:" + http.Caller().Name;

    /// <summary>For a step whose sender gave it no id of its own.</summary>
    public static string NewStep() => Guid.CreateVersion7().ToString("N");

    /// <summary>A page, or what is wrong with its cursor.</summary>
    public static async Task<IResult> PageAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return Results.Ok(await read());
        }
        catch (ArgumentException)
        {
            return Problems.BadQuery(
                [new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged.")]);
        }
    }

    /// <summary>Words of a parameter that may repeat or be separated by commas.</summary>
    public static ImmutableArray<T> Words<T>(QueryReader read, string name, string[]? texts) where T : struct, Enum =>
    [
        .. (texts ?? []).SelectMany(t =>
            t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(t => read.Word<T>(name, t)).OfType<T>(),
    ];
}
