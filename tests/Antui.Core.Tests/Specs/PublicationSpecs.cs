using Antui.Core.Effects;
using Antui.Core.Stock;

namespace Antui.Core.Tests.Specs;

/// <summary>When a platform is told the stock of a SKU again.</summary>
public sealed class PublicationSpecs
{
    private static readonly Course Sent = Course.Prepared(T0).Sent(T0, Minute);

    private static readonly Publication Told = new("w", "A", 3, 10, 10, Sent.Done(T0), T0);

    private static Course Refused =>
        Sent.NotDone(new Outcome.Refused("NO", "no"), movesMoney: false, new Timing(), T0);

    [Theory]
    [InlineData(10, 0, false, null), InlineData(9, 0, false, 4L), InlineData(10, 23, false, null)]
    [InlineData(10, 24, false, 4L), InlineData(10, 0, true, 4L)]
    public void What_was_taken_is_told_again_when_it_changed_after_a_day_or_when_asked(
        long wanted, int hours, bool again, long? number) =>
        Assert.Equal(number, Publication.Next(Told, "w", "A", wanted, T0 + hours * Hour, again)?.Number);

    [Theory]
    [InlineData(10, 29, null), InlineData(10, 30, 4L), InlineData(11, 0, 4L)]
    public void What_was_refused_is_told_again_after_half_an_hour_or_when_it_changed(
        long wanted, int minutes, long? number) => Assert.Equal(number, Publication.Next(
            Told with { Told = Refused, Note = "no" }, "w", "A", wanted, T0 + minutes * Minute, again: false)?.Number);

    [Fact]
    public void What_nobody_knows_keeps_its_number_until_the_figure_changes()
    {
        var unknown = Told with { Told = Sent.Lost(T0 + Minute) };
        Assert.Equal(3, Publication.Next(unknown, "w", "A", 10, T0 + Hour, again: false)!.Number);
        Assert.Null(Publication.Next(Told with { Told = Sent }, "w", "A", 10, T0, again: true));
        Assert.Equal(4, Publication.Next(unknown, "w", "A", 11, T0 + Hour, again: false)!.Number);
    }

    [Theory]
    [InlineData(5, 3, 5), InlineData(2, 3, 3), InlineData(-4, 0, 0)]
    public void A_figure_is_never_below_what_is_occupied_nor_below_nothing(long onHand, long occupied, long figure) =>
        Assert.Equal(figure, Publication.Of(onHand, occupied));

    [Fact]
    public void It_is_raised_to_what_the_platform_has_occupied_and_only_up() => Assert.Equal(
        (4L, 12L, null), (Told.RaisedTo(12, "no", T0)!.Number, Told.RaisedTo(12, "no", T0)!.Quantity, Told.RaisedTo(10, "no", T0)));
}
