using Antui.Core.Effects;
using Antui.Core.Reconciliation;
using Antui.Core.Returns;
using Antui.Core.Stock;
using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>Lives beside the order: announced goods, boxes, findings.</summary>
public sealed class SubjectSpecs
{
    private static readonly Entries Entering = new();
    private static readonly Findings Finding = new();
    private static readonly BoxesIn Boxes = new();

    private static readonly Course Sent = default(Course).Sent(T0, Minute);

    [Fact]
    public void Counted_goods_are_in_stock_before_the_erp_is_told_and_receipts_are_told_in_their_order()
    {
        var entry = Received(Received(Announced(), "R1", 3), "R2", 5);
        foreach (var no in new[] { "R1", "R2" })
        {
            var stock = Assert.IsType<Effect.EnterStock>(Entering.Next(entry)!.Effect);
            Assert.Equal($"s1:E1:{no}", stock.Entry.DocNo);
            entry = Entering.Evolve(entry, Entering.Went(stock.Key, default(Course).Done(T0)));
        }
        foreach (var (no, isLast) in new[] { ("R1", false), ("R2", true) })
        {
            var told = Assert.IsType<Effect.ConfirmEntry>(Entering.Next(entry)!.Effect);
            Assert.Equal(($"s1:E1:{no}", isLast), (told.Key, told.Said.IsLast));
            entry = Entering.Evolve(entry, Entering.Went(told.Key, Sent.Done(T0)));
        }
        Assert.Null(Entering.Next(entry));
        Assert.Equal((EntryState.Done, 0), (entry.State, Entering.Open(entry)));
    }

    [Theory]
    [InlineData(1, 30), InlineData(2, 60), InlineData(20, 3_600)]
    public void An_erp_that_refuses_is_told_again_less_and_less(int attempt, int seconds)
    {
        var refused = new Outcome.Refused("NOT_AUDITED", "later");
        var waits = Entering.NotDone(Sent with { Attempt = attempt, FirstSent = T0 }, refused, new Timing(), T0);
        Assert.Equal((InstructionState.Prepared, T0 + TimeSpan.FromSeconds(seconds)), (waits.State, waits.DueAt));
    }

    [Fact]
    public void A_finding_is_found_once_and_stays_resolved_whatever_a_later_run_sees()
    {
        var found = new Finding("f1", StandingList.AmountsDiffer, "s1", "1", "R", 5, 6, "ledger", [], T0);
        var seen = new FindingFact.Seen(found);
        var open = Finding.Evolve(null, Finding.Decide(null, seen, T0).Happened.Single());
        Assert.Equal(1, Finding.Open(open));
        Assert.Empty(Finding.Decide(open, seen, T0 + Hour).Happened);
        var said = new FindingFact.Resolved("person:cai", "paid by hand");
        var over = Finding.Evolve(open, Finding.Decide(open, said, T0 + Hour).Happened.Single());
        Assert.Equal((0, "person:cai", T0 + Hour), (Finding.Open(over), over.ResolvedBy, over.ResolvedAt!.Value));
        Assert.Empty(Finding.Decide(over, seen, T0 + Hour).Happened);
        Assert.Empty(Finding.Decide(over, said with { By = "person:li" }, T0 + Hour).Happened);
        Assert.Empty(Finding.Decide(null, said, T0).Happened);
    }

    [Fact]
    public void Pieces_that_a_return_took_late_belong_to_it_although_it_had_refused_them_before()
    {
        var part = new BoxPart(Key, "R1", "", [new BoxLine("A", "tea", 2, Grade.Good)]);
        var fact = new BoxFact.Counted("SF1", "", "sf 1", new BoxCount("b1", 0, BoxAgain.No, [part], "li", T0), false);
        var box = Boxes.Decide(null, fact, T0).Happened.Aggregate((InboundBox?)null, Boxes.Evolve)!;
        var give = Assert.IsType<Effect.GivePieces>(Boxes.Next(box)!.Effect);
        var refused = default(Course).NotDone(
            new Outcome.Refused(Refusal.NotShipped.Named, "not yet"), movesMoney: false, new Timing(), T0);
        box = Boxes.Evolve(box, Boxes.Went(give.Key, refused));
        Assert.Equal((2, null), (Boxes.Open(box), Boxes.Next(box)));
        box = Boxes.Evolve(box, Boxes.Went(give.Key, default(Course).Done(T0)));
        Assert.Equal((0, AllotmentState.Taken), (Boxes.Open(box), box.Allotments.Single().State));
    }

    private static EntryOrder Announced()
    {
        var order = new EntryOrder(
            "s1", "E1", "CGRK", EntryState.Open, [new("1", "tea", "", 8)], [], null, null, T0, "erp");
        return Entering.Evolve(null, Entering.Decide(null, new EntryFact.Announced(order), T0).Happened.Single());
    }

    private static EntryOrder Received(EntryOrder entry, string no, int good)
    {
        ImmutableArray<EntryCount> counts = [new EntryCount("1", good, 0)];
        var fact = new EntryFact.Received(new EntryReceipt(no, counts, false, T0, "li"));
        return Entering.Evolve(entry, Entering.Decide(entry, fact, T0).Happened.Single());
    }
}
