using Antui.Core.Ports;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Intake;

/// <summary>
/// Keeps a shop's platform on the line: one connection, of one node, for as long as the shop is connected so. What
/// nobody hears here is made good by the next poll.
/// </summary>
public sealed class ListenJob : IJobKind
{
    public const string Name = "listen", Plan = "every 5m";

    /// <summary>How soon a changed shop gets a new connection; on the wall, as connections are.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public static bool Serves(Shop shop) => shop.Port<IListen>() is not null;

    public string Kind => Name;

    /// <summary>Hints are read, and nothing else.</summary>
    public bool RunsWhilePaused => true;

    public bool IsStanding => true;

    public TimeSpan QuietFor => TimeSpan.FromDays(1);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var (counts, id) = (new JobCounts(), context.Shop!.Config.Id);
        if (context.Shop.Port<IListen>() is not { } listener) return counts;
        using var own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = listener.ListenAsync((hint, token) => HearAsync(context, hint, counts, token), own.Token);
        // A listener that ends by itself has nothing more to say (pushes are off).
        while (!listening.IsCompleted && await IsWantedAsync(context, listener))
            await Task.WhenAny(listening, Task.Delay(Look, TimeProvider.System, stop));
        counts.More = !stop.IsCancellationRequested && !listening.IsCompleted;
        await own.CancelAsync();
        try
        {
            await listening;
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
            // The shop changed, the job rests, or the node stops.
        }
        return counts;

        async Task<bool> IsWantedAsync(JobContext run, IListen now) =>
            !stop.IsCancellationRequested && ReferenceEquals(run.Engine.Shops.Find(id)?.Port<IListen>(), now)
            && !(await run.Engine.Jobs.ViewAsync(run.Job, stop)).Paused;
    }

    /// <summary>
    /// Shops of one app share its messages, and whichever of their connections is free gets the next: the shop that
    /// knows the number reads it.
    /// </summary>
    private static async Task HearAsync(JobContext context, Hint hint, JobCounts counts, CancellationToken stop)
    {
        var (engine, heard) = (context.Engine, context.Shop!);
        counts.Add("hints");
        var others = engine.Shops.All.Where(s =>
            s.Config.Id != heard.Config.Id && s.Config.Platform == heard.Config.Platform && Serves(s));
        foreach (var shop in others.Prepend(heard))
        {
            try
            {
                if (await engine.HintAsync(shop, hint, stop)) return;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested && fault is not OutOfMemoryException)
            {
                counts.Add("unread");
            }
        }
    }
}
