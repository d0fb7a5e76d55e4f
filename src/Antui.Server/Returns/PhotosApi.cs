using Antui.Engine;
using Antui.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Server.Returns;

public sealed record PhotoId(string Id);

/// <summary>Photos of returned goods: JPEG or PNG, at most 5 MB each.</summary>
public static class PhotosApi
{
    private const int MostBytes = 5 * 1024 * 1024, MultipartExtra = 64 * 1024;

    public static void MapPhotos(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/photos").WithTags("Returns");
        group.MapPost("", AddAsync).Needs(Scopes.Evidence).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes + MultipartExtra))
            .Accepts<byte[]>("image/jpeg", "image/png", "multipart/form-data")
            .Answers<PhotoId>("Keeps a photo, sent as it is or as the file of a form; its id goes into an inspection.");
        group.MapGet("/{id}", ReadAsync).Needs(Scopes.Read)
            .Answers<byte[]>("The photo itself.", 200, "image/jpeg", "image/png");
    }

    private static async Task<IResult> AddAsync(HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var bytes = await BytesAsync(http.Request, stop);
        if (bytes.Length > MostBytes) return Problems.Of(413, "TOO_LARGE", "A photo is at most 5 MB.");
        return await engine.Photos.KeepAsync(bytes, Requests.Author(http), stop) is { } id
            ? Results.Ok(new PhotoId(id))
            : Problems.Of(422, "NOT_A_PHOTO", "Send a JPEG or PNG picture, as the body or as the file of a form.");
    }

    private static async Task<IResult> ReadAsync(string id, RefundEngine engine, CancellationToken stop) =>
        await engine.Photos.FindAsync(id, stop) is { } photo
            ? Results.Bytes(photo.Data, photo.Type)
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
}
