using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Sandbox.Months;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.People;

/// <summary>The marketplace's payment provider: with the fault on, some pay-outs that had succeeded come back a day later.</summary>
internal sealed class Provider(Func<string, RefundEngine> platform, Agenda agenda, SimClock clock, int seed,
    bool takesBack)
{
    private const int MostLooks = 200;

    public void Plan(OrderPlan plan)
    {
        if (!takesBack || plan.Refund is not { } refund || !new Dice(seed, "provider " + refund.RefundNo).Chance(0.01)) return;
        Look(plan, refund, plan.Row.Paid!.Value + refund.After + TimeSpan.FromHours(24), 0);
    }

    private void Look(OrderPlan plan, RefundPlan refund, Instant at, int looks)
    {
        if (looks > MostLooks) return;
        agenda.At(at, plan.OrderNo, async () =>
        {
            var (key, market) = (new OrderKey(plan.Shop, plan.OrderNo), platform(plan.Shop));
            var paid = (await market.ReadAsync(key, default))?.Case(refund.RefundNo);
            var instruction = paid?.Instructions.LastOrDefault(i => i is { Action: InstructionAction.PayOut, State: InstructionState.Done });
            if (paid is not { IsSettled: true } || instruction is null)
            {
                Look(plan, refund, clock.Now + TimeSpan.FromHours(8), looks + 1);
                return;
            }
            var shop = market.Shops.Find(plan.Shop)!;
            if (shop.Port<HostedConnector>() is { } provider && await provider.TakeBackAsync(instruction.Key, default))
                await market.AcceptAsync(new Fact.PayOutFailed(key, refund.RefundNo, instruction.Key, "account closed", "provider"), default);
        });
    }
}
