using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Antui.Storage.Drivers;

/// <summary>A prepared statement, kept open. Values are bound from spans; nothing is boxed.</summary>
internal sealed class SqliteStatement(SqliteDb db, sqlite3_stmt handle) : IRow, IDisposable
{
    public void Bind(int index, long value) => db.Check(raw.sqlite3_bind_int64(handle, index, value));

    public void Bind(int index, bool value) => db.Check(raw.sqlite3_bind_int(handle, index, value ? 1 : 0));

    public void BindNull(int index) => db.Check(raw.sqlite3_bind_null(handle, index));

    /// <summary>A time that may be absent: null is stored, so that a partial index leaves the row out.</summary>
    public void Bind(int index, long? value)
    {
        if (value is { } present) Bind(index, present);
        else BindNull(index);
    }

    public void Bind(int index, string text)
    {
        if (text.Length == 0)
        {
            db.Check(raw.sqlite3_bind_text(handle, index, ""));
            return;
        }

        Span<byte> small = stackalloc byte[384];
        if (text.Length * 3 <= small.Length)
        {
            BindText(index, small[..Encoding.UTF8.GetBytes(text, small)]);
            return;
        }

        var large = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        BindText(index, large.AsSpan(0, Encoding.UTF8.GetBytes(text, large)));
        ArrayPool<byte>.Shared.Return(large);
    }

    /// <param name="utf8">Not empty: an empty span would be stored as null.</param>
    public void BindText(int index, ReadOnlySpan<byte> utf8) =>
        db.Check(raw.sqlite3_bind_text(handle, index, utf8));

    public void Bind(int index, ReadOnlySpan<byte> bytes) => db.Check(
        bytes.IsEmpty
            ? raw.sqlite3_bind_zeroblob(handle, index, 0)
            : raw.sqlite3_bind_blob(handle, index, bytes));

    public void Bind(int index, object? value)
    {
        switch (value)
        {
            case null: BindNull(index); break;
            case long number: Bind(index, number); break;
            case bool flag: Bind(index, flag); break;
            case string text: Bind(index, text); break;
            case byte[] bytes: Bind(index, bytes.AsSpan()); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not stored.", nameof(value));
        }
    }

    /// <returns>True when it stands on a row.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        throw db.FaultOf(code);
    }

    /// <summary>Runs to the end and makes it ready for the next values.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(handle);
        if (code != raw.SQLITE_DONE && code != raw.SQLITE_ROW)
        {
            var fault = db.FaultOf(code);
            Reset();
            throw fault;
        }

        Reset();
    }

    /// <summary>The error of the last step is reported again by reset, and was already thrown.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public bool Flag(int column) => Number(column) != 0;

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(handle, column);

    public byte[] Bytes(int column) => Span(column).ToArray();

    public int Word(int column, Words words) => words.Find(Span(column));

    /// <summary>Whether this text stands there.</summary>
    public bool Is(int column, string text)
    {
        Span<byte> small = stackalloc byte[384];
        return Encoding.UTF8.TryGetBytes(text, small, out var length)
            ? Span(column).SequenceEqual(small[..length])
            : Text(column) == text;
    }

    public void Dispose() => handle.Dispose();
}
