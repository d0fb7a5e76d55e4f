using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>
/// Writes the rows of a table with statements prepared once. An update names, beside what always changes, only those
/// still columns that differ from what is stored: the indexes of all others stay untouched.
/// </summary>
internal sealed class SqliteRows<TRow>
{
    private readonly SqliteDb _db;
    private readonly Table<TRow> _table;
    private readonly Update _insert;
    private readonly string _where;
    private readonly (Column<TRow> Column, int Index)[] _foundBy;
    private readonly bool _byOrder;

    /// <summary>The parameter for the id of the row or of its order, behind those of the columns.</summary>
    private readonly int _ownId;

    private readonly int _firstStill;
    private readonly Dictionary<int, Update> _updates = [];
    private readonly Lazy<SqliteStatement> _find, _put, _remove;

    public SqliteRows(SqliteDb db, Table<TRow> table)
    {
        (_db, _table) = (db, table);
        _ownId = table.Written.Length + 1;
        _firstStill = table.RowId is null ? 0 : 1;
        var foundBy = table.FoundBy ?? [.. table.Keys.Select(x => x.Name)];
        _byOrder = foundBy.Contains(table.OrderId);
        _foundBy = [.. foundBy.Where(x => x != table.OrderId).Select(Numbered)];
        _where = string.Join(" AND ", foundBy.Select(x =>
            x == table.OrderId ? $"{x} = ?{_ownId}" : $"{x} = ?{table.Parameter(x)}"));
        var insert = table.OrderId is { } id
            ? $"INTO {table.Name} ({table.Insert}, {id}) VALUES ({table.Values}, ?{_ownId})"
            : $"INTO {table.Name} ({table.Insert}) VALUES ({table.Values})";
        _insert = new Update(db.Keep($"INSERT {insert}"), [.. table.Written.Select(x => Numbered(x.Name))]);
        string[] row = table.RowId is { } own ? [own] : [];
        _find = Kept($"SELECT {string.Join(", ", [.. row, .. table.Still.Select(x => x.Name)])} "
            + $"FROM {table.Name} WHERE {_where}");
        _put = Kept($"INSERT {insert} ON CONFLICT ({string.Join(", ", foundBy)}) {table.Again("max")}");
        _remove = Kept($"DELETE FROM {table.Name} WHERE {_where}");
    }

    /// <summary>Adds a row that is new.</summary>
    public void Add(TRow row, long orderId = 0)
    {
        Bind(_insert, row);
        if (_table.OrderId is not null) _insert.Statement.Bind(_ownId, orderId);
        _insert.Statement.Run();
    }

    /// <summary>One statement, whether the row is there or not.</summary>
    public void Put(TRow row, long orderId = 0)
    {
        Bind(_insert with { Statement = _put.Value }, row);
        if (_table.OrderId is not null) _put.Value.Bind(_ownId, orderId);
        _put.Value.Run();
    }

    public void Remove(TRow row)
    {
        BindKey(_remove.Value, row, 0);
        _remove.Value.Run();
    }

    /// <summary>
    /// Looks for the row; what stands in its still columns can be read until it is written.
    /// </summary>
    public IRow? Find(TRow row, long orderId = 0)
    {
        var find = _find.Value;
        find.Reset();
        BindKey(find, row, orderId);
        return find.Step() ? find : null;
    }

    /// <summary>Where a still column stands in what was found.</summary>
    public int Found(string column)
    {
        var at = Array.FindIndex(_table.Still, x => x.Name == column);
        return at >= 0 ? _firstStill + at : throw new ArgumentException($"{column} is not compared.", nameof(column));
    }

    /// <param name="found">What <see cref="Find"/> gave for this row.</param>
    public void Write(TRow row, IRow? found, long orderId = 0)
    {
        var find = _find.Value;
        if (found is null)
        {
            find.Reset();
            Add(row, orderId);
            return;
        }

        var changed = 0;
        for (var i = 0; i < _table.Still.Length; i++)
            if (!_table.Still[i].Same(find, _firstStill + i, row)) changed |= 1 << i;
        var id = _table.RowId is null ? orderId : find.Number(0);
        find.Reset();
        if (!_updates.TryGetValue(changed, out var update)) update = _updates[changed] = UpdateOf(changed);
        Bind(update, row);
        if (_table.RowId is not null) update.Statement.Bind(_ownId, id);
        else BindKey(update.Statement, row, id);
        update.Statement.Run();
    }

    private Update UpdateOf(int changed)
    {
        var named = _table.Written.Where(x => !x.Is(Use.Key) && (!x.Is(Use.Still)
            || (changed & (1 << Array.IndexOf(_table.Still, x))) != 0)).Select(x => Numbered(x.Name)).ToArray();
        var where = _table.RowId is { } id ? $"{id} = ?{_ownId}" : _where;
        var sets = string.Join(", ", named.Select(x => $"{x.Column.Name} = ?{x.Index}"));
        return new Update(_db.Keep($"UPDATE {_table.Name} SET {sets} WHERE {where}"), named);
    }

    private void BindKey(SqliteStatement statement, TRow row, long orderId)
    {
        foreach (var (column, index) in _foundBy) column.Bind(statement, index, row);
        if (_byOrder) statement.Bind(_ownId, orderId);
    }

    private static void Bind(Update update, TRow row)
    {
        foreach (var (column, index) in update.Columns) column.Bind(update.Statement, index, row);
    }

    private (Column<TRow> Column, int Index) Numbered(string column)
    {
        var index = _table.Parameter(column);
        return (_table.Written[index - 1], index);
    }

    private Lazy<SqliteStatement> Kept(string sql) => new(() => _db.Keep(sql));

    private readonly record struct Update(
        SqliteStatement Statement, (Column<TRow> Column, int Index)[] Columns);
}
