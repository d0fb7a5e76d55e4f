using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Pool;

namespace Antui.Core.Subjects;

/// <summary>What is said of a bulk task.</summary>
public abstract record BulkTaskFact
{
    private BulkTaskFact()
    {
    }

    /// <summary>A person begins it. Whoever says it again with the same id began it once.</summary>
    public sealed record Begun(string Id, BulkWork Work, string Reason, string Author, long Total) : BulkTaskFact;

    /// <summary>A person stops it. The batch under way may still end.</summary>
    public sealed record Stopped(string Id, string By) : BulkTaskFact;
}

/// <summary>What happened to a bulk task. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Did), "did")]
[JsonDerivedType(typeof(Went), "went")]
[JsonDerivedType(typeof(Stopped), "stopped")]
public abstract record BulkTaskEvent
{
    private BulkTaskEvent()
    {
    }

    /// <summary>Taken over from before there was a journal.</summary>
    public sealed record Known(BulkTask State) : BulkTaskEvent;

    public sealed record Begun(
        string Id, BulkWork Work, string Reason, string Author, long Total, Instant At) : BulkTaskEvent;

    /// <summary>The records of a batch. None: all are done.</summary>
    /// <param name="Next">Where the batch after it begins; null: it is the last one.</param>
    public sealed record Found(
        string Key, ImmutableArray<BulkRecord> Records, string? Next, Instant At) : BulkTaskEvent;

    /// <summary>A batch was worked on.</summary>
    /// <param name="Faults">All records of it that could not be done.</param>
    public sealed record Did(string Key, ImmutableArray<KeptFault> Faults, Instant At) : BulkTaskEvent;

    public sealed record Went(string Key, Course Course) : BulkTaskEvent;

    public sealed record Stopped(string By, Instant At) : BulkTaskEvent;
}

/// <summary>Actions over all records that match: batch after batch, until none is left or a person stops it.</summary>
public sealed class BulkTasks : SubjectKind<BulkTask, BulkTaskFact, BulkTaskEvent>
{
    private const string Find = ":find";

    public override string Name => "bulk-task";

    public override JsonTypeInfo<BulkTask> StateJson => BulkTaskJson.Default.BulkTask;

    public override JsonTypeInfo<BulkTaskEvent[]> EventsJson => BulkTaskJson.Default.BulkTaskEventArray;

    public override Decided<BulkTaskEvent> Decide(BulkTask? state, BulkTaskFact fact, Instant now) => (state, fact)
        switch
    {
        (null, BulkTaskFact.Begun said) =>
            Happens(new BulkTaskEvent.Begun(said.Id, said.Work, said.Reason, said.Author, said.Total, now)),
        ({ IsRunning: true }, BulkTaskFact.Stopped said) => Happens(new BulkTaskEvent.Stopped(said.By, now)),
        (_, BulkTaskFact.Begun) => Nothing,
        ({ State: BulkState.Stopped }, BulkTaskFact.Stopped) => Nothing,
        (null, BulkTaskFact.Stopped said) => Refuse(new Refusal.TaskUnknown(said.Id)),
        (_, BulkTaskFact.Stopped) => Refuse(new Refusal.TaskFinished()),
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    public override BulkTask Evolve(BulkTask? state, BulkTaskEvent happened) => happened switch
    {
        BulkTaskEvent.Known e => e.State,
        BulkTaskEvent.Begun e => new BulkTask(
            e.Id, e.Work, e.Reason, e.Author, e.At, e.Total, 0, 0, [], 0, null, [], Course.Prepared(e.At)),
        BulkTaskEvent.Found e => Found(state!, e),
        BulkTaskEvent.Did e => Did(state!, e),
        BulkTaskEvent.Went e => e.Key == KeyOf(state!) && state!.IsRunning ? state with { Course = e.Course } : state!,
        BulkTaskEvent.Stopped e => state! with { State = BulkState.Stopped, EndedAt = e.At, EndedBy = e.By },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(BulkTask state) => !state.IsRunning ? null : new Intent(
        state.Records.IsDefaultOrEmpty ? new Effect.FindRecords(KeyOf(state), state.Work, state.Cursor)
            : new Effect.WorkOnRecords(KeyOf(state), state.Work, state.Records, state.Reason, state.Author),
        state.Course, IsInside: true, IsAwaited: false);

    public override BulkTaskEvent Went(string key, Course course)
    {
        if (!course.IsDone) return new BulkTaskEvent.Went(key, course);
        if (!key.EndsWith(Find, StringComparison.Ordinal))
            return new BulkTaskEvent.Did(
                key, JsonSerializer.Deserialize(course.Text, BulkTaskJson.Default.BulkDid)!.Faults, course.DueAt);
        var found = JsonSerializer.Deserialize(course.Text, BulkTaskJson.Default.BulkFound)!;
        return new BulkTaskEvent.Found(key, found.Records, found.Next, course.DueAt);
    }

    public override long Open(BulkTask state) => state.IsRunning ? 1 : 0;

    private static string KeyOf(BulkTask state) => string.Create(
        CultureInfo.InvariantCulture,
        $"bulk:{state.Id}:{state.Batch}{(state.Records.IsDefaultOrEmpty ? Find : "")}");

    /// <summary>Two nodes may look for the same batch: the first one's records are worked on.</summary>
    private static BulkTask Found(BulkTask state, BulkTaskEvent.Found found)
    {
        if (found.Key != KeyOf(state) || !state.IsRunning) return state;
        var last = found.Next is null;
        return found.Records.IsEmpty && last ? Finished(state, found.At) : state with
        {
            Records = found.Records,
            Batch = found.Records.IsEmpty ? state.Batch + 1 : state.Batch,
            Cursor = found.Next,
            IsLast = last,
            Course = Course.Prepared(found.At),
        };
    }

    /// <summary>What was done is counted, also when a person stopped the task meanwhile.</summary>
    private static BulkTask Did(BulkTask state, BulkTaskEvent.Did did)
    {
        if (did.Key != KeyOf(state)) return state;
        var next = state with
        {
            Done = state.Done + state.Records.Length - did.Faults.Length,
            Failed = state.Failed + did.Faults.Length,
            Faults = [.. state.Faults, .. did.Faults.Take(BulkTask.MostFaults - state.Faults.Length)],
            Records = [],
            Batch = state.Batch + 1,
            Course = Course.Prepared(did.At),
        };
        return state.IsLast && state.IsRunning ? Finished(next, did.At) : next;
    }

    private static BulkTask Finished(BulkTask state, Instant at) =>
        state with { State = BulkState.Finished, EndedAt = at };
}

/// <summary>Generated serializers of bulk tasks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BulkTask))]
[JsonSerializable(typeof(BulkTaskEvent[]))]
[JsonSerializable(typeof(BulkFound))]
[JsonSerializable(typeof(BulkDid))]
public sealed partial class BulkTaskJson : JsonSerializerContext;
