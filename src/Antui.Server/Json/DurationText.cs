using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Server.Json;

/// <summary>"30s", "5m", "24h", "7d", "500ms", or "hh:mm:ss".</summary>
public sealed class DurationText : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Parse(reader.GetString()!) is { } time
            ? time
            : throw new JsonException("A duration is text like \"30s\", \"5m\", \"24h\", \"7d\" or \"00:00:30\".");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("c"));

    public static TimeSpan? Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.').Count();
        if (digits > 0 && double.TryParse(text.AsSpan(0, digits), out var number) && number < 1_000_000_000)
        {
            TimeSpan? time = text[digits..] switch
            {
                "ms" => TimeSpan.FromMilliseconds(number),
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                "d" => TimeSpan.FromDays(number),
                _ => null,
            };
            if (time is not null) return time;
        }
        return text.Contains(':') && TimeSpan.TryParse(text, out var clock) ? clock : null;
    }
}
