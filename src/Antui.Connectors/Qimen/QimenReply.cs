using Antui.Core.Effects;

namespace Antui.Connectors.Qimen;

/// <summary>What became of one call.</summary>
public abstract record QimenReply
{
    // They say in prose that they have the document already; then the first call worked, and that is all we want.
    private static readonly string[] KnownWords = ["已存在", "重复", "already", "exist", "duplicate"];

    private QimenReply()
    {
    }

    /// <summary>The receiver answered; whether it agreed stands in the message of its family.</summary>
    public sealed record Answered(QimenNode Root) : QimenReply
    {
        /// <summary>Of the warehouse family.</summary>
        public string Flag => Root["flag"] ?? "";

        public string Code => Root["code"] ?? Root["sub_code"] ?? "";

        public string Message => Root["message"] ?? Root["sub_message"] ?? "";
    }

    /// <summary>Certainly not executed: throttled, never connected, or turned away before it reached anybody.</summary>
    /// <param name="RetryAfter">Null when repeating it as it is cannot help.</param>
    public sealed record NotExecuted(string Code, string Text, TimeSpan? RetryAfter) : QimenReply;

    /// <summary>Timed out, cut, unreadable: it may have been executed.</summary>
    public sealed record Unknown(string Why) : QimenReply;

    /// <summary>A call on which nothing was heard.</summary>
    internal static QimenReply Of(Reply failed) => failed is Reply.NotExecuted no
        ? new NotExecuted(no.Code, no.Text, no.RetryAfter) : new Unknown(failed.Described);

    /// <summary>Why it is no yes; it names the code and never a key.</summary>
    public string Described => this switch
    {
        Answered no => $"The warehouse answered {no.Flag} {no.Code} {no.Message}".TrimEnd(),
        NotExecuted no => $"Not executed: {no.Code} {no.Text}".TrimEnd(),
        Unknown unknown => unknown.Why,
        _ => "An answer that fits nothing.",
    };

    /// <summary>A refusal that says "we have it already" is what a repeat wants to hear.</summary>
    public static Outcome KnownIsDone(Outcome outcome, string number) =>
        outcome is Outcome.Refused { RetryAfter: null } no
            && KnownWords.Any(w => no.Text.Contains(w, StringComparison.OrdinalIgnoreCase))
            && !no.Text.Contains('不', StringComparison.Ordinal)
                && !no.Text.Contains("not", StringComparison.OrdinalIgnoreCase)
            ? new Outcome.Done(number) : outcome;

    /// <summary>An answer of the warehouse family as the outcome of an effect. A flag that is neither word is no
    /// answer.</summary>
    public Outcome ToOutcome(Func<Answered, Outcome> onSuccess) => this switch
    {
        Answered { Flag: "success" } yes => onSuccess(yes),
        Answered { Flag: "failure" } no => new Outcome.Refused(no.Code.Length > 0 ? no.Code : "REFUSED", no.Message),
        Answered => new Outcome.Uncertain("the answer has no flag"),
        NotExecuted no => new Outcome.Refused(no.Code, no.Text, no.RetryAfter),
        Unknown unknown => new Outcome.Uncertain(unknown.Why),
        _ => new Outcome.Uncertain("an answer that fits nothing"),
    };
}
