using Antui.Core;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;

namespace Antui.Simulation.Parties;

/// <summary>Who paid.</summary>
internal enum Payer
{
    /// <summary>Our agreement or pay-out.</summary>
    Us,
    /// <summary>The platform's assistant after our report: the report was the payment.</summary>
    Assistant,
    /// <summary>The platform by itself.</summary>
    External,
}

/// <summary>One movement of money to a buyer; <see cref="Back"/> when it came back.</summary>
internal sealed record Payment(OrderKey Order, Claim Claim, long Fen, string Key, Payer By, long AtMs)
{
    public bool Back { get; set; }
}

/// <summary>Where money truly moves, and where the true oracle looks at that instant.</summary>
internal sealed class MoneyBook(World world, Goods goods, Mirror mirror, Coverage seen)
{
    private readonly List<Payment> _payments = [];

    public IReadOnlyList<Payment> All => _payments;

    /// <summary>Requests that together ask for exactly what was paid, with what each asked for first.</summary>
    public Dictionary<(OrderKey Order, string RefundNo), long> Whole { get; } = [];

    public Payment? Standing(OrderKey order, string refundNo) =>
        _payments.LastOrDefault(p => p.Order == order && p.Claim.RefundNo == refundNo && !p.Back);

    /// <summary>Quantity of a line refunded as unshipped by us without a person having passed the goods rule.</summary>
    public int UnshippedPaid(OrderKey order, string lineNo) => _payments
        .Where(p => p.Order == order && !p.Back && p.By is not Payer.External && p.Claim.Kind is RefundKind.Unshipped
            && !mirror.Overridden(order, p.Claim.RefundNo))
        .Sum(p => p.Claim.Lines.Where(l => l.LineNo == lineNo).Sum(l => l.Quantity));

    /// <summary>
    /// Quantity of a line that we refunded as returned without a person having passed the goods rule.
    /// </summary>
    private int ReturnedPaid(OrderKey order, string lineNo) => _payments
        .Where(p => p.Order == order && !p.Back && p.By is not Payer.External && p.Claim.Kind is RefundKind.Return
            && !mirror.Overridden(order, p.Claim.RefundNo))
        .Sum(p => p.Claim.Lines.Where(l => l.LineNo == lineNo).Sum(l => l.Quantity));

    public void Pay(OrderKey order, Claim claim, long fen, string key, Payer by, long paidFen)
    {
        world.Say($"  PAID {order} {claim.RefundNo} {fen} by {by} version {claim.Version}");
        seen.Hit("paid-by-" + by);
        if (Standing(order, claim.RefundNo) is { } twice)
            world.Break("S1", $"{order} {claim.RefundNo} paid again: {twice.Fen} by {twice.By}, now {fen} by {by}");
        var before = _payments.Where(p => p.Order == order && !p.Back).Sum(p => p.Fen);
        if (before + fen > paidFen) world.Break("S2", $"{order}: {before} + {fen} of {paidFen} paid");
        if (fen != claim.Amount.Minor) world.Break("S5", $"{order} {claim.RefundNo}: paid {fen}, asked {claim.Amount.Minor}");
        _payments.Add(new Payment(order, claim, fen, key, by, world.NowMs));
        if (by is not Payer.External) Ours(order, claim);
    }

    public void TakeBack(Payment payment)
    {
        world.Say($"  TAKEN BACK {payment.Order} {payment.Claim.RefundNo} {payment.Fen}");
        payment.Back = true;
    }

    private void Ours(OrderKey order, Claim claim)
    {
        var truth = goods.Of(order);
        if (mirror.Overridden(order, claim.RefundNo)) return;
        foreach (var line in claim.Lines)
        {
            if (claim.Kind is RefundKind.Unshipped && !truth.PromiseBroken)
            {
                if (truth.ProvedFor(claim.RefundNo, line) < line.Quantity)
                    world.Break("G3", $"{order} {claim.RefundNo}: paid although line {line.LineNo} was never stopped");
                if (truth.Shipped.GetValueOrDefault(line.LineNo) + line.Quantity > truth.Ordered[line.LineNo])
                    world.Break("G1", $"{order} {claim.RefundNo}: paid although line {line.LineNo} has left");
            }
            if (mirror.Find(order)?.Line(line.LineNo) is { MayStay: true }) continue;
            if (claim.Kind is RefundKind.Return && truth.Good(claim.RefundNo, line.LineNo) < line.Quantity)
                world.Break("G5", $"{order} {claim.RefundNo}: {truth.Good(claim.RefundNo, line.LineNo)} of {line.Quantity} good back");
            if (ReturnedPaid(order, line.LineNo) > truth.Shipped.GetValueOrDefault(line.LineNo))
            {
                world.Break("G8",
                    $"{order} {claim.RefundNo}: {ReturnedPaid(order, line.LineNo)} of {line.LineNo} paid as "
                    + $"returned, {truth.Shipped.GetValueOrDefault(line.LineNo)} ever left");
            }
        }
    }
}
