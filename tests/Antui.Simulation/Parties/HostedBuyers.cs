using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>Buyers of a shop that lives here: everything they do arrives as a fact, at least once.</summary>
internal sealed class HostedBuyers(Sim sim)
{
    private Kernel.SplitMix Random => sim.World.Random;

    public void Order(ShopShape shape, string orderNo)
    {
        var head = Orders.Draw(sim, shape.Id, orderNo);
        sim.World.After(Random.Between(0, 1_200_000), () =>
        {
            var now = new Instant(sim.World.NowMs);
            head = head with { Created = now, PaidAt = now, Modified = now };
            Orders.Adopt(sim, shape, head);
            // The order may come after its refund: then the refund waits.
            sim.World.After(Random.Between(0, sim.Swarm.Quiet ? 10 : 60_000), () => sim.Cluster.Deliver(new Fact.OrderSeen(head, "store")));
            foreach (var (refundNo, part) in Orders.Parts(sim, head))
            {
                var later = Random.Between(50, 900_000) + Orders.LaterMs(sim);
                sim.World.After(later, () => Asks(shape, head, refundNo, part));
            }
        });
    }

    private void Asks(ShopShape shape, Core.Orders.OrderSnapshot head, string refundNo, Part part)
    {
        var left = sim.Goods.Of(head.Key).Shipped.Values.Sum() > 0;
        var kind = left ? Random.Of(RefundKind.Return, RefundKind.Return, RefundKind.Unshipped)
            : Random.Of(RefundKind.Unshipped, RefundKind.Unshipped, RefundKind.Return);
        if (left && sim.Shapes.Gifts?.Chance(0.7) is true) kind = RefundKind.Return;
        var lines = part.Lines;
        sim.Refunds++;
        sim.Cluster.Deliver(new Fact.BuyerAsks(
            head.Key, refundNo, kind, Money.Fen(part.Fen), null, lines, sim.Writers?.Words() ?? "不想要了", "store"), answer =>
        {
            if (answer is Accepted.Refused) return;
            if (kind is RefundKind.Unshipped && shape.Fulfilment is Fulfilment.Reports) sim.Erp.Learns(head.Key, refundNo, lines);
            sim.Persons.Watch(head.Key, refundNo);
            sim.LateSellers?.Watch(shape, head.Key, refundNo);
            if (kind is RefundKind.Return && !Random.Chance(0.1)) SendsBack(shape, head, refundNo, 40);
            if (Random.Chance(sim.Swarm.BuyerChanges))
                sim.World.After(Random.Between(200, 900_000), () => Changes(shape, head, refundNo, 3));
        });
    }

    /// <summary>Tries until the seller agreed to the return.</summary>
    private void SendsBack(ShopShape shape, Core.Orders.OrderSnapshot head, string refundNo, int left)
    {
        if (left == 0) return;
        sim.World.After(Random.Between(1_000, 400_000), () =>
        {
            if (sim.Mirror.Find(head.Key)?.Case(refundNo) is not { Claim.Status: ClaimStatus.AwaitingBuyerReturn } refund)
            {
                SendsBack(shape, head, refundNo, left - 1);
                return;
            }
            var number = sim.Dock.Number(head.Key, refundNo);
            var fact = new Fact.BuyerChanges(head.Key, refundNo, BuyerChange.SendBack, $"{refundNo}:back", "store",
                Tracking: new Tracking("SF", number));
            sim.Cluster.Deliver(fact, answer =>
            {
                if (answer is not Accepted.Refused) shape.Inspects(sim, head.Key, refundNo, refund.Claim.Lines, number);
            });
        });
    }

    private void Changes(ShopShape shape, Core.Orders.OrderSnapshot head, string refundNo, int left)
    {
        if (left == 0 || sim.Swarm.BuyerChanges == 0) return;
        if (sim.Mirror.Find(head.Key)?.Case(refundNo) is not { IsSettled: false } refund) return;
        var closed = refund.Claim.Status is ClaimStatus.Closed;
        if (closed && Random.Chance(0.3))
        {
            Asks(shape, head, refundNo + "b", Orders.Any(sim, head));
            return;
        }
        var change = closed ? BuyerChange.AskAgain : Random.Of(BuyerChange.Modify, BuyerChange.Withdraw);
        Money? amount = change is BuyerChange.Modify
            ? Money.Fen(Math.Max(1, refund.Claim.Amount.Minor - Random.Between(1, 300))) : null;
        // Once only: a change that is repeated later by its sender would be a new change.
        sim.Cluster.Ask(new Fact.BuyerChanges(
            head.Key, refundNo, change, $"{refundNo}:{left}", "store", amount), answer =>
        {
            if (answer is Accepted.Applied && change is BuyerChange.AskAgain && refund.Claim.Kind is RefundKind.Unshipped
                && shape.Fulfilment is Fulfilment.Reports)
                sim.Erp.Learns(head.Key, refundNo, refund.Claim.Lines);
            sim.World.After(Random.Between(200, 600_000), () => Changes(shape, head, refundNo, left - 1));
        });
    }
}
