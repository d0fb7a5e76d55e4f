namespace Antui.Core.Ports;

/// <summary>A fact that fits nothing yet.</summary>
/// <param name="Id">Digest of shop, order and content: the same fact parks once.</param>
/// <param name="Fact">UTF-8 JSON of the fact, or the raw bytes of what could not be read.</param>
/// <param name="Attempts">How often it was tried again.</param>
/// <param name="DueAt">When it is tried next, on the node's clock. Parking the same fact again does not move
/// it.</param>
/// <param name="Assignee">The person who looks after it; empty while nobody does.</param>
/// <param name="Dismissed">Set once a person said that it needs nothing; it is never tried again.</param>
public sealed record ParkedFact(
    string Id, OrderKey Key, string Reason, string Source, Instant At, ReadOnlyMemory<byte> Fact, int Attempts = 0,
    Instant DueAt = default, string Assignee = "", ParkedEnd? Dismissed = null);

/// <summary>Who dismissed a parked fact, when and why.</summary>
public sealed record ParkedEnd(string By, string Reason, Instant At);

/// <summary>How long a parked fact waits: after each try twice as long as before, up to the longest.</summary>
public readonly record struct ParkedWait(TimeSpan First, TimeSpan Most)
{
    /// <summary>Beyond this many doublings every wait is the longest one.</summary>
    public const int MostDoublings = 20;

    /// <param name="attempts">Tries so far, without the one that is made now.</param>
    public TimeSpan After(int attempts) => TimeSpan.FromMilliseconds(Math.Min(
        (long)Most.TotalMilliseconds, (long)First.TotalMilliseconds << Math.Min(attempts, MostDoublings)));
}

/// <summary>Which parked facts a list shows; null means all.</summary>
/// <param name="Dismissed">Those that a person dismissed, instead of those that wait.</param>
public sealed record ParkedFilter(
    string? Shop = null, string? Source = null, string? Assignee = null, string? Reason = null, bool Dismissed = false);

/// <summary>What a person does to one waiting fact; null leaves it as it is.</summary>
public sealed record ParkedChange(Instant? DueAt = null, string? Assignee = null, ParkedEnd? Dismissed = null);

/// <summary>Facts that fit nothing yet. They are written by commits; each has a due time of its own.</summary>
public interface IParked
{
    /// <summary>Waiting facts of an order (or of all, when the key is null), oldest first.</summary>
    Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop);

    /// <summary>Oldest first, stable while others come and go.</summary>
    Task<Page<ParkedFact>> ParkedPageAsync(ParkedFilter filter, string? cursor, int limit, CancellationToken stop);

    /// <summary>One fact, also a dismissed one.</summary>
    Task<ParkedFact?> FindParkedAsync(string id, CancellationToken stop);

    /// <summary>The earliest due time; Never when nothing waits.</summary>
    Task<Instant> NextParkedAsync(CancellationToken stop);

    /// <summary>
    /// Waiting facts whose time has come, longest due first. Each is given its next due time and counted as tried in
    /// the same transaction, so that another node does not take it too and one that fits nothing needs no further
    /// write.
    /// </summary>
    Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop);

    /// <returns>False when it does not wait: it was applied, or somebody dismissed it.</returns>
    Task<bool> ChangeParkedAsync(string id, ParkedChange change, CancellationToken stop);

    /// <summary>How many wait, of one shop or of all.</summary>
    Task<long> ParkedCountAsync(string? shop, CancellationToken stop);
}
