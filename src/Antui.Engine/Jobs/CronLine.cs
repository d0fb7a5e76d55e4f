using System.Globalization;

namespace Antui.Engine.Jobs;

/// <summary>
/// The five fields of a cron line (minute, hour, day, month, weekday) in the platforms' time, UTC+8, which has no
/// summer time. Lists, ranges and steps; 0 and 7 are Sunday. When day and weekday are both given, either is enough.
/// </summary>
internal sealed class CronLine
{
    private const int YearsAhead = 8;

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private static readonly (int Least, int Most)[] Limits = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    private readonly ulong[] _fields;
    private readonly bool _anyDay;
    private readonly bool _anyWeekday;

    private CronLine(ulong[] fields, bool anyDay, bool anyWeekday) =>
        (_fields, _anyDay, _anyWeekday) = (fields, anyDay, anyWeekday);

    public static CronLine? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Limits.Length) return null;
        var fields = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Field(parts[i], Limits[i].Least, Limits[i].Most) is not { } field) return null;
            fields[i] = field;
        }

        if (Has(fields[4], 7)) fields[4] |= 1;
        return new CronLine(fields, parts[2] == "*", parts[4] == "*");
    }

    /// <summary>The first minute after; null when there is none (30 February).</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = after.ToOffset(Zone).AddMinutes(1);
        local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
        var last = local.AddYears(YearsAhead);
        while (local < last)
        {
            if (!Has(_fields[3], local.Month) || !IsDay(local))
            {
                local = local.AddDays(1);
                local = local.AddTicks(-local.TimeOfDay.Ticks);
            }
            else if (!Has(_fields[1], local.Hour)) local = local.AddMinutes(60 - local.Minute);
            else if (!Has(_fields[0], local.Minute)) local = local.AddMinutes(1);
            else return local;
        }

        return null;
    }

    private bool IsDay(DateTimeOffset local)
    {
        var day = Has(_fields[2], local.Day);
        var weekday = Has(_fields[4], (int)local.DayOfWeek);
        return _anyDay || _anyWeekday ? day && weekday : day || weekday;
    }

    private static ulong? Field(string text, int least, int most)
    {
        var field = 0UL;
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var all, var by] when Number(by) is { } n and > 0 => (all, n),
                _ => ("", 0),
            };
            var (from, to) = range == "*" ? (least, most) : range.Split('-') switch
            {
                [var one] when Number(one) is { } n => (n, part.Contains('/') ? most : n),
                [var a, var b] when Number(a) is { } n && Number(b) is { } m => (n, m),
                _ => (-1, -1),
            };
            if (step < 1 || from < least || to > most || from > to) return null;
            for (var i = from; i <= to; i += step) field |= 1UL << i;
        }

        return field;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Has(ulong field, int value) => (field & 1UL << value) != 0;
}
