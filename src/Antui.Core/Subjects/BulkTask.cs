using System.Text.Json.Serialization;
using Antui.Core.Orders;
using Antui.Core.Pool;

namespace Antui.Core.Subjects;

/// <summary>How a bulk task stands. Names are stored.</summary>
public enum BulkState
{
    Running,
    /// <summary>Every record that matched was worked on.</summary>
    Finished,
    /// <summary>A person stopped it; what was done until then stays done.</summary>
    Stopped,
}

/// <summary>
/// An action over all records that match a filter, and how far it is. It is done in batches: the records of a batch are
/// written down before they are worked on, so that a node that takes it over works on the same ones.
/// </summary>
/// <param name="Total">How many matched when it began.</param>
/// <param name="Done">Worked on, without those that failed.</param>
/// <param name="Faults">The first of those that could not be done; its journal names all.</param>
/// <param name="Batch">The number of the batch under way.</param>
/// <param name="Cursor">Where the next records are looked for; null: from the beginning.</param>
/// <param name="Records">Of the batch under way; empty while they are looked for.</param>
/// <param name="Course">How far the batch under way is: the search for its records, then the work on them.</param>
/// <param name="IsLast">No batch comes after the one under way.</param>
/// <param name="EndedBy">Who stopped it; empty when nobody did.</param>
public sealed record BulkTask(
    string Id, BulkWork Work, string Reason, string Author, Instant StartedAt, long Total, long Done, long Failed,
    ImmutableArray<KeptFault> Faults, int Batch, string? Cursor, ImmutableArray<BulkRecord> Records, Course Course,
    bool IsLast = false, BulkState State = BulkState.Running, Instant? EndedAt = null, string EndedBy = "")
{
    /// <summary>So many faults are shown with it.</summary>
    public const int MostFaults = 20;

    [JsonIgnore]
    public bool IsRunning => State is BulkState.Running;
}
