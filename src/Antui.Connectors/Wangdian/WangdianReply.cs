using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Ports;

namespace Antui.Connectors.Wangdian;

/// <summary>What came of a call at the level of the interface; a success may still say no in its own fields.</summary>
public abstract record WangdianReply
{
    private WangdianReply()
    {
    }

    /// <param name="Data">The member "data"; undefined when the answer has none.</param>
    public sealed record Ok(JsonElement Data) : WangdianReply;

    /// <summary>Turned away before anything was done: the same call may be made again after this time.</summary>
    public sealed record NotExecuted(string Code, string Text, TimeSpan RetryAfter) : WangdianReply;

    /// <summary>The business behind it said no.</summary>
    public sealed record Refused(string Code, string Text) : WangdianReply;

    public sealed record Unknown(string Why) : WangdianReply;

    /// <summary>A writing call that did not succeed.</summary>
    public Outcome ToOutcome() => this switch
    {
        NotExecuted no => new Outcome.Refused(no.Code, no.Text, no.RetryAfter),
        Refused no => new Outcome.Refused(no.Code, no.Text),
        Unknown unknown => new Outcome.Uncertain(unknown.Why),
        _ => new Outcome.Uncertain("an answer that fits nothing"),
    };
}

/// <summary>A read failed; whoever pages must not move its cursor.</summary>
public sealed class WangdianReadException : PortReadException
{
    public WangdianReadException()
    {
    }

    public WangdianReadException(string message)
        : base(message)
    {
    }

    public WangdianReadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public WangdianReadException(string method, WangdianReply reply)
        : base($"{method}: {Describe(reply)}") => Reply = reply;

    public WangdianReply? Reply { get; }

    /// <summary>Only reading has been done so far, so nothing was executed: the call may be made again.</summary>
    public Outcome AsNotExecuted(int retrySeconds) => Reply is WangdianReply.NotExecuted no
        ? new Outcome.Refused(no.Code, no.Text, no.RetryAfter)
        : new Outcome.Refused("ERP_UNREADABLE", Message, TimeSpan.FromSeconds(retrySeconds));

    private static string Describe(WangdianReply reply) => reply switch
    {
        WangdianReply.NotExecuted no => $"{no.Code} {no.Text}",
        WangdianReply.Refused no => $"{no.Code} {no.Text}",
        WangdianReply.Unknown unknown => unknown.Why,
        _ => "answered",
    };
}
