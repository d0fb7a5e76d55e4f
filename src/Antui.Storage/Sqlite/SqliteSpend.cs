using Antui.Core.Ports;
using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

/// <summary>
/// Rolling caps. This is the only connection that writes, so the sums of a shop are kept here between transactions and
/// read from the table once; after a rollback they are read again.
/// </summary>
internal sealed class SqliteSpend(SqliteDb db)
{
    private readonly Dictionary<string, SpendBook> _books = [];
    private readonly Dictionary<(string Shop, long Minute), long> _changed = [];

    private readonly SqliteStatement _load = db.Keep(
        "SELECT minute, fen FROM spend WHERE shop = ?1 AND minute > ?2 ORDER BY minute");

    private readonly SqliteStatement _save = db.Keep(
        "INSERT INTO spend (shop, minute, fen) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET fen = excluded.fen");

    private readonly SqliteStatement _forget = db.Keep("DELETE FROM spend WHERE shop = ?1 AND minute <= ?2");

    public bool Allows(OrderCommit commit, long minute) => !SpendBook.Limits(commit)
        || Book(commit.Key.Shop, minute).Allows(minute, commit.SpendFen, commit.Caps!);

    public void Add(OrderCommit commit, long minute)
    {
        if (!SpendBook.Limits(commit)) return;
        var shop = commit.Key.Shop;
        _changed[(shop, minute)] = Book(shop, minute).Add(minute, commit.SpendFen);
    }

    public void Flush()
    {
        foreach (var ((shop, minute), fen) in _changed)
        {
            _save.Bind(1, shop);
            _save.Bind(2, minute);
            _save.Bind(3, fen);
            _save.Run();
        }

        _changed.Clear();
    }

    public void Clear()
    {
        _changed.Clear();
        _books.Clear();
    }

    private SpendBook Book(string shop, long minute)
    {
        if (_books.TryGetValue(shop, out var known)) return known;
        var book = _books[shop] = new SpendBook();
        _forget.Bind(1, shop);
        _forget.Bind(2, minute - (2 * SpendBook.DayMinutes));
        _forget.Run();
        _load.Bind(1, shop);
        _load.Bind(2, minute - SpendBook.DayMinutes);
        while (_load.Step()) book.Load(_load.Number(0), _load.Number(1));
        _load.Reset();
        return book;
    }
}
