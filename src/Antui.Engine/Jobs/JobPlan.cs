using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Cronos;

namespace Antui.Engine.Jobs;

/// <summary>When a job runs: "every 60s" (s, m, h, d), or a cron line of five fields in UTC+8.</summary>
public sealed class JobPlan
{
    public const string Forms =
        "Write \"every 60s\" (or 5m, 2h, 1d; 1 second to 31 days), or a cron line of five fields in UTC+8 "
        + "like \"0 3 * * *\".";

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1), Most = TimeSpan.FromDays(31);

    /// <summary>The platforms' time, which has no summer time.</summary>
    private static readonly TimeZoneInfo Zone =
        TimeZoneInfo.CreateCustomTimeZone("UTC+8", TimeSpan.FromHours(8), "UTC+8", "UTC+8");

    /// <summary>The earliest of them counts; none for an interval.</summary>
    private readonly ImmutableArray<CronExpression> _cron;

    private JobPlan(string text, TimeSpan interval, ImmutableArray<CronExpression> cron) =>
        (Text, Interval, _cron) = (text, interval, cron);

    public string Text { get; }

    /// <summary>Zero for a cron line.</summary>
    public TimeSpan Interval { get; }

    public bool IsCron => _cron.Length > 0;

    public static JobPlan Every(TimeSpan interval) => new(
        $"every {interval.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s", interval, []);

    /// <summary>Null when it is neither form, or never comes.</summary>
    public static JobPlan? Parse(string? text)
    {
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["every", { Length: > 1 } much])
        {
            var unit = much[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
            if (unit == 0 || !decimal.TryParse(
                much[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number > 31 * 86_400) return null;
            var interval = TimeSpan.FromMilliseconds((long)(number * unit * 1_000));
            return interval < Least || interval > Most ? null : new JobPlan(string.Join(' ', words), interval, []);
        }

        return words.Length == 5 && Cron(words) is { Length: > 0 } cron
            && Next(cron, Instant.From(DateTimeOffset.UnixEpoch)) != Instant.Never
            ? new JobPlan(string.Join(' ', words), TimeSpan.Zero, cron) : null;
    }

    /// <summary>The next time after this one.</summary>
    public Instant Next(Instant after) => IsCron ? Next(_cron, after) : after + Interval;

    /// <summary>
    /// When day and weekday are both given, either is enough, as in every crontab; the library wants both. Empty when
    /// one field makes no sense.
    /// </summary>
    private static ImmutableArray<CronExpression> Cron(string[] fields)
    {
        string[][] lines = fields is [var minute, var hour, not "*" and var day, var month, not "*" and var weekday]
            ? [[minute, hour, day, month, "*"], [minute, hour, "*", month, weekday]] : [fields];
        var read = lines.Select(l => CronExpression.TryParse(string.Join(' ', l), out var one) ? one : null).ToList();
        return read.Contains(null) ? [] : [.. read.OfType<CronExpression>()];
    }

    private static Instant Next(ImmutableArray<CronExpression> cron, Instant after) =>
        cron.Select(c => c.GetNextOccurrence(after.ToDateTimeOffset(), Zone)).Min() is { } next
            ? Instant.From(next) : Instant.Never;
}
