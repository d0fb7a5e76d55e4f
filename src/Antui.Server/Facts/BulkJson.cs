using System.Text.Json.Serialization;
using Antui.Server.Json;

namespace Antui.Server.Facts;

/// <summary>One fact of many, and what became of all: written and read as it is.</summary>
[JsonSerializable(typeof(BulkFact))]
[JsonSerializable(typeof(FactAnswers))]
public sealed partial class BulkJson : JsonSerializerContext
{
    public static BulkJson Plain { get; } = new(ApiRules.Plain());
}
