using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Server.Json;

/// <summary>RFC 3339 in UTC with milliseconds; reads any offset, refuses a time without one.</summary>
public sealed class InstantText : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && Parse(reader.GetString()!) is { } at
            ? at
            : throw new JsonException("A time is text like \"2026-03-01T08:00:00Z\", with its offset.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));

    public static Instant? Parse(string text)
    {
        var zoned = text.Length > 10 && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10);
        return zoned
            && DateTimeOffset.TryParse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var at)
            && at.Year is >= 1970 and < 9999 ? Instant.From(at) : null;
    }
}
