namespace Antui.Core.Ports;

/// <summary>Something about a connection that a person should see before it breaks.</summary>
/// <param name="Code">Public and stable, in upper snake case.</param>
public sealed record Warning(string Code, string Zh, string En);

/// <summary>A connector that knows when its authorisation ends, and what else is about to go wrong.</summary>
public interface IWarn
{
    /// <summary>Null when nobody said.</summary>
    Instant? AuthorisationEndsAt { get; }

    /// <summary>Learns from what is listed what is usual with this shop; asked before its warnings.</summary>
    Task LearnAsync(IQueries lists, Instant now, CancellationToken stop);

    IEnumerable<Warning> Warnings(Instant now);
}
