using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Sellers of shops that decide like a platform when nobody answers: some answer in time, some at the last moment, some
/// a moment too late, and some never.
/// </summary>
internal sealed class LateSellers(Sim sim, SplitMix random)
{
    public void Watch(ShopShape shape, OrderKey key, string refundNo)
    {
        if (!shape.SilenceDecides || !random.Chance(0.6)) return;
        var termMs = (long)shape.Config.HostedDeadline.TotalMilliseconds;
        var delay = random.Chance(0.3) ? random.Between(1_000, termMs) : termMs + random.Between(-20_000, 20_000);
        sim.World.After(delay, () => Answers(key, refundNo));
    }

    private void Answers(OrderKey key, string refundNo)
    {
        if (sim.Calm || sim.Mirror.Find(key)?.Case(refundNo) is not { IsSettled: false } refund) return;
        var answer = refund.Claim.Kind is RefundKind.Return
            ? random.Of(SellerAnswer.AgreeReturn, SellerAnswer.AgreeReturn, SellerAnswer.RefuseReturn)
            : random.Of(SellerAnswer.AgreeRefund, SellerAnswer.Refuse, SellerAnswer.Refuse);
        sim.Cluster.Ask(new Fact.SellerAnswers(key, refundNo, answer, 0, null, "", "erp:late"), said =>
        {
            if (said is Accepted.Refused { Why: Refusal.TermOver }) sim.Seen.Hit("answer-too-late");
            if (said is Accepted.Applied) sim.Seen.Hit("answer-in-time");
        });
    }
}
