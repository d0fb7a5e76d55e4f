using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Engine.Reconciliation;

/// <summary>What one run did.</summary>
public sealed record ReconciliationRun(
    string Id, Instant StartedAt, Instant EndedAt, string Author, long Orders, long Added, long Resolved, long Open, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(KebabEnums)])]
[JsonSerializable(typeof(ReconciliationRun))]
internal sealed partial class ReconciliationJson : JsonSerializerContext;
