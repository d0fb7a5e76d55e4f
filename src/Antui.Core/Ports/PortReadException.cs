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
}
