using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage;

/// <summary>
/// What every store refuses before it touches anything: mistakes of the caller, not states of the data.
/// </summary>
internal static class Checks
{
    /// <summary>Counters are kept by the hour, caps by the minute.</summary>
    public const long HourMs = 3_600_000;

    public const long MinuteMs = 60_000;

    /// <summary>A finished answer is remembered this long; one in flight is given up after the shorter time.</summary>
    public const long RememberMs = 24 * HourMs;

    public const long InFlightMs = 10 * MinuteMs;

    public static long HourOf(Instant at) => FloorTo(at.Ms, HourMs);

    public static long MinuteOf(long ms) => FloorTo(ms, MinuteMs) / MinuteMs;

    public static void Batch(CommitBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        HashSet<OrderKey>? seen = batch.Orders.Count > 1 ? new(batch.Orders.Count) : null;
        foreach (var order in batch.Orders)
        {
            if (order.Version < 1) throw new ArgumentException(
                $"Version {order.Version} of an order: they start at 1.");
            if (seen?.Add(order.Key) == false) throw new ArgumentException("An order stands twice in a batch.");
        }
    }

    public static void Step(ListStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.To < step.From) throw new ArgumentException("Lists only go on.");
        HashSet<OrderKey>? seen = step.Orders.Count > 1 ? new(step.Orders.Count) : null;
        foreach (var order in step.Orders)
        {
            if (seen?.Add(order.Key) == false) throw new ArgumentException("An order stands twice in a step.");
            if (order.Row is { } row && row.Key != order.Key) throw new ArgumentException("A row of another order.");
            foreach (var refund in order.Refunds)
                if (refund.Key != order.Key) throw new ArgumentException("A refund of another order.");
        }
    }

    public static void Limit(int limit)
    {
        if (limit is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(limit), limit, "1 to 10000");
    }

    private static long FloorTo(long value, long unit) => value - ((value % unit + unit) % unit);
}
