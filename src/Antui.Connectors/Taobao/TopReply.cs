using System.Text.Json;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>What came of a call at the level of the platform; a success may still say no in its own fields.</summary>
public abstract record TopReply
{
    private TopReply()
    {
    }

    public sealed record Ok(JsonElement Body) : TopReply;

    /// <summary>Turned away before anything was done: the call may be made again.</summary>
    /// <param name="RetryAfter">Null when waiting does not help.</param>
    public sealed record NotExecuted(TopError Error, TimeSpan? RetryAfter) : TopReply;

    public sealed record Refused(TopError Error) : TopReply;

    public sealed record Unknown(string Why, TopError? Error = null) : TopReply;
}

/// <summary>A read failed; whoever pages must not move its cursor.</summary>
public sealed class TaobaoReadException : PortReadException
{
    public TaobaoReadException()
    {
    }

    public TaobaoReadException(string message)
        : base(message)
    {
    }

    public TaobaoReadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TaobaoReadException(string method, TopReply reply)
        : base($"{method}: {Describe(reply)}") =>
        (Reply, RetryAfter) = (reply, (reply as TopReply.NotExecuted)?.RetryAfter);

    public TopReply? Reply { get; }

    /// <summary>How long the platform asked to wait, if it did.</summary>
    public TimeSpan? RetryAfter { get; }

    private static string Describe(TopReply reply) => reply switch
    {
        TopReply.NotExecuted no => $"{no.Error.Word} {no.Error.Text}",
        TopReply.Refused no => $"{no.Error.Word} {no.Error.Text}",
        TopReply.Unknown unknown => unknown.Why,
        _ => "answered",
    };
}
