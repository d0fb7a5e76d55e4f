using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>Where an order stands: id 0 and version 0 when it is not stored.</summary>
internal readonly record struct SqliteHead(long Id, long Version, long? DueAt);

/// <summary>
/// What a commit writes of an order: its head, its journal, its numbers, and the mark that lists follow.
/// </summary>
internal sealed class SqliteHeads(SqliteDb db)
{
    private readonly SqliteStatement _find = db.Keep(
        "SELECT id, version, due_at FROM heads WHERE order_no = ?1 AND shop = ?2");

    private readonly SqliteStatement _insert = db.Keep(
        "INSERT INTO heads (shop, order_no, version, due_at) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteStatement _setVersion = db.Keep("UPDATE heads SET version = ?2 WHERE id = ?1");

    private readonly SqliteStatement _setVersionAndDue = db.Keep(
        "UPDATE heads SET version = ?2, due_at = ?3 WHERE id = ?1");

    private readonly SqliteStatement _journal = db.Keep(
        "INSERT OR IGNORE INTO journal (order_id, version, at, source, events, previous, facts) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private readonly SqliteStatement _number = db.Keep(
        "INSERT OR IGNORE INTO numbers (key, kind, order_id, no) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteRows<WrappedKey> _wordsKeys = new(db, StoreTables.WordsKeys);

    private readonly SqliteStatement _mark = db.Keep(
        "INSERT INTO changes (place, order_id, version, at) VALUES (?1, ?2, ?3, ?4)");

    private readonly SqliteStatement _due = db.Keep(
        "SELECT id, shop, order_no FROM heads WHERE due_at <= ?1 ORDER BY due_at, shop, order_no LIMIT ?2");

    private readonly SqliteStatement _setDue = db.Keep("UPDATE heads SET due_at = ?2 WHERE id = ?1");

    /// <summary>This is the only connection that writes; null after a rollback, and then it is read again.</summary>
    private long? _place;

    public long Place => _place ??= db.Number(
        "SELECT max(coalesce((SELECT max(place) FROM changes), 0), coalesce((SELECT max(place) FROM lists), 0))");

    public void ForgetPlace() => _place = null;

    public SqliteHead Find(OrderKey key)
    {
        _find.Bind(1, key.OrderNo);
        _find.Bind(2, key.Shop);
        var found = _find.Step()
            ? new SqliteHead(_find.Number(0), _find.Number(1), _find.IsNull(2) ? null : _find.Number(2))
            : default;
        _find.Reset();
        return found;
    }

    public void Write(SqliteHead stored, OrderCommit commit)
    {
        var id = stored.Id == 0 ? Insert(commit) : stored.Id;
        Journal(id, commit);
        if (stored.Id != 0) Update(stored, commit);
        if (commit.WordsKey is KeyWrite.Add add) _wordsKeys.Add(new WrappedKey(commit.Key, add.Wrapped));
        else if (commit.WordsKey is KeyWrite.Destroy) _wordsKeys.Remove(new WrappedKey(commit.Key, default));
        foreach (var number in commit.Numbers ?? [])
        {
            _number.Bind(1, number.Key);
            _number.BindText(2, Names<NumberKind>.Utf8(number.Kind));
            _number.Bind(3, id);
            _number.Bind(4, number.No);
            _number.Run();
        }

        Mark(id, commit.Version, commit.At.Ms);
    }

    /// <summary>Rows of these orders are to be judged anew; one that is not stored has none.</summary>
    public void Mark(IReadOnlyList<OrderKey> keys, Instant at)
    {
        foreach (var key in keys)
            if (Find(key) is { Id: not 0 } head) Mark(head.Id, 0, at.Ms);
    }

    public IReadOnlyList<OrderKey> ClaimDue(long nowMs, long untilMs, int limit)
    {
        List<(long Id, OrderKey Key)> due = [];
        _due.Bind(1, nowMs);
        _due.Bind(2, limit);
        while (_due.Step()) due.Add((_due.Number(0), new OrderKey(_due.Text(1), _due.Text(2))));
        _due.Reset();
        foreach (var (id, _) in due)
        {
            _setDue.Bind(1, id);
            _setDue.Bind(2, untilMs);
            _setDue.Run();
        }

        return due.ConvertAll(x => x.Key);
    }

    private long Insert(OrderCommit commit)
    {
        _insert.Bind(1, commit.Key.Shop);
        _insert.Bind(2, commit.Key.OrderNo);
        _insert.Bind(3, commit.Version);
        _insert.Bind(4, Due(commit));
        _insert.Run();
        return db.LastId;
    }

    /// <summary>An update that does not name the due time leaves its index alone.</summary>
    private void Update(SqliteHead stored, OrderCommit commit)
    {
        var dueAt = Due(commit);
        var statement = commit.DueStays || dueAt == stored.DueAt ? _setVersion : _setVersionAndDue;
        statement.Bind(1, stored.Id);
        statement.Bind(2, commit.Version);
        if (statement == _setVersionAndDue) statement.Bind(3, dueAt);
        statement.Run();
    }

    private void Journal(long id, OrderCommit commit)
    {
        _journal.Bind(1, id);
        _journal.Bind(2, commit.Version);
        _journal.Bind(3, commit.At.Ms);
        _journal.Bind(4, commit.Source);
        _journal.Bind(5, commit.Events.Span);
        _journal.Bind(6, commit.Previous.Span);
        _journal.Bind(7, commit.Facts);
        _journal.Run();
        if (db.Changes > 0) return;
        throw new StorageException(
            StorageFault.Broken, "The journal is ahead of its order: the file was changed by another program.");
    }

    private void Mark(long id, long version, long atMs)
    {
        _place = Place + 1;
        _mark.Bind(1, Place);
        _mark.Bind(2, id);
        _mark.Bind(3, version);
        _mark.Bind(4, atMs);
        _mark.Run();
    }

    private static long? Due(OrderCommit commit) => commit.DueAt == Instant.Never ? null : commit.DueAt.Ms;
}
