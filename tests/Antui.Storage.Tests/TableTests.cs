using System.Reflection;
using Antui.Storage.Drivers;
using Antui.Storage.Sqlite;
using Antui.Storage.Tables;
using Antui.Tests.Shared;
using Npgsql;

namespace Antui.Storage.Tests;

/// <summary>
/// A column stands once in the code and once in a migration of each database: whoever forgets one of the three reads
/// here which.
/// </summary>
public sealed class TableTests
{
    private const string PostgresColumns =
        "SELECT table_name, column_name, data_type, is_nullable = 'YES', "
        + "column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS' "
        + "FROM information_schema.columns WHERE table_schema = 'public'";

    private static readonly List<Table> Tables =
    [
        .. ((Type[])[typeof(ListTables), typeof(SumTables), typeof(PoolTables), typeof(StoreTables)])
            .SelectMany(x => x.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(x => x.GetValue(null)).OfType<Table>(),
    ];

    private sealed record Stored(string Type, bool IsNullable, bool IsFilledIn);

    [Fact]
    public void Columns_are_those_of_Sqlite()
    {
        using var db = SqliteDb.Open(":memory:", readOnly: false);
        SqliteSchema.Migrate(db);
        var wrong = Tables.SelectMany(table =>
        {
            var stored = new Dictionary<string, Stored>();
            var info = db.Prepare(
                $"SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo('{table.Name}')");
            while (info.Step())
            {
                var type = info.Text(1);
                // The primary key of one number is made when it is not given.
                var made = type == "INTEGER" && info.Number(4) == 1 && info.Text(0) == "id";
                stored[info.Text(0)] = new Stored(
                    type, !info.Flag(2) && !made && info.Number(4) == 0, made || !info.IsNull(3) || info.Flag(5));
            }

            info.Reset();
            if (table.OrderId is { } id) stored.Remove(id);
            return Differences("SQLite", table, stored, x => x switch
            {
                SqlType.Text => "TEXT",
                SqlType.Bytes => "BLOB",
                _ => "INTEGER",
            });
        });
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public async Task Columns_are_those_of_PostgreSQL()
    {
        var database = await PrivatePostgres.NewDatabaseAsync();
        await Stores.MigrateAsync(database, default);
        var all = new Dictionary<string, Dictionary<string, Stored>>();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(PostgresColumns, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!all.TryGetValue(reader.GetString(0), out var table)) table = all[reader.GetString(0)] = [];
            table[reader.GetString(1)] = new Stored(reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4));
        }

        var wrong = Tables.SelectMany(table =>
        {
            var stored = all.GetValueOrDefault(table.Name) ?? [];
            if (table.HasLane) Assert.True(stored.Remove("lane"), $"PostgreSQL: {table.Name} has no lane.");
            return Differences("PostgreSQL", table, stored, x => x switch
            {
                SqlType.Text => "text",
                SqlType.Bytes => "bytea",
                SqlType.Flag => "boolean",
                _ => "bigint",
            });
        });
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Every_table_is_looked_at() => Assert.Equal(23, Tables.Count);

    /// <summary>Such a column that is not compared first costs its index at every update.</summary>
    [Fact]
    public void A_column_in_an_index_of_a_list_is_still_or_changes_with_every_update()
    {
        using var db = SqliteDb.Open(":memory:", readOnly: false);
        SqliteSchema.Migrate(db);
        List<string> wrong = [];
        foreach (var table in Tables.Where(x => x.All.Any(y => y.Is(Use.Still))))
        {
            var indexed = db.Prepare(
                $"SELECT DISTINCT c.name FROM pragma_index_list('{table.Name}') i, pragma_index_info(i.name) c");
            while (indexed.Step())
            {
                // The last one is made by the database, of two that are still.
                var name = indexed.Text(0);
                var known = table.All.FirstOrDefault(x => x.Name == name)?.Is(Use.Key | Use.Still);
                if (known is not true && name is not ("modified_at" or "due_at") && name != table.OrderId)
                    wrong.Add($"{table.Name}.{name} stands in an index and is not Use.Still.");
            }

            indexed.Reset();
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static IEnumerable<string> Differences(
        string database, Table table, Dictionary<string, Stored> stored, Func<SqlType, string> typeOf)
    {
        foreach (var column in table.All)
        {
            var place = $"{database}: {table.Name}.{column.Name}";
            if (!stored.Remove(column.Name, out var known)) yield return $"{place} has no migration.";
            else if (known.Type != typeOf(column.Type))
                yield return $"{place} is {known.Type} there, {column.Type} here.";
            else if (known.IsNullable != column.IsNullable)
                yield return $"{place} {(known.IsNullable ? "may be null there, but not here" : "may be null here")}.";
        }

        // What only the database knows must be filled in by it, where rows are written from here.
        foreach (var (name, left) in stored)
        {
            if (table.All.Any(x => !x.Is(Use.Apart)) && !left.IsFilledIn && !left.IsNullable)
                yield return $"{database}: {table.Name}.{name} is not in the table, and nobody fills it in.";
        }
    }
}
