
namespace Antui.Sandbox.Mishaps;

/// <summary>What the sandbox can be told to do wrong. The names are the words of `--faults`.</summary>
[Flags]
public enum Faults
{
    None = 0,
    /// <summary>The call is carried out, the answer never comes.</summary>
    TimeOut = 1 << 0,
    /// <summary>The call is carried out long after the caller gave up.</summary>
    LateLanding = 1 << 1,
    /// <summary>The connection breaks before or after the call was carried out.</summary>
    Cut = 1 << 2,
    /// <summary>Messages come more than once.</summary>
    Duplicates = 1 << 3,
    /// <summary>Messages come in another order.</summary>
    Reorder = 1 << 4,
    /// <summary>Rows change while pages of them are read.</summary>
    Paging = 1 << 5,
    /// <summary>Changed rows show in lists only minutes later.</summary>
    LateRows = 1 << 6,
    /// <summary>Code 7 with the seconds to wait.</summary>
    Throttle = 1 << 7,
    /// <summary>isp.* errors: the platform's own, outcome unknown.</summary>
    Isp = 1 << 8,
    /// <summary>Some items of a batch are refused although nothing is wrong with them.</summary>
    PartialBatch = 1 << 9,
    /// <summary>The platform's clock runs ahead, for a while beyond what it tolerates.</summary>
    ClockSkew = 1 << 10,
    /// <summary>Refunds show a status nobody knows, later a known one.</summary>
    UnknownStatus = 1 << 11,
    /// <summary>Numbers come as text.</summary>
    NumbersAsText = 1 << 12,
    /// <summary>Sessions expire until somebody authorises again.</summary>
    TokenExpiry = 1 << 13,
    /// <summary>A refund that had succeeded fails a day later.</summary>
    LateFailure = 1 << 14,
    /// <summary>Buyers change or withdraw the request in the middle, and come back to it.</summary>
    RestlessBuyers = 1 << 15,
    /// <summary>Pushes and webhooks get lost, come twice, or their answers get lost.</summary>
    LostPushes = 1 << 16,
    All = (1 << 17) - 1,
}

/// <summary>Reads the words of `--faults`.</summary>
public static class FaultList
{
    public static IReadOnlyList<string> Words { get; } =
        [.. Enum.GetValues<Faults>().Where(f => f is not (Faults.None or Faults.All)).Select(Word)];

    /// <returns>The faults, or null and the word that is none.</returns>
    public static Faults? Parse(string text, out string? unknown)
    {
        unknown = null;
        var faults = Faults.None;
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var known = Enum.GetValues<Faults>().Where(f => Word(f) == word).ToList();
            if (known.Count == 0)
            {
                unknown = word;
                return null;
            }
            faults |= known[0];
        }
        return faults;
    }

    private static string Word(Faults fault) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
}
