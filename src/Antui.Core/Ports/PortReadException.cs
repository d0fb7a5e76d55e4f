namespace Antui.Core.Ports;

/// <summary>
/// A connector could not read: nothing is known of what was asked, and whoever pages must not move its cursor. The
/// message names the other side's code and text, never a key or a buyer.
/// </summary>
public abstract class PortReadException : Exception
{
    protected PortReadException()
    {
    }

    protected PortReadException(string message)
        : base(message)
    {
    }

    protected PortReadException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Only one record is at fault: what stands beside it can be read.</summary>
    public bool IsOfOneRecord => this is RowFaultException || InnerException is RowFaultException;
}

/// <summary>One record could not be understood; the call itself was answered.</summary>
public sealed class RowFaultException : PortReadException
{
    public RowFaultException()
    {
    }

    public RowFaultException(string message)
        : base(message)
    {
    }

    public RowFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="list">Which list it stood in.</param>
    /// <param name="no">Its number; empty when it has none.</param>
    public RowFaultException(string list, string no, string why)
        : base($"{list} {(no.Length > 0 ? no : "without a number")}: {why}")
    {
    }
}
