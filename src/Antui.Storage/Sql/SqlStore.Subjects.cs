using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    private const string OfSubject = "kind = $1 AND shop = $2 AND id = $3";

    public async Task<StoredSubject?> SubjectAsync(SubjectKey key, CancellationToken stop) =>
        (await RowsAsync(StoreTables.Subjects, $"WHERE {OfSubject}", [key.Kind, key.Shop, key.Id], stop))
        .FirstOrDefault();

    /// <summary>The primary key decides who opens a subject, its version who moves it on.</summary>
    public Task<bool> WriteSubjectAsync(StoredSubject subject, JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (heads, journal) = (StoreTables.Subjects, StoreTables.SubjectJournal);
        var head = subject.Version == 1
            ? $"INSERT INTO subjects ({heads.Insert}) VALUES ({heads.Values}) ON CONFLICT DO NOTHING"
            : $"UPDATE subjects SET {heads.Set} WHERE {OfSubject} AND version = $4 - 1";
        return WriteAsync(
            [
                new Statement(head, heads.Args(subject)),
                new Statement(
                    $"INSERT INTO subject_journal ({journal.Insert}) VALUES ({journal.Values})",
                    journal.Args(new SubjectEntry(subject.Key, entry))),
            ],
            stop, byKeys: true);
    }

    public async Task<IReadOnlyList<JournalEntry>> SubjectJournalAsync(SubjectKey key, CancellationToken stop) =>
        (await RowsAsync(
            StoreTables.SubjectJournal, $"WHERE {OfSubject} ORDER BY version", [key.Kind, key.Shop, key.Id], stop))
        .ConvertAll(x => x.Entry);

    public async Task<IReadOnlyList<StoredSubject>> SubjectsAsync(
        string kind, string shop, string prefix, string? afterId, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await RowsAsync(
            StoreTables.Subjects,
            "WHERE kind = $1 AND shop = $2 AND id >= $3 AND id < $4 AND id > $5 "
            + $"ORDER BY id LIMIT {limit}", [kind, shop, prefix, prefix + LastCharacter, afterId ?? ""], stop);
    }

    public async Task<Page<StoredSubject>> NewestSubjectsAsync(
        string kind, string? shop, bool open, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Subjects);
        var query = new Query();
        var where = $"WHERE kind = {query.Arg(kind)}";
        if (shop is not null) where += $" AND shop = {query.Arg(shop)}";
        if (open) where += " AND open > 0";
        if (after is { } place)
        {
            where += $" AND (opened_at, shop, id) < "
                + $"({query.Arg(place.At.Ms)}, {query.Arg(place.Shop)}, {query.Arg(place.Number)})";
        }
        var rows = await RowsAsync(
            StoreTables.Subjects, $"{where} ORDER BY opened_at DESC, shop DESC, id DESC LIMIT {limit + 1}", query.Args,
            stop);
        return PageOf(rows, limit, x => new Cursor(x.OpenedAt, x.Key.Shop, x.Key.Id).Write(Cursor.Subjects));
    }

    /// <summary>Each is claimed by itself: of two nodes that see one due, one moves its due time.</summary>
    public async Task<IReadOnlyList<StoredSubject>> ClaimDueSubjectsAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var due = await RowsAsync(
            StoreTables.Subjects,
            $"WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at, kind, shop, id LIMIT {limit}", [now.Ms], stop);
        var claimed = new List<StoredSubject>(due.Count);
        foreach (var one in due)
        {
            var (kind, shop, id) = one.Key;
            if (await WriteAsync(
                [
                    new Statement(
                        $"UPDATE subjects SET due_at = $4 WHERE {OfSubject} AND version = $5 AND due_at = $6",
                        kind, shop, id, (now + lease).Ms, one.Version, one.DueAt.Ms),
                ],
                stop)) claimed.Add(one);
        }
        return claimed;
    }

    public Task RestSubjectAsync(SubjectKey key, long version, Instant dueAt, CancellationToken stop) => WriteAsync(
        [
            new Statement(
                $"UPDATE subjects SET due_at = $4 WHERE {OfSubject} AND version = $5",
                key.Kind, key.Shop, key.Id, dueAt == Instant.Never ? null : dueAt.Ms, version),
        ],
        stop);

    public async Task<Instant> NextDueSubjectAsync(CancellationToken stop) =>
        (await QueryAsync(
            new Statement("SELECT min(due_at) FROM subjects WHERE due_at IS NOT NULL"),
            row => row.IsNull(0) ? Instant.Never : new Instant(row.Number(0)), stop))[0];

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop) => WriteAsync(
        [new Statement("INSERT INTO made_numbers (kind, no) VALUES ($1, $2) ON CONFLICT DO NOTHING", kind, no)], stop);
}
