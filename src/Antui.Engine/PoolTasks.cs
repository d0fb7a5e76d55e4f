using System.Text;
using System.Security.Cryptography;
using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Documents;
using Antui.Engine.Jobs;

namespace Antui.Engine;

/// <summary>An action over all records that match a filter, and how far it is.</summary>
/// <param name="Cursor">Everything before it is done; a node that takes the task over begins here.</param>
/// <param name="Total">How many matched when it began.</param>
/// <param name="Faults">The first of those that could not be done.</param>
public sealed record PoolTask(
    string Id, PoolAction Action, PoolFilter Filter, string Reason, string Author, Instant StartedAt, long Total,
        long Done,
    long Failed, string? Cursor, bool Finished, ImmutableArray<KeptFault> Faults);

/// <summary>
/// Works through the tasks in bounded batches, as a job: one node at a time, with the task's document written after
/// every batch. The list is walked by a stable cursor, so records that leave the filter on the way skip nothing.
/// </summary>
internal sealed class PoolTasks(EngineContext engine, PoolDesk desk) : IJobKind
{
    public const string Name = "pool-tasks";

    private const int Batch = 200, MostFaults = 20;

    private readonly DocumentSet<PoolTask> _tasks = new(
        engine.Store, engine.Clock, "pool-task", JobJson.Default.PoolTask, keepsHistory: false);

    private long _begun;

    public string Kind => Name;

    public async Task<PoolTask> BeginAsync(
        PoolAction action, PoolFilter filter, string reason, string author, CancellationToken stop)
    {
        var total = await engine.Store.CountPooledAsync(filter, stop);
        var task = new PoolTask(
            NewId(), action, filter, reason, author, engine.Now, total, 0, 0, null,
                total == 0, []);
        if (await WriteAsync(task, 0, stop) is null)
            throw new InvalidOperationException("The task could not be written; try again.");
        return task;
    }

    /// <summary>Unique among the nodes of a store, and the same in a run that is repeated.</summary>
    private string NewId()
    {
        var text = $"{engine.Options.Node}\n{engine.Now.Ms}\n{Interlocked.Increment(ref _begun)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    public async Task<PoolTask?> ReadAsync(string id, CancellationToken stop) =>
        (await _tasks.ReadAsync(id, stop))?.Value;

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        foreach (var (_, kept, seen, _, _) in await _tasks.ListAsync(stop))
        {
            var (task, version) = (kept, (int?)seen);
            if (!task.Finished) counts.Add("tasks");
            // Somebody else took it over: he goes on from his own place.
            while (!task.Finished && version is { } before)
            {
                task = await BatchAsync(task, stop);
                version = await WriteAsync(task, before, stop);
            }
        }

        return counts;
    }

    private async Task<PoolTask> BatchAsync(PoolTask task, CancellationToken stop)
    {
        var page = await engine.Store.PooledAsync(task.Filter, task.Cursor, Batch, stop);
        // What is past the action already is no failure of "all that match".
        var rows = page.Rows.Where(r => PoolRules.Fault(task.Action, r) is null).ToList();
        var faults = await desk.ActAsync(task.Action, rows, task.Reason, task.Author, stop);
        return task with
        {
            Done = task.Done + page.Rows.Count - faults.Count,
            Failed = task.Failed + faults.Count,
            Faults = [.. task.Faults, .. faults.Take(MostFaults - task.Faults.Length).Select(KeptFault.Of)],
            Cursor = page.Next,
            Finished = page.Next is null,
        };
    }

    /// <returns>Its version now; null when somebody else wrote it.</returns>
    private async Task<int?> WriteAsync(PoolTask task, int version, CancellationToken stop) =>
        await _tasks.ChangeAsync(task.Id, _ => task, task.Author, stop, Seen.Version(version))
            is Saved<PoolTask>.Done done ? done.Now.Version : null;
}
