using System.Collections.Immutable;
using Antui.Core.Ports;
using Antui.Engine.Lanes;

namespace Antui.Engine.Projections;

/// <summary>
/// Lets the lists follow the journal: reads what changed, makes the rows, and writes them with the new position. It runs
/// when this node committed, when somebody waits for a list, and at every step of the host, which finds what others left
/// behind. Several nodes may try: the position decides whose step counts, and whoever lost waits longer for his next.
/// </summary>
internal sealed class Projector(EngineContext engine)
{
    private const int FailuresMost = 5, LongerWhenLost = 5, LongerWhenBusy = 2;

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Backlog _backlog = new(2 * engine.Options.BehindMost);
    private readonly Waits _waits = new();
    private readonly Screens _screens = new(engine);
    private readonly Lock _lock = new();
    private bool _running, _again, _lost;

    /// <summary>Where all lists stood together when they were last looked at, none at fault; negative: they did
    /// not.</summary>
    private long _together = -1;

    /// <summary>There was more to follow than one step takes: the next one does not linger.</summary>
    private bool _cut;
    private long _committed;

    /// <summary>What this node committed and lists do not show yet.</summary>
    public int Behind => _backlog.Count;

    /// <summary>The newest place that this node wrote.</summary>
    public long Newest => Interlocked.Read(ref _committed);

    /// <summary>Lists show everything up to this place, as far as this node knows.</summary>
    public long Reached => _waits.Reached;

    public void Committed(long place, List<(Work Work, OrderCommit Commit)> commits, CommitResult[] results)
    {
        if (place == 0) return;
        for (var i = 0; i < results.Length; i++)
            if (results[i] is CommitResult.Written) _backlog.Add(place, commits[i].Work, commits[i].Commit);
        for (var known = Newest; known < place;)
            known = Math.Max(Interlocked.CompareExchange(ref _committed, place, known), Newest);
        Kick();
    }

    /// <summary>Follows soon, if anything is behind.</summary>
    public void Kick()
    {
        lock (_lock)
        {
            _again = true;
            if (_running) return;
            _running = true;
        }
        _ = RunAsync();
    }

    /// <summary>Completes when the lists show everything up to this place.</summary>
    /// <returns>False when they did not get there in time.</returns>
    public Task<bool> ReachedAsync(long place, CancellationToken stop)
    {
        if (place <= Reached) return Task.FromResult(true);
        var reached = _waits.ForAsync(place, engine.Options.ListsPatience, engine.Clock, stop);
        Kick();
        return reached;
    }

    /// <summary>Lists show everything that is durable now, whoever wrote it: one question where nothing changed.</summary>
    public async Task<bool> IsAtRestAsync(CancellationToken stop) => await UnchangedAsync(stop) is { IsAll: true };

    /// <summary>Intake slows down while lists are too far behind; lists that stand still hold up nobody for long.</summary>
    public async ValueTask RoomAsync()
    {
        if (Behind > engine.Options.BehindMost) await ReachedAsync(_backlog.MiddlePlace, CancellationToken.None);
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        for (var failures = 0; ;)
        {
            // While much is behind, an order will move on before the step is over: what waits is written once.
            var linger = engine.Options.ListsLinger
                * (_lost ? LongerWhenLost : Behind > engine.Store.MarksAtOnce ? LongerWhenBusy : 1);
            if (failures > 0) linger = Retry;
            if (!_cut || failures > 0) await _waits.LingerAsync(linger, failures > 0, engine.Clock);
            lock (_lock) _again = false;
            var more = false;
            try
            {
                more = await StepAsync();
                failures = 0;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                engine.Meters.ListsFailed();
                more = ++failures <= FailuresMost;
            }
            lock (_lock)
            {
                if (more || (_again && failures == 0)) continue;
                _running = false;
                return;
            }
        }
    }

    /// <returns>Null when there are marks to follow, or lists to look at first.</returns>
    private async Task<ChangesRead?> UnchangedAsync(CancellationToken stop)
    {
        var together = Interlocked.Read(ref _together);
        if (together < 0) return null;
        var at = engine.Now;
        var read = await engine.Store.ChangesAsync(together, 1, stop);
        if (read.Changes.Count > 0) return null;
        _waits.Set(read.UpTo);
        engine.Feed.Looked(together, at);
        return read;
    }

    /// <returns>Whether there may be more to do at once.</returns>
    private async Task<bool> StepAsync()
    {
        if (await UnchangedAsync(CancellationToken.None) is { } read)
        {
            _backlog.Trim(read.UpTo);
            return _waits.AnyUpTo(Newest);
        }
        var (more, reached) = (false, long.MaxValue);
        var now = engine.Now;
        var positions = await engine.Store.ListsAsync(CancellationToken.None);
        foreach (var together in positions.Where(p => p.Fault == "" || now - p.FaultAt > engine.Options.ListsPatience)
            .GroupBy(p => p.Place).OrderBy(g => g.Key))
        {
            var place = await FollowAsync([.. together.Select(p => p.Name)], together.Key);
            more |= place is null;
            reached = Math.Min(reached, place ?? together.Key);
        }
        if (reached != long.MaxValue)
        {
            _backlog.Trim(reached);
            _waits.Set(reached);
            // Durable, and hidden by another transaction under way: nobody else would look again for whoever waits.
            more |= _waits.AnyUpTo(Newest);
        }
        await _screens.ShowAsync(positions, now);
        var isTogether = positions.All(p => p.Fault == "" && p.Place == positions[0].Place);
        Interlocked.Exchange(ref _together, isTogether ? positions[0].Place : -1);
        return more;
    }

    /// <returns>How far these lists are complete; null when there is more to follow.</returns>
    private async Task<long?> FollowAsync(ImmutableArray<ListName> lists, long from)
    {
        var read = await engine.Store.ChangesAsync(from, engine.Store.MarksAtOnce, CancellationToken.None);
        _cut = read.Changes.Count >= engine.Store.MarksAtOnce;
        if (read.Changes.Count == 0) return read.UpTo;
        var changed = await Changed.ReadAsync(read.Changes, _backlog, engine);
        await engine.Buggify();
        var followed = await FollowAsync(new Attempt(lists, from, read.UpTo, changed));
        await engine.Buggify();
        _lost = !followed;
        if (followed && lists.Contains(ListName.Refunds)) await _screens.ForgetAsync(read.UpTo);
        return null;
    }

    private async Task<bool> FollowAsync(Attempt attempt)
    {
        try
        {
            var rows = attempt.Changed.Rows(engine, attempt.Lists);
            var step = new ListStep(attempt.Lists, attempt.From, attempt.To, rows);
            if (!await engine.Store.FollowAsync(step, CancellationToken.None)) return false;
            engine.Meters.Followed(rows.Count, engine.Now - attempt.Changed.Oldest);
            if (attempt.Lists.Contains(ListName.Refunds)) _screens.Publish(rows, attempt.To);
            return true;
        }
        catch (ListFaultException fault)
        {
            if (attempt.Lists.Length == 1)
            {
                await engine.Store.SetListFaultAsync(
                    attempt.Lists[0], fault.Message, engine.Now, CancellationToken.None);
                return true;
            }
            // One of them cannot go on: each goes on by itself, and that one stands still and says why.
            var all = true;
            foreach (var list in attempt.Lists) all &= await FollowAsync(attempt with { Lists = [list] });
            return all;
        }
    }

    private sealed record Attempt(ImmutableArray<ListName> Lists, long From, long To, Changed Changed);
}
