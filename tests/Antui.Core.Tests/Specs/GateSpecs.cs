using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>What a pause, a stop or an open breaker held back goes on when that is over.</summary>
public sealed class GateSpecs
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private static World Held(string code, Func<ShopPolicy, ShopPolicy> shut)
    {
        var world = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));
        world.Policy = shut(world.Policy);
        return world.Answer(new Outcome.Refused(code, "held back", Again));
    }

    private static ShopPolicy Paused(ShopPolicy policy) => policy with { Paused = true };

    private static ShopPolicy Broken(ShopPolicy policy) => policy with { BreakerOpen = true };

    [Theory]
    [InlineData(OutcomeCodes.ShopPaused)]
    [InlineData(OutcomeCodes.AllStopped)]
    public void What_a_pause_held_back_goes_on_at_the_resume(string code)
    {
        var world = Held(code, Paused);
        Assert.Single(world.Pass(TimeSpan.FromSeconds(1)).Sent);
        world.Policy = Reporting;
        Assert.Equal(2, world.Pass(TimeSpan.FromSeconds(1)).Sent.Count);
    }

    [Fact]
    public void What_a_breaker_held_back_goes_on_when_it_is_closed_and_nothing_else_holds_it()
    {
        var world = Held(OutcomeCodes.BreakerOpen, Broken);
        Assert.Equal(Code.CapReached, world.Person);
        world.Policy = Paused(Reporting);
        Assert.Single(world.Pass(TimeSpan.FromSeconds(1)).Sent);
        world.Policy = Reporting;
        Assert.Equal(2, world.Pass(TimeSpan.FromSeconds(1)).Sent.Count);
    }

    [Theory]
    [InlineData(ClaimStatus.Unknown, 9_900, Code.ClaimStatusUnknown)]
    [InlineData(ClaimStatus.AwaitingSeller, 99_000, Code.AboveOrder)]
    public void A_person_is_asked_about_the_breaker_and_for_nothing_that_was_before(
        ClaimStatus status, long fen, Code before)
    {
        var world = World.With(Reporting, Seen(Asks(fen, status: status)), Says(EvidenceKind.Stopped));
        Assert.Equal(before, world.Person);
        world.Accept(Seen(Asks(version: 2)));
        world.Policy = Broken(world.Policy);
        world.Answer(new Outcome.Refused(OutcomeCodes.BreakerOpen, "held back", Again));
        Assert.Equal(Code.CapReached, world.Person);
    }

    [Fact]
    public void A_person_who_approves_what_the_breaker_holds_does_not_wait_for_its_time()
    {
        var world = Held(OutcomeCodes.BreakerOpen, Broken);
        world.Accept(Person(PersonAction.Approve));
        Assert.Equal(2, world.Sent.Count);
    }

    [Fact]
    public void While_it_holds_the_effect_is_tried_at_its_own_time()
    {
        var world = Held(OutcomeCodes.ShopPaused, Paused);
        Assert.Single(world.Pass(Again - TimeSpan.FromSeconds(1)).Sent);
        Assert.Equal(2, world.Pass(TimeSpan.FromSeconds(1)).Sent.Count);
    }

    [Fact]
    public void A_call_that_was_turned_away_outside_waits_also_when_nothing_is_paused()
    {
        var world = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped))
            .Answer(new Outcome.Refused(OutcomeCodes.Throttled, "busy", Again));
        Assert.Single(world.Pass(TimeSpan.FromSeconds(1)).Sent);
    }
}
