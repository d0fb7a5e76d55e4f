using Antui.Core;

namespace Antui.Connectors.Ascp;

/// <param name="Since">The last push.</param>
/// <param name="Missed">How many orders usually come in such a time.</param>
public sealed record AscpSilence(Instant Since, double Missed);

/// <summary>
/// How many orders a shop usually gets in each hour of the day. Orders cannot be asked for, so a silence that is longer
/// than the shop's nights is the only sign that pushes do not arrive.
/// </summary>
public sealed class AscpRhythm
{
    /// <summary>Fewer orders, or a shorter time, tell nothing of what is usual.</summary>
    private const int LeastOrders = 30, LeastHours = 24;

    /// <summary>Older orders say little about now.</summary>
    private const int MostHours = 24 * 28;

    private const long HourMs = 3_600_000, ZoneMs = 8 * HourMs;
    private readonly double[] _perHour = new double[24];

    private AscpRhythm()
    {
    }

    public static AscpRhythm Unknown { get; } = new();

    public bool IsKnown { get; private init; }

    /// <param name="orders">When orders came, in any order.</param>
    public static AscpRhythm Of(IEnumerable<Instant> orders)
    {
        var times = orders.Select(o => Hour(o.Ms)).Order().ToList();
        if (times.Count < LeastOrders) return Unknown;
        var last = times[^1];
        var first = Math.Max(times[0], last - MostHours);
        if (last - first < LeastHours) return Unknown;
        var rhythm = new AscpRhythm { IsKnown = true };
        var hours = new int[24];
        for (var hour = first; hour <= last; hour++) hours[hour % 24]++;
        foreach (var hour in times)
            if (hour >= first) rhythm._perHour[hour % 24]++;
        for (var i = 0; i < 24; i++)
            if (hours[i] > 0) rhythm._perHour[i] /= hours[i];
        return rhythm;
    }

    /// <summary>How many orders usually come between the two.</summary>
    public double Expected(Instant from, Instant to)
    {
        var (sum, at) = (0.0, from.Ms);
        // A day is as good as any other: more than a week of silence need not be counted hour by hour.
        for (var steps = 0; at < to.Ms && steps < MostHours; steps++)
        {
            var hour = Hour(at);
            var end = Math.Min(to.Ms, (hour + 1) * HourMs - ZoneMs);
            sum += _perHour[hour % 24] * (end - at) / HourMs;
            at = end;
        }
        return sum;
    }

    /// <param name="factor">So many orders that did not come are an alarm.</param>
    public AscpSilence? Silence(Instant last, Instant now, double factor, TimeSpan least)
    {
        if (!IsKnown || now - last < least) return null;
        var missed = Expected(last, now);
        return missed >= factor ? new AscpSilence(last, missed) : null;
    }

    /// <summary>The hour's number, counted in UTC+8.</summary>
    private static long Hour(long ms) => (ms + ZoneMs) / HourMs;
}
