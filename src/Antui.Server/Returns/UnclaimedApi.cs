using System.ComponentModel;
using Antui.Core;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Engine.Returns;
using Antui.Server.Http;
using Antui.Server.Parked;

namespace Antui.Server.Returns;

/// <summary>Unclaimed parcels (无头件): enter one, see what it may belong to, claim it for a refund, or dismiss it.</summary>
public static class UnclaimedApi
{
    private const int PhoneTailLength = 4, MostSkus = 100, MostWeightGrams = 1_000_000;

    public static void MapUnclaimed(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/unclaimed").WithTags("Returns");
        group.MapPost("", AddAsync).Needs(Scopes.Evidence).Answers<UnclaimedItem>("Keeps an unclaimed parcel and ranks what it may belong to.", 201);
        group.MapGet("", ListAsync).Needs(Scopes.Read).Answers<UnclaimedPage>("Unclaimed parcels, newest first.");
        group.MapGet("/{id}", ReadAsync).Needs(Scopes.Read).Answers<UnclaimedItem>("One parcel with its matches as of now.");
        group.MapPost("/{id}/claim", ClaimAsync).Needs(Scopes.Evidence)
            .Answers<UnclaimedItem>("A person says which refund the parcel belongs to; receive and inspect it there next.");
        group.MapPost("/{id}/dismiss", DismissAsync).Needs(Scopes.Evidence).Answers<UnclaimedItem>("It belongs to no refund; say what it was.");
    }

    private static async Task<IResult> AddAsync(
        NewUnclaimed request, HttpContext http, RefundEngine engine, UnclaimedParcels parcels, CancellationToken stop)
    {
        if (Faults(request) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var found = new FoundParcel(
            request.Number.Trim(), request.Slip.Trim(), request.PhoneTail.Trim(), [.. request.Skus ?? []], request.WeightGrams);
        var (parcel, isNew) = await parcels.AddAsync(
            new UnclaimedParcel(
                NewId(engine), UnclaimedParcel.Open, found, request.Carrier.Trim(), request.Warehouse.Trim(),
                request.Note.Trim(), [.. request.Photos ?? []], engine.Now(), "person:" + http.Caller().Name),
            () => NewId(engine), stop);
        return Results.Json(await ItemAsync(parcel, parcels, stop), statusCode: isNew ? 201 : 200);
    }

    /// <summary>Begins with the time, so that ids are in the order in which parcels were found.</summary>
    private static string NewId(RefundEngine engine) =>
        "U" + Guid.CreateVersion7(engine.Clock.GetUtcNow()).ToString("N")[..16];

    private static async Task<IResult> ListAsync(
        [Description("\"open\" (when absent), \"claimed\", \"dismissed\" or \"all\".")] string? state, string? limit,
        UnclaimedParcels parcels, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (state is not (null or "" or "all" or UnclaimedParcel.Open or UnclaimedParcel.Claimed or UnclaimedParcel.Dismissed))
            read.Errors.Add(new ProblemError("state", "state: open, claimed, dismissed or all."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var wanted = string.IsNullOrEmpty(state) ? UnclaimedParcel.Open : state;
        var rows = (await parcels.ListAsync(stop)).Where(p => wanted == "all" || p.State == wanted).Take(most);
        return Results.Ok(new UnclaimedPage([.. rows.Select(p => Of(p))], null));
    }

    private static async Task<IResult> ReadAsync(string id, UnclaimedParcels parcels, CancellationToken stop) =>
        await parcels.FindAsync(id, stop) is { } parcel ? Results.Ok(await ItemAsync(parcel, parcels, stop)) : Missing(id);

    private static async Task<IResult> ClaimAsync(
        string id, ClaimRequest request, HttpContext http, UnclaimedParcels parcels, CancellationToken stop)
    {
        var wrong = await parcels.ClaimAsync(
            id, new OrderKey(request.Shop, request.OrderNo), request.RefundNo, request.Reason, Requests.Author(http),
            stop);
        return await EndedAsync(wrong, id, parcels, stop);
    }

    private static async Task<IResult> DismissAsync(
        string id, DismissRequest request, HttpContext http, UnclaimedParcels parcels, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
        {
            return Problems.Invalid(
                [new ProblemError("$.reason", "Say in up to 500 characters what the parcel was.")]);
        }
        var wrong = await parcels.DismissAsync(id, request.Reason.Trim(), Requests.Author(http), stop);
        return await EndedAsync(wrong, id, parcels, stop);
    }

    private static async Task<IResult> EndedAsync(
        Refusal? wrong, string id, UnclaimedParcels parcels, CancellationToken stop) =>
        wrong is null ? Results.Ok(Of((await parcels.FindAsync(id, stop))!)) : Problems.Refused(wrong);

    private static List<ProblemError> Faults(NewUnclaimed request)
    {
        var check = new BodyCheck();
        foreach (var (path, text) in new[] { ("$.number", request.Number), ("$.slip", request.Slip) })
            if (text.Trim() != "") check.Parcel(path, text.Trim());
        check.Text("$.note", request.Note);
        check.Text("$.carrier", request.Carrier);
        check.Text("$.warehouse", request.Warehouse);
        check.That(request.PhoneTail == "" || (request.PhoneTail.Length == PhoneTailLength && request.PhoneTail.All(char.IsAsciiDigit)),
            "$.phoneTail", "The last four digits of the phone, or nothing.");
        check.That((request.Skus?.Length ?? 0) <= MostSkus && (request.Skus ?? []).All(s => s.Quantity is >= 1 and <= 100_000 && s.Sku is { Length: >= 1 and <= 128 }),
            "$.skus", $"At most {MostSkus} goods codes, each with a quantity of at least 1.");
        check.That(request.WeightGrams is >= 0 and <= MostWeightGrams, "$.weightGrams", "0 (unknown) to 1,000,000 grams.");
        check.That(request.Number.Trim() != "" || request.Slip.Trim() != "" || request.Skus is { Length: > 0 },
            "$", "Give at least the number, a slip, or what is inside.");
        return check.Errors;
    }

    private static async Task<UnclaimedItem> ItemAsync(UnclaimedParcel parcel, UnclaimedParcels parcels, CancellationToken stop)
    {
        var matches = parcel.State == UnclaimedParcel.Open ? await parcels.MatchAsync(parcel.Parcel, stop) : [];
        return Of(parcel) with { Matches = [.. matches.Take(10).Select(Of)] };
    }

    private static MatchItem Of(ParcelMatch match) => new(
        match.Candidate.Order.Shop, match.Candidate.Order.OrderNo, match.Candidate.RefundNo, match.Score,
        [.. match.Because.Select(MatchTexts.Of)]);

    private static UnclaimedItem Of(UnclaimedParcel p) => new(
        p.Id, p.State, p.Parcel.Number, p.Carrier, p.Parcel.PhoneTail, p.Parcel.Slip, p.Parcel.Goods, p.Parcel.WeightGrams, p.Warehouse,
        p.Note, p.Photos, p.FoundAt, p.Author, p.ClaimedBy?.Shop ?? "", p.ClaimedBy?.OrderNo ?? "", p.ClaimedRefundNo, p.ResolvedBy, p.Reason);

    private static IResult Missing(string id) => Problems.Refused(new Refusal.UnclaimedUnknown(id));
}
