using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Pool;
using Antui.Core.Subjects;
using Antui.Engine.Subjects;

namespace Antui.Engine.Pool;

/// <summary>
/// Actions over all pooled records that match a filter, and how they are done. The list is walked by a stable cursor, so
/// records that leave the filter on the way skip nothing.
/// </summary>
public sealed class PoolTasks : IPerform<Effect.FindRecords>, IPerform<Effect.WorkOnRecords>
{
    private readonly EngineContext _engine;
    private readonly PoolDesk _desk;
    private readonly SubjectLane<BulkTask, BulkTaskFact, BulkTaskEvent> _lane;
    private long _begun;

    internal PoolTasks(EngineContext engine, PoolDesk desk) =>
        (_engine, _desk, _lane) = (engine, desk, engine.Subjects.Add(new BulkTasks()));

    /// <summary>Begins a task; it goes on where it was when a node dies.</summary>
    public async Task<BulkTask> BeginAsync(
        PoolAction action, PoolFilter filter, string reason, string author, CancellationToken stop)
    {
        var (id, total) = (NewId(), await _engine.Store.CountPooledAsync(filter, stop));
        var begun = new BulkTaskFact.Begun(id, new BulkWork.Pooled(action, filter), reason, author, total);
        return (await _lane.AcceptAsync("", id, begun, author, stop)).State!;
    }

    /// <summary>Nothing more is begun; what was done stays done.</summary>
    public async Task<Stands<BulkTask>> StopAsync(string id, string author, CancellationToken stop) =>
        await _lane.AcceptAsync("", id, new BulkTaskFact.Stopped(id, author), author, stop);

    public Task<BulkTask?> ReadAsync(string id, CancellationToken stop) => _lane.ReadAsync("", id, stop);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<BulkTask>> NewestAsync(int limit, CancellationToken stop) =>
        (await _lane.NewestAsync("", open: false, null, limit, stop)).Rows;

    async Task<Outcome> IPerform<Effect.FindRecords>.PerformAsync(Effect.FindRecords effect, CancellationToken stop)
    {
        var page = await _engine.Store.PooledAsync(
            Pooled(effect.Work).Filter, effect.Cursor, _engine.Options.BulkBatch, stop);
        var found = new BulkFound([.. page.Rows.Select(r => new BulkRecord(r.Shop, r.No))], page.Next);
        return new Outcome.Done(JsonSerializer.Serialize(found, BulkTaskJson.Default.BulkFound));
    }

    Task<Outcome> IPerform<Effect.FindRecords>.FindOutAsync(Effect.FindRecords effect, CancellationToken stop) =>
        ((IPerform<Effect.FindRecords>)this).PerformAsync(effect, stop);

    async Task<Outcome> IPerform<Effect.WorkOnRecords>.PerformAsync(Effect.WorkOnRecords effect, CancellationToken stop)
    {
        var (work, rows) = (Pooled(effect.Work), new List<PoolRow>());
        foreach (var record in effect.Records)
        {
            // What is past the action already is no failure of "all that match".
            if (await _engine.Store.ReadPooledAsync(work.Filter.Kind, record.Shop, record.No, stop) is { Row: var row }
                && PoolRules.Fault(work.Action, row) is null)
                rows.Add(row);
        }
        var faults = await _desk.ActAsync(work.Action, rows, effect.Reason, effect.Author, stop);
        var did = new BulkDid([.. faults.Select(f => KeptFault.Of(f.No, f.Why))]);
        return new Outcome.Done(JsonSerializer.Serialize(did, BulkTaskJson.Default.BulkDid));
    }

    Task<Outcome> IPerform<Effect.WorkOnRecords>.FindOutAsync(Effect.WorkOnRecords effect, CancellationToken stop) =>
        ((IPerform<Effect.WorkOnRecords>)this).PerformAsync(effect, stop);

    private static BulkWork.Pooled Pooled(BulkWork work) => work switch
    {
        BulkWork.Pooled pooled => pooled,
        _ => throw new UnreachableException(work.GetType().Name),
    };

    /// <summary>Unique among the nodes of a store, and the same in a run that is repeated.</summary>
    private string NewId()
    {
        var text = $"{_engine.Options.Node}\n{_engine.Now.Ms}\n{Interlocked.Increment(ref _begun)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
