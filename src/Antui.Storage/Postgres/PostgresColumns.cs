using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>One column of many rows as an array parameter.</summary>
internal static class PostgresColumns
{
    public static NpgsqlParameter Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = column };
    }

    /// <summary>Text from outside: what the database cannot store is replaced.</summary>
    public static NpgsqlParameter Text<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> value) =>
        Of(rows, x => PostgresText.Clean(value(x)));
}
