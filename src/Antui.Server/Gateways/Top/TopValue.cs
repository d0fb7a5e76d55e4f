using System.Globalization;
using Antui.Connectors;
using Antui.Core;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// A part of an answer before anybody decided how it is written: XML, JSON and the simplified JSON come from the same
/// tree.
/// </summary>
public abstract class TopValue
{
    private protected TopValue()
    {
    }
}

public sealed class TopText(string text) : TopValue
{
    public string Text => text;
}

/// <summary>Ids have up to 19 digits, so a number is never a double.</summary>
public sealed class TopNumber(long number) : TopValue
{
    public long Number => number;
}

public sealed class TopFlag(bool value) : TopValue
{
    public static readonly TopFlag True = new(true);

    public static readonly TopFlag False = new(false);

    public bool Value => value;
}

/// <summary>A list; its elements have a name of their own on the wire ("refunds" holds "refund").</summary>
public sealed class TopList(string item, IReadOnlyList<TopValue> items) : TopValue
{
    public string Item => item;

    public IReadOnlyList<TopValue> Items => items;
}

/// <summary>
/// Named parts in the order they were added. What is empty is left out, never written as null, as the platform does.
/// </summary>
public sealed class TopObject : TopValue
{
    private const string TwinEnd = "_str";
    private readonly List<KeyValuePair<string, TopValue>> _parts = [];

    public IReadOnlyList<KeyValuePair<string, TopValue>> Parts => _parts;

    public TopObject Add(string name, TopValue? value)
    {
        if (value is not null && value is not TopList { Items.Count: 0 }) _parts.Add(new(name, value));
        return this;
    }

    public TopObject Add(string name, string? text) => string.IsNullOrEmpty(text) ? this : Add(name, new TopText(text));

    public TopObject Add(string name, long? number) => number is { } n ? Add(name, new TopNumber(n)) : this;

    public TopObject Add(string name, bool? flag) =>
        flag is { } f ? Add(name, f ? TopFlag.True : TopFlag.False) : this;

    public TopObject Add(string name, Instant? at) => at is { } time ? Add(name, ChinaTime.Text(time)) : this;

    /// <summary>Money is yuan text with two decimals.</summary>
    public TopObject Add(string name, Money? amount) => amount is { } m ? Add(name, m.ToYuanText()) : this;

    /// <summary>
    /// A number of an order, a line or a refund, and beside it the same as text ("tid_str"), because numbers of 19
    /// digits do not survive JavaScript. A store that numbers its orders otherwise than with digits gets its own text
    /// back, in both fields.
    /// </summary>
    public TopObject AddId(string name, string id)
    {
        var isNumber = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == id;
        return (isNumber ? Add(name, new TopNumber(number)) : Add(name, id)).Add(name + TwinEnd, id);
    }

    /// <summary>Only what the caller asked for.</summary>
    public TopObject Only(TopFields fields)
    {
        _parts.RemoveAll(p => !fields.Wants(p.Key) && !IsTwinOfWanted(p.Key));
        return this;

        bool IsTwinOfWanted(string name) =>
            name.EndsWith(TwinEnd, StringComparison.Ordinal) && fields.Wants(name[..^TwinEnd.Length]);
    }
}

/// <summary>
/// The names a caller asked for in "fields": "orders" and "orders.title" both mean the whole element.
/// </summary>
public sealed class TopFields
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public TopFields(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var dot = part.IndexOf('.');
            _names.Add(dot > 0 ? part[..dot] : part);
        }
    }

    public int Count => _names.Count;

    public bool Wants(string name) => _names.Contains(name);
}
