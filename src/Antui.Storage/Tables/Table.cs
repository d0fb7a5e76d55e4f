using Antui.Core;
using Antui.Storage.Drivers;

namespace Antui.Storage.Tables;

/// <summary>A table as the schema knows it.</summary>
internal abstract class Table(string name)
{
    public string Name => name;

    /// <summary>All columns that have a meaning outside the database.</summary>
    public abstract IEnumerable<Column> All { get; }

    /// <summary>PostgreSQL's first column: the lane of what the row belongs to, or a slice of sums.</summary>
    public abstract bool HasLane { get; }

    /// <summary>A key column that PostgreSQL never looks for: another index has it in a bad place.</summary>
    public string? Unsought { get; init; }

    /// <summary>SQLite's column with the local id of the row's order.</summary>
    public string? OrderId { get; init; }

    /// <summary>SQLite's column by which a row that was found is written again.</summary>
    public string? RowId { get; init; }

    /// <summary>The columns by which SQLite finds a row, where they are not the key.</summary>
    public string[]? FoundBy { get; init; }
}

/// <summary>
/// The columns of a table, each in one line: the expression that makes a row of them declares name, type, where the
/// value stands in the row, and what becomes of it when the row is written again. What reads and writes the table in
/// either database is made from it, once.
/// </summary>
internal sealed class Table<TRow> : Table
{
    private readonly MakeRow<TRow> _make;

    /// <param name="also">Columns that are written and never read into a row.</param>
    public Table(string name, MakeRow<TRow> make, params Column<TRow>[] also) : base(name)
    {
        _make = make;
        List<Column<TRow>> read = [];
        var declaring = new Columns<TRow>(read);
        make(ref declaring);
        (Read, Written) = ([.. read], [.. read.Where(x => !x.Is(Use.Apart)), .. also]);
        (Keys, Still) = ([.. Written.Where(x => x.Is(Use.Key))], [.. Written.Where(x => x.Is(Use.Still))]);
        Select = string.Join(", ", Read.Select(x => x.Name));
        Insert = string.Join(", ", Written.Select(x => x.Name));
        Values = string.Join(", ", Written.Select((_, i) => $"${i + 1}"));
        Set = string.Join(", ", Written.Select((x, i) => x.Is(Use.Key) ? null
            : x.Is(Use.Adds) ? $"{x.Name} = {x.Name} + ${i + 1}" : $"{x.Name} = ${i + 1}").OfType<string>());
    }

    /// <summary>A table of the same columns under another name.</summary>
    public Table<TRow> As(string name) => new(name, _make, [.. Written.Except(Read)])
    {
        Of = Of,
        IsSliced = IsSliced,
        OrderId = OrderId,
        RowId = RowId,
        FoundBy = FoundBy,
        Unsought = Unsought,
    };

    /// <summary>In the order in which a row is read.</summary>
    public Column<TRow>[] Read { get; }

    /// <summary>How many columns a row is read from.</summary>
    public int Width => Read.Length;

    public Column<TRow>[] Written { get; }

    public Column<TRow>[] Keys { get; }

    public Column<TRow>[] Still { get; }

    /// <summary>Whose lane a row lies in; null where PostgreSQL has none.</summary>
    public Func<TRow, OrderKey>? Of { get; init; }

    /// <summary>A sum, kept in slices: the lane is the slice of whoever writes.</summary>
    public bool IsSliced { get; init; }

    public override bool HasLane => Of is not null || IsSliced;

    public override IEnumerable<Column> All => [.. Read, .. Written.Except(Read)];

    /// <summary>Names of what is read: "shop, order_no, …".</summary>
    public string Select { get; }

    /// <summary>Names of what is written.</summary>
    public string Insert { get; }

    /// <summary>"$1, $2, …", a parameter for each column that is written.</summary>
    public string Values { get; }

    /// <summary>"status = $3, …", all that is written and is no key.</summary>
    public string Set { get; }

    public string SelectFrom(string alias) => string.Join(", ", Read.Select(x => $"{alias}.{x.Name}"));

    /// <summary>What is added up, over slices: "warehouse, sku, CAST(sum(on_hand) AS bigint), …".</summary>
    public string Sums() => string.Join(
        ", ", Read.Select(x => x.Is(Use.Adds) ? $"CAST(sum({x.Name}) AS bigint)" : x.Name));

    /// <summary>What becomes of a row that is there already: "DO UPDATE SET status = excluded.status, …".</summary>
    /// <param name="greatest">The dialect's function of two numbers.</param>
    public string Again(string greatest)
    {
        var sets = Written.Where(x => !x.Is(Use.Key | Use.Once)).Select(x => $"{x.Name} = " + (
            x.Is(Use.Adds) ? $"{Name}.{x.Name} + excluded.{x.Name}"
            : x.Is(Use.Grows) ? $"{greatest}({Name}.{x.Name}, excluded.{x.Name})"
            : $"excluded.{x.Name}"));
        return $"DO UPDATE SET {string.Join(", ", sets)}";
    }

    /// <summary>The number of a column's parameter among <see cref="Values"/>.</summary>
    public int Parameter(string column)
    {
        var at = Array.FindIndex(Written, x => x.Name == column);
        return at >= 0 ? at + 1 : throw new ArgumentException($"{Name} writes no {column}.", nameof(column));
    }

    /// <summary>The row that a result stands on, its columns first.</summary>
    public TRow Row(IRow row)
    {
        var columns = new Columns<TRow>(row);
        return _make(ref columns);
    }

    /// <summary>Values of all that is written, for statements that run rarely.</summary>
    public object?[] Args(TRow row) => Array.ConvertAll(Written, x => x.Value(row));
}
