using Antui.Core.Effects;
using Antui.Core.Stock;
using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>When a platform is told the stock of a SKU again.</summary>
public sealed class PublicationSpecs
{
    private static readonly StockTold Kind = new();

    private static readonly Course Sent = Course.Prepared(T0).Sent(T0, Minute);

    private static readonly Publication Told = new("w", "A", 3, 10, 10, Sent.Done(T0), T0);

    private static Course Refused =>
        Sent.NotDone(new Outcome.Refused("NO", "no"), movesMoney: false, new Timing(), T0);

    [Theory]
    [InlineData(10, 0, false, false), InlineData(9, 0, false, true), InlineData(10, 23, false, false)]
    [InlineData(10, 24, false, true), InlineData(10, 0, true, true)]
    public void What_was_taken_is_told_again_when_it_changed_after_a_day_or_when_asked(
        long wanted, int hours, bool again, bool told) =>
        Assert.Equal(told, Publication.IsWanted(Told, wanted, T0 + hours * Hour, again));

    [Theory]
    [InlineData(10, 29, false), InlineData(10, 30, true), InlineData(11, 0, true)]
    public void What_was_refused_is_told_again_after_half_an_hour_or_when_it_changed(
        long wanted, int minutes, bool told) => Assert.Equal(told, Publication.IsWanted(
            Told with { Told = Refused, Note = "no" }, wanted, T0 + minutes * Minute, again: false));

    [Fact]
    public void What_nobody_knows_keeps_its_number_until_the_figure_changes()
    {
        var unknown = Told with { Told = Sent.Lost(T0 + Minute) };
        Assert.Empty(Kind.Decide(unknown, Stock(10), T0 + Hour).Happened);
        Assert.IsType<Effect.TellStock>(Kind.Next(unknown)!.Effect);
        Assert.Empty(Kind.Decide(Told with { Told = Sent }, Stock(10, again: true), T0).Happened);
        Assert.Equal(4, After(unknown, Kind.Decide(unknown, Stock(11), T0 + Hour).Happened[0]).Number);
    }

    [Theory]
    [InlineData(5, 3, 5), InlineData(2, 3, 3), InlineData(-4, 0, 0)]
    public void A_figure_is_never_below_what_is_occupied_nor_below_nothing(long onHand, long occupied, long figure) =>
        Assert.Equal(figure, Publication.Of(onHand, occupied));

    [Theory]
    [InlineData(12, 4, 12), InlineData(10, 3, 10), InlineData(0, 3, 10)]
    public void It_is_raised_to_what_the_platform_has_occupied_and_only_up(
        long occupied, long number, long quantity)
    {
        var below = Sent.NotDone(new Outcome.Refused("BELOW_OCCUPIED", "no"), movesMoney: false, new Timing(), T0);
        var refused = After(Told with { Told = Sent }, new StockToldEvent.Went(Told.Key, below));
        var asked = Assert.IsType<Effect.AskOccupied>(Kind.Next(refused)!.Effect);
        var answered = After(refused, new StockToldEvent.Went(asked.Key, Sent.Done(T0, $"{occupied}")));
        Assert.Equal((number, quantity, "no"), (answered.Number, answered.Quantity, answered.Note));
        Assert.Equal(occupied > 10, Kind.Next(answered)?.Effect is Effect.TellStock);
        // The platform has more occupied by now: it is not asked in a circle.
        var again = After(answered, new StockToldEvent.Went(answered.Key, below));
        Assert.Null(Kind.Next(occupied > 10 ? again : answered));
    }

    private static Publication After(Publication state, StockToldEvent happened) => Kind.Evolve(state, happened);

    private static StockFact Stock(long wanted, bool again = false) => new("s", "w", "A", "A", wanted, again);
}
