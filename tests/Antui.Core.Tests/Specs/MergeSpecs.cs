using Antui.Core.Effects;
using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>Shipments go into one parcel together, or not at all; what was taken back does not come late.</summary>
public sealed class MergeSpecs
{
    private static readonly Merges Kind = new();
    private static readonly OrderKey A = new("s1", "1"), B = new("s1", "2"), C = new("s1", "3");

    private static Course Done => default(Course).Done(T0);

    private static Course Refused =>
        default(Course).NotDone(new Outcome.Refused("NO", "no"), movesMoney: false, new Timing(), T0);

    [Fact]
    public void One_after_the_other_joins_until_all_are_in_it()
    {
        var merge = Asked();
        foreach (var order in new[] { A, B, C })
        {
            var joins = Assert.IsType<Effect.JoinParcel>(Kind.Next(merge)!.Effect);
            Assert.Equal((order, "P1", "P1#1"), (joins.Order, joins.ParcelNo, joins.StepId));
            merge = Went(merge, joins, Done);
        }
        Assert.Null(Kind.Next(merge));
        Assert.False(merge.IsRefused);
    }

    [Fact]
    public void Where_one_cannot_the_others_go_back_to_where_they_were_and_the_rest_never_joins()
    {
        var merge = Went(Asked(), Kind.Next(Asked())!.Effect, Done);
        merge = Went(merge, Kind.Next(merge)!.Effect, Refused);
        var leaves = Assert.IsType<Effect.LeaveParcel>(Kind.Next(merge)!.Effect);
        Assert.Equal((A, "P1", "old", "P1#1"), (leaves.Order, leaves.ParcelNo, leaves.Was, leaves.StepId));
        Assert.Null(Kind.Next(Went(merge, leaves, Done)));
    }

    [Fact]
    public void The_next_merge_into_the_parcel_waits_for_this_one_and_has_a_name_of_its_own()
    {
        var merge = Asked();
        Assert.Equal("MERGE_UNDER_WAY", Kind.Decide(merge, Fact(), T0).Refused?.Code);
        while (Kind.Next(merge) is { } next) merge = Went(merge, next.Effect, Done);
        var again = Kind.Evolve(merge, Kind.Decide(merge, Fact(), T0).Happened[0]);
        Assert.Equal("P1#2", again.StepId);
        Assert.NotNull(Kind.Next(again));
    }

    [Theory]
    [InlineData(ShipmentAction.Release)]
    [InlineData(ShipmentAction.Pick)]
    [InlineData(ShipmentAction.Pack)]
    public void What_somebody_packs_joins_no_other_parcel_and_is_still_where_it_was(ShipmentAction packs)
    {
        var world = World.With(AtDesk, Join("P1#1"), Ship(packs, "S1"));
        Spec.Given(world.Order!).When(Join("P1#1")).ThenNothing();
        Spec.Given(world.Order!).When(Join("P2#1") with { ParcelNo = "P2" }).ThenRefused("NOT_MERGEABLE");
        Spec.Given(World.With(AtDesk, Ship(packs, "S1")).Order!).When(Join("P1#1"))
            .ThenRefused("NOT_MERGEABLE");
    }

    [Fact]
    public void An_order_that_took_a_merge_back_is_joined_by_it_no_more_and_by_the_next_one_is()
    {
        var world = World.With(AtDesk, Join("P1#1"), Back("P1#1"));
        Assert.Equal("", world.Order!.Shipments[0].ParcelNo);
        Spec.Given(world.Order!).When(Join("P1#1")).ThenRefused("MERGE_TAKEN_BACK");
        Spec.Given(world.Order!).When(Back("P1#1")).ThenNothing();
        Spec.Given(world.Order!).When(Join("P1#2")).Then(new ShipmentMerged("S1", "P1"));
    }

    [Fact]
    public void A_join_that_is_taken_back_before_it_came_does_not_come_afterwards()
    {
        var world = World.With(AtDesk, Back("P1#1"));
        Spec.Given(world.Order!).When(Join("P1#1")).ThenRefused("MERGE_TAKEN_BACK");
    }

    [Fact]
    public void It_goes_back_to_the_parcel_it_was_in_and_stays_where_a_person_put_it_meanwhile()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.Merge, "S1", parcel: "old"), Join("P1#1"));
        Spec.Given(world.Order!).When(Back("P1#1") with { Back = "old" })
            .Then(new ShipmentUnmerged("S1", "P1#1"), new ShipmentMerged("S1", "old"));
        world.Accept(Ship(ShipmentAction.Merge, "S1", parcel: "elsewhere"));
        world.Accept(Back("P1#1") with { Back = "old" });
        Assert.Equal("elsewhere", world.Order!.Shipments[0].ParcelNo);
        // A second node that brings it late moves nothing any more.
        Spec.Given(world.Order!).When(Back("P1#1") with { Back = "old" }).ThenNothing();
    }

    private static Fact.ShipmentStep Join(string step) =>
        Ship(ShipmentAction.Merge, "S1", parcel: "P1") with { StepId = step };

    private static Fact.ShipmentStep Back(string step) =>
        Ship(ShipmentAction.Unmerge, "S1", parcel: "P1") with { StepId = step };

    private static MergeFact Fact() =>
        new(new Merge("s1", "P1", "person:li", [new(A, "S1", "old"), new(B, "S1", ""), new(C, "S1", "")]));

    private static Merge Asked() => Kind.Evolve(null, Kind.Decide(null, Fact(), T0).Happened[0]);

    private static Merge Went(Merge merge, Effect effect, Course course) =>
        Kind.Evolve(merge, Kind.Went(effect.Key, course));
}
