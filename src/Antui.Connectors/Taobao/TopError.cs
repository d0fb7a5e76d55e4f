using System.Globalization;
using System.Text.RegularExpressions;

namespace Antui.Connectors.Taobao;

/// <summary>
/// The error envelope. Sub code and sub message are absent for errors of the platform's own front door.
/// </summary>
/// <param name="SubCode">Empty when absent.</param>
/// <param name="SubMsg">Empty when absent.</param>
public sealed partial record TopError(int Code, string Msg, string SubCode, string SubMsg, string RequestId)
{
    /// <summary>
    /// "isv.invalid-parameter", or "top.27" when there is no sub code: a stable word for people and rules.
    /// </summary>
    public string Word => SubCode.Length > 0 ? SubCode : "top." + Code.ToString(CultureInfo.InvariantCulture);

    public string Text => SubMsg.Length > 0 ? SubMsg : Msg;

    /// <summary>
    /// Limits in their old and new spellings. A limited call was turned away at the door, although some spellings
    /// begin with "isp.", which otherwise means that nobody knows.
    /// </summary>
    public bool IsLimit =>
        Code is 4 or 5 or 6 or 7 or 8
        || SubCode.StartsWith("accesscontrol.limited", StringComparison.Ordinal)
        || SubCode.StartsWith("isv.access-limited", StringComparison.Ordinal)
        || SubCode.StartsWith("isp.call-limited", StringComparison.Ordinal);

    public bool IsSession =>
        Code is 26 or 27 or 53 || SubCode is "invalid-sessionkey" or "session-expired" or "session-not-exist";

    public bool IsClock => Code == 31 || SubCode == "isv.timestamp-limit-error";

    /// <summary>
    /// Seconds of a ban: "This ban will last for 17 more seconds". Null when the message does not say.
    /// </summary>
    public int? BanSeconds =>
        BanText().Match(SubMsg.Length > 0 ? SubMsg : Msg) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    /// <summary>What the error says about whether the call had an effect.</summary>
    public TopVerdict Verdict
    {
        get
        {
            if (IsLimit || IsSession || IsClock) return TopVerdict.NotExecuted;
            if (SubCode.StartsWith("isp.", StringComparison.Ordinal)) return TopVerdict.Unknown;
            return Code switch
            {
                3 or 9 or 11 or 12 or 13 => TopVerdict.NotExecuted,
                >= 21 and <= 34 or >= 40 and <= 43 => TopVerdict.NotExecuted,
                // 15 and 50 say nothing, and neither do codes nobody wrote down: only a sub code decides.
                15 or 50 or >= 100 => SubCode.Length > 0 ? TopVerdict.Refused : TopVerdict.Unknown,
                _ => SubCode.StartsWith("isv.", StringComparison.Ordinal) ? TopVerdict.Refused : TopVerdict.Unknown,
            };
        }
    }

    [GeneratedRegex(@"(?:last for|after)\s+(\d{1,9})\s+(?:more\s+)?second", RegexOptions.NonBacktracking)]
    private static partial Regex BanText();
}

/// <summary>Whether a failed call had an effect.</summary>
public enum TopVerdict
{
    /// <summary>Turned away at the front door: limits, session, signature, parameters.</summary>
    NotExecuted,
    /// <summary>The business behind it said no.</summary>
    Refused,
    /// <summary>Nobody knows; the platform has to be asked.</summary>
    Unknown,
}
