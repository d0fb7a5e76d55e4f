using Antui.Storage.Drivers;
using Antui.Storage.Tables;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>Writes rows of a table as arrays: one statement, whatever their number.</summary>
internal sealed class PostgresRows<TRow>
{
    private readonly Table<TRow> _table;
    private readonly string _insert, _insertNew, _put, _remove, _find;

    /// <param name="stored">What <see cref="Find"/> reads of the stored rows r.</param>
    public PostgresRows(Table<TRow> table, string stored = "")
    {
        _table = table;
        string[] lane = table.HasLane ? ["lane"] : [];
        string[] keys = [.. lane, .. table.Keys.Select(x => x.Name)];
        string[] all = [.. lane, .. table.Written.Select(x => x.Name)];
        _insert = $"INSERT INTO {table.Name} ({string.Join(", ", all)}) SELECT * FROM {Unnest(all.Length)}";
        _insertNew = $"{_insert} ON CONFLICT DO NOTHING";
        _put = $"{_insert} ON CONFLICT ({string.Join(", ", keys)}) {table.Again("greatest")}";
        var given = $"{Unnest(keys.Length)} WITH ORDINALITY AS i ({string.Join(", ", keys)}, place)";
        // What is compared like this no index serves. The index of a shop's refunds has the number behind the time, and
        // walking all of a shop for each row is what the planner takes for cheap while a table is small.
        var same = string.Join(" AND ", keys.Select(x =>
            x == table.Unsought ? $"(r.{x} = i.{x}) IS TRUE" : $"r.{x} = i.{x}"));
        _remove = $"DELETE FROM {table.Name} r USING {given} WHERE {same}";
        _find = $"SELECT {stored}, i.place FROM {given} JOIN {table.Name} r ON {same}";
    }

    /// <summary>New rows; one that is there already is a fault.</summary>
    public NpgsqlBatchCommand Add(IReadOnlyList<TRow> rows) => Command(_insert, Arrays(rows, _table.Written));

    /// <summary>New rows; those that are there already stay.</summary>
    public NpgsqlBatchCommand AddNew(IReadOnlyList<TRow> rows) => Command(_insertNew, Arrays(rows, _table.Written));

    /// <param name="slice">Of sums: the slice that they lie in.</param>
    public NpgsqlBatchCommand Put(IReadOnlyList<TRow> rows, short slice = 0) =>
        Command(_put, Arrays(rows, _table.Written, slice));

    public NpgsqlBatchCommand Remove(IReadOnlyList<TRow> rows) => Command(_remove, Arrays(rows, _table.Keys));

    /// <summary>What is stored of rows now, for <see cref="PostgresTables.StoredAsync"/>.</summary>
    public NpgsqlBatchCommand Find(IReadOnlyList<TRow> rows) => Command(_find, Arrays(rows, _table.Keys));

    private NpgsqlParameter[] Arrays(IReadOnlyList<TRow> rows, Column<TRow>[] columns, short slice = 0)
    {
        var first = _table.HasLane ? 1 : 0;
        var arrays = new NpgsqlParameter[first + columns.Length];
        if (first > 0)
        {
            arrays[0] = _table.Of is { } of
                ? PostgresColumns.Of(rows, x => (short)PostgresText.Clean(of(x)).Lane)
                : PostgresColumns.Of(rows, _ => slice);
        }

        for (var i = 0; i < columns.Length; i++) arrays[first + i] = columns[i].Array(rows);
        return arrays;
    }

    private static string Unnest(int columns) =>
        $"unnest({string.Join(", ", Enumerable.Range(1, columns).Select(x => $"${x}"))})";
}
