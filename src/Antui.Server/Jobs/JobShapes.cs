using System.ComponentModel;
using Antui.Core;

namespace Antui.Server.Jobs;

/// <param name="Counts">What the run did, by names of its kind.</param>
/// <param name="Author">"clock", or the person who asked for it.</param>
public sealed record JobRunItem(
    Instant At, long DurationMs, IReadOnlyDictionary<string, long> Counts, string? Error, string Author);

public sealed record JobItem(
    string Id, string Kind, string? Shop,
    [property: Description("\"every 60s\", or a cron line of five fields in UTC+8.")] string Plan,
    [property: Description("The plan it has when nobody set another.")] string DefaultPlan, bool Paused,
    [property: Description("It runs on this node just now.")] bool Running, JobRunItem? LastRun,
    [property: Description("Null while it is paused.")] Instant? NextAt, IReadOnlyList<JobRunItem> Runs,
    [property: Description("Of plan and pause, and the ETag of one job; 0 while nobody set any.")] int Version);

public sealed record JobList(IReadOnlyList<JobItem> Items);

public sealed record JobRuns(IReadOnlyList<JobRunItem> Items);

public sealed record JobChange(string? Plan = null, bool? Paused = null);

/// <param name="Full">For fetch: the whole window again, and what was removed from the pool comes back.</param>
public sealed record JobRunRequest(bool Full = false);
