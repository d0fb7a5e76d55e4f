using Antui.Core.Returns;
using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>What was in a box is counted once, and every piece of it goes to one return.</summary>
public sealed class BoxSpecs
{
    private static readonly InboundBox Empty = InboundBox.Opened("SF1234567", "", "sf 1234567", T0);
    private static readonly OrderKey Other = new("s2", "T1");

    [Fact]
    public void A_count_gives_every_part_and_a_repeat_gives_nothing()
    {
        var box = Count(Empty, "a", Part(Key, 2), Part(Other, 1));
        Assert.Equal(2, box.Allotments.Count(a => a.State is AllotmentState.Pending));
        Assert.Same(box, Count(box, "a", Part(Key, 2), Part(Other, 1)));
        Assert.Empty(box.Rest());
    }

    [Fact]
    public void A_second_scan_gives_only_what_is_nobodys()
    {
        var box = Settled(Count(Empty, "a", Part(Key, 2), Part(Other, 1)), Other);
        Assert.Equal([new BoxGoods("tea", Grade.Good, 1)], box.Rest());
        var again = Count(box, "b", Part(Key, 2), Part(Other, 1));
        Assert.Equal("BOX_COUNTED", again.Allotments.Single(a => a.StepId == "b" && a.Order == Key).Code);
        Assert.Equal(AllotmentState.Pending, again.Allotments.Single(a => a.StepId == "b" && a.Order == Other).State);
        Assert.Equal("BOX_COUNTED", Count(again, "c", Part(Other, 1)).Allotments[^1].Code);
    }

    [Fact]
    public void A_count_of_which_nothing_was_booked_is_none()
    {
        var box = Settled(Count(Empty, "a", Part(Key, 9)), Key);
        Assert.False(box.IsCounted(0));
        Assert.Equal(AllotmentState.Pending, Count(box, "b", Part(Key, 2)).Allotments[^1].State);
    }

    [Fact]
    public void Pieces_that_never_left_stay_in_the_box_and_are_nobodys_until_they_are_given()
    {
        var box = Count(Empty, "a", Part(Key, 2));
        box = box.Settle(box.Allotments[0], Refusal.NotShipped.Named, "too many");
        Assert.Equal([new BoxGoods("tea", Grade.Good, 2)], box.Rest());
        var again = Count(box, "a", Part(Key, 2));
        Assert.Equal(AllotmentState.Pending, Assert.Single(again.Allotments).State);
        Assert.Empty(again.Rest());
        Assert.Equal("BOX_COUNTED", Count(again, "b", Part(Key, 1)).Allotments[^1].Code);
    }

    [Fact]
    public void A_person_may_say_that_it_is_more_or_another_count()
    {
        var box = Count(Empty, "a", Part(Key, 1));
        Assert.Equal(AllotmentState.Pending, Count(box, "b", BoxAgain.More, Part(Key, 1)).Allotments[^1].State);
        var corrected = Count(box, "c", BoxAgain.Corrected, Part(Key, 3));
        Assert.Equal(2, corrected.Allotments[^1].Lines.Single().Quantity);
        var less = Say("d", BoxAgain.Corrected, Part(Key, 2));
        Assert.Equal("BOX_BOOKED", corrected.Count(less, elsewhere: false).Wrong?.Code);
    }

    [Fact]
    public void Another_box_of_the_same_number_counts_when_it_is_said_and_another_parcel_of_it_by_itself()
    {
        var there = Empty.With(Empty.Count(Say("a", BoxAgain.No, Part(Key, 1)), elsewhere: true).Given!);
        Assert.Equal("BOX_COUNTED", there.Allotments[0].Code);
        var first = Counted(Empty, Say("a", BoxAgain.No, Part(Key, 1)) with { Part = 1 });
        var second = Counted(first, Say("b", BoxAgain.No, Part(Key, 1)) with { Part = 2 });
        Assert.Equal(AllotmentState.Pending, second.Allotments[^1].State);
        var bare = Counted(second, Say("c", BoxAgain.No, Part(Key, 1)));
        Assert.Equal("BOX_COUNTED", bare.Allotments[^1].Code);
    }

    [Fact]
    public void Loose_goods_are_claimed_or_dismissed_once()
    {
        var loose = new BoxCount("e1", 0, BoxAgain.No, [], "erp:1", T0, Loose: [new BoxGoods("tea", Grade.Good, 3)]);
        var box = Counted(Empty, loose);
        var claimed = box.With(box.Claim("k", Part(Key, 2), "person:li", T0).Given!);
        Assert.Equal((null, null), claimed.Claim("k", Part(Key, 2), "person:li", T0));
        Assert.Equal("BOX_COUNTED", claimed.Claim("l", Part(Other, 2), "person:li", T0).Wrong?.Code);
        var tea = new BoxGoods("tea", Grade.Good, 1);
        var dismissed = claimed.Dismiss("m", tea, "sample", "person:li", T0).Dismissed!;
        Assert.Empty(new BoxesIn().Evolve(claimed, dismissed).Rest());
        var two = tea with { Quantity = 2 };
        Assert.Equal("BOX_COUNTED", claimed.Dismiss("m", two, "sample", "person:li", T0).Wrong?.Code);
    }

    private static InboundBox Settled(InboundBox box, OrderKey refused)
    {
        foreach (var given in box.Allotments.Where(a => a.State is AllotmentState.Pending))
        {
            box = box.Settle(given, given.Order == refused ? "NO_DESK" : "", "");
        }
        return box;
    }

    private static BoxPart Part(OrderKey order, int quantity) =>
        new(order, "R1", "", [new BoxLine("A", "tea", quantity, Grade.Good)]);

    private static BoxCount Say(string step, BoxAgain again, params BoxPart[] parts) =>
        new(step, 0, again, [.. parts], "person:li", T0);

    private static InboundBox Count(InboundBox box, string step, params BoxPart[] parts) =>
        Count(box, step, BoxAgain.No, parts);

    private static InboundBox Count(InboundBox box, string step, BoxAgain again, params BoxPart[] parts)
    {
        return Counted(box, Say(step, again, parts));
    }

    private static InboundBox Counted(InboundBox box, BoxCount count)
    {
        var (given, wrong) = box.Count(count, elsewhere: false);
        Assert.Null(wrong);
        return given is null ? box : box.With(given);
    }
}
