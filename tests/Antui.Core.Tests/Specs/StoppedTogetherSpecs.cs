using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>Goods that were stopped for one refund are stopped for the next.</summary>
public sealed class StoppedTogetherSpecs
{
    private static Claim Part(string no, long fen, int pieces = 1, string line = "B") =>
        Asks(fen, lines: [Q(line, pieces)], no: no);

    private static IEnumerable<long> Agreed(World world) =>
        world.Sent.Where(s => s.Action is InstructionAction.AgreeRefund).Select(s => s.Amount.Minor);

    [Fact]
    public void A_second_refund_of_a_stopped_line_is_paid_and_stops_nothing_twice()
    {
        var world = World.With(AtDesk, Seen(Part("R1", 9_000)), Seen(Part("R2", 899)), Seen(Part("R3", 1)));
        Assert.Equal([9_000L, 899L, 1L], Agreed(world));
        Assert.Single(world.Journal.OfType<LinesStopped>());
        Assert.All(world.Order!.Evidence, e => Assert.True(e is { Kind: EvidenceKind.Stopped, Holds: true }));
    }

    [Fact]
    public void All_of_a_line_after_one_piece_stops_the_other_piece_only()
    {
        var world = World.With(AtDesk, Seen(Part("R1", 4_000, 1, "A")), Seen(Part("R2", 6_000, 2, "A")));
        Assert.Equal([4_000L, 6_000L], Agreed(world));
        Assert.Equal(2, world.Order!.Shipments.Sum(s => Quantities.Of(s.Stopped, "A")));
    }

