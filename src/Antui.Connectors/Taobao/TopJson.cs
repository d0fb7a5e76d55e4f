using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Connectors.Taobao;

/// <summary>Text that some senders write as a number or a boolean (a refund number is a Long in older SDKs).</summary>
public sealed class TopTextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Raw(ref reader),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new JsonException("Expected text."),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static string Raw(ref Utf8JsonReader reader) => reader.HasValueSequence
        ? Encoding.UTF8.GetString(reader.ValueSequence.ToArray())
        : Encoding.UTF8.GetString(reader.ValueSpan);
}

/// <summary>true, "true" and nothing looser: an unreadable flag makes the whole answer unreadable, not false.</summary>
public sealed class TopBoolJson : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when reader.ValueTextEquals("true") => true,
            JsonTokenType.String when reader.ValueTextEquals("false") => false,
            _ => throw new JsonException("Expected true or false."),
        };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}

/// <summary>
/// A list in any of its shapes: [..], {"refund":[..]}, {"refund":{..}} (XML with one element), {} and "" (none).
/// Written flat; whoever needs the wrapped form adds the element's name.
/// </summary>
public sealed class TopListJson<T> : JsonConverter<IReadOnlyList<T>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
            case JsonTokenType.String when reader.ValueTextEquals(""):
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref reader, info, items);
                break;
            case JsonTokenType.StartObject:
                ReadWrapped(ref reader, info, items);
                break;
            default:
                throw new JsonException("Expected a list.");
        }
        return items;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value) JsonSerializer.Serialize(writer, item, info);
        writer.WriteEndArray();
    }

    private static void ReadWrapped(ref Utf8JsonReader reader, JsonTypeInfo<T> info, List<T> items)
    {
        var properties = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // An object with several properties is an element in the list's place, not a wrapper around elements.
            if (++properties > 1) throw new JsonException("Expected one element name inside the list.");
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray) ReadArray(ref reader, info, items);
            else if (reader.TokenType != JsonTokenType.Null) items.Add(ReadItem(ref reader, info));
        }
    }

    private static void ReadArray(ref Utf8JsonReader reader, JsonTypeInfo<T> info, List<T> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadItem(ref reader, info));
    }

    private static T ReadItem(ref Utf8JsonReader reader, JsonTypeInfo<T> info) =>
        JsonSerializer.Deserialize(ref reader, info) ?? throw new JsonException("A list element is null.");
}
