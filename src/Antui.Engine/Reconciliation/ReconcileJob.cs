using Antui.Engine.Jobs;

namespace Antui.Engine.Reconciliation;

/// <summary>The nightly comparison of platform, goods and money.</summary>
public sealed class ReconcileJob : IJobKind
{
    /// <summary>At three in the morning, UTC+8.</summary>
    public const string Plan = "0 3 * * *";

    public string Kind => "reconcile";

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        if (await new Reconciler(context.Engine).RunAsync(null, context.Author, stop) is not { } run) return counts;
        counts.Add("orders", run.Orders).Add("added", run.Added).Add("resolved", run.Resolved).Add("open", run.Open);
        // What could not be read is the run's error: nothing was resolved by itself then.
        return run.Error == "" ? counts : throw new InvalidOperationException(run.Error);
    }
}
