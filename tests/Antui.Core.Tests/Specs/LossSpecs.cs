using Antui.Core.Effects;
using Antui.Core.Reconciliation;

namespace Antui.Core.Tests.Specs;

/// <summary>Money back and goods gone ends with a person, in whatever order it became known.</summary>
public sealed class LossSpecs
{
    private static readonly Claim Paid = Asks(status: ClaimStatus.Refunded, version: 2);

    private static void IsWithAPerson(World world)
    {
        Assert.Equal(Code.RefundedButShipped, world.Person);
        Assert.Single(world.Order!.Alarms, a => a.Code == Losses.Alarm && a.Ref == R);
        var found = Assert.Single(Compare.Order(world.Order, world.Policy, Hour, world.Now), d =>
            d.List is StandingList.RefundedButShipped);
        Assert.Equal((R, 9_900L), (found.RefundNo, found.Found));
    }

    [Fact]
    public void Shipped_before_it_was_paid_back_by_somebody_else() =>
        IsWithAPerson(World.With(Reporting, Gone(), Seen(Asks()), Seen(Paid)));

    [Fact]
    public void Paid_back_before_we_knew_of_the_request() => IsWithAPerson(World.With(Reporting, Gone(), Seen(Paid)));

    [Fact]
    public void Shipped_after_it_was_paid_back() => IsWithAPerson(World.With(Reporting, Seen(Asks()), Seen(Paid),
        Gone()));

    [Fact]
    public void Shipped_while_an_agreement_was_open_that_turns_out_executed()
    {
        var world = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped, lines: [Q("B", 1)]));
        var agreed = Assert.Single(world.Sent);
        world.Answer(new Outcome.Uncertain("no answer"));
        world.Accept(Says(EvidenceKind.Shipped, "left", "", [Q("B", 1)], level: StopLevel.HandedOver, at: Minute));
        world.Answer(agreed, new Outcome.Done("done"));
        world.Accept(Seen(Paid));
        IsWithAPerson(world);
    }

    [Fact]
    public void It_stays_until_a_named_person_read_it_and_comes_again_with_another_alarm()
    {
        var world = World.With(Reporting, Gone(), Seen(Asks()), Seen(Paid));
        world.Pass(9 * Hour);
        IsWithAPerson(world);
        Assert.Equal("REASON_MISSING", world.Accept(Person(PersonAction.Acknowledge, reason: " ",
            at: world.Now)).Refused?.Code);
        world.Accept(Person(PersonAction.Acknowledge, reason: "parcel is recalled", at: world.Now));
        Assert.Null(world.Person);
        Assert.Equal(("person:li", "parcel is recalled"), (world.Case.LossRead!.Author, world.Case.LossRead.Reason));
        Assert.DoesNotContain(Compare.Order(world.Order!, world.Policy, Hour, world.Now), d =>
            d.List is StandingList.RefundedButShipped);
        Assert.True(world.Accept(Person(PersonAction.Acknowledge, at: world.Now)).Happened.IsEmpty);
    }

    [Fact]
    public void The_document_is_closed_all_the_same_and_what_stayed_is_no_loss()
    {
        Assert.True(World.With(Reporting, Gone(), Seen(Paid)).Case.DocumentClosed);
        var world = World.With(Reporting, Gone(Q("A", 2)), Seen(Paid));
        Assert.Null(world.Person);
        Assert.Empty(world.Order!.Alarms);
    }
}
