using System.Collections;
using System.Runtime.CompilerServices;

namespace Antui.Core.Ports;

/// <summary>A row of a list that says nothing we understand: parked as it came, while the rows beside it
/// count.</summary>
/// <param name="List">Which list it stood in: "orders", "refunds", "trades", "receipts", "stock" …</param>
/// <param name="OrderNo">The order it belongs to, as far as it says; else empty.</param>
/// <param name="No">Its own number, as far as it says; else empty.</param>
/// <param name="Why">What is wrong with it; never its content.</param>
/// <param name="Raw">The row as it came, in UTF-8.</param>
public sealed record UnreadRow(string List, string OrderNo, string No, string Why, ReadOnlyMemory<byte> Raw);

/// <summary>A page of a list: the rows that were read, and those that could not be.</summary>
[CollectionBuilder(typeof(ReadPage), nameof(ReadPage.Of))]
public sealed class ReadPage<T>(IReadOnlyList<T> rows, IReadOnlyList<UnreadRow> unread) : IReadOnlyList<T>
{
    public IReadOnlyList<UnreadRow> Unread => unread;

    public int Count => rows.Count;

    public T this[int index] => rows[index];

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => rows.GetEnumerator();
}

public static class ReadPage
{
    /// <summary>A page whose rows were all read.</summary>
    public static ReadPage<T> Of<T>(ReadOnlySpan<T> rows) => new(rows.ToArray(), []);
}
