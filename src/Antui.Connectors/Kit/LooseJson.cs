using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors;

/// <summary>What a value says, however it is spelt.</summary>
internal static class Loose
{
    /// <summary>The digits of a number as they came.</summary>
    public static string Raw(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    /// <summary>A number, also as text; null where there is none.</summary>
    public static decimal? Number(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.Null => "",
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Raw(ref reader),
            _ => throw new JsonException("Expected a number."),
        };
        if (text.Length == 0) return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException("Expected a number.");
    }

    /// <summary>Null for a value that is neither true nor false.</summary>
    /// <param name="known">Of a text, and of a number's digits.</param>
    public static bool? Flag(ref Utf8JsonReader reader, Func<string, bool?> known) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => known(Raw(ref reader)),
        JsonTokenType.String => known(reader.GetString()!),
        _ => null,
    };

    public static JsonException NoFlag() => new("Expected true or false.");
}

/// <summary>Text that some answers write as a number: ids, times and states; a number keeps its digits.</summary>
public class NumberTextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Loose.Raw(ref reader),
            _ => throw new JsonException("Expected text."),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override string ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}

/// <summary>Text that some answers write as a number or a flag.</summary>
public sealed class LooseTextJson : NumberTextJson
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => base.Read(ref reader, typeToConvert, options),
        };
}

/// <summary>A flag as true or "true": an unreadable one makes the whole answer unreadable, not false.</summary>
public class FlagJson : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Loose.Flag(ref reader, Known) ?? throw Loose.NoFlag();

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);

    /// <summary>Null for what is neither.</summary>
    protected virtual bool? Known(string text) => text switch { "true" => true, "false" => false, _ => null };
}

/// <summary>A flag as true, "true", "True" and the like.</summary>
public sealed class AnyCaseFlagJson : FlagJson
{
    protected override bool? Known(string text) => bool.TryParse(text, out var flag) ? flag : null;
}

/// <summary>A flag as true, "true", 1 or "1".</summary>
public sealed class DigitFlagJson : FlagJson
{
    protected override bool? Known(string text) => text switch { "1" => true, "0" => false, _ => base.Known(text) };
}

/// <summary>true, "true" in any case and 1; empty text is no answer.</summary>
public sealed class MaybeFlagJson : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null
            || (reader.TokenType is JsonTokenType.String && reader.ValueTextEquals(""))
            ? null : Loose.Flag(ref reader, Known) ?? throw Loose.NoFlag();

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNullValue();
    }

    private static bool? Known(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };
}

/// <summary>A whole number that is sometimes text, and empty text where there is none; never a fraction.</summary>
public sealed class MaybeNumberJson : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (Loose.Number(ref reader) is not { } number) return null;
        return number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue
            ? (long)number
            : throw new JsonException("Expected a whole number.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}

/// <summary>An amount in yuan, kept as it is written.</summary>
public sealed class MaybeYuanJson : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Loose.Number(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}
