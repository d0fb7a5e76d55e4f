using Antui.Core;
using Antui.Engine.Documents;

namespace Antui.Engine.Jobs;

/// <summary>The documents of jobs: what people set (with history), and what the runs left.</summary>
internal sealed class JobBook(EngineContext engine)
{
    private readonly DocumentSet<JobLog> _logs = new(
        engine.Store, engine.Clock, "job-log", JobJson.Default.JobLog, keepsHistory: false);

    /// <summary>What people set, by the job's id.</summary>
    public DocumentSet<JobSettings> Settings { get; } = new(
        engine.Store, engine.Clock, "job", JobJson.Default.JobSettings, outdated: new Refusal.JobChanged());

    /// <summary>Both, in one question to the store.</summary>
    public async Task<(JobSettings Settings, JobLog Log)> ReadAsync(string id, CancellationToken stop)
    {
        var both = await engine.Store.ReadAllAsync([(Settings.Kind, id), (_logs.Kind, id)], stop);
        return (Settings.Of(both[0])?.Value ?? new JobSettings(), _logs.Of(both[1])?.Value ?? JobLog.Nothing);
    }

    public async Task<JobLog> LogAsync(string id, CancellationToken stop) =>
        (await _logs.ReadAsync(id, stop))?.Value ?? JobLog.Nothing;

    /// <summary>When a job will run that has not run yet.</summary>
    public Task PlanAsync(string id, Instant nextAt, CancellationToken stop) => ChangeAsync(
        id, log => log with { NextAt = nextAt }, stop);

    public Task EndedAsync(string id, JobRun run, Instant nextAt, CancellationToken stop) => ChangeAsync(
        id, log => log.With(run, nextAt), stop);

    private Task<Saved<JobLog>> ChangeAsync(string id, Func<JobLog, JobLog> change, CancellationToken stop) =>
        _logs.ChangeAsync(id, known => change(known?.Value ?? JobLog.Nothing), engine.Options.Node, stop);
}
