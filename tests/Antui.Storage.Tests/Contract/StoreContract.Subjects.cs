using System.Text;
using Antui.Core;
using Antui.Core.Ports;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests.Contract;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_subject_moves_from_version_to_version_and_keeps_its_journal()
    {
        var key = new SubjectKey("kind", "shop", "id");
        Assert.Null(await Store.SubjectAsync(key, default));
        Assert.False(await WriteAsync(ASubject(key) with { Version = 2 }));
        Assert.True(await WriteAsync(ASubject(key)));
        Assert.False(await WriteAsync(ASubject(key) with { State = "late" }));
        Assert.True(await WriteAsync(ASubject(key) with { Version = 2, State = "more", Open = 3 }));
        Assert.False(await WriteAsync(ASubject(key) with { Version = 2, State = "late" }));

        var read = (await Store.SubjectAsync(key, default))!;
        Assert.Equal((2, "more", 3, Now, "digest"), (
            read.Version, read.State, read.Open, read.OpenedAt, Encoding.UTF8.GetString(read.Digest.Span)));
        var journal = await Store.SubjectJournalAsync(key, default);
        Assert.Equal(["1 {}", "2 more"], journal.Select(e => $"{e.Version} {Encoding.UTF8.GetString(e.Events.Span)}"));
        Assert.Equal(("person:li", Now, 1, "before"), (
            journal[1].Source, journal[1].At, journal[1].Facts, Encoding.UTF8.GetString(journal[1].Previous.Span)));
        foreach (var other in new[] { key with { Kind = "k" }, key with { Shop = "" }, key with { Id = "i" } })
            Assert.Null(await Store.SubjectAsync(other, default));
    }

    [Fact]
    public async Task Of_many_who_move_a_subject_on_one_does()
    {
        var key = new SubjectKey("kind", "", "id");
        for (var version = 1; version <= 3; version++)
        {
            var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                WriteAsync(ASubject(key) with { Version = version, State = $"{i}" })));
            Assert.Equal(1, written.Count(x => x));
            Assert.Equal(version, (await Store.SubjectJournalAsync(key, default)).Count);
        }
    }

    [Fact]
    public async Task Subjects_are_listed_by_id_and_by_age()
    {
        foreach (var (id, day, open) in new[] { ("b/2", 3, 1), ("a/1", 2, 0), ("b/1", 1, 4), ("c", 1, 0) })
        {
            await WriteAsync(
                ASubject(new("kind", "s", id)) with { OpenedAt = Now + TimeSpan.FromDays(day), Open = open });
        }
        await WriteAsync(ASubject(new("kind", "other", "b/9")));
        await WriteAsync(ASubject(new("another", "s", "b/8")) with { Open = 1 });

        async Task<string> ById(string prefix, string? after, int limit) => string.Join(
            ' ', (await Store.SubjectsAsync("kind", "s", prefix, after, limit, default)).Select(x => x.Key.Id));
        Assert.Equal("a/1 b/1 b/2 c", await ById("", null, 9));
        Assert.Equal("b/1 b/2", await ById("b/", null, 9));
        Assert.Equal("b/2", await ById("b/", "b/1", 9));
        Assert.Equal("a/1 b/1", await ById("", null, 2));

        var (seen, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await Store.NewestSubjectsAsync("kind", null, open: false, cursor, 2, default);
            seen.AddRange(page.Rows.Select(x => x.Key.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(["b/2", "a/1", "c", "b/1", "b/9"], seen);
        var left = await Store.NewestSubjectsAsync("kind", "s", open: true, null, 9, default);
        Assert.Equal(["b/2", "b/1"], left.Rows.Select(x => x.Key.Id));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.NewestSubjectsAsync("kind", null, open: false, "nonsense", 2, default));
    }

    [Fact]
    public async Task What_is_due_is_claimed_once_for_a_lease()
    {
        var (minute, lease) = (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
        Assert.Equal(Instant.Never, await Store.NextDueSubjectAsync(default));
        foreach (var (id, due) in new[] { ("later", Now + minute), ("now", Now), ("never", Instant.Never) })
            await WriteAsync(ASubject(new("kind", "s", id)) with { DueAt = due });

        async Task<string> ClaimAsync(Instant at) => string.Join(
            ' ', (await Store.ClaimDueSubjectsAsync(at, lease, 9, default)).Select(x => x.Key.Id));
        Assert.Equal(Now, await Store.NextDueSubjectAsync(default));
        Assert.Equal("now", await ClaimAsync(Now));
        Assert.Equal("", await ClaimAsync(Now));
        Assert.Equal(Now + lease, await Store.NextDueSubjectAsync(default));
        Assert.Equal("now later", await ClaimAsync(Now + minute));
        // Whoever claimed it may find that it wants nothing yet; not when it was moved on meanwhile.
        await Store.RestSubjectAsync(new("kind", "s", "later"), 1, Now + 5 * minute, default);
        await Store.RestSubjectAsync(new("kind", "s", "later"), 2, Instant.Never, default);
        Assert.Equal("now", await ClaimAsync(Now + 4 * minute));
        // Moved on, it is due when its newest version says so.
        await WriteAsync(ASubject(new("kind", "s", "now")) with { Version = 2, DueAt = Instant.Never });
        Assert.Equal("later", await ClaimAsync(Now + 10 * minute));
    }

    [Fact]
    public async Task A_number_is_given_out_once_however_many_ask()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Store.TakeNumberAsync("parcel", $"P{i % 4}", default)));

        Assert.Equal(4, taken.Count(x => x));
        Assert.True(await Store.TakeNumberAsync("other", "P1", default));
        Assert.False(await Store.TakeNumberAsync("parcel", "P1", default));
    }

    private Task<bool> WriteAsync(StoredSubject subject) => Store.WriteSubjectAsync(
        subject,
        new JournalEntry(
            subject.Version, Now, "person:li", Encoding.UTF8.GetBytes(subject.State), Encoding.UTF8.GetBytes("before")),
        default);

    private static StoredSubject ASubject(SubjectKey key) =>
        new(key, 1, Now, 0, Instant.Never, "{}", Encoding.UTF8.GetBytes("digest"));
}
