using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Server.Texts;

/// <summary>A rule's answer in words, with its figures.</summary>
public static class AnswerTexts
{
    public static Both Of(Answer answer)
    {
        var unit = answer.Code is Code.QuantityAboveOrder ? "count" : RuleTexts.Unit(answer.Rule ?? "");
        return Filled(answer, CodeTexts.Of(answer.Code).What, unit);
    }

    public static Both Filled(Answer answer, Both text, string unit) =>
        text.Zh.Contains('{') ? text.With(Figure(answer.Expected, unit), Figure(answer.Known, unit)) : text;

    private static string Figure(long value, string unit) => unit switch
    {
        "fen" => Money.Fen(value).ToString(),
        "hour" => $"{value}:00",
        _ => value.ToString(),
    };
}
