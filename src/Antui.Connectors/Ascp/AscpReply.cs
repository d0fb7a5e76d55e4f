using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Ports;

namespace Antui.Connectors.Ascp;

/// <summary>What came of a call at the level of the open platform; a success may still say no in its own
/// fields.</summary>
public abstract record AscpReply
{
    private AscpReply()
    {
    }

    public sealed record Ok(JsonElement Body) : AscpReply;

    /// <summary>Certainly not executed.</summary>
    /// <param name="RetryAfter">Null when repeating it as it is cannot help.</param>
    public sealed record Not(string Code, string Text, TimeSpan? RetryAfter) : AscpReply;

    /// <summary>Timed out, cut, unreadable: it may have been executed.</summary>
    public sealed record Unknown(string Why) : AscpReply;

    /// <summary>Every answer carries its own flag, and an absent flag is uncertain, never a yes.</summary>
    /// <param name="repeated">The call was made before and nobody knows what became of it: "done already" is the
    /// answer to that one.</param>
    /// <param name="throttle">The wait where the platform asks to be called again.</param>
    public Outcome ToOutcome(bool repeated, TimeSpan throttle)
    {
        if (this is Not no) return new Outcome.Refused(no.Code, no.Text, no.RetryAfter);
        if (this is not Ok ok) return new Outcome.Uncertain(((Unknown)this).Why);
        if (Read(ok.Body) is not { } answer) return new Outcome.Uncertain("unreadable answer");
        if (answer.Success is not { } success) return new Outcome.Uncertain("the answer has no success flag");
        if (success) return new Outcome.Done(StringOf(ok.Body, "request_id"));
        var (code, text) = (answer.ErrorCode is { Length: > 0 } c ? c : "REFUSED", answer.ErrorMessage ?? "");
        if (repeated && (Says(text, "重复") || Says(text, "已反馈") || Says(text, "已处理"))) return new Outcome.Done(code);
        return new Outcome.Refused(code, text, answer.Retry is true ? throttle : null);
    }

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    public static AscpAnswer? Read(JsonElement body)
    {
        try
        {
            return body.Deserialize(AscpJson.Default.AscpAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string StringOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}

/// <summary>A read failed; nothing is known of what was asked.</summary>
public sealed class AscpReadException : PortReadException
{
    public AscpReadException()
    {
    }

    public AscpReadException(string message)
        : base(message)
    {
    }

    public AscpReadException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
