using Antui.Core;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Server.Api;

namespace Antui.Server.Configuration;

/// <summary>
/// How settings are read. By reflection: a generated reader would reset every init property that is not named to zero
/// instead of its default.
/// </summary>
public static class SettingsJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Settings types with defaults in their initialisers, also where they stand inside API bodies.</summary>
    public static IJsonTypeInfoResolver Resolver { get; } = new DefaultJsonTypeInfoResolver();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            NumberHandling = JsonNumberHandling.Strict,
            AllowOutOfOrderMetadataProperties = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            WriteIndented = true,
        };
        options.Converters.Add(new KebabEnums());
        options.Converters.Add(new InstantText());
        options.Converters.Add(new DurationText());
        options.MakeReadOnly();
        return options;
    }
}

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
