using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine.Subjects;

/// <summary>
/// Effects from one subject to another of this installation. Whoever takes one knows its key: brought twice it counts
/// once, so what became of one whose answer was lost is found out by bringing it again.
/// </summary>
internal sealed class Inside(RefundEngine engine)
    : IPerform<Effect.GivePieces>, IPerform<Effect.JoinParcel>, IPerform<Effect.LeaveParcel>,
        IPerform<Effect.EnterStock>
{
    public IPorts Ports => new Connector()
        .Can<IPerform<Effect.KeepGoods>>(engine.Boxes)
        .Can<IPerform<Effect.GivePieces>>(this)
        .Can<IPerform<Effect.JoinParcel>>(this)
        .Can<IPerform<Effect.LeaveParcel>>(this)
        .Can<IPerform<Effect.EnterStock>>(this)
        .Can<IPerform<Effect.FindRecords>>(engine.Pool.Tasks)
        .Can<IPerform<Effect.WorkOnRecords>>(engine.Pool.Tasks);

    /// <summary>How a return, or the refund of an ERP's shop, learns of its pieces.</summary>
    public async Task<Outcome> PerformAsync(Effect.GivePieces effect, CancellationToken stop)
    {
        var (box, given) = (effect.Box, effect.Given);
        ImmutableArray<Inspected> found = [.. given.Lines.Select(l => new Inspected(l.LineNo, l.Quantity, l.Grade))];
        return Of(await engine.AcceptAsync(
            given.ReturnNo != ""
                ? new Fact.ReturnStep(
                    given.Order, ReturnAction.Inspect, "", given.StepId, given.Author, Inspected: found,
                    Details: given.Details, ReturnNo: given.ReturnNo, Parcel: given.Claimed ? null : box.Number)
                : new Fact.EvidenceSeen(
                    given.Order, $"box:{box.Key}:{given.StepId}", EvidenceKind.Received, given.RefundNo, [], found,
                    StopLevel.BackInWarehouse, given.Author, given.At),
            stop));
    }

    public Task<Outcome> FindOutAsync(Effect.GivePieces effect, CancellationToken stop) => PerformAsync(effect, stop);

    public async Task<Outcome> PerformAsync(Effect.JoinParcel effect, CancellationToken stop) =>
        Of(await engine.AcceptAsync(
            new Fact.ShipmentStep(
                effect.Order, ShipmentAction.Merge, effect.ShipmentNo, effect.Author, ParcelNo: effect.ParcelNo,
                StepId: effect.StepId),
            stop));

    public Task<Outcome> FindOutAsync(Effect.JoinParcel effect, CancellationToken stop) => PerformAsync(effect, stop);

    public async Task<Outcome> PerformAsync(Effect.LeaveParcel effect, CancellationToken stop) =>
        Of(await engine.AcceptAsync(
            new Fact.ShipmentStep(
                effect.Order, ShipmentAction.Unmerge, effect.ShipmentNo, effect.Author, ParcelNo: effect.ParcelNo,
                StepId: effect.StepId, Back: effect.Was),
            stop));

    public Task<Outcome> FindOutAsync(Effect.LeaveParcel effect, CancellationToken stop) => PerformAsync(effect, stop);

    public async Task<Outcome> PerformAsync(Effect.EnterStock effect, CancellationToken stop) =>
        Of(await engine.Stock.EnterAsync(effect.Entry, stop));

    public Task<Outcome> FindOutAsync(Effect.EnterStock effect, CancellationToken stop) => PerformAsync(effect, stop);

    private static Outcome Of(Accepted accepted) => accepted is Accepted.Refused no
        ? Outcome.Refused.By(no.Why) : new Outcome.Done();
}
