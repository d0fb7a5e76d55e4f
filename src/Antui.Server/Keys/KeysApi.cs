using Antui.Core;
using Antui.Server.Http;

namespace Antui.Server.Keys;

public sealed record KeyItem(string Id, string Name, IReadOnlyList<string> Scopes, Instant CreatedAt, bool Revoked);

public sealed record KeyList(IReadOnlyList<KeyItem> Items);

public sealed record NewKey(string Name, string[] Scopes);

/// <param name="Token">Shown once and stored nowhere.</param>
public sealed record CreatedKey(string Id, string Name, IReadOnlyList<string> Scopes, string Token);

/// <summary>API keys; the command `antui key` works through these when a server runs.</summary>
public static class KeysApi
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Keys").Needs(Scopes.Admin);
        keys.MapGet("", ListAsync).Answers<KeyList>("All keys, without their secrets.");
        keys.MapPost("", CreateAsync).Answers<CreatedKey>("Makes a key; its token is shown once.", 201);
        keys.MapPost("/{id}/revoke", RevokeAsync).Answers<KeyItem>("Ends a key for good.");
    }

    public static KeyItem Item(ApiKeyDocument key) => new(key.Id, key.Name, key.Scopes, key.CreatedAt, key.Revoked);

    /// <summary>What is wrong with a new key, or nothing.</summary>
    public static List<ProblemError> Faults(string name, string[] scopes)
    {
        var check = new BodyCheck();
        check.That(!string.IsNullOrWhiteSpace(name) && name.Length <= 64, "$.name",
            "Give a name of 1 to 64 characters.");
        check.Text("$.name", name);
        check.That(scopes.Length > 0 && scopes.All(Scopes.All.Contains), "$.scopes",
            $"Give at least one of {string.Join(", ", Scopes.All)}.");
        return check.Errors;
    }

    private static async Task<IResult> ListAsync(ApiKeys keys, CancellationToken stop) =>
        Results.Ok(new KeyList([.. (await keys.ListAsync(stop)).Select(Item)]));

    private static async Task<IResult> CreateAsync(NewKey request, ApiKeys keys, CancellationToken stop)
    {
        if (Faults(request.Name, request.Scopes) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var (key, token) = await keys.CreateAsync(request.Name.Trim(), request.Scopes, stop);
        return Results.Json(
            new CreatedKey(key.Id, key.Name, key.Scopes, token), statusCode: 201);
    }

    private static async Task<IResult> RevokeAsync(string id, ApiKeys keys, CancellationToken stop)
    {
        if (!await keys.RevokeAsync(id, stop)) return Problems.NotFound($"There is no stored key '{id}'.");
        return Results.Ok(Item((await keys.ListAsync(stop)).First(k => k.Id == id)));
    }
}
