using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Jushuitan;

/// <summary>Text that is sometimes a number: numbers of documents are either.</summary>
public sealed class JushuitanTextJson : JsonConverter<string>
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

    internal static string Raw(ref Utf8JsonReader reader) => reader.HasValueSequence
        ? Encoding.UTF8.GetString(reader.ValueSequence.ToArray())
        : Encoding.UTF8.GetString(reader.ValueSpan);
}

/// <summary>A number that is sometimes text, and empty text where there is none; never a fraction.</summary>
public sealed class JushuitanNumberJson : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var amount = JushuitanYuanJson.Number(ref reader);
        if (amount is null) return null;
        return amount == decimal.Truncate(amount.Value) && Math.Abs(amount.Value) <= long.MaxValue
            ? (long)amount.Value
            : throw new JsonException("Expected a whole number.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}

/// <summary>An amount in yuan, kept as it is written.</summary>
public sealed class JushuitanYuanJson : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Number(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    internal static decimal? Number(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.Null => "",
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => JushuitanTextJson.Raw(ref reader),
            _ => throw new JsonException("Expected a number."),
        };
        if (text.Length == 0) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException("Expected a number.");
    }
}

/// <summary>true, "true" and 1; empty text is no answer.</summary>
public sealed class JushuitanFlagJson : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            JsonTokenType.Number => Known(JushuitanTextJson.Raw(ref reader)),
            JsonTokenType.String => Known(reader.GetString()!),
            _ => throw new JsonException("Expected true or false."),
        };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNullValue();
    }

    private static bool? Known(string text) => text.ToUpperInvariant() switch
    {
        "" => null,
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw new JsonException("Expected true or false."),
    };
}
