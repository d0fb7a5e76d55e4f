using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Shops;

namespace Antui.Engine.Intake;

/// <summary>
/// Follows parcels that were asked back from the courier: one that has turned round is evidence at the level
/// "recalled"; that it is really here, only the warehouse says.
/// </summary>
internal sealed class Recalls(EngineContext engine, RefundEngine door)
{
    private const int Most = 1_000;

    private static readonly Code[] Waits =
    [
        Code.GoodsShipped, Code.StopRefused, Code.StopTooLate, Code.RefundedButShipped, Code.KindNotAutomatic,
    ];

    public async Task RunAsync(Shop shop, ITrackParcels courier, CancellationToken stop)
    {
        var filter = new RefundFilter(
            shop.Config.Id, [RefundPhase.Waiting, RefundPhase.Person], Codes: [.. Waits.Select(c => c.Text())]);
        foreach (var row in (await engine.Lists.RefundsAsync(filter, null, Most, stop)).Rows)
        {
            if (await door.ReadAsync(row.Key, stop) is not { } order || order.Case(row.RefundNo) is not { } refund) continue;
            if (!refund.Instructions.Any(IsAgreed)) continue;
            if (Recall.ParcelOf(order, refund) is { } parcel) await FollowAsync(shop, order, refund, parcel, courier, stop);
        }
    }

    private static bool IsAgreed(Instruction i) =>
        i is { Action: InstructionAction.Recall, State: InstructionState.Done };

    private async Task FollowAsync(
        Shop shop, Order order, RefundCase refund, Tracking parcel, ITrackParcels courier, CancellationToken stop)
    {
        if (await TraceAsync(parcel, courier, stop) is not { } trace) return;
        if (trace.State is not (ParcelState.Returning or ParcelState.Returned)) return;
        await door.AcceptAsync(new Fact.EvidenceSeen(
            order.Key, $"recall:{parcel.Number}:{refund.RefundNo}", EvidenceKind.Stopped, refund.RefundNo, order.Covered(refund.Claim), [],
            StopLevel.Recalled, "courier:" + parcel.Carrier, trace.At, trace.Text), stop);
        shop.State.ErpSpoke(engine.Now);
    }

    /// <summary>Null, too, when this one makes no sense: the others are followed all the same.</summary>
    private static async Task<ParcelTrace?> TraceAsync(Tracking parcel, ITrackParcels courier, CancellationToken stop)
    {
        try
        {
            return await courier.TrackAsync(parcel, stop);
        }
        catch (PortReadException bad) when (bad.IsOfOneRecord)
        {
            return null;
        }
    }
}
