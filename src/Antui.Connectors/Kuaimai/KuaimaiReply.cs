using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Ports;

namespace Antui.Connectors.Kuaimai;

/// <summary>What came of a call at the level of the gateway; a success may still carry failures inside.</summary>
public abstract record KuaimaiReply
{
    private KuaimaiReply()
    {
    }

    public sealed record Ok(JsonElement Body) : KuaimaiReply;

    /// <summary>Turned away before anything was done: the same call may be made again after this time.</summary>
    public sealed record NotExecuted(string Code, string Text, TimeSpan RetryAfter) : KuaimaiReply;

    /// <summary>The business behind it said no.</summary>
    public sealed record Refused(string Code, string Text) : KuaimaiReply;

    public sealed record Unknown(string Why) : KuaimaiReply;

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
public sealed class KuaimaiReadException : PortReadException
{
    public KuaimaiReadException()
    {
    }

    public KuaimaiReadException(string message)
        : base(message)
    {
    }

    public KuaimaiReadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public KuaimaiReadException(string method, KuaimaiReply reply)
        : base($"{method}: {Describe(reply)}") => Reply = reply;

    public KuaimaiReply? Reply { get; }

    /// <summary>Only reading has been done so far, so nothing was executed: the call may be made again.</summary>
    public Outcome AsNotExecuted(int retrySeconds) => Reply is KuaimaiReply.NotExecuted no
        ? new Outcome.Refused(no.Code, no.Text, no.RetryAfter)
        : new Outcome.Refused("ERP_UNREADABLE", Message, TimeSpan.FromSeconds(retrySeconds));

    private static string Describe(KuaimaiReply reply) => reply switch
    {
        KuaimaiReply.NotExecuted no => $"{no.Code} {no.Text}",
        KuaimaiReply.Refused no => $"{no.Code} {no.Text}",
        KuaimaiReply.Unknown unknown => unknown.Why,
        _ => "answered",
    };
}
