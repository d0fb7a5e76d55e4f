using System.Text.Json.Serialization;
using Antui.Core.Mapping;

namespace Antui.Engine.Pool;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShopMapping))]
internal sealed partial class PoolJson : JsonSerializerContext;
