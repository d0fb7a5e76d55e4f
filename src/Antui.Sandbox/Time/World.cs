using System.Diagnostics;
using Antui.Core;
using Antui.Engine;

namespace Antui.Sandbox.Time;

/// <summary>
/// Lets simulated time pass: everything due at an instant is done, both nodes step until they have nothing left to do
/// now, and only then the clock moves to whatever comes next.
/// </summary>
internal sealed class World(
    SimClock clock, Agenda agenda, IReadOnlyList<RefundEngine> nodes, Func<Task> everyPoll)
{
    /// <summary>The grain of simulated time: what falls into it happens side by side.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>How often the host looks at the world while simulated time goes as the wall's.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>When nothing but looking has happened for so long, nothing will.</summary>
    private static readonly TimeSpan StandsStill = TimeSpan.FromDays(30);

    /// <summary>After everybody came: longer than anybody takes who still does something.</summary>
    private static readonly TimeSpan Rests = TimeSpan.FromDays(7);

    private const int MostRounds = 200;
    private Instant _nextPoll;

    /// <summary>Calls that hang on purpose: they wait for simulated time, so time does not wait for them.</summary>
    public Func<int> Hanging { get; init; } = () => 0;

    /// <summary>Calls under way, with those that hang.</summary>
    public Func<int> Calling { get; init; } = () => 0;

    /// <summary>The rhythm of the parties that poll.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Called after every grain of simulated time.</summary>
    public Func<Task> Passed { get; init; } = () => Task.CompletedTask;

    /// <summary>
    /// Runs until nobody has anything planned and all nodes rest, or nothing moves any more, or simulated time is up.
    /// </summary>
    /// <param name="last">When the last buyer comes: after that some only look whether anything changed.</param>
    public async Task RunAsync(Instant last, TimeSpan tail, Func<Task<bool>> over, CancellationToken stop)
    {
        var (applied, since) = (0L, clock.Now);
        while (!stop.IsCancellationRequested && clock.Now < last + tail)
        {
            var now = nodes.Sum(n => n.Meters.Applied);
            if (now != applied) (applied, since) = (now, clock.Now);
            var still = clock.Now - Instant.Max(since, last);
            if (agenda.Count == 0 && still > StandsStill) return;
            await QuietAsync(agenda.RunDueAsync(clock.Now));
            var due = await SettleAsync(stop);
            await Passed();
            if ((agenda.Count == 0 || still > Rests) && await over()) return;
            clock.MoveTo(Instant.Max(Instant.Min(due, Instant.Min(agenda.Next(), _nextPoll)), clock.Now + Grain));
        }
    }

    /// <summary>Lets simulated time go on as fast as the wall's, for as long as somebody watches.</summary>
    /// <param name="arrive">Who comes by an instant.</param>
    public async Task LiveAsync(Action<Instant> arrive, CancellationToken stop)
    {
        var (from, wall) = (clock.Now, Stopwatch.StartNew());
        while (!stop.IsCancellationRequested)
        {
            clock.MoveTo(from + wall.Elapsed);
            arrive(clock.Now);
            await QuietAsync(agenda.RunDueAsync(clock.Now));
            await SettleAsync(stop);
            await Task.Delay(Pace, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>When the nodes next have something to do.</returns>
    private async Task<Instant> SettleAsync(CancellationToken stop)
    {
        if (clock.Now >= _nextPoll)
        {
            _nextPoll = clock.Now + PollEvery;
            // A call of theirs may hang, too.
            await QuietAsync(everyPoll());
        }
        var due = clock.Now;
        for (var round = 0; round < MostRounds && due <= clock.Now; round++)
        {
            await QuietAsync(Task.WhenAll(nodes.Select(n => n.StepAsync(stop))));
            due = Instant.Never;
            foreach (var node in nodes) due = Instant.Min(due, await node.NextAsync(stop));
        }
        return due;
    }

    /// <summary>
    /// Waits until nothing is under way but calls that hang on purpose. When they are all that is left, the clock moves
    /// on to the next time-out: a slow machine makes nothing time out that would have been answered. A call may wait
    /// for one that hangs; then it goes on by the second.
    /// </summary>
    private async Task QuietAsync(Task work)
    {
        const int still = 3, stuck = 500;
        var idle = Task.WhenAll([work, .. nodes.Select(n => n.Activity.IdleAsync())]);
        for (int quiet = 0, waited = 0; !idle.IsCompleted;)
        {
            await Task.WhenAny(idle, Task.Delay(Hanging() > 0 ? 2 : 10));
            waited = Hanging() > 0 ? waited + 1 : 0;
            quiet = Hanging() > 0 && Calling() <= Hanging() && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
            if ((quiet < still && waited < stuck) || idle.IsCompleted) continue;
            var next = quiet < still ? clock.Now + TimeSpan.FromSeconds(1) : clock.NextTimer() ?? Instant.Never;
            clock.MoveTo(Instant.Min(next, clock.Now + TimeSpan.FromMinutes(1)));
            (quiet, waited) = (0, 0);
        }
        await idle;
    }
}
