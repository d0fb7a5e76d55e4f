using Antui.Core.Ledger;

namespace Antui.Core.Tests.Specs;

/// <summary>A refund that had succeeded is shown as closed later: nobody knows where the money is.</summary>
public sealed class TakenBackSpecs
{
    [Theory]
    [InlineData(2, 4_400L)]
    [InlineData(3, 0L)]
    public void Success_that_becomes_closed_is_an_alarm_and_a_persons_case(long version, long taken)
    {
        var world = World.With(Manual, Seen(Asks(4_400)), Seen(Asks(4_400, status: ClaimStatus.Refunded, version: 2)));
        world.Accept(Seen(Asks(4_400, status: ClaimStatus.Closed, version: version)));
        var alarm = Assert.Single(world.Order!.Alarms);
        Assert.Equal(("REFUND_TAKEN_BACK", R), (alarm.Code, alarm.Ref));
        Assert.Equal(Code.SuccessTakenBack, world.Case.WithPerson!.Code);
        // Under the same version the platform contradicts itself: what was paid stays counted.
        Assert.Equal(taken, OrderLedger.TakenFen(world.Case));
        world.Now += TimeSpan.FromDays(3);
        world.Accept(new Fact.TimePassed(Key));
        Assert.Equal(Code.SuccessTakenBack, world.Case.WithPerson!.Code);

        world.Accept(Person(PersonAction.SetHandled, version));
        Assert.Null(world.Case.WithPerson);
        Assert.Single(world.Order!.Alarms);
        Assert.Empty(world.Accept(Seen(Asks(4_400, status: ClaimStatus.Closed, version: version))).Happened);
    }

    [Fact]
    public void The_goods_of_a_refund_in_doubt_do_not_go_out_again()
    {
        var world = World.With(
            Reporting, Seen(Asks(9_900)), Says(EvidenceKind.Stopped),
            Seen(Asks(9_900, status: ClaimStatus.Refunded, version: 2)),
            Seen(Asks(9_900, status: ClaimStatus.Closed, version: 2)));
        Assert.Contains(world.Order!.Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true });
        Assert.Equal(Code.SuccessTakenBack, world.Case.WithPerson!.Code);
    }

    [Fact]
    public void A_refund_in_doubt_that_is_asked_for_again_is_paid_by_no_machine_before_a_person_looked()
    {
        var world = World.With(
            Reporting, Seen(Asks(9_900)), Says(EvidenceKind.Stopped),
            Seen(Asks(9_900, status: ClaimStatus.Refunded, version: 2)),
            Seen(Asks(9_900, status: ClaimStatus.Closed, version: 3)));
        var sent = world.Sent.Count;
        world.Accept(Seen(Asks(9_900, version: 4)));
        Assert.Equal((sent, Code.SuccessTakenBack), (world.Sent.Count, world.Person!.Value));
        world.Accept(Person(PersonAction.Approve, 4));
        Assert.Equal(sent + 1, world.Sent.Count);
    }

    [Fact]
    public void A_request_that_was_closed_without_ever_succeeding_is_nobodys_alarm()
    {
        var world = World.With(Manual, Seen(Asks(4_400)), Seen(Asks(4_400, status: ClaimStatus.Closed, version: 2)));
        Assert.Empty(world.Order!.Alarms);
        Assert.Null(world.Case.WithPerson);
    }
}
