using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Ports;

namespace Antui.Connectors;

/// <summary>One row of a list: what it says, or why nothing can be made of it.</summary>
/// <param name="Value">Null when <paramref name="Fault"/> says why.</param>
/// <param name="Raw">The row as it came; made when it is wanted.</param>
internal sealed record Row<T>(
    string List, string OrderNo, string No, T? Value, string Fault, Func<ReadOnlyMemory<byte>> Raw) where T : class
{
    public UnreadRow Unread(string why) => new(List, OrderNo, No, why, Raw());

    /// <summary>What tells this row from the others, whether it was understood or not.</summary>
    public string Identity(Func<T, string?> key) => Value is { } value && key(value) is { Length: > 0 } own
        ? own : "?" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Raw().Span));
}

/// <summary>A list of the wire: its name here, the shape of a row, and what rows are known by.</summary>
/// <param name="Key">What a row cannot do without: its own number.</param>
/// <param name="Numbers">Where its own number stands, by name on the wire.</param>
/// <param name="Orders">Where the number of its order stands.</param>
internal sealed record RowShape<T>(
    string Name, JsonTypeInfo<T> Json, Func<T, string?> Key, string[] Numbers, string[] Orders) where T : class;

/// <summary>
/// Lists as gateways write them. A list of one row may be the row itself, an empty one may be null, and a layer with
/// the element's name may lie around all of that. A row that does not fit is handed on as it came, with the reason.
/// </summary>
internal static class Rows
{
    /// <summary>
    /// The rows of [..], {"row":[..]}, {"row":{..}}, {..}, {}, "" and null. An object with several properties is a row
    /// in its list's place; one property that holds a list or an object is a layer around rows.
    /// </summary>
    /// <exception cref="JsonException">Anything else: nobody can say which rows are missing.</exception>
    public static IReadOnlyList<JsonElement> Elements(JsonElement list, string name) => list.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.String when list.ValueEquals("") => [],
        JsonValueKind.Array => [.. list.EnumerateArray()],
        JsonValueKind.Object => OfObject(list, name),
        _ => throw new JsonException($"{name} is not a list."),
    };

    private static IReadOnlyList<JsonElement> OfObject(JsonElement list, string name)
    {
        var properties = list.EnumerateObject().Take(2).ToList();
        if (properties.Count == 0) return [];
        return properties is [var layer]
            && layer.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null
            ? Elements(layer.Value, name) : [list];
    }

    /// <returns>Null when the answer has no such member, which not every interface means as an empty list.</returns>
    /// <exception cref="JsonException">It is there and no list.</exception>
    public static List<Row<T>>? Of<T>(JsonElement body, string member, RowShape<T> shape) where T : class =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(member, out var list)
            ? [.. Elements(list, member).Select(e => Of(e, shape))] : null;

    /// <summary>A list inside an answer that is understood whole or not at all.</summary>
    /// <returns>Null when the answer has no such member.</returns>
    /// <exception cref="JsonException">It is no list, or a row does not fit.</exception>
    public static List<T>? Of<T>(JsonElement body, string member, JsonTypeInfo<T> shape) where T : class =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(member, out var list)
            ? [.. Elements(list, member).Select(e => e.Deserialize(shape) ?? throw new JsonException("A row is null."))]
            : null;

    public static Row<T> Of<T>(JsonElement row, RowShape<T> shape) where T : class
    {
        ReadOnlyMemory<byte> Raw() => System.Text.Encoding.UTF8.GetBytes(row.GetRawText());
        var (value, fault) = (default(T), "");
        try
        {
            value = row.Deserialize(shape.Json);
            if (value is null) fault = "The row is null.";
            else if (string.IsNullOrEmpty(shape.Key(value)))
                (value, fault) = (null, "The row has no number of its own.");
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or NotSupportedException)
        {
            fault = bad is JsonException { Path: { } path } ? $"Unreadable at {path}." : "Unreadable.";
        }
        return new Row<T>(shape.Name, First(row, shape.Orders), First(row, shape.Numbers), value, fault, Raw);
    }

    /// <summary>One answer for the whole list: what each row says, and the rows that say nothing.</summary>
    public static ReadPage<TOut> Map<T, TOut>(IEnumerable<Row<T>> rows, Func<T, IEnumerable<TOut>> map)
        where T : class
    {
        var (said, unread) = (new List<TOut>(), new List<UnreadRow>());
        foreach (var row in rows)
        {
            try
            {
                if (row.Value is { } value) said.AddRange([.. map(value)]);
                else unread.Add(row.Unread(row.Fault));
            }
            catch (Exception bad) when (IsTheRows(bad))
            {
                unread.Add(row.Unread(WhyOf(bad)));
            }
        }
        return new ReadPage<TOut>(said, unread);
    }

    /// <inheritdoc cref="Map"/>
    /// <param name="atOnce">How many rows are asked about at the same time.</param>
    public static async Task<ReadPage<TOut>> MapAsync<T, TOut>(
        IReadOnlyList<Row<T>> rows, Func<T, Task<IEnumerable<TOut>>> map, int atOnce = 1) where T : class
    {
        var (said, unread) = (new List<TOut>(), new List<UnreadRow>());
        foreach (var some in rows.Chunk(atOnce))
        {
            foreach (var (made, bad) in await Task.WhenAll(some.Select(row => OneAsync(row, map))))
            {
                said.AddRange(made);
                if (bad is not null) unread.Add(bad);
            }
        }
        return new ReadPage<TOut>(said, unread);
    }

    private static async Task<(IReadOnlyList<TOut> Said, UnreadRow? Unread)> OneAsync<T, TOut>(
        Row<T> row, Func<T, Task<IEnumerable<TOut>>> map) where T : class
    {
        if (row.Value is not { } value) return ([], row.Unread(row.Fault));
        try
        {
            return ([.. await map(value)], null);
        }
        catch (Exception bad) when (IsTheRows(bad))
        {
            return ([], row.Unread(WhyOf(bad)));
        }
    }

    /// <summary>Stock by goods code. Of a code with an unreadable row nothing is said: the rest would be too
    /// little.</summary>
    public static ReadPage<StockSaid> Stock<T>(
        IReadOnlyList<Row<T>> rows, Func<IEnumerable<T>, IEnumerable<StockSaid>> map) where T : class
    {
        var unread = rows.Where(r => r.Value is null).Select(r => r.Unread(r.Fault)).ToList();
        var spoilt = unread.Select(r => r.No).ToHashSet(StringComparer.Ordinal);
        var said = map(rows.Select(r => r.Value).OfType<T>()).Where(s => !spoilt.Contains(s.Sku));
        return new ReadPage<StockSaid>([.. said], unread);
    }

    /// <summary>The one with this number is not among what could not be read, as far as that says.</summary>
    /// <exception cref="RowFaultException">It is, or may be.</exception>
    public static void NoneSpoilt<T>(IEnumerable<Row<T>> rows, string no) where T : class
    {
        if (rows.FirstOrDefault(r => r.Value is null && (r.No == no || r.No.Length == 0)) is { } bad)
            throw new RowFaultException(bad.List, no, bad.Fault);
    }

    /// <summary>
    /// The rows of an answer that must all be understood, because what is missing would be taken for what is not there.
    /// </summary>
    /// <exception cref="RowFaultException">Names the first that is not.</exception>
    public static List<T> All<T>(IEnumerable<Row<T>> rows) where T : class =>
        [.. rows.Select(row => row.Value ?? throw new RowFaultException(row.List, row.No, row.Fault))];

    /// <summary>A call that failed says nothing of the row, and the whole page is read again.</summary>
    private static bool IsTheRows(Exception bad) => bad is PortReadException { IsOfOneRecord: true }
        || bad is not (PortReadException or OperationCanceledException or OutOfMemoryException or IOException
            or HttpRequestException);

    /// <summary>Messages of the framework may repeat a buyer's words; ours do not.</summary>
    private static string WhyOf(Exception bad) => bad is PortReadException ? bad.Message : bad.GetType().Name;

    private static string First(JsonElement row, string[] names)
    {
        if (row.ValueKind != JsonValueKind.Object) return "";
        foreach (var name in names)
        {
            if (row.TryGetProperty(name, out var value)
                && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && value.ToString() is { Length: > 0 and <= 64 } text) return text;
        }
        return "";
    }
}
