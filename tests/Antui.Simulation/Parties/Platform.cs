using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>An order as the platform has it.</summary>
internal sealed class PlatformOrder(OrderSnapshot head)
{
    public OrderSnapshot Head { get; set; } = head;

    public long VisibleMs { get; set; }
}

/// <summary>A refund as the platform has it, with what it was at every version.</summary>
internal sealed class PlatformRefund(OrderKey order, Claim claim)
{
    public OrderKey Order => order;

    public Claim Claim { get; set; } = claim;

    public long VisibleMs { get; set; }

    public Dictionary<long, Claim> History { get; } = [];

    public long? ReportedFen { get; set; }

    public bool ReportedFail { get; set; }

    public string ReportKey { get; set; } = "";
}

/// <summary>The marketplace of one shop: the truth of requests and of money, with an optimistic lock on each request.</summary>
internal sealed class Platform(Sim sim, string shop, bool assistantPays)
{
    private long _stampMs;

    public string Shop => shop;

    public SortedDictionary<string, PlatformOrder> Orders { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, PlatformRefund> Refunds { get; } = new(StringComparer.Ordinal);

    /// <summary>Parcels the seller told of.</summary>
    public HashSet<string> Waybills { get; } = [];

    /// <summary>Later than everything before: a version is never given twice.</summary>
    public long Stamp() => _stampMs = Math.Max(_stampMs + 1, sim.World.NowMs);

    public void Put(OrderSnapshot head, bool hint = true)
    {
        if (Orders.TryGetValue(head.Key.OrderNo, out var known)) known.Head = head;
        else Orders[head.Key.OrderNo] = known = new PlatformOrder(head);
        known.VisibleMs = sim.World.NowMs + Lag();
        if (hint) Hint(head.Key.OrderNo, "");
    }

    public void Put(OrderKey order, Claim claim)
    {
        if (Refunds.TryGetValue(claim.RefundNo, out var known)) known.Claim = claim;
        else Refunds[claim.RefundNo] = known = new PlatformRefund(order, claim);
        known.History[claim.Version] = claim;
        known.VisibleMs = sim.World.NowMs + Lag();
        sim.World.Say($"  platform {order} {claim.RefundNo} {claim.Kind} {claim.Status} {claim.Amount.Minor} v{claim.Version}");
        Hint(order.OrderNo, claim.RefundNo);
    }

    public void Change(PlatformRefund refund, Func<Claim, Claim> change)
    {
        var stamp = Stamp();
        Put(refund.Order, change(refund.Claim) with { Version = stamp, Modified = new Instant(stamp) });
    }

    public Outcome Agree(string refundNo, long version, long fen, string key, bool anyVersion)
    {
        if (Refuses() is { } no) return no;
        if (!Refunds.TryGetValue(refundNo, out var refund)) return new Outcome.Refused("NOT_FOUND", "no such refund");
        // The buyer is faster by a moment.
        if (refund.Claim.Status is ClaimStatus.AwaitingSeller && sim.World.Random.Chance(sim.Swarm.BuyerChanges * 0.2))
            Change(refund, c => c with { Amount = Money.Fen(Math.Max(1, c.Amount.Minor - 1)) });
        var claim = refund.Claim;
        if (claim.Status is ClaimStatus.Refunded) return new Outcome.Uncertain("already refunded");
        if (!anyVersion && claim.Version != version)
        {
            sim.Seen.Hit("stale-version");
            return new Outcome.Refused(OutcomeCodes.StaleVersion, "old version");
        }
        var status = claim.Kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller;
        if (claim.Status != status) return new Outcome.Uncertain($"wrong state {claim.RawStatus}");
        if (External(refund, fen)) return new Outcome.Refused("ABOVE_PAID", "others were refunded meanwhile");
        Pay(refund, fen, key, Payer.Us);
        return new Outcome.Done("agreed");
    }

    public Outcome AgreeReturn(string refundNo, long version)
    {
        if (Refuses() is { } no) return no;
        if (!Refunds.TryGetValue(refundNo, out var refund)) return new Outcome.Refused("NOT_FOUND", "no such refund");
        if (refund.Claim.Version != version) return new Outcome.Refused(OutcomeCodes.StaleVersion, "old version");
        if (refund.Claim.Status is not ClaimStatus.AwaitingSeller) return new Outcome.Uncertain("wrong state");
        Change(refund, c => c with { Status = ClaimStatus.AwaitingBuyerReturn, RawStatus = "WAIT_BUYER_RETURN_GOODS" });
        sim.Buyers.ReturnAgreed(refund);
        return new Outcome.Done("return agreed");
    }

    public Outcome Refuse(string refundNo, long version)
    {
        if (Refuses() is { } no) return no;
        if (!Refunds.TryGetValue(refundNo, out var refund)) return new Outcome.Refused("NOT_FOUND", "no such refund");
        if (refund.Claim.Version != version) return new Outcome.Refused(OutcomeCodes.StaleVersion, "old version");
        if (!refund.Claim.IsOpen) return new Outcome.Uncertain("wrong state");
        Change(refund, c => c with { Status = ClaimStatus.SellerRefused, RawStatus = "SELLER_REFUSE_BUYER" });
        return new Outcome.Done("refused");
    }

    /// <summary>The report itself is the instruction: the assistant's strategy pays on it, a little later.</summary>
    public Outcome Report(string refundNo, long fen, string key, bool success)
    {
        if (Refuses() is { } no) return no;
        if (!Refunds.TryGetValue(refundNo, out var refund)) return new Outcome.Refused("NOT_FOUND", "no such refund");
        refund.ReportedFail = !success;
        if (!success) return new Outcome.Done("reported");
        (refund.ReportedFen, refund.ReportKey) = (fen, key);
        if (assistantPays) sim.World.After(sim.World.Random.Between(200, 60_000), () => Assistant(refund, fen, key));
        return new Outcome.Done("reported");
    }

    private void Assistant(PlatformRefund refund, long fen, string key)
    {
        var claim = refund.Claim;
        var status = claim.Kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller;
        if (claim.Status != status || refund.ReportedFail || claim.Amount.Minor != fen || External(refund, fen)) return;
        if (claim.Kind is not (RefundKind.Return or RefundKind.Unshipped)) return;
        Pay(refund, fen, key, Payer.Assistant);
    }

    /// <summary>What the platform itself paid back, perhaps unknown to us yet, leaves less than this: it knows its own book.</summary>
    private bool External(PlatformRefund refund, long fen)
    {
        var standing = sim.Money.All.Where(p => p.Order == refund.Order && !p.Back).ToList();
        return standing.Any(p => p.By is Payer.External)
            && standing.Sum(p => p.Fen) + fen > Orders[refund.Order.OrderNo].Head.Paid.Minor;
    }

    public void Pay(PlatformRefund refund, long fen, string key, Payer by)
    {
        sim.Money.Pay(refund.Order, refund.Claim, fen, key, by, Orders[refund.Order.OrderNo].Head.Paid.Minor);
        Change(refund, c => c with { Status = ClaimStatus.Refunded, RawStatus = "SUCCESS" });
        sim.OtherWarehouse?.Paid(this, refund.Order);
        if (sim.World.Random.Chance(sim.Swarm.FailLate))
            sim.World.After(sim.World.Random.Between(60_000, 900_000), () => FailLate(refund));
    }

    /// <summary>The bank gave it back: the request is open again, with another version.</summary>
    private void FailLate(PlatformRefund refund)
    {
        if (sim.Money.Standing(refund.Order, refund.Claim.RefundNo) is not { } payment) return;
        sim.Seen.Hit("failed-late");
        sim.Money.TakeBack(payment);
        refund.ReportedFen = null;
        Change(refund, c => c with
        {
            Status = c.Kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller,
            RawStatus = "REOPENED",
        });
    }

    private Outcome.Refused? Refuses()
    {
        var random = sim.World.Random;
        if (random.Chance(sim.Swarm.Throttle))
            return new Outcome.Refused(OutcomeCodes.Throttled, "too fast", TimeSpan.FromSeconds(random.Between(1, 20)));
        return random.Chance(sim.Swarm.HardRefuse) ? new Outcome.Refused("isv.refused", "no") : null;
    }

    private long Lag() => sim.Swarm.VisibleLateMs == 0 ? 0 : sim.World.Random.Between(0, sim.Swarm.VisibleLateMs);

    private void Hint(string orderNo, string refundNo)
    {
        if (sim.World.Random.Chance(sim.Swarm.HintLoss)) return;
        var times = sim.World.Random.Chance(sim.Swarm.HintTwice) ? 2 : 1;
        for (var i = 0; i < times; i++)
        {
            var at = sim.Swarm.Quiet ? sim.World.Random.Between(5, 200) : sim.World.Random.Between(5, 20_000);
            sim.World.After(at, () => sim.Cluster.Hint(shop, new Hint(orderNo, refundNo)));
        }
    }
}
