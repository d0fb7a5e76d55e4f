using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>reliability of an effect: every way from the intent to its end.</summary>
public sealed class InstructionSpecs
{
    private static readonly Timing Timing = new();
    private static readonly Outcome Lost = new Outcome.Uncertain("time-out");

    private static World Paying(ShopPolicy? policy = null) =>
        World.With(policy ?? Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));

    private static Instruction Refund(World world) =>
        world.Case.Instructions.Last(i => i.Action is InstructionAction.AgreeRefund);

    [Fact]
    public void The_intent_is_complete_before_the_effect_leaves()
    {
        var world = Paying();
        var i = Refund(world);
        Assert.Equal((InstructionState.Dispatching, 9_900L, 1L, 1), (i.State, i.Amount.Minor, i.Version, i.Attempt));
        Assert.Equal(["e1"], i.EvidenceIds);
        Assert.Equal((T0, T0 + Timing.Lease), (i.FirstSent!.Value, world.Due));
        Assert.Equal("strategy:stop@3", i.Author);
    }

    [Fact]
    public void Done_ends_it_and_the_platforms_word_settles_it()
    {
        var world = Paying().Answer(new Outcome.Done("ok"));
        Assert.Equal(InstructionState.Done, Refund(world).State);
        Assert.False(world.Case.IsSettled);
        world.Accept(Seen(Asks(status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal(SettledBy.Us, world.Case.Settlement!.By);
    }

    [Fact]
    public void An_agreed_refund_that_nobody_confirms_goes_to_a_person()
    {
        var world = Paying().Answer(new Outcome.Done("ok")).Pass(Timing.AssistantPatience);
        Assert.Equal(Code.ConfirmationMissing, world.Person);
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_lost_answer_reserves_the_money_and_asks_before_anything_else()
    {
        var world = Paying().Answer(Lost);
        Assert.Equal((InstructionState.Unknown, 9_900L), (Refund(world).State, world.Case.ReservedFen()));
        world.PassTo(world.Now + Timing.BackOff);
        Assert.True(world.Sent[^1].Asking);
        Assert.Equal(2, world.Sent[^1].Attempt);
    }

    [Fact]
    public void A_crash_while_sending_counts_as_unknown_after_the_lease()
    {
        var world = World.Restarted(Reporting, Paying().Journal, T0 + Minute);
        world.Accept(new Fact.TimePassed(Key));
        Assert.True(Assert.Single(world.Sent).Asking);
    }

    [Fact]
    public void Found_done_is_done_and_nothing_is_sent_again()
    {
        var world = Paying().Answer(Lost).Pass(Timing.BackOff).Answer(new Outcome.Done("found"));
        world.Pass(Minute);
        Assert.Equal(InstructionState.Done, Refund(world).State);
        Assert.Equal(2, world.Sent.Count);
    }

    [Fact]
    public void Found_absent_it_is_sent_again_with_the_same_key_amount_and_version()
    {
        var world = Paying().Answer(Lost).Pass(Timing.BackOff).Answer(new Outcome.Absent());
        Assert.Equal(2, world.Sent.Count);
        world.Pass(Minute);
        Assert.False(world.Sent[^1].Asking);
        Assert.Equal(world.Sent[0] with { Attempt = 3 }, world.Sent[^1]);
    }

    [Fact]
    public void Found_absent_but_no_longer_wanted_it_is_asked_about_until_it_can_land_no_more()
    {
        var world = Paying().Answer(Lost);
        world.Accept(Says(EvidenceKind.StopRefused, "e2", at: Minute));
        world.PassTo(T0 + Timing.UnknownHorizon - Minute, () => { while (world.Open.Count > 0) world.Answer(new Outcome.Absent()); });
        Assert.All(world.Sent.Skip(1), s => Assert.True(s.Asking));
        Assert.Equal((InstructionState.Prepared, 9_900L), (Refund(world).State, world.Case.ReservedFen()));
        world.PassTo(T0 + Timing.UnknownHorizon + Hour, () => { while (world.Open.Count > 0) world.Answer(new Outcome.Absent()); });
        Assert.Equal((InstructionState.Void, 0L, Code.StopRefused), (Refund(world).State, world.Case.ReservedFen(), world.Person!.Value));
    }

    [Fact]
    public void What_lands_late_after_it_was_given_up_is_still_known_as_done()
    {
        var world = Paying().Answer(new Outcome.Refused(OutcomeCodes.StaleVersion, ""));
        var first = world.Sent[0];
        world.Accept(Seen(Asks(status: ClaimStatus.Closed, version: 2)));
        world.Answer(first, new Outcome.Done("late"));
        Assert.Equal(InstructionState.Done, world.Case.Find(first.Key)!.State);
    }

    [Fact]
    public void An_answer_of_an_older_attempt_that_says_no_is_ignored_and_one_that_says_done_is_not()
    {
        var world = Paying().Answer(Lost).Pass(Timing.BackOff);
        world.Answer(world.Sent[0], new Outcome.Refused("X", "late no"));
        Assert.Equal(InstructionState.FindingOut, Refund(world).State);
        world.Answer(world.Sent[0], new Outcome.Done("late yes"));
        Assert.Equal(InstructionState.Done, Refund(world).State);
    }

    [Theory]
    [InlineData(OutcomeCodes.Throttled, 60), InlineData("SHOP_PAUSED", 60)]
    public void A_question_that_is_turned_away_leaves_the_refund_unknown(string code, int seconds)
    {
        var world = Paying().Answer(Lost).Pass(Timing.BackOff);
        world.Answer(new Outcome.Refused(code, "", TimeSpan.FromSeconds(seconds)));
        Assert.Equal(InstructionState.Unknown, Refund(world).State);
        world.Pass(TimeSpan.FromSeconds(seconds + 1));
        Assert.True(world.Sent[^1].Asking);
    }

    [Fact]
    public void A_platform_that_cannot_be_asked_leaves_it_to_a_person_and_never_to_a_retry()
    {
        var world = Paying().Answer(Lost);
        world.PassTo(T0 + TimeSpan.FromDays(3), () =>
        {
            while (world.Open.Count > 0) world.Answer(new Outcome.Refused(OutcomeCodes.NoPort, ""));
        });
        Assert.Equal((InstructionState.Unknown, 9_900L, Code.UnknownTooLong),
            (Refund(world).State, world.Case.ReservedFen(), world.Person!.Value));
        Assert.All(world.Sent.Skip(1), s => Assert.True(s.Asking));
    }

    [Fact]
    public void Throttled_before_execution_it_waits_at_least_as_long_as_it_was_told()
    {
        var world = Paying().Answer(new Outcome.Refused(OutcomeCodes.Throttled, "", TimeSpan.FromSeconds(90)));
        Assert.Equal((InstructionState.Prepared, T0 + TimeSpan.FromSeconds(90)), (Refund(world).State, world.Due));
        world.Pass(TimeSpan.FromSeconds(89));
        Assert.Single(world.Sent);
        world.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(world.Sent[0].Key, world.Sent[1].Key);
    }

    [Fact]
    public void Refused_for_certain_gives_the_reserve_back_and_asks_a_person()
    {
        var world = Paying().Answer(new Outcome.Refused("isv.no-permission", "sub account"));
        Assert.Equal((InstructionState.Refused, 0L, Code.PlatformRefused), (Refund(world).State, world.Case.ReservedFen(), world.Person!.Value));
        Assert.Single(world.Pass(Hour).Sent);
    }

    [Fact]
    public void Only_an_approval_given_after_the_refusal_sends_the_same_key_again()
    {
        var world = Paying();
        world.Now += Minute;
        world.Answer(new Outcome.Refused("isv.no-permission", ""));
        world.Accept(Person(PersonAction.Approve, at: T0, reason: "earlier"));
        Assert.Single(world.Sent);
        world.Accept(Person(PersonAction.Approve, at: world.Now + Minute, reason: "mended"));
        Assert.Equal((world.Sent[0].Key, 2), (world.Sent[1].Key, world.Sent[1].Attempt));
    }

    [Fact]
    public void A_stale_version_is_never_bumped_blindly_and_after_three_rounds_a_person_looks()
    {
        var world = Paying();
        for (var i = 0; i < 3; i++) world.Answer(new Outcome.Refused(OutcomeCodes.StaleVersion, ""));
        Assert.Equal((3, Code.RequestChanged), (world.Sent.Count, world.Person!.Value));
        Assert.All(world.Sent, s => Assert.Equal((world.Sent[0].Key, 1L), (s.Key, s.Version)));
        Assert.Equal([1, 2, 3], world.Sent.Select(s => s.Attempt));
        world.Accept(Seen(Asks(version: 8)));
        Assert.Equal(8, world.Sent[3].Version);
        Assert.NotEqual(world.Sent[0].Key, world.Sent[3].Key);
    }

    [Fact]
    public void A_repeated_answer_to_the_void_instruction_is_no_answer_to_the_new_one()
    {
        var world = Paying().Answer(new Outcome.Refused(OutcomeCodes.StaleVersion, ""));
        world.Answer(world.Sent[0], new Outcome.Refused(OutcomeCodes.StaleVersion, ""));
        Assert.Equal(2, world.Sent.Count);
        Assert.True(Refund(world).IsInFlight);
    }

    [Fact]
    public void A_changed_request_voids_what_was_prepared_for_the_old_one()
    {
        var world = Paying().Answer(new Outcome.Refused(OutcomeCodes.Throttled, "", Hour));
        world.Accept(Seen(Asks(4_000, version: 2)));
        world.PassTo(T0 + 2 * Hour, () => { while (world.Open.Count > 0) world.Answer(new Outcome.Absent()); });
        var last = world.Sent.Last(s => !s.Asking);
        Assert.Equal((4_000L, 2L), (last.Amount.Minor, last.Version));
    }

    [Fact]
    public void Retries_are_spread_and_never_further_apart_than_the_most()
    {
        var world = Paying();
        var dues = new List<TimeSpan>();
        for (var i = 0; i < 14; i++)
        {
            world.Answer(world.Sent[^1], Lost);
            dues.Add(Refund(world).DueAt - world.Now);
            world.Pass(dues[^1]);
        }
        Assert.Equal(Timing.BackOff, dues[0]);
        Assert.Equal(Timing.BackOff * 2, dues[1]);
        Assert.Equal(Timing.BackOffMost, dues[^1]);
        Assert.Equal(dues.Order(), dues);
    }

    [Fact]
    public void A_trouble_of_a_month_is_asked_about_some_hundred_times_and_never_given_up()
    {
        var world = Paying();
        var (began, asked) = (world.Now, 0);
        for (; world.Now < began + TimeSpan.FromDays(30); asked++)
        {
            world.Answer(world.Sent[^1], Lost);
            world.Pass(Refund(world).DueAt - world.Now);
        }
        Assert.InRange(asked, 100, 400);
        Assert.True(Refund(world).IsInFlight);
    }

    [Fact]
    public void An_answer_to_nothing_we_know_is_parked() =>
        Spec.Given(new Placed(Head()), new Asked(Asks(), T0))
            .When(new Fact.OutcomeKnown(Key, R, "nobody", 1, new Outcome.Done(), "x")).ThenParked("INSTRUCTION_UNKNOWN");

    [Fact]
    public void The_key_names_what_is_done_to_which_version_of_which_request()
    {
        string Of(string shop = "s", string refund = "R", string phase = "onsale", long version = 1,
            InstructionAction action = InstructionAction.AgreeRefund) =>
            EffectLife.KeyOf(new(shop, "T"), "taobao", refund, phase, version, action);
        string[] keys = [Of(), Of("s2"), Of(refund: "R2"), Of(phase: "aftersale"), Of(version: 2), Of(action: InstructionAction.PayOut)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(Of(), Of());
    }
}
