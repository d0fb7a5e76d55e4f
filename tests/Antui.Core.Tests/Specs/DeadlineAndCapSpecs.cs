using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

public sealed class DeadlineAndCapSpecs
{
    private static readonly Instant End = T0 + Hour * 20;

    private static Claim Due(Instant at) => Asks() with { Deadline = at };

    [Fact]
    public void An_open_case_is_with_a_person_two_hours_before_the_platform_decides()
    {
        var world = World.With(Reporting, Seen(Due(End)));
        Assert.Equal(End - Hour * 2, world.Due);
        world.Pass(Hour * 18 - Minute);
        Assert.Null(world.Person);
        world.Pass(Minute);
        Assert.Equal(Code.DeadlineNear, world.Person);
    }

    [Fact]
    public void The_deadline_of_the_record_wins_also_when_a_festival_moves_it()
    {
        var world = World.With(Reporting, Seen(Due(End)));
        world.Accept(Seen(Due(End + Hour * 72) with { Version = 2 }));
        world.Pass(Hour * 19);
        Assert.Null(world.Person);
    }

    [Fact]
    public void A_throttled_instruction_does_not_hide_the_deadline()
    {
        var world = World.With(Reporting, Seen(Due(End)), Says(EvidenceKind.Stopped));
        world.Answer(new Outcome.Refused(OutcomeCodes.Throttled, "", Hour * 30));
        world.PassTo(End - Hour);
        Assert.Equal(Code.DeadlineNear, world.Person);
    }

    [Fact]
    public void Evidence_after_the_escalation_still_refunds_and_takes_the_case_back()
    {
        var world = World.With(Reporting, Seen(Due(End))).Pass(Hour * 19);
        world.Accept(Says(EvidenceKind.Stopped));
        world.Answer(new Outcome.Done());
        world.Accept(Seen(Due(End) with { Status = ClaimStatus.Refunded, Version = 2 }));
        Assert.Null(world.Person);
        Assert.True(world.Case.IsSettled);
    }

    [Fact]
    public void A_silent_warehouse_becomes_a_persons_matter_in_a_day()
    {
        var world = World.With(Reporting, Seen(Asks()));
        Assert.Equal(T0 + new Timing().GoodsPatience, world.Due);
        world.Pass(Hour * 24);
        Assert.Equal(Code.Stuck, world.Person);
    }

    [Fact]
    public void An_unknown_outcome_is_shown_in_a_quarter_of_an_hour_and_asking_goes_on()
    {
        var world = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));
        void Lost()
        {
            while (world.Open.Count > 0) world.Answer(new Outcome.Uncertain("503"));
        }
        world.PassTo(T0 + Minute * 14, Lost);
        Assert.Null(world.Person);
        world.PassTo(T0 + Minute * 16, Lost);
        Assert.Equal(Code.UnknownTooLong, world.Person);
        var asked = world.Sent.Count;
        world.PassTo(T0 + Hour * 3, Lost);
        Assert.True(world.Sent.Count > asked);
    }

    [Fact]
    public void A_refund_above_the_cap_waits_for_a_person_who_may_pass_it()
    {
        var world = World.With(Reporting with { Caps = new Caps { RefundFen = 9_000 } }, Seen(Asks()), Says(EvidenceKind.Stopped));
        Assert.Equal((0, Code.CapReached), (world.Sent.Count, world.Person!.Value));
        world.Accept(Person(PersonAction.Approve));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void An_open_breaker_stops_the_machine_until_it_is_closed()
    {
        var world = World.With(Reporting with { BreakerOpen = true }, Seen(Asks()), Says(EvidenceKind.Stopped));
        Assert.Equal(Code.CapReached, world.Person);
        world.Policy = world.Policy with { BreakerOpen = false };
        Assert.Single(world.Pass(Minute).Sent);
    }
}
