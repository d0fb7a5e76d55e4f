using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Sandbox.Months;
using Antui.Sandbox.Time;

namespace Antui.Sandbox.People;

/// <summary>
/// The marketplace's buyers: they order, pay, ask for their refund, and send goods back. With faults on, some of them
/// change their mind in the middle, and come back to what they wanted.
/// </summary>
internal sealed class Buyers(
    Func<string, RefundEngine> platform, Agenda agenda, SimClock clock, int seed, bool restless)
{
    private const string Source = "buyer";
    private const int MostLooks = 400;

    /// <summary>Requests whose buyer has nothing left to do.</summary>
    public int Asked { get; private set; }

    public void Plan(OrderPlan plan)
    {
        agenda.At(plan.Row.Created, plan.OrderNo, () => OrderAsync(plan, OrderStatus.AwaitingPayment, plan.Row.Created));
        if (plan.Row.Paid is not { } paid)
        {
            var closed = plan.Row.Created + TimeSpan.FromHours(24);
            agenda.At(closed, plan.OrderNo, () => OrderAsync(plan, OrderStatus.Cancelled, closed));
            return;
        }
        agenda.At(paid, plan.OrderNo, () => OrderAsync(plan, OrderStatus.Paid, paid));
        if (plan.Refund is not { } refund) return;
        var at = paid + refund.After + (refund.Kind is RefundKind.Return ? plan.HandOverAfter : TimeSpan.Zero);
        agenda.At(at, plan.OrderNo, () => AskAsync(plan, refund));
    }

    private Task<Accepted> OrderAsync(OrderPlan plan, OrderStatus status, Instant modified)
    {
        var row = plan.Row;
        var raw = status switch
        {
            OrderStatus.Paid => "WAIT_SELLER_SEND_GOODS",
            OrderStatus.Cancelled => "TRADE_CLOSED_BY_TAOBAO",
            _ => "WAIT_BUYER_PAY",
        };
        return platform(plan.Shop).AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            new OrderKey(plan.Shop, plan.OrderNo), status, raw, row.Created, status is OrderStatus.Paid ? row.Paid : null,
            modified, row.Total, Money.Fen(0), plan.Lines, "buyer-" + plan.OrderNo, row.ShipTo), Source), default);
    }

    private async Task AskAsync(OrderPlan plan, RefundPlan refund)
    {
        var key = new OrderKey(plan.Shop, plan.OrderNo);
        await platform(plan.Shop).AcceptAsync(new Fact.BuyerAsks(
            key, refund.RefundNo, refund.Kind, refund.Amount, Money.Fen(0), refund.Lines, refund.Reason, Source), default);
        Asked++;
        var dice = new Dice(seed, "buyer " + plan.OrderNo);
        // Where the platform pushes, a request that was withdrawn is not pushed again.
        if (restless && plan.Shop != DemoShops.Global && dice.Chance(0.05)) Restless(key, refund, dice.Chance(0.5));
        if (refund.Kind is RefundKind.Return) Look(key, refund, dice.Hours(12, 30), 0);
        else agenda.At(clock.Now + TimeSpan.FromHours(26), plan.OrderNo, () => AsReturnAsync(key, refund, 0));
    }

    /// <summary>
    /// Wants an exchange and then the refund again, or withdraws and asks again. Never asks for less meanwhile: a fast
    /// seller would refund it.
    /// </summary>
    private void Restless(OrderKey key, RefundPlan refund, bool changes)
    {
        var (first, second) = changes ? (BuyerChange.Modify, BuyerChange.Modify) : (BuyerChange.Withdraw, BuyerChange.AskAgain);
        agenda.At(clock.Now + TimeSpan.FromMinutes(1), key.OrderNo, async () =>
        {
            var changed = await platform(key.Shop).AcceptAsync(
                new Fact.BuyerChanges(key, refund.RefundNo, first, "1", Source, Kind: changes ? RefundKind.Exchange : null), default);
            if (changed is not Accepted.Applied) return;
            BackTo(key, refund, second, 0);
        });
    }

    /// <summary>The store may be busy with the request at that moment: then a little later.</summary>
    private void BackTo(OrderKey key, RefundPlan refund, BuyerChange change, int tries)
    {
        if (tries > MostLooks) return;
        agenda.At(clock.Now + TimeSpan.FromMinutes(2), key.OrderNo, async () =>
        {
            var back = await platform(key.Shop).AcceptAsync(
                new Fact.BuyerChanges(key, refund.RefundNo, change, "2", Source, refund.Amount, refund.Kind), default);
            if (back is Accepted.Refused { Why: Refusal.BeingPaid }) BackTo(key, refund, change, tries + 1);
        });
    }

    /// <summary>
    /// The parcel left before anybody stopped it, and the platform closed the request: the buyer receives the goods and
    /// asks to send them back.
    /// </summary>
    private async Task AsReturnAsync(OrderKey key, RefundPlan refund, int looks)
    {
        if (await CaseAsync(key, refund) is not { IsSettled: false } open || looks > MostLooks) return;
        var status = (await platform(key.Shop).ReadAsync(key, default))!.Head.Status;
        var left = status is OrderStatus.Shipped or OrderStatus.PartlyShipped;
        var closed = open.Claim.Status is ClaimStatus.Closed or ClaimStatus.SellerRefused;
        if (!left || (!closed && looks < 2))
        {
            agenda.At(clock.Now + TimeSpan.FromHours(12), key.OrderNo, () => AsReturnAsync(key, refund, looks + 1));
            return;
        }
        var change = closed ? BuyerChange.AskAgain : BuyerChange.Modify;
        await platform(key.Shop).AcceptAsync(new Fact.BuyerChanges(
            key, refund.RefundNo, change, "as-return", Source, refund.Amount, RefundKind.Return), default);
        Look(key, refund, TimeSpan.FromHours(6), 0);
    }

    /// <summary>Looks whether the return was agreed, and sends the goods when it was.</summary>
    private void Look(OrderKey key, RefundPlan refund, TimeSpan after, int looks)
    {
        if (looks > MostLooks) return;
        agenda.At(clock.Now + after, key.OrderNo, async () =>
        {
            if (await CaseAsync(key, refund) is not { IsSettled: false } open) return;
            if (open.Claim.Status is ClaimStatus.AwaitingBuyerReturn)
            {
                await platform(key.Shop).AcceptAsync(new Fact.BuyerChanges(
                    key, refund.RefundNo, BuyerChange.SendBack, "sent", Source,
                    Tracking: new Tracking("SF", "SF" + refund.RefundNo)), default);
            }
            else if (open.Claim.Status is not ClaimStatus.AwaitingReceipt)
            {
                Look(key, refund, TimeSpan.FromHours(4), looks + 1);
            }
        });
    }

    private async Task<RefundCase?> CaseAsync(OrderKey key, RefundPlan refund) =>
        (await platform(key.Shop).ReadAsync(key, default))?.Case(refund.RefundNo);
}
