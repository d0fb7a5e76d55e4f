using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Server.Json;

/// <summary>
/// The rules of everything the API reads and writes: camelCase, kebab-case enums, RFC 3339 times; strict in what it
/// takes (unknown fields, repeated fields, missing fields and unknown enum words are errors that name their place).
/// </summary>
public static class ApiRules
{
    /// <summary>Options with these rules and nothing else; free text is not masked.</summary>
    public static JsonSerializerOptions Plain()
    {
        var options = new JsonSerializerOptions();
        Put(options);
        return options;
    }

    /// <summary>Makes options follow these rules, whatever they said before.</summary>
    public static void Put(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        // Answers are JSON and nothing else (nosniff), so texts may stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new KebabEnums());
        options.Converters.Add(new InstantText());
        options.Converters.Add(new DurationText());
    }
}
