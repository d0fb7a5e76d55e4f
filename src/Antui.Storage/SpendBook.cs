using Antui.Core.Ports;

namespace Antui.Storage;

/// <summary>
/// Rolling sums of one shop over whole minutes. A window of sixty seconds touches two of them, an hour 61, a day 1441;
/// all are counted whole, so a cap is never passed in any window and may hold back up to a minute longer than needed.
/// </summary>
internal sealed class SpendBook
{
    public const int DayMinutes = 1441;

    private const int HourMinutes = 61;
    private const int MinuteMinutes = 2;

    private readonly List<(long Minute, long Fen)> _minutes = [];
    private long _dayFen;

    public static bool Limits(OrderCommit order) => order is { SpendFen: > 0, Caps: not null };

    public void Load(long minute, long fen) => Add(minute, fen);

    public bool Allows(long minute, long fen, SpendCaps caps)
    {
        Forget(minute - DayMinutes);
        return Within(caps.DayFen, _dayFen, fen)
            && (caps.HourFen is null || Within(caps.HourFen, Since(minute - HourMinutes + 1), fen))
            && (caps.MinuteFen is null || Within(caps.MinuteFen, Since(minute - MinuteMinutes + 1), fen));
    }

    /// <returns>The minute's new sum.</returns>
    public long Add(long minute, long fen)
    {
        _dayFen += fen;
        var i = _minutes.Count;
        while (i > 0 && _minutes[i - 1].Minute > minute) i--;
        if (i > 0 && _minutes[i - 1].Minute == minute)
        {
            var sum = _minutes[i - 1].Fen + fen;
            _minutes[i - 1] = (minute, sum);
            return sum;
        }

        _minutes.Insert(i, (minute, fen));
        return fen;
    }

    private static bool Within(long? capFen, long spentFen, long fen) => capFen is not { } cap || spentFen + fen <= cap;

    private long Since(long minute)
    {
        var sum = 0L;
        for (var i = _minutes.Count - 1; i >= 0 && _minutes[i].Minute >= minute; i--) sum += _minutes[i].Fen;
        return sum;
    }

    private void Forget(long upToMinute)
    {
        var count = 0;
        while (count < _minutes.Count && _minutes[count].Minute <= upToMinute) _dayFen -= _minutes[count++].Fen;
        if (count > 0) _minutes.RemoveRange(0, count);
    }
}
