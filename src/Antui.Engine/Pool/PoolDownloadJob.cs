using Antui.Core;
using Antui.Core.Pool;
using Antui.Engine.Jobs;

namespace Antui.Engine.Pool;

/// <summary>
/// Downloads a bounded number at a time: a peak makes the pool longer, and nothing slower. A platform that is down ends
/// the run after one round; what could not be read is tried again after everything else.
/// </summary>
internal sealed class PoolDownloadJob(EngineContext engine, PoolReader reader) : IJobKind
{
    public const string Name = "download";

    private const int AtOnce = 8, Most = 400;

    public string Kind => Name;

    public bool RunsWhilePaused => true;

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        foreach (var kind in Enum.GetValues<PoolKind>())
        {
            var word = kind is PoolKind.Order ? "orders" : "refunds";
            for (var taken = 0; ;)
            {
                var rows = await engine.Store.NextPooledAsync(
                    kind, context.Shop!.Config.Id, PoolStage.ToDownload, context.Now, AtOnce, stop);
                if (rows.Count == 0) break;
                var faults = await Task.WhenAll(rows.Select(r =>
                    reader.ReadAsync(context.Shop, r, "job:" + Name, stop)));
                counts.Add(word, faults.Count(f => f is null)).Add("failed", faults.Count(f => f is not null));
                if (faults.All(f => f is { Why: Refusal.ReadFailed }))
                    throw new IOException($"{rows.Count} in a row could not be read: {faults[0]!.Why.Note}");
                if ((taken += rows.Count) < Most) continue;
                counts.More = true;
                break;
            }
            if (counts[word] > 0) context.Engine.Jobs.Hurry($"{PoolConvertJob.NameOf(kind)}:{context.Shop!.Config.Id}");
        }

        return counts;
    }
}
