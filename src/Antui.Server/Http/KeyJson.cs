using System.Text.Json.Serialization;
using Antui.Server.Json;

namespace Antui.Server.Http;

/// <summary>A key as it is stored.</summary>
[JsonSerializable(typeof(ApiKeyDocument))]
public sealed partial class KeyJson : JsonSerializerContext
{
    public static KeyJson Plain { get; } = new(ApiRules.Plain());
}
