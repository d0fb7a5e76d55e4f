using Antui.Core.Reconciliation;

namespace Antui.Core.Tests.Specs;

/// <summary>The reconciliation of one order: what does not fit, and nothing else.</summary>
public sealed class CompareSpecs
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void A_refunded_return_without_goods_is_told_after_patience()
    {
        var order = With(Case(RefundKind.Return, ClaimStatus.Refunded, paidFen: 9_900));
        Assert.Empty(Compare.Order(order, AtDesk, Day, T0 + Hour));
        var told = Assert.Single(Compare.Order(order, AtDesk, Day, T0 + Day));
        Assert.Equal((StandingList.RefundedNotReturned, 1L, 0L), (told.List, told.Expected, told.Found));
    }

    [Theory]
    [InlineData(Grade.Good, 0)]
    [InlineData(Grade.Defective, 0)]
    [InlineData(Grade.Missing, 1)]
    public void What_arrived_counts_in_any_state_and_what_is_missing_does_not(Grade grade, int differences)
    {
        var order = With(Case(RefundKind.Return, ClaimStatus.Refunded, paidFen: 9_900)) with
        {
            Evidence = [Given(Says(EvidenceKind.Received, found: [Found("B", 1, grade)]))],
        };
        Assert.Equal(differences, Compare.Order(order, AtDesk, Day, T0 + Day).Count());
    }

    [Fact]
    public void Goods_that_are_back_and_not_paid_for_are_told_after_patience()
    {
        var order = With(Case(RefundKind.Return, ClaimStatus.AwaitingReceipt)) with
        {
            Evidence = [Given(Says(EvidenceKind.Received, found: [Found("B", 1)]))],
        };
        Assert.Empty(Compare.Order(order, AtDesk, Day, T0 + Hour));
        var told = Assert.Single(Compare.Order(order, AtDesk, Day, T0 + Day));
        Assert.Equal((StandingList.ReturnedNotRefunded, 9_900L), (told.List, told.Expected));
        Assert.Equal(["e1"], told.Evidence);
    }

    [Fact]
    public void Both_lost_is_told_at_once_with_the_ship_event()
    {
        var order = With(Case(RefundKind.Unshipped, ClaimStatus.Refunded, paidFen: 9_900)) with
        {
            Alarms = [new Alarm("REFUNDED_BUT_SHIPPED", R, T0)],
            Evidence = [Given(Says(EvidenceKind.Shipped, "ship1", refundNo: ""))],
        };
        var told = Assert.Single(Compare.Order(order, AtDesk, Day, T0));
        Assert.Equal((StandingList.RefundedButShipped, 9_900L), (told.List, told.Found));
        Assert.Equal(["ship1"], told.Evidence);
    }

    [Fact]
    public void Another_amount_on_the_platform_and_more_than_was_paid_are_told()
    {
        var order = With(Case(RefundKind.ShippedRefundOnly, ClaimStatus.Refunded, paidFen: 9_800));
        Assert.Equal((9_800L, 9_900L), Assert.Single(Compare.Order(order, AtDesk, Day, T0)) is var d ? (d.Expected, d.Found) : default);
        var twice = With(
            Case(RefundKind.ShippedRefundOnly, ClaimStatus.Refunded, 15_000, 15_000),
            Case(RefundKind.ShippedRefundOnly, ClaimStatus.Refunded, 15_000, 15_000, "R2"));
        var sum = Assert.Single(Compare.Order(twice, AtDesk, Day, T0));
        Assert.Equal((20_500L, 30_000L), (sum.Expected, sum.Found));
    }

    [Fact]
    public void An_order_in_order_has_no_row() =>
        Assert.Empty(Compare.Order(With(Case(RefundKind.Unshipped, ClaimStatus.Refunded, paidFen: 9_900)), AtDesk, Day, T0 + Day * 30));

    private static RefundCase Case(RefundKind kind, ClaimStatus status, long askedFen = 9_900, long? paidFen = null, string no = R)
    {
        var order = Fold.Evolve(Order.From(Head()), new OrderEvent.Asked(Asks(askedFen, kind, status: status, no: no), T0));
        var refund = order.Cases[0];
        return paidFen is { } fen ? refund with { Settlement = new Settlement(Money.Fen(fen), T0, SettledBy.Us) } : refund;
    }

    private static Order With(params RefundCase[] cases) => Order.From(Head()) with { Cases = [.. cases] };
}
