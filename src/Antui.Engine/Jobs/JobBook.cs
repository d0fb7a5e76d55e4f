using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Jobs;

/// <summary>The documents of jobs: what people set (with history), and what the runs left.</summary>
internal sealed class JobBook(EngineContext engine)
{
    private const string SettingsKind = "job", LogKind = "job-log";
    private const int Attempts = 5;

    /// <summary>With their version; 0 while nobody set any.</summary>
    public async Task<(JobSettings Settings, int Version)> SettingsAsync(string id, CancellationToken stop)
    {
        var stored = await engine.Store.ReadAsync(SettingsKind, id, stop);
        return (Settings(stored), stored?.Version ?? 0);
    }

    public async Task<JobLog> LogAsync(string id, CancellationToken stop) =>
        Read(await engine.Store.ReadAsync(LogKind, id, stop), JobJson.Default.JobLog) ?? JobLog.Nothing;

    /// <returns>False when somebody else changed them meanwhile.</returns>
    public async Task<bool> SetAsync(
        string id, Func<JobSettings, JobSettings> change, string author, Seen seen, CancellationToken stop) =>
        await engine.Store.SaveAsync(
            SettingsKind, id, seen, author, engine.Now,
            stored => JsonSerializer.Serialize(change(Settings(stored)), JobJson.Default.JobSettings), stop) is not null;

    /// <summary>When a job will run that has not run yet.</summary>
    public Task PlanAsync(string id, Instant nextAt, CancellationToken stop) => ChangeAsync(
        id, log => log with { NextAt = nextAt }, stop);

    public Task EndedAsync(string id, JobRun run, Instant nextAt, CancellationToken stop) => ChangeAsync(
        id, log => log.With(run, nextAt), stop);

    private async Task ChangeAsync(string id, Func<JobLog, JobLog> change, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await engine.Store.ReadAsync(LogKind, id, stop);
            var log = Read(stored, JobJson.Default.JobLog) ?? JobLog.Nothing;
            var json = JsonSerializer.Serialize(change(log), JobJson.Default.JobLog);
            if (stored?.Json == json) return;
            var next = new Document(LogKind, id, (stored?.Version ?? 0) + 1, engine.Options.Node, engine.Now, json);
            if (await engine.Store.WriteAsync(next, keepHistory: false, stop)) return;
        }

        throw new InvalidOperationException($"The log of job '{id}' is being changed by others again and again.");
    }

    private static JobSettings Settings(Document? stored) =>
        Read(stored, JobJson.Default.JobSettings) ?? new JobSettings();

    private static T? Read<T>(Document? document, JsonTypeInfo<T> type) where T : class =>
        document is null ? null : JsonSerializer.Deserialize(document.Json, type);
}
