using System.Text.Json.Serialization;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core;

/// <summary>Generated serializers of what is stored: the journal, parked facts, strategies.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OrderEvent[]))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(StrategySet))]
public sealed partial class CoreJson : JsonSerializerContext;
