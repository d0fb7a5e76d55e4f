using System.Text.Json;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Refunds.Packs;

/// <summary>The evidence pack of a refund, for a dispute with the buyer or the platform (F11).</summary>
public static class EvidencePackApi
{
    public static void MapEvidencePack(this IEndpointRouteBuilder api) =>
        api.MapGet("/refunds/{shop}/{refundNo}/evidence-pack", ReadAsync).WithTags("Refunds").Needs(Scopes.Read)
            .WithSummary("A ZIP: readable page, journal with a hash chain, photos, and a manifest of SHA-256 hashes.")
            .Produces<byte[]>(200, EvidencePack.ContentType).Produces<ProblemBody>(404, Problems.ContentType);

    private static async Task<IResult> ReadAsync(
        string shop, string refundNo, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (await RefundsApi.FindAsync(engine, shop, refundNo, stop) is not { } found)
            return Problems.NotFound($"The shop '{shop}' has no refund '{refundNo}'.");
        var now = engine.Now();
        var journal = await engine.JournalAsync(found.Order.Key);
        var detail = Views.Detail(found.Row, found.Shop, found.Order, found.Case, engine.Shops, now);
        var photos = new List<(string Name, byte[] Bytes)>();
        foreach (var id in EvidencePack.PhotosIn(journal))
            if (await engine.Photos.FindAsync(id, stop) is { } photo) photos.Add((id + photo.Extension, photo.Data));
        var at = journal[^1].At;
        var page = PackPage.Write(detail, [.. Timelines.Of(journal, refundNo)], [.. photos.Select(p => p.Name)], at);
        var refund = JsonSerializer.SerializeToUtf8Bytes(detail, http.Json());
        return Results.File(
            EvidencePack.Write(page, refund, journal, photos, at), EvidencePack.ContentType, $"evidence-{refundNo}.zip");
    }
}
