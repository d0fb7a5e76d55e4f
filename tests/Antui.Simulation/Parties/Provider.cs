using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>The payment provider behind hosted shops. One key pays once; the same key with another amount is refused.</summary>
internal sealed class Provider(Sim sim)
{
    private readonly Dictionary<string, Effect.PayOut> _paid = [];

    public Outcome Pay(Effect.PayOut effect)
    {
        var i = effect.Instruction;
        if (_paid.TryGetValue(i.Key, out var known))
        {
            if (known.Instruction.Amount == i.Amount && known.RefundNo == effect.RefundNo) return new Outcome.Done(i.Key);
            sim.World.Break("S4", $"{effect.Order} {effect.RefundNo}: the key paid {known.Instruction.Amount} before");
            return new Outcome.Refused("KEY_CONTENT", "other content");
        }
        var random = sim.World.Random;
        if (random.Chance(sim.Swarm.Throttle)) return new Outcome.Refused(OutcomeCodes.Throttled, "busy", TimeSpan.FromSeconds(5));
        if (random.Chance(sim.Swarm.HardRefuse)) return new Outcome.Refused("NO_BALANCE", "the account is empty");
        _paid[i.Key] = effect;
        var paid = sim.Mirror.Find(effect.Order)!.Head.Paid.Minor;
        sim.Money.Pay(effect.Order, effect.Claim, i.Amount.Minor, i.Key, Payer.Us, paid);
        if (random.Chance(sim.Swarm.FailLate))
            sim.World.After(random.Between(60_000, 900_000), () => FailLate(effect));
        return new Outcome.Done(i.Key);
    }

    public Outcome Find(string key) => _paid.ContainsKey(key) ? new Outcome.Done(key) : new Outcome.Absent();

    private void FailLate(Effect.PayOut effect)
    {
        if (sim.Money.Standing(effect.Order, effect.RefundNo) is not { } payment || payment.Key != effect.Instruction.Key) return;
        sim.Seen.Hit("failed-late");
        sim.Money.TakeBack(payment);
        sim.Cluster.Deliver(new Fact.PayOutFailed(
            effect.Order, effect.RefundNo, effect.Instruction.Key, "account closed", "provider"));
    }
}
