using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Pool;

namespace Antui.Tests.Stored;

/// <summary>
/// An action over many pooled records as it was a document in 0.1.0. A migration makes subjects of them
/// (0014_tasks.sql); nothing reads the document any more, and its sample keeps what the migration must understand.
/// </summary>
internal sealed record PoolTask(
    string Id, PoolAction Action, PoolFilter Filter, string Reason, string Author, Instant StartedAt, long Total,
    long Done, long Failed, string? Cursor, bool Finished, ImmutableArray<KeptFault> Faults)
{
    public static JsonTypeInfo Form { get; } = new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    }.GetTypeInfo(typeof(PoolTask));
}
