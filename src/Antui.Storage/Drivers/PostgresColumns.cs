using Npgsql;

namespace Antui.Storage.Drivers;

/// <summary>One column of many rows as an array parameter.</summary>
internal static class PostgresColumns
{
    public static T[] Values<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return column;
    }

    public static NpgsqlParameter Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value) =>
        new NpgsqlParameter<T[]> { TypedValue = Values(rows, value) };

    /// <summary>Text from outside: what the database cannot store is replaced.</summary>
    public static NpgsqlParameter Text(string[] column)
    {
        foreach (ref var text in column.AsSpan()) text = PostgresText.Clean(text);
        return new NpgsqlParameter<string[]> { TypedValue = column };
    }

    public static NpgsqlParameter Text<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> value) =>
        Text(Values(rows, value));
}
