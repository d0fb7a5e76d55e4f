using System.Text.Json;
using Antui.Core.Effects;

namespace Antui.Connectors.Ascp;

/// <summary>What an answer of the supply chain's interfaces says in its own fields.</summary>
public static class AscpAnswers
{
    /// <summary>Every answer carries its own flag, and an absent flag is uncertain, never a yes.</summary>
    /// <param name="repeated">The call was made before and nobody knows what became of it: "done already" is the
    /// answer to that one.</param>
    /// <param name="throttle">The wait where the platform asks to be called again.</param>
    public static Outcome ToOutcome(this Reply reply, bool repeated, TimeSpan throttle)
    {
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
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
