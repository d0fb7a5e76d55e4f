using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Pure: what an answer means for an effect. In doubt it is uncertain, because uncertain asks and a wrong no pays
/// twice.
/// </summary>
public static class TaobaoOutcome
{
    // The platform writes its refusals in prose, and the prose changes; these words were seen. A refusal that is
    // missed here only costs a person's look, because the request stays refused with the platform's own text.
    private static readonly string[] StaleWords =
        ["refund_version", "version", "版本", "已变更", "已修改", "已被修改", "发生变化", "已更新"];

    private static readonly string[] StateWords =
        ["status", "already", "状态", "已完结", "已成功", "已退款", "已关闭", "已同意", "已拒绝", "重复"];

    /// <summary>An answer with a body: what the method's own fields say decides.</summary>
    public static Outcome Of<T>(TopReply reply, JsonTypeInfo<T> shape, Func<T, Outcome> read)
    {
        if (reply is not TopReply.Ok ok) return OfFailure(reply);
        try
        {
            return ok.Body.Deserialize(shape) is { } body ? read(body) : new Outcome.Uncertain("empty answer");
        }
        catch (JsonException)
        {
            return new Outcome.Uncertain("unreadable answer");
        }
    }

    public static Outcome OfFailure(TopReply reply) => reply switch
    {
        TopReply.NotExecuted no => new Outcome.Refused(CodeOf(no.Error), no.Error.Text, no.RetryAfter),
        TopReply.Refused no => OfRefusal(no.Error.Word, no.Error.Text),
        TopReply.Unknown unknown => new Outcome.Uncertain(unknown.Why),
        _ => new Outcome.Uncertain("an answer that fits nothing"),
    };

    /// <summary>The flag of an answer's own fields; an absent flag is not a yes.</summary>
    public static Outcome OfFlag(bool? success, string? code, string? text, string? requestId) => success switch
    {
        true => new Outcome.Done(requestId ?? ""),
        false => OfRefusal(string.IsNullOrEmpty(code) ? "REFUSED" : code, text ?? ""),
        null => new Outcome.Uncertain("the answer has no success flag"),
    };

    /// <summary>
    /// A refusal in the platform's words. A stale version is read again; "already done" or "wrong state" may mean that
    /// our own earlier call worked, so the platform is asked instead of believed.
    /// </summary>
    public static Outcome OfRefusal(string code, string text)
    {
        if (code.StartsWith("isp.", StringComparison.Ordinal)) return new Outcome.Uncertain($"{code} {text}");
        if (Mentions(StaleWords, code, text)) return new Outcome.Refused(OutcomeCodes.StaleVersion, text);
        // A named parameter may contain such a word without saying anything about the state.
        var isParameter = code.StartsWith("isv.invalid-parameter:", StringComparison.Ordinal)
            || code.StartsWith("isv.missing-parameter", StringComparison.Ordinal);
        if (!isParameter && Mentions(StateWords, code, text)) return new Outcome.Uncertain($"{code} {text}");
        return new Outcome.Refused(code, text);
    }

    private static string CodeOf(TopError error) =>
        error.IsLimit ? OutcomeCodes.Throttled
        : error.IsSession ? OutcomeCodes.SessionExpired
        : error.Word;

    private static bool Mentions(string[] words, string code, string text) => words.Any(w =>
        code.Contains(w, StringComparison.OrdinalIgnoreCase) || text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
