namespace Antui.Core.Tests.Specs;

/// <summary>What is proposed for a receipt that is not as claimed. Line A: two pieces for 10,000.</summary>
public sealed class ProposalSpecs
{
    private static Proposal? For(long fen, ImmutableArray<LineQuantity> lines, params Inspected[] found)
    {
        var claim = Asks(fen, RefundKind.Return, lines,
            ClaimStatus.AwaitingReceipt) with
        { Tracking = new Tracking("SF", "1") };
        var world = World.With(Manual, Ship(ShipmentAction.HandOver), Seen(claim));
        if (found.Length > 0) world.Accept(Back(ReturnAction.Inspect, "i1", found: [.. found]));
        return Proposal.For(world.Order!, world.Case);
    }

    [Fact]
    public void A_short_receipt_proposes_the_share_of_what_is_there()
    {
        var proposal = For(10_000, [Q("A", 2)], Found("A", 1))!;
        Assert.Equal((5_000, Q("A", 1), 0), (proposal.GoodFen, proposal.Missing.Single(), proposal.Damaged.Length));
        Assert.Equal([ProposalOption.Partial, ProposalOption.Negotiate, ProposalOption.Refuse], proposal.Options);
    }

    [Fact]
    public void Damaged_and_missing_lines_are_told_apart_and_shares_leave_no_remainder()
    {
        var proposal = For(19_899, All, Found("A", 1), Found("A", 1, Grade.Defective), Found("B", 1, Grade.Missing))!;
        Assert.Equal([Q("A", 1)], proposal.Damaged);
        Assert.Equal([Q("B", 1)], proposal.Missing);
        Assert.Equal(9_999 / 2 + 1, proposal.GoodFen + 0L);
    }

    [Fact]
    public void Nothing_good_leaves_talking_and_refusing()
    {
        var proposal = For(10_000, [Q("A", 2)], Found("A", 2, Grade.WrongItem))!;
        Assert.Equal(0, proposal.GoodFen);
        Assert.Equal([ProposalOption.Negotiate, ProposalOption.Refuse], proposal.Options);
    }

    [Fact]
    public void Without_an_inspection_or_with_everything_good_nothing_is_proposed()
    {
        Assert.Null(For(10_000, [Q("A", 2)]));
        Assert.Null(For(10_000, [Q("A", 2)], Found("A", 2)));
    }
}
