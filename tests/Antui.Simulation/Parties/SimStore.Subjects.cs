using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Simulation.Parties;

internal sealed partial class SimStore
{
    public Task<StoredSubject?> SubjectAsync(SubjectKey key, CancellationToken stop) =>
        CallAsync(async () => await inner.SubjectAsync(key, stop) is { } read ? sim.Mutant.Reading(read) : null);

    public Task<bool> WriteSubjectAsync(StoredSubject subject, JournalEntry entry, CancellationToken stop) =>
        CallAsync(() => inner.WriteSubjectAsync(sim.Mutant.Writing(subject), entry, stop));

    public Task<IReadOnlyList<JournalEntry>> SubjectJournalAsync(SubjectKey key, CancellationToken stop) =>
        inner.SubjectJournalAsync(key, stop);

    public Task<IReadOnlyList<StoredSubject>> SubjectsAsync(
        string kind, string shop, string prefix, string? afterId, int limit, CancellationToken stop) =>
        CallAsync<IReadOnlyList<StoredSubject>>(async () =>
            [.. (await inner.SubjectsAsync(kind, shop, prefix, afterId, limit, stop)).Select(sim.Mutant.Reading)]);

    public Task<Page<StoredSubject>> NewestSubjectsAsync(
        string kind, string? shop, bool open, string? cursor, int limit, CancellationToken stop) =>
        inner.NewestSubjectsAsync(kind, shop, open, cursor, limit, stop);

    public Task<IReadOnlyList<StoredSubject>> ClaimDueSubjectsAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop) =>
        CallAsync(() => inner.ClaimDueSubjectsAsync(DbNow, lease, limit, stop));

    public Task RestSubjectAsync(SubjectKey key, long version, Instant dueAt, CancellationToken stop) =>
        CallAsync(async () =>
        {
            await inner.RestSubjectAsync(key, version, dueAt, stop);
            return true;
        });

    public Task<Instant> NextDueSubjectAsync(CancellationToken stop) => CallAsync(() => inner.NextDueSubjectAsync(stop));

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop) =>
        CallAsync(() => inner.TakeNumberAsync(kind, no, stop));
}
