using System.Text.Json;
using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Subjects;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A clerk who puts fetched orders aside, takes them out and brings them back, all that match at once, and at times
/// stops it on the way. Every record of a task is worked on, once, whatever died meanwhile.
/// </summary>
internal sealed class Sorter(Sim sim, SplitMix random)
{
    private static readonly PoolAction[] Actions = [PoolAction.Handle, PoolAction.Remove, PoolAction.Undo];

    private string Shop => sim.Shops[0].Id;

    public void Start(long untilMs)
    {
        var now = new Instant(sim.World.NowMs);
        var heads = Enumerable.Range(1, (int)random.Between(1, 30)).Select(n => new PoolRow(
            PoolKind.Order, Shop, $"P{n}", $"P{n}", PoolStage.ToDownload, "", "", "PAID", n * 100, "A", "buyer", "city",
            new Instant(now.Ms + random.Between(0, 9)), now, now, null, "poll")).ToList();
        SimStore.Now(sim.Store.PutHeadsAsync(heads, full: false, default));
        for (var n = 1 + random.Below(4); n > 0; n--)
        {
            var author = $"person:sorter-{n}";
            sim.World.After(random.Between(60_000, untilMs), () => Begins(author));
        }
    }

    public static void Final(Sim sim, IReadOnlyList<BulkTask> tasks)
    {
        foreach (var task in tasks)
        {
            sim.Seen.Hit("bulk-" + task.State);
            var (found, done) = (new List<BulkRecord>(), 0L);
            foreach (var happened in Journal(sim, task.Id))
            {
                if (happened is BulkTaskEvent.Found f) found.AddRange(f.Records);
                if (happened is BulkTaskEvent.Did) done++;
            }
            if (task.State is BulkState.Running) sim.World.Break("B1", $"the task {task.Id} never came to its end");
            if (task.State is BulkState.Finished && task.Done + task.Failed < task.Total && tasks.Count == 1)
                sim.World.Break("B2", $"{task.Id}: {task.Done} and {task.Failed} of {task.Total} were worked on");
            if (task.Done + task.Failed > found.Distinct().Count())
                sim.World.Break("B3", $"{task.Id} counts {task.Done + task.Failed} of {found.Count} records");
            if (task.State is BulkState.Finished && found.Find(r => !IsPast(sim, task, r)) is { No: not null } left)
                sim.World.Break("B4", $"{task.Id}: nobody worked on {left.No}");
        }
    }

    private void Begins(string author)
    {
        var action = random.Of(Actions);
        var filter = new PoolFilter(
            PoolKind.Order, Shop,
            action is PoolAction.Undo ? random.Of(PoolStage.Handled, PoolStage.Removed) : PoolStage.ToDownload);
        sim.Cluster.Do(
            engine => engine.Pool.Tasks.BeginAsync(action, filter, "sorted", author, default),
            task =>
            {
                if (task is null) return;
                sim.Seen.Hit("bulk-begun");
                if (random.Chance(0.3)) sim.World.After(random.Between(1, 3_000), () => Stops(task.Id, author));
            });
    }

    private void Stops(string id, string author) => sim.Cluster.Do(
        engine => engine.Pool.Tasks.StopAsync(id, author, default),
        stands =>
        {
            if (stands?.State is { IsRunning: true })
                sim.World.Break("B5", $"{author} was told that {id} is stopped, and it runs");
        });

    /// <summary>The task moved it, or it stood where the action does not go from.</summary>
    private static bool IsPast(Sim sim, BulkTask task, BulkRecord record)
    {
        var action = ((BulkWork.Pooled)task.Work).Action;
        var steps = SimStore.Now(sim.Store.PoolHistoryAsync(PoolKind.Order, record.Shop, record.No, default));
        return steps.Any(s => s.Author == task.Author)
            || (steps.LastOrDefault(s => s.At <= task.EndedAt) is { } last
                && !Engine.Pool.PoolRules.From(action).Contains(last.Stage));
    }

    private static IEnumerable<BulkTaskEvent> Journal(Sim sim, string id)
    {
        var kind = new BulkTasks();
        return SimStore.Now(sim.Store.SubjectJournalAsync(new(kind.Name, "", id), default))
            .SelectMany(e => JsonSerializer.Deserialize(e.Events.Span, kind.EventsJson)!);
    }
}
