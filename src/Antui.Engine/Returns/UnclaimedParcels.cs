using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Engine.Documents;
using Antui.Engine.Lanes;

namespace Antui.Engine.Returns;

/// <summary>A parcel that nobody expected, and what became of it.</summary>
/// <param name="State">"open", "claimed" or "dismissed".</param>
public sealed record UnclaimedParcel(
    string Id, string State, FoundParcel Parcel, string Carrier, string Warehouse, string Note, ImmutableArray<string> Photos,
    Instant FoundAt, string Author, OrderKey? ClaimedBy = null, string ClaimedRefundNo = "", string ResolvedBy = "", string Reason = "")
{
    public const string Open = "open", Claimed = "claimed", Dismissed = "dismissed";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnclaimedParcel))]
internal sealed partial class UnclaimedJson : JsonSerializerContext;

/// <summary>
/// Unclaimed parcels (无头件): kept, matched with a score against returns that are still awaited, and claimed by a person
/// only. Claiming names the refund; the goods are then received and inspected as usual.
/// </summary>
public sealed class UnclaimedParcels(RefundEngine engine)
{
    private const int PageSize = 200, MostCandidates = 2_000;

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(45);

    private readonly DocumentSet<UnclaimedParcel> _parcels = new(
        engine.Store, engine.Clock, "unclaimed", UnclaimedJson.Default.UnclaimedParcel);

    private Instant Now => Instant.From(engine.Clock.GetUtcNow());

    /// <summary>The same label twice is the same parcel: a double scan makes no second one.</summary>
    /// <param name="otherId">Another id, should this one be taken; null: what has the id is this parcel.</param>
    public async Task<(UnclaimedParcel Parcel, bool IsNew)> AddAsync(
        UnclaimedParcel parcel, Func<string>? otherId, CancellationToken stop)
    {
        if (parcel.Parcel.Number != "" && (await ListAsync(stop)).FirstOrDefault(p => p.State == UnclaimedParcel.Open
            && ParcelNumber.Same(p.Parcel.Number, parcel.Parcel.Number)) is { } same)
            return (same, false);
        while ((await _parcels.ChangeAsync(
            parcel.Id, _ => parcel, parcel.Author, stop, Seen.Version(0))).Refusal is not null)
        {
            if (otherId is null) return (parcel, false);
            parcel = parcel with { Id = otherId() };
        }
        return (parcel, true);
    }

    public async Task<IReadOnlyList<UnclaimedParcel>> ListAsync(CancellationToken stop) =>
        [.. (await _parcels.ListAsync(stop)).Select(p => p.Value).OrderByDescending(p => p.FoundAt.Ms)];

    public async Task<UnclaimedParcel?> FindAsync(string id, CancellationToken stop) =>
        (await _parcels.ReadAsync(id, stop))?.Value;

    /// <summary>The parcel of this label: one that was claimed before one that waits, that before a dismissed
    /// one.</summary>
    public async Task<UnclaimedParcel?> UnderAsync(string number, CancellationToken stop) =>
        (await ListAsync(stop)).Where(p => ParcelNumber.Same(p.Parcel.Number, number))
            .MinBy(p => p.State switch { UnclaimedParcel.Claimed => 0, UnclaimedParcel.Open => 1, _ => 2 });

    /// <summary>A person says which refund it belongs to; one that is over waits for nothing.</summary>
    /// <returns>Null when it is so.</returns>
    public async Task<Refusal?> ClaimAsync(
        string id, OrderKey key, string refundNo, string reason, string author, CancellationToken stop)
    {
        if ((await engine.ReadAsync(key, stop))?.Case(refundNo) is not { } refund)
            return new Refusal.RefundElsewhere(key, refundNo);
        if (!refund.Claim.IsOpen) return new Refusal.ClaimNotOpen();
        return await EndAsync(
            id,
            p => p with
            {
                State = UnclaimedParcel.Claimed,
                ClaimedBy = key,
                ClaimedRefundNo = refundNo,
                Reason = reason,
            },
            author, stop);
    }

    /// <summary>It belongs to no refund.</summary>
    /// <returns>Null when it is so.</returns>
    public Task<Refusal?> DismissAsync(string id, string reason, string author, CancellationToken stop) =>
        EndAsync(id, p => p with { State = UnclaimedParcel.Dismissed, Reason = reason }, author, stop);

    private async Task<Refusal?> EndAsync(
        string id, Func<UnclaimedParcel, UnclaimedParcel> change, string author, CancellationToken stop)
    {
        return (await _parcels.ChangeAsync(
            id, p => change(p!.Value) with { ResolvedBy = author }, author, stop, refuse: p => p?.Value switch
            {
                null => new Refusal.UnclaimedUnknown(id),
                { State: UnclaimedParcel.Open } => null,
                var over => new Refusal.ParcelSettled(over.State == UnclaimedParcel.Claimed, over.ResolvedBy),
            })).Refusal;
    }

    /// <summary>Refunds of the last weeks that still wait for goods, best fit first.</summary>
    public async Task<ImmutableArray<ParcelMatch>> MatchAsync(FoundParcel parcel, CancellationToken stop)
    {
        var candidates = new List<MatchCandidate>();
        string? cursor = null;
        var filter = new RefundFilter(
            Phases: [RefundPhase.Waiting, RefundPhase.Person, RefundPhase.Running], AskedFrom: Now - LookBack);
        do
        {
            var page = await engine.Lists.RefundsAsync(filter, cursor, PageSize, stop);
            var rows = page.Rows.Where(r => r.Kind is RefundKind.Return or RefundKind.Exchange or RefundKind.ShippedRefundOnly).ToList();
            var keys = rows.Select(r => r.Key).Distinct().ToList();
            var orders = (await engine.Store.LoadAsync(keys, stop))
                .Select(entries => Journal.Fold(entries)).OfType<Order>().ToDictionary(o => o.Key);
            foreach (var row in rows)
                if (orders.TryGetValue(row.Key, out var order) && order.Case(row.RefundNo) is { } refund && StillOut(order, refund))
                    candidates.Add(CandidateOf(order, refund));
            cursor = page.Next;
        }
        while (cursor is not null && candidates.Count < MostCandidates);
        return ParcelMatch.Rank(parcel, candidates);
    }

    private static bool StillOut(Order order, RefundCase refund) => refund.Claim.IsOpen
        && !order.Evidence.Any(e => e is { Kind: EvidenceKind.Received, Holds: true } && e.RefundNo == refund.RefundNo);

    private static MatchCandidate CandidateOf(Order order, RefundCase refund)
    {
        var claimed = order.Covered(refund.Claim)
            .Where(l => order.Line(l.LineNo) is not null)
            .Select(l => new SkuQuantity(order.Line(l.LineNo)!.Sku, l.Quantity));
        return new MatchCandidate(
            order.Key, refund.RefundNo, refund.Claim.Tracking,
            [.. order.Shipments.Select(s => s.Waybill?.Number ?? "").Where(n => n != "")], "", [.. claimed], 0);
    }
}
