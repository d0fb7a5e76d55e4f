using System.Text.Json.Serialization;
using Antui.Server.Json;

namespace Antui.Server.Evidence;

/// <summary>A report as it is digested: its own words, unmasked.</summary>
[JsonSerializable(typeof(NewEvidence))]
public sealed partial class EvidenceJson : JsonSerializerContext
{
    public static EvidenceJson Plain { get; } = new(ApiRules.Plain());
}
