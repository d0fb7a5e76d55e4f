using Antui.Core;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Server.Json;

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
