using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Subjects;
using Antui.Engine.Subjects;

namespace Antui.Engine.Desk;

/// <param name="ParcelNo">Empty when nothing was merged.</param>
public sealed record Merged(string ParcelNo, int Done, IReadOnlyList<DeskFault> Failed, Refusal? Wrong = null);

/// <summary>Several orders of a buyer in one parcel (合并发货).</summary>
public sealed class Merging
{
    private const int MostParts = 50, MostOpen = 5_000;

    private readonly RefundEngine _engine;
    private readonly SubjectLane<Merge, MergeFact, MergeEvent> _merges;

    internal Merging(RefundEngine engine, SubjectLanes lanes) => (_engine, _merges) = (engine, lanes.Add(new Merges()));

    /// <summary>What of one shop, or of all, could go out together.</summary>
    public async Task<IReadOnlyList<MergeProposal>> ProposalsAsync(string? shop, CancellationToken stop)
    {
        var open = await _engine.Lists.ShipmentsAsync(
            new ShipmentFilter(shop, [ShipmentStage.Audit, ShipmentStage.Release]), null, MostOpen, stop);
        var proposals = new List<MergeProposal>();
        foreach (var of in open.Rows.GroupBy(r => r.Shop).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var receivers = await Receivers.ReadAsync(_engine.Store, of, stop);
            proposals.AddRange(Parcels.Proposals(of, WindowOf(of.Key), receivers.Of));
        }
        return proposals;
    }

    /// <summary>All of them, or none. Parcels that are joined become one: their other parts come along.</summary>
    /// <param name="parcelNo">Empty: the parcel that one of them is in, or a new one.</param>
    /// <param name="roll">As of <see cref="ParcelNumbers"/>.</param>
    public async Task<Merged> MergeAsync(
        IReadOnlyList<ShipmentName> items, string parcelNo, string author, Func<long, long> roll,
        CancellationToken stop)
    {
        var found = new DeskFound(_engine);
        var named = await found.FindAsync(items, stop);
        var rows = (await found.WithPartsAsync(named, stop)).SelectMany(g => g).Concat(named).Distinct().ToList();
        if (parcelNo != "" && named.Count > 0)
            rows.AddRange((await InAsync(named[0].Shop, parcelNo, stop)).Where(r => !rows.Contains(r)));
        Check(rows, await Receivers.ReadAsync(_engine.Store, rows, stop), found);
        if (found.Failed.Count > 0) return new Merged("", 0, found.Failed);
        if (rows.Count < 2) return new Merged("", 0, [], new Refusal.MergeOfOne());
        var parcel = parcelNo != "" ? parcelNo : named.Find(r => r.ParcelNo != "")?.ParcelNo
            ?? await ParcelNumbers.NewAsync(_engine.Store, Instant.From(_engine.Clock.GetUtcNow()), roll, stop);
        if (parcelNo != "") await ParcelNumbers.KeepAsync(_engine.Store, parcel, stop);
        return await JoinAsync(rows, parcel, author, found, stop) ?? new Merged(parcel, rows.Count, []);
    }

    /// <summary>Why a step cannot join the parcel that it names by itself; null when it can.</summary>
    internal async Task<Refusal?> FaultAsync(Fact.ShipmentStep step, CancellationToken stop)
    {
        var rows = await InAsync(step.Key.Shop, step.ParcelNo, stop);
        if (rows.Any(r => r.Key != step.Key))
        {
            var own = (await _engine.Lists.ShipmentsAsync(
                new ShipmentFilter(Shop: step.Key.Shop, Search: step.Key.OrderNo), null, MostParts, stop)).Rows
                .Where(r => r.Key == step.Key && (step.ShipmentNo == "" || r.ShipmentNo == step.ShipmentNo)).ToList();
            var receivers = await Receivers.ReadAsync(_engine.Store, [.. own, .. rows], stop);
            foreach (var one in own)
                foreach (var other in rows)
                    if (Parcels.Fault(other, one, receivers.Of) is { } wrong) return wrong;
        }
        await ParcelNumbers.KeepAsync(_engine.Store, step.ParcelNo, stop);
        return null;
    }

    private async Task<IReadOnlyList<ShipmentRow>> InAsync(string shop, string parcel, CancellationToken stop) =>
        (await _engine.Lists.ShipmentsAsync(
            new ShipmentFilter(Shop: shop, ParcelNo: parcel), null, MostParts, stop)).Rows;

    /// <summary>Whatever is wrong with one is said of it, and nothing is merged.</summary>
    private void Check(List<ShipmentRow> rows, Receivers receivers, DeskFound found)
    {
        foreach (var row in rows)
        {
            var why = !Parcels.MayMerge(row with { BuyerRef = "any" }) ? new Refusal.NotMergeable()
                : Parcels.Fault(rows[0], row, receivers.Of);
            if (why is not null) found.Fail(row, why);
        }
        if (rows.Count == 0 || found.Failed.Count > 0) return;
        var last = rows.MaxBy(r => r.CreatedAt)!;
        var window = WindowOf(rows[0].Shop);
        if (last.CreatedAt - rows.Min(r => r.CreatedAt) > window)
            found.Fail(last, new Refusal.OutsideWindow((int)window.TotalHours));
    }

    /// <summary>A parcel is never merged by halves: where one cannot join, the others go back to where they
    /// were.</summary>
    /// <returns>Null when all joined; else what stands in the way of it as a whole, or of which.</returns>
    private async Task<Merged?> JoinAsync(
        List<ShipmentRow> rows, string parcel, string author, DeskFound found, CancellationToken stop)
    {
        var asked = new Merge(
            rows[0].Shop, parcel, author,
            [.. rows.Select(r => new MergePart(r.Key, r.ShipmentNo, r.ParcelNo))]);
        var merge = await _merges.AcceptAsync(rows[0].Shop, parcel, new MergeFact(asked), author, stop);
        if (merge.Accepted is Accepted.Refused { Why: var busy }) return new Merged("", 0, [], busy);
        if (!merge.State!.IsRefused) return null;
        foreach (var part in merge.State.Parts.Where(p => p.Joining.State is InstructionState.Refused))
        {
            var row = rows.Find(r => r.Key == part.Order && r.ShipmentNo == part.ShipmentNo)!;
            var joins = merge.State.KeyOf(part, leaves: false);
            found.Fail(row, merge.WhyOf(joins, part.Joining.Code, part.Joining.Text));
        }
        return new Merged("", 0, found.Failed);
    }

    private TimeSpan WindowOf(string shop) =>
        TimeSpan.FromHours((_engine.Shops.Find(shop)?.Audit?.Value ?? new AuditRules()).MergeWindowHours);
}
