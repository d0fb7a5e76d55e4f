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
    public void The_good_share_is_granted_in_the_decision_that_refuses_the_request()
    {
        var world = World.With(
            Hosted, Ship(ShipmentAction.HandOver), Buyer(10_000, RefundKind.Return, lines: [Q("A", 2)]),
            Seller(SellerAnswer.AgreeReturn), Buyer(BuyerChange.SendBack, tracking: new("SF", "1")),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, Grade.Missing)]));
        var chosen = new Fact.PersonChooses(Key, R, ProposalOption.Partial, "half came back", "person:li");
        var good = Proposal.For(world.Order!, world.Case)!.GoodFen;
        var said = world.Accept(chosen).Happened;
        Assert.Contains(said, e => e is PersonSaid { RefundNo: R, Say.Action: PersonAction.Refuse });
        Assert.Contains(said, e => e is Asked a && a.Claim.RefundNo == R + "-P" && a.Claim.Amount == Money.Fen(good));
        Assert.Empty(world.Accept(chosen).Happened);
    }

    [Fact]
    public void The_reason_of_the_share_is_not_kept_once_words_were_erased()
    {
        var world = World.With(
            Hosted, Ship(ShipmentAction.HandOver),
            Buyer(10_000, RefundKind.Return, lines: [Q("A", 2)]) with { Reason = "call 13900001111" },
            Seller(SellerAnswer.AgreeReturn), Buyer(BuyerChange.SendBack, tracking: new("SF", "1")),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, Grade.Missing)]),
            new Fact.PersonErases(Key, "he asked for it", T0, "person:li"));
        var chosen = new Fact.PersonChooses(Key, R, ProposalOption.Partial, "half came back", "person:li");
        var decided = Decider.Decide(world.Order, chosen, Hosted, T0).Happened;
        Assert.Contains(decided, e => e is Asked);
        Assert.DoesNotContain(decided, BuyersWords.Any);
    }

    [Fact]
    public void What_a_platform_must_change_first_is_held_and_granted_nowhere()
    {
        var claim = Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt) with
        {
            Tracking = new Tracking("SF", "1"),
        };
        var world = World.With(
            Manual, Ship(ShipmentAction.HandOver), Seen(claim),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)]));
        var chosen = new Fact.PersonChooses(Key, R, ProposalOption.Partial, "half came back", "person:li");
        var said = Assert.IsType<PersonSaid>(Assert.Single(world.Accept(chosen).Happened));
        Assert.Equal(PersonAction.Hold, said.Say.Action);
        Assert.Single(world.Order!.Cases);
    }

    [Fact]
    public void Without_an_inspection_or_with_everything_good_nothing_is_proposed()
    {
        Assert.Null(For(10_000, [Q("A", 2)]));
        Assert.Null(For(10_000, [Q("A", 2)], Found("A", 2)));
    }
}
