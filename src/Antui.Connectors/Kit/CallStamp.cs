using System.Globalization;
using Antui.Core;

namespace Antui.Connectors;

/// <summary>
/// The timestamp of a call, as client libraries write it: "yyyy-MM-dd HH:mm:ss" in UTC+8, seconds or milliseconds since
/// 1970, or .NET ticks in UTC+8.
/// </summary>
public static class CallStamp
{
    private const int SecondsDigits = 10, MillisecondsDigits = 13, TicksDigits = 18;

    public static bool TryParse(string? text, out Instant at)
    {
        if (ChinaTime.TryParse(text, out at)) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        switch (text!.Length)
        {
            case SecondsDigits:
                at = new Instant(number * 1000);
                return true;
            case MillisecondsDigits:
                at = new Instant(number);
                return true;
            case TicksDigits:
                var ticks = ChinaTime.At(new DateTime(number));
                at = ticks.GetValueOrDefault();
                return ticks is not null;
            default:
                return false;
        }
    }
}
