using Antui.Storage.Drivers;
using Npgsql;

namespace Antui.Storage.Tables;

/// <summary>What becomes of a column when its row is written again. Plain: it is replaced.</summary>
[Flags]
internal enum Use
{
    Plain = 0,
    /// <summary>The row is found by it.</summary>
    Key = 1,
    /// <summary>
    /// Stands in indexes and seldom changes. SQLite rewrites every index of a column that an update names, so it is
    /// compared first and named only when it changed.
    /// </summary>
    Still = 2,
    /// <summary>Stays as the first write left it.</summary>
    Once = 4,
    /// <summary>Is added to what is there.</summary>
    Adds = 8,
    /// <summary>The greater one stays.</summary>
    Grows = 16,
    /// <summary>Is only read: statements of its own write it.</summary>
    Apart = 32,
}

/// <summary>A column as the schema knows it.</summary>
internal abstract class Column(string name, SqlType type, bool isNullable, Use use)
{
    public string Name => name;

    public SqlType Type => type;

    public bool IsNullable => isNullable;

    public bool Is(Use what) => (use & what) != 0;
}

internal abstract class Column<TRow>(string name, SqlType type, bool isNullable, Use use)
    : Column(name, type, isNullable, use)
{
    public abstract void Bind(SqliteStatement to, int index, TRow row);

    public abstract bool Same(SqliteStatement stored, int column, TRow row);

    public abstract NpgsqlParameter Array(IReadOnlyList<TRow> rows);

    public abstract object? Value(TRow row);
}

internal sealed class Column<TRow, T>(string name, Func<TRow, T> get, Kind<T> kind, Use use = Use.Plain)
    : Column<TRow>(name, kind.Type, kind.IsNullable, use)
{
    public override void Bind(SqliteStatement to, int index, TRow row) => kind.Bind(to, index, get(row));

    public override bool Same(SqliteStatement stored, int column, TRow row) => kind.Same(stored, column, get(row));

    public override NpgsqlParameter Array(IReadOnlyList<TRow> rows) => kind.Array(PostgresColumns.Values(rows, get));

    public override object? Value(TRow row) => kind.Value(get(row));
}
