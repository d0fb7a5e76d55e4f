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

    public async Task<JobSettings> SettingsAsync(string id, CancellationToken stop) =>
        Read(await engine.Store.ReadAsync(SettingsKind, id, stop), JobJson.Default.JobSettings) ?? new JobSettings();

    public async Task<JobLog> LogAsync(string id, CancellationToken stop) =>
        Read(await engine.Store.ReadAsync(LogKind, id, stop), JobJson.Default.JobLog) ?? JobLog.Nothing;

    public Task SetAsync(string id, Func<JobSettings, JobSettings> change, string author, CancellationToken stop) =>
        ChangeAsync(SettingsKind, id, d => change(Read(d, JobJson.Default.JobSettings) ?? new JobSettings()),
            JobJson.Default.JobSettings, author, keepHistory: true, stop);

    /// <summary>When a job will run that has not run yet.</summary>
    public Task PlanAsync(string id, Instant nextAt, CancellationToken stop) => ChangeAsync(
        LogKind, id, d => (Read(d, JobJson.Default.JobLog) ?? JobLog.Nothing) with { NextAt = nextAt },
        JobJson.Default.JobLog, engine.Options.Node, keepHistory: false, stop);

    public Task EndedAsync(string id, JobRun run, Instant nextAt, CancellationToken stop) => ChangeAsync(
        LogKind, id, d => (Read(d, JobJson.Default.JobLog) ?? JobLog.Nothing).With(run, nextAt),
        JobJson.Default.JobLog, engine.Options.Node, keepHistory: false, stop);

    private async Task ChangeAsync<T>(
        string kind, string id, Func<Document?, T> change, JsonTypeInfo<T> type, string author, bool keepHistory,
        CancellationToken stop)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var stored = await engine.Store.ReadAsync(kind, id, stop);
            var json = JsonSerializer.Serialize(change(stored), type);
            if (stored?.Json == json) return;
            var next = new Document(kind, id, (stored?.Version ?? 0) + 1, author, engine.Now, json);
            if (await engine.Store.WriteAsync(next, keepHistory, stop)) return;
        }

        throw new InvalidOperationException($"The {kind} '{id}' is being changed by others again and again.");
    }

    private static T? Read<T>(Document? document, JsonTypeInfo<T> type) where T : class =>
        document is null ? null : JsonSerializer.Deserialize(document.Json, type);
}
