using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Pool;

/// <summary>An action over all records that match a filter, and how far it is.</summary>
/// <param name="Cursor">Everything before it is done; a node that takes the task over begins here.</param>
/// <param name="Total">How many matched when it began.</param>
/// <param name="Faults">The first of those that could not be done.</param>
public sealed record PoolTask(
    string Id, PoolAction Action, PoolFilter Filter, string Reason, string Author, Instant StartedAt, long Total,
        long Done,
    long Failed, string? Cursor, bool Finished, ImmutableArray<KeptFault> Faults);
