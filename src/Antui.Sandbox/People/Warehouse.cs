using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Sandbox.Months;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.People;

/// <summary>
/// The merchant's warehouse at the built-in desk: it releases, picks, packs and hands over, and looks into what comes back.
/// It knows nothing of refunds; what was stopped is simply not there to be handed over.
/// </summary>
internal sealed class Warehouse(RefundEngine merchant, Agenda agenda, SimClock clock, int seed)
{
    private const string Source = "warehouse";
    private const int MostLooks = 400;

    private static readonly ShipmentAction[] Way =
        [ShipmentAction.Release, ShipmentAction.Pick, ShipmentAction.Pack, ShipmentAction.HandOver];

    public void Plan(OrderPlan plan)
    {
        if (plan.Row.Paid is not { } paid) return;
        var (release, handOver) = (paid + plan.ReleaseAfter, paid + plan.HandOverAfter);
        Step(plan, release, 0, 0);
        if (plan.Refund is { } refund) Expect(plan, refund, handOver + TimeSpan.FromHours(24), 0);
    }

    /// <summary>What a request holds up is put aside and tried again; the next step waits for it.</summary>
    private void Step(OrderPlan plan, Instant at, int step, int looks) => agenda.At(at, plan.OrderNo, async () =>
    {
        var action = Way[step];
        var answer = await merchant.AcceptAsync(new Fact.ShipmentStep(
            new OrderKey(plan.Shop, plan.OrderNo), action, "", Source,
            Waybill: action is ShipmentAction.HandOver ? new Tracking("YTO", "YT" + plan.OrderNo) : null), default);
        if (answer is Accepted.Refused { Why: Refusal.RefundOpen } && looks < MostLooks)
            Step(plan, clock.Now + TimeSpan.FromMinutes(30), step, looks + 1);
        else if (step + 1 < Way.Length)
            Step(plan, Instant.Max(clock.Now, Planned(plan, step + 1)), step + 1, looks);
    });

    private static Instant Planned(OrderPlan plan, int step) =>
        plan.Row.Paid!.Value + plan.ReleaseAfter + (plan.HandOverAfter - plan.ReleaseAfter) * step / 3;

    /// <summary>Some days after the parcel's number is known it arrives, is scanned, opened and graded.</summary>
    private void Expect(OrderPlan plan, RefundPlan refund, Instant at, int looks)
    {
        if (looks > MostLooks) return;
        agenda.At(at, plan.OrderNo, async () =>
        {
            var order = await merchant.ReadAsync(new OrderKey(plan.Shop, plan.OrderNo), default);
            var expected = order?.Returns.FirstOrDefault(r => r.RefundNo == refund.RefundNo);
            if (expected?.Tracking is null)
            {
                // A warehouse of others knows no refunds of unshipped goods, only that they were stopped.
                var stays = looks > 4 && order?.Evidence.Any(e => e is { Kind: EvidenceKind.Stopped, Holds: true }) == true;
                if (!stays && order?.Case(refund.RefundNo) is not { IsSettled: true })
                    Expect(plan, refund, clock.Now + TimeSpan.FromHours(6), looks + 1);
                return;
            }
            var dice = new Dice(seed, "parcel " + refund.RefundNo);
            var arrives = clock.Now + dice.Hours(30, 90);
            agenda.At(arrives, plan.OrderNo, () => StepAsync(plan, refund, ReturnAction.Receive, expected.Expected));
            agenda.At(arrives + dice.Minutes(20, 240), plan.OrderNo, () => StepAsync(plan, refund, ReturnAction.Inspect, expected.Expected));
        });
    }

    private Task<Accepted> StepAsync(OrderPlan plan, RefundPlan refund, ReturnAction action, ImmutableArray<LineQuantity> lines)
    {
        var found = lines.Select((l, i) => i > 0 ? new Inspected(l.LineNo, l.Quantity, Grade.Good)
            : refund.Lacks ? new Inspected(l.LineNo, l.Quantity, Grade.Missing)
            : new Inspected(l.LineNo, l.Quantity, refund.Found));
        return merchant.AcceptAsync(new Fact.ReturnStep(
            new OrderKey(plan.Shop, plan.OrderNo), action, refund.RefundNo, action.ToString(), Source, lines, [.. found]), default);
    }
}
