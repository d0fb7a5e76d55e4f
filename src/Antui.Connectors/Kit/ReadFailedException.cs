using Antui.Core.Effects;
using Antui.Core.Ports;

namespace Antui.Connectors;

/// <summary>A read failed: nothing is known of what was asked, and whoever pages must not move its cursor.</summary>
public sealed class ReadFailedException : PortReadException
{
    public ReadFailedException()
    {
    }

    public ReadFailedException(string message)
        : base(message) => Reply = new Reply.Unknown(message);

    public ReadFailedException(string message, Exception inner)
        : base(message, inner) => Reply = new Reply.Unknown(message);

    /// <param name="question">The method or path that was asked.</param>
    /// <param name="reply">No yes, or a yes that cannot be used.</param>
    public ReadFailedException(string question, Reply reply)
        : base($"{question}: {reply.Described}") => Reply = reply;

    /// <param name="question">The party that was asked.</param>
    /// <param name="answer">What its answer means to an effect.</param>
    public ReadFailedException(string question, Outcome answer)
        : base(question + ": " + (answer switch
        {
            Outcome.Refused no => $"{no.Code} {no.Text}",
            Outcome.Uncertain unknown => unknown.Why,
            _ => "no answer",
        }))
    {
    }

    /// <summary>What came of the call that should have been read.</summary>
    public Reply Reply { get; } = new Reply.Unknown("no answer");

    /// <summary>It answered, and what it said of one record makes no sense.</summary>
    public static ReadFailedException Unreadable(string party, string list, string number)
    {
        var fault = new RowFaultException(list, number, "Unreadable.");
        return new ReadFailedException($"{party}: {fault.Message}", fault);
    }

    /// <summary>Only reading has been done so far, so nothing was executed: the call may be made again.</summary>
    public Outcome AsNotExecuted(int retrySeconds) => Reply is Reply.NotExecuted no
        ? no.ToOutcome()
        : new Outcome.Refused("ERP_UNREADABLE", Message, TimeSpan.FromSeconds(retrySeconds));
}
