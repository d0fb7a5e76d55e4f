using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Engine.Subjects;

namespace Antui.Engine.Desk;

/// <summary>One step for the shipments that somebody names.</summary>
/// <param name="Warehouse">For a route.</param>
/// <param name="Waybill">For the packing and the hand-over of one parcel.</param>
/// <param name="Confirm">Needed for a hand-over, which cannot be undone, and to go on although a refund is
/// open.</param>
public sealed record DeskStep(
    ShipmentAction Action, string? Warehouse = null, Tracking? Waybill = null, bool Confirm = false);

/// <param name="Done">How many shipments were moved; of a merged parcel all its parts.</param>
/// <param name="Wrong">Refused as a whole: nothing was done.</param>
public sealed record DeskDone(int Done, IReadOnlyList<DeskFault> Failed, Refusal? Wrong = null)
{
    public static DeskDone Not(Refusal wrong) => new(0, [], wrong);
}

/// <summary>
/// The order desk for whoever works at it: API, gateways, command line. What moves a parcel moves all its parts, and
/// what one order knows is decided by that order.
/// </summary>
public sealed class ShipmentDesk
{
    private readonly RefundEngine _engine;

    internal ShipmentDesk(RefundEngine engine, SubjectLanes lanes) =>
        (_engine, Merging, Splitting) = (engine, new Merging(engine, lanes), new Splitting(engine));

    public Merging Merging { get; }

    public Splitting Splitting { get; }

    /// <summary>A step of one order. Whoever joins a parcel must be one that may go out with it.</summary>
    public async Task<Accepted> StepAsync(Fact.ShipmentStep step, CancellationToken stop)
    {
        if (step.Action is ShipmentAction.Merge && await Merging.FaultAsync(step, stop) is { } wrong)
            return new Accepted.Refused(wrong);
        return await _engine.HearAsync(step, stop);
    }

    /// <summary>Each has its own outcome: what failed says why, the rest is done.</summary>
    public async Task<DeskDone> ActAsync(
        IReadOnlyList<ShipmentName> items, DeskStep step, string author, CancellationToken stop)
    {
        if (step.Action is ShipmentAction.Route
            && !await _engine.Warehouses.KnowsAsync(step.Warehouse, others: false, stop))
            return DeskDone.Not(new Refusal.WarehouseUnknown(step.Warehouse ?? ""));
        var found = new DeskFound(_engine);
        var rows = await found.FindAsync(items, stop);
        var groups = IsWarehouseStep(step.Action)
            ? await found.WithPartsAsync(rows, stop) : rows.ConvertAll(r => new List<ShipmentRow> { r });
        if (step.Waybill is not null && groups.Count > 1) return DeskDone.Not(new Refusal.WaybillOfSeveral());
        if (step is { Action: ShipmentAction.HandOver, Confirm: false })
            return DeskDone.Not(new Refusal.ConfirmHandOver(groups.Count));
        var ready = new List<ShipmentRow>();
        foreach (var group in groups)
        {
            if (Fault(group, step) is not { } wrong) ready.AddRange(group);
            else group.ForEach(r => found.Fail(r, wrong));
        }
        // All are on their way before the first is waited for: those of one lane share a commit.
        var underWay = ready.ConvertAll(r => _engine.AcceptAsync(
            new Fact.ShipmentStep(
                r.Key, step.Action, r.ShipmentNo, author, Waybill: step.Waybill, Warehouse: step.Warehouse), stop));
        var done = 0;
        for (var i = 0; i < ready.Count; i++)
        {
            if (await underWay[i] is Accepted.Refused no) found.Fail(ready[i], no.Why);
            else done++;
        }
        return new DeskDone(done, found.Failed);
    }

    /// <summary>A gift or a replacement, in a parcel of its own.</summary>
    public async Task<Accepted> AddAsync(Fact.ShipmentStep step, CancellationToken stop)
    {
        if (step.Warehouse is { } warehouse && !await _engine.Warehouses.KnowsAsync(warehouse, others: false, stop))
            return new Accepted.Refused(new Refusal.WarehouseUnknown(warehouse));
        return await _engine.AcceptAsync(step, stop);
    }

    private static bool IsWarehouseStep(ShipmentAction action) =>
        action is ShipmentAction.Release or ShipmentAction.Pick or ShipmentAction.Pack or ShipmentAction.HandOver;

    /// <summary>A parcel moves whole: what holds one of its parts holds them all.</summary>
    private Refusal? Fault(List<ShipmentRow> group, DeskStep step)
    {
        if (!IsWarehouseStep(step.Action)) return null;
        if (group.Count > 1 && group.Exists(r => r.Stage is ShipmentStage.Audit)) return new Refusal.PartNotAudited();
        var leaves = step.Action is ShipmentAction.HandOver;
        if (group.Exists(r => r.Hold) && (!step.Confirm || leaves)) return new Refusal.HeldByRefund();
        return leaves && step.Waybill is null && group.Exists(NeedsWaybill) ? new Refusal.WaybillMissing() : null;
    }

    /// <summary>A platform takes no shipment without its number; a hosted shop may deliver by itself.</summary>
    private bool NeedsWaybill(ShipmentRow row) => row.Waybill == "" && row.Pieces > 0
        && row.Kind is ShipmentKind.Sale && row.Stage is not ShipmentStage.Shipped
        && _engine.Shops.Find(row.Shop)?.Policy.IsHosted is false;
}
