using System.Globalization;
using Antui.Core;

namespace Antui.Engine.Jobs;

/// <summary>When a job runs: "every 60s" (s, m, h, d), or a cron line of five fields in UTC+8.</summary>
public sealed class JobPlan
{
    public const string Forms =
        "Write \"every 60s\" (or 5m, 2h, 1d; 1 second to 31 days), or a cron line of five fields in UTC+8 "
        + "like \"0 3 * * *\".";

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1), Most = TimeSpan.FromDays(31);

    private readonly CronLine? _cron;

    private JobPlan(string text, TimeSpan interval, CronLine? cron) => (Text, Interval, _cron) = (text, interval, cron);

    public string Text { get; }

    /// <summary>Zero for a cron line.</summary>
    public TimeSpan Interval { get; }

    public bool IsCron => _cron is not null;

    public static JobPlan Every(TimeSpan interval) => new(
        $"every {interval.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s", interval, null);

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
            return interval < Least || interval > Most ? null : new JobPlan(string.Join(' ', words), interval, null);
        }

        return CronLine.Parse(text ?? "") is { } cron && cron.Next(DateTimeOffset.UnixEpoch) is not null
            ? new JobPlan(string.Join(' ', words), TimeSpan.Zero, cron) : null;
    }

    /// <summary>The next time after this one.</summary>
    public Instant Next(Instant after) => _cron is null ? after + Interval
        : _cron.Next(after.ToDateTimeOffset()) is { } next ? Instant.From(next) : Instant.Never;
}
