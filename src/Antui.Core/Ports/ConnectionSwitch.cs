namespace Antui.Core.Ports;

/// <summary>
/// A part of a connection that its merchant turns on and off. It stands in the connection's settings under its name,
/// and is no secret: it is shown and changed by itself, while the rest of a connection is never given back.
/// </summary>
/// <param name="Default">What it is while nobody said anything.</param>
/// <param name="Help">What happens when it is off.</param>
public sealed record ConnectionSwitch(
    string Name, bool Default, (string Zh, string En) Text, (string Zh, string En) Help);
