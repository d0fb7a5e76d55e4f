using Antui.Engine.Jobs;
using Antui.Engine.Pool;

namespace Antui.Engine.Intake;

/// <summary>Fetches what changed on a shop's platform: numbers and heads for a shop with a pool, else the
/// facts.</summary>
internal sealed class FetchJob(Poller poller) : IJobKind
{
    public const string Name = JobDefinition.Fetch;

    public string Kind => Name;

    public bool RunsWhilePaused => true;

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        await poller.PollAsync(context.Shop!, context.Full, counts, stop);
        if (counts["pooled"] > 0) context.Engine.Jobs.Hurry($"{PoolDownloadJob.Name}:{context.Shop!.Config.Id}");
        return counts;
    }
}
