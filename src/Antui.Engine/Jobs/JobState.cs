using System.Collections.Immutable;
using Antui.Core;

namespace Antui.Engine.Jobs;

/// <summary>A job as the configured shops bring it.</summary>
/// <param name="Id">"fetch:SHOP", or the kind alone for a job of the installation.</param>
/// <param name="Plan">Unless a person set another one.</param>
public sealed record JobDefinition(string Id, string Kind, string? Shop, JobPlan Plan)
{
    /// <summary>The kind that fetches what changed on a shop's platform.</summary>
    internal const string Fetch = "fetch";

    /// <summary>The poller's lease keeps the name it always had: nodes of two versions do not fetch at once.</summary>
    internal string Lease => Kind == Fetch ? "poll:" + Shop : "job:" + Id;
}

/// <summary>What a person set: a document with history.</summary>
/// <param name="Plan">Null: the plan the job comes with.</param>
public sealed record JobSettings(string? Plan = null, bool Paused = false);

/// <summary>One run that ended.</summary>
public sealed record JobRun(
    Instant At, long DurationMs, ImmutableSortedDictionary<string, long> Counts, string? Error, string Author);

/// <summary>What the scheduler remembers of a job: a document that each run replaces.</summary>
/// <param name="Runs">Newest first.</param>
public sealed record JobLog(Instant? NextAt, ImmutableArray<JobRun> Runs)
{
    public const int MostRuns = 20;

    public static readonly JobLog Nothing = new(null, []);

    public JobLog With(JobRun run, Instant nextAt) => new(nextAt, [run, .. Runs.Take(MostRuns - 1)]);
}

/// <summary>A job with everything people see of it.</summary>
/// <param name="Version">Of what people set; 0 while nobody did.</param>
public sealed record JobView(
    JobDefinition Job, string Plan, bool Paused, bool Running, Instant? NextAt, ImmutableArray<JobRun> Runs,
    int Version);
