
namespace Antui.Core.Ports;

/// <summary>A subject that is no order, as it stands after the newest entry of its journal.</summary>
/// <param name="Version">1, 2, 3 … without gaps; the compare-and-set of every write.</param>
/// <param name="OpenedAt">When it began; lists show the newest first.</param>
/// <param name="Open">What of it still waits for a person, as its kind counts it; 0 when nothing does.</param>
/// <param name="DueAt">When it needs attention; <see cref="Instant.Never"/> when only a fact can move it.</param>
/// <param name="State">What its events come to, as JSON of its kind.</param>
/// <param name="Digest">Of the newest entry, as the next one carries it; empty for what was taken over from before
/// there was a journal.</param>
public sealed record StoredSubject(
    SubjectKey Key, long Version, Instant OpenedAt, long Open, Instant DueAt, string State,
    ReadOnlyMemory<byte> Digest = default);

/// <summary>One entry of the journal of a subject that is no order.</summary>
public sealed record SubjectEntry(SubjectKey Key, JournalEntry Entry);

/// <summary>
/// Subjects that are no orders: inbound boxes, announced goods, stock told to platforms and their like. There are few of
/// them beside orders, so each write is a transaction of its own and the head carries the folded state.
/// </summary>
public interface ISubjects
{
    /// <summary>Null: there is no such subject.</summary>
    Task<StoredSubject?> SubjectAsync(SubjectKey key, CancellationToken stop);

    /// <summary>The head and the entry that led to it. Version must be one more than the stored one (1 for a new
    /// subject); false when somebody was faster, and then nothing was written.</summary>
    Task<bool> WriteSubjectAsync(StoredSubject subject, JournalEntry entry, CancellationToken stop);

    /// <summary>The journal of a subject, the oldest entry first.</summary>
    Task<IReadOnlyList<JournalEntry>> SubjectJournalAsync(SubjectKey key, CancellationToken stop);

    /// <summary>Those of a kind and shop whose ids begin so, in order of their ids, from after one.</summary>
    Task<IReadOnlyList<StoredSubject>> SubjectsAsync(
        string kind, string shop, string prefix, string? afterId, int limit, CancellationToken stop);

    /// <summary>Those of a kind, newest first.</summary>
    /// <param name="shop">Null: of all shops.</param>
    /// <param name="open">Only those of which something waits for a person.</param>
    Task<Page<StoredSubject>> NewestSubjectsAsync(
        string kind, string? shop, bool open, string? cursor, int limit, CancellationToken stop);

    /// <summary>
    /// Subjects that need attention by now, the longest due first, claimed for the lease: their due time moves to now +
    /// lease, so that another node does not take them too.
    /// </summary>
    Task<IReadOnlyList<StoredSubject>> ClaimDueSubjectsAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop);

    /// <summary>A subject that was claimed wants nothing done before this; nothing when it was moved on
    /// meanwhile.</summary>
    Task RestSubjectAsync(SubjectKey key, long version, Instant dueAt, CancellationToken stop);

    /// <summary>The earliest due time of any, or Never.</summary>
    Task<Instant> NextDueSubjectAsync(CancellationToken stop);

    /// <summary>Takes a number of a kind for good; false when it is taken.</summary>
    Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop);
}
