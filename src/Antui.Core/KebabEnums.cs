using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Core;

/// <summary>Enums in configuration and API are kebab-case words; numbers and unknown words are refused.</summary>
public sealed class KebabEnums : JsonConverterFactory
{
    private readonly JsonStringEnumConverter _words = new(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        _words.CreateConverter(typeToConvert, options);
}
