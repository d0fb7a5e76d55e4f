using Antui.Core.Effects;

namespace Antui.Server.Texts;

/// <summary>What came of a call, in the words of whoever was called.</summary>
public static class OutcomeTexts
{
    /// <returns>Empty when it was done.</returns>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Refused r => r.Text is "" ? r.Code : $"{r.Text} ({r.Code})",
        Outcome.Uncertain u => u.Why,
        _ => "",
    };
}
