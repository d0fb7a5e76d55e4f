using System.Globalization;
using System.Text;
using System.Xml;

namespace Antui.Connectors.Qimen;

/// <summary>
/// One element of a Qimen message. Reading is tolerant: elements that are not asked for are passed over, attributes and
/// namespaces carry nothing, and an empty element is the same as none.
/// </summary>
public sealed class QimenNode(string name, string text = "")
{
    private readonly List<QimenNode> _children = [];

    public string Name => name;

    public string Text { get; private set; } = text;

    public IReadOnlyList<QimenNode> Children => _children;

    /// <summary>The trimmed text of a child, or null when it is absent or empty.</summary>
    public string? this[string child] => Child(child)?.Text.Trim() is { Length: > 0 } found ? found : null;

    public QimenNode? Child(string child) => _children.Find(c => c.Name == child);

    /// <summary>Items of a list: <c>&lt;lines&gt;&lt;line/&gt;…&lt;/lines&gt;</c>, or the items without their
    /// wrapper.</summary>
    public IEnumerable<QimenNode> List(string wrapper, string item) =>
        (Child(wrapper) ?? this)._children.Where(c => c.Name == item);

    /// <summary>A quantity: a whole number, also written "2.0" or with a sign. Null when it is absent or something
    /// else.</summary>
    public long? Whole(string child) =>
        decimal.TryParse(this[child], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
            && Math.Abs(number) <= 1_000_000_000 ? (long)number : null;

    /// <summary>Adds a child with a text; an empty one is left out.</summary>
    public QimenNode Add(string child, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _children.Add(new QimenNode(child, value));
        return this;
    }

    public QimenNode Add(string child, long value) => Add(child, value.ToString(CultureInfo.InvariantCulture));

    public QimenNode Add(QimenNode child)
    {
        _children.Add(child);
        return this;
    }

    /// <summary>Adds a list; an empty one is left out.</summary>
    public QimenNode Add(string wrapper, IEnumerable<QimenNode> items)
    {
        var list = new QimenNode(wrapper);
        list._children.AddRange(items);
        if (list._children.Count > 0) _children.Add(list);
        return this;
    }

    /// <summary>The message as it is sent: UTF-8 without a byte order mark.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Format)) Write(writer);
        return bytes.ToArray();
    }

    internal void Append(string more) => Text += more;

    private static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private void Write(XmlWriter writer)
    {
        writer.WriteStartElement(name);
        if (_children.Count == 0) writer.WriteString(AnswerXml.Clean(Text));
        foreach (var child in _children) child.Write(writer);
        writer.WriteEndElement();
    }
}
