using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Connectors;

/// <summary>Lists inside a record, in any shape of <see cref="Rows.Elements"/>. They are written flat.</summary>
public sealed class ListJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        ElementOf(typeToConvert) is { IsClass: true } element && element != typeof(string) && element != typeof(object);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var shape = typeToConvert.IsArray ? typeof(OfArray<>) : typeof(OfList<>);
        return (JsonConverter)Activator.CreateInstance(shape.MakeGenericType(ElementOf(typeToConvert)!))!;
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GenericTypeArguments[0]
            : null;

    private static List<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        if (reader.TokenType is JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                items.Add(JsonSerializer.Deserialize(ref reader, info) ?? throw ElementIsNull());
            return items;
        }
        foreach (var element in Rows.Elements(JsonElement.ParseValue(ref reader), "The list"))
            items.Add(element.Deserialize(info) ?? throw ElementIsNull());
        return items;
    }

    private static JsonException ElementIsNull() => new("A list element is null.");

    private static void Write<T>(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var info = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value) JsonSerializer.Serialize(writer, item, info);
        writer.WriteEndArray();
    }

    private sealed class OfList<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            Write<T>(writer, value, options);
    }

    private sealed class OfArray<T> : JsonConverter<T[]>
    {
        public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. Read<T>(ref reader, options)];

        public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) =>
            Write<T>(writer, value, options);
    }
}
