using System.Text.Json.Serialization;

namespace Antui.Engine.Jobs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobSettings))]
[JsonSerializable(typeof(JobLog))]
internal sealed partial class JobJson : JsonSerializerContext;
