using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;

namespace Antui.Connectors;

/// <summary>What came of a call, before the answer's own fields are looked at: a success may still say no in
/// them.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <param name="Body">Of any shape; undefined when the answer has none, or one that is no JSON.</param>
    public sealed record Ok(JsonElement Body) : Reply
    {
        /// <summary>Where a text that is no JSON is still a yes.</summary>
        public static Ok Of(string text)
        {
            try
            {
                return new Ok(AnswerJson.Parse(text));
            }
            catch (JsonException)
            {
                return new Ok(default(JsonElement));
            }
        }

        /// <returns>Null when it is not of this shape.</returns>
        public T? Read<T>(JsonTypeInfo<T> shape) => Try(shape).Value;

        public string WhyUnreadable<T>(JsonTypeInfo<T> shape) => Try(shape).Fault;

        private (T? Value, string Fault) Try<T>(JsonTypeInfo<T> shape)
        {
            if (Body.ValueKind is JsonValueKind.Undefined) return (default, "unreadable answer at $");
            try
            {
                return (Body.Deserialize(shape), "empty answer");
            }
            catch (JsonException bad)
            {
                return (default, $"unreadable answer at {bad.Path ?? "$"}");
            }
        }
    }

    /// <summary>Certainly not executed: throttled, never connected, or turned away at the door.</summary>
    /// <param name="RetryAfter">When the same call may be made again; null when repeating it cannot help.</param>
    public sealed record NotExecuted(string Code, string Text, TimeSpan? RetryAfter) : Reply;

    /// <summary>The business behind the door said no.</summary>
    public sealed record Refused(string Code, string Text) : Reply;

    /// <summary>Timed out, cut, unreadable: it may have been executed.</summary>
    public sealed record Unknown(string Why) : Reply;

    public Outcome ToOutcome() => this switch
    {
        Ok => new Outcome.Done(),
        NotExecuted no => new Outcome.Refused(no.Code, no.Text, no.RetryAfter),
        Refused no => new Outcome.Refused(no.Code, no.Text),
        Unknown unknown => new Outcome.Uncertain(unknown.Why),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why it is no yes, as a log shows it.</summary>
    internal string Described => this switch
    {
        NotExecuted no => $"{no.Code} {no.Text}",
        Refused no => $"{no.Code} {no.Text}",
        Unknown unknown => unknown.Why,
        _ => "answered",
    };
}
