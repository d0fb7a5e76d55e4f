using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Antui.Server.Gateways.Top;

/// <summary>How an answer is written.</summary>
/// <param name="Simplify">JSON only: no wrapper and flat lists.</param>
/// <param name="NumbersAsText">A habit of some gateways: JSON numbers in quotes.</param>
public readonly record struct TopFormat(bool Json, bool Simplify, bool NumbersAsText = false)
{
    public string ContentType => Json ? "application/json;charset=UTF-8" : "text/xml;charset=UTF-8";
}

/// <summary>Writes a tree as the platform would.</summary>
public static class TopWriter
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    /// <param name="wrapper">Name of the root; a simplified success has none, an error always has.</param>
    public static void Write(IBufferWriter<byte> into, TopFormat format, string wrapper, TopObject body, bool isError)
    {
        if (format.Json) WriteJson(into, format, wrapper, body, isError);
        else WriteXml(into, wrapper, body);
    }

    private static void WriteJson(
        IBufferWriter<byte> into, TopFormat format, string wrapper, TopObject body, bool isError)
    {
        using var json = new Utf8JsonWriter(into, Options);
        if (format.Simplify && !isError)
        {
            Json(json, body, format);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName(wrapper);
        // What stands in an error is a number even where other numbers come as text.
        Json(json, body, isError ? format with { NumbersAsText = false } : format);
        json.WriteEndObject();
    }

    private static void Json(Utf8JsonWriter json, TopValue value, TopFormat format)
    {
        switch (value)
        {
            case TopText text:
                json.WriteRawValue(TopJsonText.Quoted(text.Text), skipInputValidation: true);
                break;
            case TopNumber number when format.NumbersAsText:
                json.WriteStringValue(number.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case TopNumber number:
                json.WriteNumberValue(number.Number);
                break;
            case TopFlag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case TopObject parts:
                json.WriteStartObject();
                foreach (var (name, part) in parts.Parts)
                {
                    json.WritePropertyName(name);
                    Json(json, part, format);
                }
                json.WriteEndObject();
                break;
            case TopList list:
                JsonList(json, list, format);
                break;
        }
    }

    private static void JsonList(Utf8JsonWriter json, TopList list, TopFormat format)
    {
        if (!format.Simplify)
        {
            json.WriteStartObject();
            json.WritePropertyName(list.Item);
        }
        json.WriteStartArray();
        foreach (var item in list.Items) Json(json, item, format);
        json.WriteEndArray();
        if (!format.Simplify) json.WriteEndObject();
    }

    private static void WriteXml(IBufferWriter<byte> into, string wrapper, TopObject body)
    {
        var text = new StringBuilder(1024);
        text.Append("<?xml version=\"1.0\" encoding=\"utf-8\" ?>");
        Xml(text, wrapper, body);
        foreach (var chunk in text.GetChunks())
            Encoding.UTF8.GetBytes(chunk.Span, into);
    }

    private static void Xml(StringBuilder text, string name, TopValue value)
    {
        text.Append('<').Append(name).Append('>');
        switch (value)
        {
            case TopText t:
                Escape(text, t.Text);
                break;
            case TopNumber number:
                text.Append(number.Number);
                break;
            case TopFlag flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case TopObject parts:
                foreach (var (inner, part) in parts.Parts) Xml(text, inner, part);
                break;
            case TopList list:
                foreach (var item in list.Items) Xml(text, list.Item, item);
                break;
        }
        text.Append("</").Append(name).Append('>');
    }

    /// <summary>XML has no way to write most control characters and lone surrogates: they become "?".</summary>
    private static void Escape(StringBuilder text, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '&':
                    text.Append("&amp;");
                    break;
                case '"':
                    text.Append("&quot;");
                    break;
                case '\t' or '\n':
                    text.Append(c);
                    break;
                case '\r':
                    text.Append("&#13;");
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF':
                    text.Append('?');
                    break;
                default:
                    var paired = i + 1 < value.Length && char.IsSurrogatePair(c, value[i + 1]);
                    if (paired) text.Append(c).Append(value[++i]);
                    else text.Append(char.IsSurrogate(c) ? '?' : c);
                    break;
            }
        }
    }
}