    [Fact]
    public void A_piece_that_left_is_not_proved_by_the_stop_of_the_other()
    {
        var world = World.With(
            AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"));
        world.Accept(Seen(Part("R1", 4_000, 1, "A")));
        world.Accept(Seen(Part("R2", 1_000, 1, "A")));
        Assert.Equal([4_000L], Agreed(world));
        Assert.Equal(Code.GoodsShipped, world.Order!.Case("R2")!.WithPerson!.Code);
    }

    [Theory]
    [InlineData("R1"), InlineData("R2")]
    public void Goods_go_out_again_only_when_nobody_holds_them(string first)
    {
        var world = World.With(Manual, Seen(Part("R1", 9_000)), Seen(Part("R2", 899)));
        var second = first == "R1" ? "R2" : "R1";
        world.Accept(Seen(Part(first, 1) with { Status = ClaimStatus.Closed, Version = 2 }));
        Assert.Equal(0, world.Order!.Shipments.Sum(s => s.Remaining("B")));
        world.Accept(Seen(Part(second, 1) with { Status = ClaimStatus.Closed, Version = 2 }));
        Assert.Equal(1, world.Order!.Shipments.Sum(s => s.Remaining("B")));
    }

    [Fact]
    public void A_gift_waits_with_the_sale_that_another_request_holds()
    {
        var world = World.With(Manual);
        world.Accept(Ship(ShipmentAction.Add, lines: [Q("B", 1)]) with { Kind = ShipmentKind.Gift, StepId = "g" });
        world.Accept(Seen(Asks(19_900, lines: All)));
        world.Accept(Seen(Asks(600, lines: All, no: "R2")));
        Assert.All(world.Order!.Shipments, s => Assert.Empty(s.Lines));
        world.Accept(Seen(Asks(19_900, lines: All, status: ClaimStatus.Closed, version: 2)));
        Assert.All(world.Order!.Shipments, s => Assert.Empty(s.Lines));
        world.Accept(Seen(Asks(600, lines: All, no: "R2", status: ClaimStatus.Closed, version: 2)));
        Assert.Contains(world.Order!.Shipments, s => s.Kind is ShipmentKind.Gift && !s.Lines.IsEmpty);
    }

    [Fact]
    public void A_remote_erp_is_asked_once_for_the_same_goods()
    {
        var world = World.With(Erp, Seen(Part("R1", 9_000)));
        var market = new Market(world);
        market.AnswerAll();
        world.Accept(Seen(Part("R2", 899)));
        Assert.Single(world.Sent, s => s.Action is InstructionAction.Stop);
        Assert.Equal([9_000L, 899L], Agreed(world));
    }

    /// <summary>Line A has two pieces; each request asks for one of them.</summary>
    [Theory]
    [InlineData("R2", "A", 0)]
    [InlineData("", "A", 11)]
    [InlineData("R2", "B", 0)]
    public void Money_rests_on_the_word_for_its_own_pieces_however_fresh_that_for_others_is(
        string about, string line, int minutes)
    {
        var paused = Reporting with { Paused = true };
        var world = World.With(
            paused, Seen(Part("R1", 4_000, 1, "A")), Seen(Part("R2", 900, 1, line)),
            Says(EvidenceKind.Stopped, "e1", "R1", [Q("A", 1)]));
        world.Now = T0 + 11 * Minute;
        world.Accept(Says(EvidenceKind.Stopped, "e2", about, [Q(line, 1)], at: 11 * Minute));
        var money = world.Sent.First(s => s is { RefundNo: "R1", Action: InstructionAction.AgreeRefund });
        var effect = (Effect.OfRefund)Intended.Effect(world.Order!, "R1", money.Key)!;
        Assert.Equal(T0 + minutes * Minute, effect.Rests!.KnownAt);
    }

    /// <summary>Nothing was said for it, but its goods are stopped for another: that is what its money rests on.</summary>
    [Fact]
    public void Money_may_rest_on_the_word_for_another_request()
    {
        var world = World.With(Reporting, Seen(Part("R1", 9_000)), Says(EvidenceKind.Stopped), Seen(Part("R2", 500)));
        var money = world.Sent.First(s => s is { RefundNo: "R2", Action: InstructionAction.AgreeRefund });
        Assert.Equal(T0, ((Effect.OfRefund)Intended.Effect(world.Order!, "R2", money.Key)!).Rests!.KnownAt);
    }

    [Fact]
    public void A_report_for_one_refund_proves_the_next_but_not_against_its_own_refusal()
    {
        var world = World.With(Reporting, Seen(Part("R1", 9_000)), Says(EvidenceKind.Stopped), Seen(Part("R2", 500)));
        Assert.Equal([9_000L, 500L], Agreed(world));
        var refused = World.With(
            Reporting, Seen(Part("R1", 9_000)), Says(EvidenceKind.Stopped), Says(EvidenceKind.StopRefused, "e2", "R2"),
            Seen(Part("R2", 500)));
        Assert.Equal([9_000L], Agreed(refused));
        Assert.Equal(Code.StopRefused, refused.Order!.Case("R2")!.WithPerson!.Code);
    }

    /// <summary>A withdrawn request frees its goods; whether the stop was known before or only after makes no
    /// difference.</summary>
    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_stop_for_a_withdrawn_request_proves_nothing_for_another(bool knownBefore)
    {
        var (stop, withdrawn) = (Says(EvidenceKind.Stopped), Seen(Part("R1", 9_000) with
        {
            Status = ClaimStatus.Closed,
            Version = 2,
        }));
        var world = World.With(Reporting, Seen(Part("R1", 9_000)));
        world.Accept(knownBefore ? stop : withdrawn);
        if (knownBefore) world.Accept(withdrawn);
        else world.Accept(stop);
        // A close that is told again changes nothing.
        world.Accept(Seen(Part("R1", 9_000) with { Status = ClaimStatus.Closed, Version = 3 }));
        world.Accept(Seen(Part("R2", 500)));
        Assert.DoesNotContain(world.Sent, s => s.RefundNo == "R2");
        world.Accept(Says(EvidenceKind.Stopped, "e2", "R2"));
        Assert.Equal("R2", Assert.Single(world.Sent, s => s.RefundNo == "R2").RefundNo);
    }

    /// <summary>A sender may tell the same stop again under another number; a stop may also be told in parts.</summary>
    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(1, 5, false)]
    [InlineData(2, 2, true)]
    public void The_same_stop_told_again_stops_no_more_pieces(int claimed, int words, bool proved)
    {
        var world = World.With(Reporting, Seen(Part("R1", 5_000 * claimed - 1_000, claimed, "A")));
        for (var i = 0; i < words; i++) world.Accept(Says(EvidenceKind.Stopped, $"e{i}", lines: [Q("A", 1)]));
        Assert.Single(Agreed(world));
        world.Accept(Seen(Part("R2", 900, 1, "A")));
        Assert.Equal(proved, world.Sent.Any(s => s.RefundNo == "R2"));
    }

    /// <summary>What a platform paid above a piece's share and all of the freight is not there for the other
    /// piece.</summary>
    [Theory]
    [InlineData(0), InlineData(1), InlineData(30)]
    public void What_was_paid_outside_above_a_line_is_missing_for_its_next_request(long above)
    {
        var head = World.With(AtDesk).Order!;
        var piece = head.Line("A")!.Paid.Minor / head.Line("A")!.Quantity;
        var outside = piece + head.Head.Freight.Minor + head.Head.OddFen + above;
        var paid = Part("R1", outside, 1, "A") with { Status = ClaimStatus.Refunded, Freight = null };
        var order = World.With(AtDesk, Seen(paid)).Order!;
        var next = Part("R2", piece, 1, "A") with { Freight = null };
        Assert.Equal(above, Ledger.OrderLedger.FitOf(order, next, piece).OverFen);
    }

    [Fact]
    public void Of_two_open_requests_the_stop_is_first_of_all_the_proof_of_its_own()
    {
        var world = World.With(
            Reporting, Seen(Part("R1", 9_900)), Seen(Part("R2", 9_900)), Says(EvidenceKind.Stopped, "e2", "R2"));
        Assert.Equal("R2", Assert.Single(world.Sent).RefundNo);
    }
}
