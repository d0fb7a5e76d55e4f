using Antui.Core;
using Antui.Storage.Drivers;

namespace Antui.Storage.Tables;

/// <summary>A row made of its columns, in their order.</summary>
internal delegate TRow MakeRow<TRow>(ref Columns<TRow> columns);

/// <summary>
/// What a table's one expression speaks to: run once it declares the columns, over a result it reads them.
/// </summary>
internal struct Columns<TRow>
{
    private readonly List<Column<TRow>>? _declared;
    private readonly IRow? _row;
    private int _next;

    public Columns(List<Column<TRow>> declared) => _declared = declared;

    public Columns(IRow row) => _row = row;

    public string Text(string name, Func<TRow, string> get, Use use = Use.Plain) => Of(name, get, Kinds.Text, use);

    public long Number(string name, Func<TRow, long> get, Use use = Use.Plain) => Of(name, get, Kinds.Number, use);

    public Instant Time(string name, Func<TRow, Instant> get, Use use = Use.Plain) => Of(name, get, Kinds.Time, use);

    public Instant? Maybe(string name, Func<TRow, Instant?> get, Use use = Use.Plain) =>
        Of(name, get, Kinds.Maybe, use);

    public bool Flag(string name, Func<TRow, bool> get, Use use = Use.Plain) => Of(name, get, Kinds.Flag, use);

    public ReadOnlyMemory<byte> Bytes(string name, Func<TRow, ReadOnlyMemory<byte>> get, Use use = Use.Plain) =>
        Of(name, get, Kinds.Bytes, use);

    public T Name<T>(string name, Func<TRow, T> get, Use use = Use.Plain) where T : struct, Enum =>
        Of(name, get, NameKind<T>.One, use);

    /// <returns>While columns are declared nothing: the row made of it is thrown away.</returns>
    private T Of<T>(string name, Func<TRow, T> get, Kind<T> kind, Use use)
    {
        if (_row is { } row) return kind.Read(row, _next++);
        _declared!.Add(new Column<TRow, T>(name, get, kind, use));
        return default!;
    }
}
