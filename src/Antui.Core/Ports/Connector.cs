using Antui.Core.Effects;

namespace Antui.Core.Ports;

/// <summary>
/// What one party of a shop can do: a port for each capability, declared by the party itself. What was not declared it
/// lacks, whatever its classes implement.
/// </summary>
public sealed class Connector : IPorts
{
    private readonly Dictionary<Type, Declared> _ports = [];

    /// <summary>In the order in which they were declared.</summary>
    public IReadOnlyCollection<Type> Ports => _ports.Keys;

    /// <typeparam name="TPort">A port; or the party's own type, for the gateway of its protocol.</typeparam>
    public Connector Can<TPort>(TPort port) where TPort : class
    {
        _ports.Add(typeof(TPort), new By<TPort>(port));
        return this;
    }

    public TPort? Port<TPort>() where TPort : class =>
        _ports.GetValueOrDefault(typeof(TPort)) is By<TPort> by ? by.Port : null;

    private abstract class Declared;

    private sealed class By<TPort>(TPort port) : Declared
    {
        public TPort Port => port;
    }
}
