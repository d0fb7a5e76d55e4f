using Antui.Core.Effects;
using Antui.Core.Ledger;

namespace Antui.Core.Tests.Defects;

/// <summary>Defects that refund systems had in the field, by kind of fault, with other numbers.</summary>
public sealed class MoneyDefects
{
    private static World Paying(ShopPolicy? policy = null) =>
        World.With(policy ?? Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));

    [Fact]
    public void A_time_out_never_makes_a_new_key()
    {
        var world = Paying();
        for (var i = 0; i < 6; i++)
        {
            world.Answer(new Outcome.Uncertain("time-out"));
            world.PassTo(world.Now + Hour, () => { while (world.Open.Count > 0 && world.Open.Peek().Asking) world.Answer(new Outcome.Absent()); });
            if (world.Open.Count == 0) break;
        }
        Assert.Single(world.Sent.Select(s => (s.Key, s.Amount, s.Version)).Distinct());
    }

    [Fact]
    public void Four_days_of_pending_stay_unknown_and_never_become_may_be_sent()
    {
        var world = Paying().Answer(new Outcome.Uncertain("time-out"));
        world.PassTo(T0 + Hour * 96, () => { while (world.Open.Count > 0) world.Answer(new Outcome.Uncertain("still pending")); });
        Assert.Equal((InstructionState.Unknown, 9_900L), (world.Case.Instructions[0].State, world.Case.ReservedFen()));
        Assert.Single(world.Sent, s => !s.Asking);
    }

    [Fact]
    public void Several_open_requests_together_never_exceed_what_was_paid()
    {
        var world = World.With(Reporting, [.. Enumerable.Range(1, 5).Select(i => (Fact)Seen(Asks(4_000, no: $"P{i}"))),
            .. Enumerable.Range(1, 5).Select(i => (Fact)Says(EvidenceKind.Stopped, $"e{i}", $"P{i}"))]);
        Assert.Equal(8_000, world.Sent.Sum(s => s.Amount.Minor));
    }

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(-9_900)]
    public void No_amount_at_all_and_less_than_nothing_never_mean_everything(long fen)
    {
        var world = World.With(Reporting, Seen(Asks(fen)), Says(EvidenceKind.Stopped));
        Assert.Equal((0, Code.AmountNotPositive), (world.Sent.Count, world.Person!.Value));
    }

    [Fact]
    public void A_worker_that_restarts_seven_times_while_sending_sends_once()
    {
        var (world, journal) = (Paying(), new List<OrderEvent>());
        var market = new Market(world);
        market.AnswerNext(Manner.AnswerLost);
        for (var i = 0; i < 7; i++)
        {
            journal = [.. world.Journal];
            world = World.Restarted(Reporting, journal, world.Now + Minute);
            market = market.For(world);
            world.Accept(new Fact.TimePassed(Key));
        }
        Assert.Equal(9_900, market.PaidFen[R]);
        market.AnswerAll();
        Assert.Equal(9_900, market.PaidFen[R]);
    }

    [Fact]
    public void Another_currency_with_the_same_number_is_not_the_same_money()
    {
        var world = World.With(Reporting, Seen(Asks() with { Amount = new Money(99, "JPY") }), Says(EvidenceKind.Stopped));
        Assert.Equal((0, Code.CurrencyDiffers), (world.Sent.Count, world.Person!.Value));
    }

    [Fact]
    public void A_discounted_order_gives_back_the_share_fixed_at_payment()
    {
        // Three for 29.99 after a discount: two back are two thirds of that, whatever a piece costs today.
        var head = Head() with { Paid = Money.Fen(2_999), Freight = Money.Fen(0), Lines = [new("A", "a", "A", 3, Money.Fen(2_999))] };
        var order = Order.From(head);
        Assert.Equal([1_000L, 2_000L, 2_999L], Enumerable.Range(1, 3).Select(n => OrderLedger.ShareFen(order, "A", n)));
    }

    [Fact]
    public void After_a_part_everything_means_the_rest()
    {
        var world = World.With(Manual, Seen(Asks(2_500, RefundKind.Compensation)));
        world.Accept(Seen(Asks(2_500, RefundKind.Compensation, status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal(18_000, OrderLedger.RestFen(world.Order!, "R2"));
        world.Policy = Reporting;
        world.Accept(Seen(Asks(7_400, no: "R2")));
        world.Accept(Says(EvidenceKind.Stopped, "e2", "R2"));
        Assert.Equal(7_400, world.Sent.Single(s => s.RefundNo == "R2").Amount.Minor);
    }

    [Fact]
    public void A_compensation_is_possible_up_to_the_rest_and_not_above_it()
    {
        var paid = World.With(Manual, Seen(Asks(9_000, status: ClaimStatus.Refunded)));
        foreach (var (fen, sent) in new[] { (900L, 1), (901L, 0) })
        {
            var world = World.Restarted(Manual, paid.Journal, T0);
            world.Accept(Seen(Asks(fen, RefundKind.Compensation, no: "R2")));
            world.Accept(Person(PersonAction.Approve, no: "R2", accepts: ["kind-is-automatic"]));
            Assert.Equal(sent, world.Sent.Count(s => s.RefundNo == "R2"));
        }
    }

    [Fact]
    public void A_failed_refund_gives_its_money_back_exactly_once()
    {
        var world = Paying().Answer(new Outcome.Done());
        world.Accept(Seen(Asks(status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal(9_900, OrderLedger.TakenFen(world.Case));
        var back = Seen(Asks(version: 3));
        world.Accept(back);
        // Given back, and reserved once for the second try: never both at a time.
        Assert.Equal((9_900L, 1), (OrderLedger.TakenFen(world.Case), world.Case.Reopened));
        Assert.False(world.Case.IsSettled);
        Assert.Empty(world.Accept(back).Happened);
    }

    [Fact]
    public void Freight_is_not_given_back_unless_it_was_asked_and_only_once()
    {
        var world = World.With(Reporting, Seen(Asks(10_500, freight: 600)), Says(EvidenceKind.Stopped));
        world.Accept(Seen(Asks(5_600, lines: [Q("A", 1)], no: "R2", freight: 600)));
        world.Accept(Says(EvidenceKind.Stopped, "e2", "R2"));
        Assert.Equal([10_500L], world.Sent.Select(s => s.Amount.Minor));
        Assert.Equal(Code.AboveFreight, world.Order!.Case("R2")!.WithPerson!.Code);
    }

    [Fact]
    public void Intent_without_a_call_and_call_without_an_answer_are_told_apart()
    {
        var throttled = Paying().Answer(new Outcome.Refused(OutcomeCodes.Throttled, "", Minute));
        var lost = Paying().Answer(new Outcome.Uncertain("reset"));
        Assert.Equal((InstructionState.Prepared, InstructionState.Unknown),
            (throttled.Case.Instructions[0].State, lost.Case.Instructions[0].State));
    }
}
