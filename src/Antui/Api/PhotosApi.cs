using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Antui.Core.Ports;
using Antui.Engine;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Api;

/// <summary>A picture that an inspection names. Its id is a digest of its bytes: the same picture is kept once.</summary>
public sealed record Photo(string Id, string Type, byte[] Bytes)
{
    public string FileName => Id + (Type == "image/png" ? ".png" : ".jpg");
}

public sealed record PhotoId(string Id);

/// <summary>Photos of returned goods: JPEG or PNG, at most 5 MB each.</summary>
public static class PhotosApi
{
    private const int MostBytes = 5 * 1024 * 1024, MultipartExtra = 64 * 1024;
    private const string Kind = "photo";

    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/photos").WithTags("Returns");
        group.MapPost("", AddAsync).Needs(Scopes.Evidence).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes + MultipartExtra))
            .Accepts<byte[]>("image/jpeg", "image/png", "multipart/form-data")
            .Answers<PhotoId>("Keeps a photo, sent as it is or as the file of a form; its id goes into an inspection.");
        group.MapGet("/{id}", ReadAsync).Needs(Scopes.Read).WithSummary("The photo itself.");
    }

    public static async Task<Photo?> FindAsync(IDocuments documents, string id, CancellationToken stop)
    {
        if (await documents.ReadAsync(Kind, id, stop) is not { } stored) return null;
        var json = JsonNode.Parse(stored.Json)!;
        return new Photo(id, (string)json["type"]!, Convert.FromBase64String((string)json["data"]!));
    }

    private static async Task<IResult> AddAsync(HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var bytes = await BytesAsync(http.Request, stop);
        if (bytes.Length > MostBytes) return Problems.Of(413, "TOO_LARGE", "A photo is at most 5 MB.");
        if (TypeOf(bytes) is not { } type)
            return Problems.Of(422, "NOT_A_PHOTO", "Send a JPEG or PNG picture, as the body or as the file of a form.");
        var id = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        var json = new JsonObject { ["type"] = type, ["data"] = Convert.ToBase64String(bytes) }.ToJsonString();
        // Another version of the same id cannot be: the id is the content's.
        await engine.Store.WriteAsync(
            new Document(Kind, id, 1, "person:" + http.Caller().Name, RefundsApi.Now(engine), json), keepHistory: true, stop);
        return Results.Ok(new PhotoId(id));
    }

    private static async Task<IResult> ReadAsync(string id, RefundEngine engine, CancellationToken stop) =>
        await FindAsync(engine.Store, id, stop) is { } photo
            ? Results.Bytes(photo.Bytes, photo.Type)
            : Problems.NotFound($"There is no photo '{id}'.");

    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(stop);
            if (form.Files.Count > 0) await form.Files[0].CopyToAsync(memory, stop);
        }
        else await request.Body.CopyToAsync(memory, stop);
        return memory.ToArray();
    }

    /// <summary>By the first bytes, never by what the sender calls it.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : null;
}
