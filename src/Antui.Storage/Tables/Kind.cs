using Antui.Core;
using Antui.Storage.Drivers;
using Npgsql;

namespace Antui.Storage.Tables;

/// <summary>What a column holds: TEXT, INTEGER, INTEGER, BLOB in SQLite; text, bigint, boolean, bytea in
/// PostgreSQL.</summary>
internal enum SqlType
{
    Text,
    Number,
    Flag,
    Bytes,
}

/// <summary>How values of a type go to both databases and come back: typed all the way, nothing is boxed.</summary>
/// <param name="Bind">To a parameter of SQLite.</param>
/// <param name="Same">Whether the value is what SQLite has stored.</param>
/// <param name="Array">The values of many rows, for PostgreSQL's unnest; the array is given away.</param>
/// <param name="Value">For statements that run rarely.</param>
internal sealed record Kind<T>(
    SqlType Type, Func<IRow, int, T> Read, Action<SqliteStatement, int, T> Bind,
    Func<SqliteStatement, int, T, bool> Same, Func<T[], NpgsqlParameter> Array, Func<T, object?> Value,
    bool IsNullable = false);

internal static class Kinds
{
    /// <summary>Text from outside: what PostgreSQL cannot store is replaced there.</summary>
    public static readonly Kind<string> Text = new(
        SqlType.Text, (row, at) => row.Text(at), (to, at, x) => to.Bind(at, x), (row, at, x) => row.Is(at, x),
        PostgresColumns.Text, x => x);

    public static readonly Kind<long> Number = new(
        SqlType.Number, (row, at) => row.Number(at), (to, at, x) => to.Bind(at, x), (row, at, x) => row.Number(at) == x,
        x => new NpgsqlParameter<long[]> { TypedValue = x }, x => x);

    public static readonly Kind<Instant> Time = new(
        SqlType.Number, (row, at) => new Instant(row.Number(at)), (to, at, x) => to.Bind(at, x.Ms),
        (row, at, x) => row.Number(at) == x.Ms, x => PostgresColumns.Of(x, y => y.Ms), x => x.Ms);

    /// <summary>A time that may be absent: null is stored, so that partial indexes leave the row out.</summary>
    public static readonly Kind<Instant?> Maybe = new(
        SqlType.Number, (row, at) => row.IsNull(at) ? null : new Instant(row.Number(at)),
        (to, at, x) => to.Bind(at, x?.Ms), (row, at, x) => (row.IsNull(at) ? null : row.Number(at)) == x?.Ms,
        x => PostgresColumns.Of(x, y => y?.Ms), x => x?.Ms, IsNullable: true);

    public static readonly Kind<bool> Flag = new(
        SqlType.Flag, (row, at) => row.Flag(at), (to, at, x) => to.Bind(at, x), (row, at, x) => row.Flag(at) == x,
        x => new NpgsqlParameter<bool[]> { TypedValue = x }, x => x);

    public static readonly Kind<ReadOnlyMemory<byte>> Bytes = new(
        SqlType.Bytes, (row, at) => row.Bytes(at), (to, at, x) => to.Bind(at, x.Span),
        (row, at, x) => row.Span(at).SequenceEqual(x.Span),
        x => new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = x }, x => x.ToArray());
}

/// <summary>A member of an enum, stored by its name.</summary>
internal static class NameKind<T> where T : struct, Enum
{
    public static readonly Kind<T> One = new(
        SqlType.Text, Names<T>.Read, (to, at, x) => to.BindText(at, Names<T>.Utf8(x)),
        (row, at, x) => row.Span(at).SequenceEqual(Names<T>.Utf8(x)), x => PostgresColumns.Of(x, Names<T>.Text),
        x => Names<T>.Text(x));
}
