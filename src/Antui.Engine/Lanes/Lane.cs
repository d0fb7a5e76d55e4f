using System.Security.Cryptography;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Ways;

namespace Antui.Engine.Lanes;

/// <summary>
/// Where the facts of an order queue up: one batch at a time is loaded, decided, advanced and committed, and only then
/// answered. Facts that arrive meanwhile make the next batch. One order is worked on by one lane of a node at a time;
/// against other nodes the journal's versions decide.
/// </summary>
internal sealed class Lane(EngineContext engine)
{
    private readonly Queue<Pending> _queue = new();
    private readonly Recent<OrderKey, Known> _cache = new(engine.Options.CachedOrders / OrderKey.Lanes);
    private bool _running;

    /// <summary>
    /// The instant by which the batch under way is decided, and when it is in the store; null between batches.
    /// </summary>
    private (Instant At, TaskCompletionSource Stored)? _deciding;

    /// <summary>Completes when everything that was decided up to this instant is in the store.</summary>
    public Task CaughtUpAsync(Instant to)
    {
        lock (_queue) return _deciding is { } batch && batch.At <= to ? batch.Stored.Task : Task.CompletedTask;
    }

    /// <summary>The order as this node knew it last, at least as far as its answers went; null when it does not remember.</summary>
    public Known? Remembered(OrderKey key) => _cache.Find(key);

    public Task<Accepted> EnqueueAsync(Fact fact, bool isParked = false) =>
        EnqueueAsync(new Pending(fact, engine.Wall.GetTimestamp()) { IsParked = isParked });

    /// <summary>A saying is read where it is decided: nothing comes between meaning and what follows.</summary>
    public Task<Accepted> EnqueueAsync(OrderKey key, Func<Order?, IReadOnlyList<Fact>> means) =>
        EnqueueAsync(new Pending(key, means, engine.Wall.GetTimestamp()));

    private Task<Accepted> EnqueueAsync(Pending pending)
    {
        lock (_queue)
        {
            _queue.Enqueue(pending);
            if (_running) return pending.Answer;
            _running = true;
        }
        _ = DrainAsync();
        return pending.Answer;
    }

    /// <summary>Facts of one order that are decided together, in this order, before anything follows from the first.</summary>
    public async Task<Accepted[]> EnqueueTogetherAsync(IReadOnlyList<Fact> facts)
    {
        Pending[] pending =
            [.. facts.Select((f, i) => new Pending(f, engine.Wall.GetTimestamp()) { KeepsNext = i + 1 < facts.Count })];
        lock (_queue)
        {
            foreach (var one in pending) _queue.Enqueue(one);
            if (!_running)
            {
                _running = true;
                _ = DrainAsync();
            }
        }
        return await Task.WhenAll(pending.Select(p => p.Answer));
    }

    private async Task DrainAsync()
    {
        // The sender goes on at once; the batch grows while this is on its way to the scheduler.
        await Task.Yield();
        while (true)
        {
            var batch = Take();
            if (batch.Count == 0) return;
            try
            {
                await ProcessAsync(batch);
            }
            catch (Exception fault)
            {
                foreach (var pending in batch)
                {
                    _cache.Forget(pending.Key);
                    pending.Failed(fault);
                }
            }
            finally
            {
                Ended();
            }
        }
    }

    private Instant Begin()
    {
        lock (_queue)
        {
            var now = engine.Now;
            _deciding = (now, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return now;
        }
    }

    /// <summary>
    /// Also after a fault: what was decided then is in no store and is decided anew, at a later instant.
    /// </summary>
    private void Ended()
    {
        lock (_queue)
        {
            _deciding?.Stored.TrySetResult();
            _deciding = null;
        }
    }

    private List<Pending> Take()
    {
        lock (_queue)
        {
            var batch = new List<Pending>(Math.Min(_queue.Count, engine.Options.BatchMost));
            while ((batch.Count < engine.Options.BatchMost || batch[^1].KeepsNext)
                && _queue.TryDequeue(out var pending))
                batch.Add(pending);
            if (batch.Count == 0) _running = false;
            return batch;
        }
    }

    private async Task ProcessAsync(List<Pending> batch)
    {
        await engine.Projector.RoomAsync();
        var works = await LoadAsync(batch);
        await engine.Buggify();
        var now = Begin();
        var park = new List<ParkedFact>();
        foreach (var pending in batch) Hear(works[pending.Key], pending, park, now);
        var commits = new List<(Work Work, OrderCommit Commit)>(works.Count);
        var counts = new Tally(now);
        foreach (var work in works.Values)
            if (Advanced(work, now) is { } commit) commits.Add((work, commit));
        foreach (var parked in park) counts.Add(parked.Key.Shop, "parked", 1);
        if (commits.Count > 0 || park.Count > 0) await CommitAsync(commits, park, counts, now);
        foreach (var work in works.Values)
            foreach (var (pending, answer) in work.Answers) engine.Answer(pending, answer);
        foreach (var work in works.Values) LookAgain(work);
    }

    /// <summary>
    /// Our copy of the order may be old where another node writes too. What changes something is compared with the store
    /// by the commit; what changes nothing is said only after a fresh reading.
    /// </summary>
    private void LookAgain(Work work)
    {
        if (work.Doubted.Count == 0) return;
        _cache.Forget(work.Key);
        lock (_queue)
            foreach (var pending in work.Doubted) _queue.Enqueue(pending);
    }

    /// <summary>What a platform says again is read again by the next poll; everybody else is answered once.</summary>
    private static bool Doubts(Pending pending)
    {
        if (pending.IsFresh) return false;
        return pending.Fact is not (Fact.TimePassed or Fact.RefundSeen or Fact.OrderSeen);
    }

    /// <summary>The batch holds what it loaded: a small cache may have let go of it again before it is used.</summary>
    private async Task<Dictionary<OrderKey, Work>> LoadAsync(List<Pending> batch)
    {
        var works = new Dictionary<OrderKey, Work>(batch.Count);
        HashSet<OrderKey>? unknown = null;
        foreach (var pending in batch)
        {
            var key = pending.Key;
            var known = _cache.Find(key);
            // Due although our copy says it is not: somebody else moved the order on, and may be gone by now.
            if (known?.DueAt > engine.Now && pending.Fact is Fact.TimePassed) _cache.Forget(key);
            else if (known is not null)
            {
                works.TryAdd(key, new Work(key, known));
                continue;
            }
            (unknown ??= []).Add(key);
            pending.IsFresh = true;
        }
        if (unknown is null) return works;
        var missing = unknown.ToList();
        var asked = missing.ConvertAll(engine.Journals.AskAsync);
        for (var i = 0; i < missing.Count; i++)
        {
            var loaded = await asked[i];
            var known = loaded.Fold() is { } order
                ? new Known(order, loaded.Entries.Count, null, Journal.Digest(loaded.Entries[^1]), loaded.Key) : null;
            if (known is not null) _cache.Put(missing[i], known);
            works[missing[i]] = new Work(missing[i], known);
        }
        return works;
    }

    private void Hear(Work work, Pending pending, List<ParkedFact> park, Instant now)
    {
        if (engine.Shops.Find(pending.Key.Shop) is not { } shop)
        {
            work.Answers.Add((pending, new Accepted.Refused(new Refusal.ShopUnknown(pending.Key.Shop))));
            return;
        }
        IReadOnlyList<Fact> facts;
        try
        {
            facts = pending.Means(work.Order);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What one sender says and nobody can read is no matter of the others in this batch.
            pending.Failed(fault);
            return;
        }
        var (before, answer) = (work.Events.Count, (Accepted?)null);
        Fact? last = null;
        foreach (var fact in facts)
            if ((answer = Decide(work, last = fact, shop.Policy, now)) is not null) break;
        var happened = work.Events.Count > before;
        if (happened)
        {
            work.Arrived = Math.Min(work.Arrived, pending.Arrived);
            if (work.Cause == default) work.Cause = pending.Trace;
        }
        else if (Doubts(pending))
        {
            pending.IsFresh = true;
            work.Doubted.Add(pending);
            return;
        }
        if (answer is Accepted.Parked { Reason: var reason } && last is not Fact.TimePassed && !pending.IsParked)
            park.Add(engine.Parked.Timed(ToPark(last!, reason, now)));
        work.Answers.Add((pending, answer ?? (happened || last is Fact.TimePassed
            ? new Accepted.Applied((work.Before?.Version ?? 0) + 1)
            : new Accepted.Duplicate())));
    }

    /// <returns>Why the fact came to nothing; null when it is taken, or known.</returns>
    private static Accepted? Decide(Work work, Fact fact, ShopPolicy policy, Instant now)
    {
        work.TimePassed |= fact is Fact.TimePassed;
        var decision = Decider.Decide(work.Order, fact, policy, now);
        if (decision.Refused is { } refused) return new Accepted.Refused(refused);
        if (decision.ParkedBecause is { } reason) return new Accepted.Parked(reason);
        foreach (var happened in decision.Happened) work.Order = Fold.Evolve(work.Order, happened);
        work.Events.AddRange(decision.Happened);
        if (work.Source == "" && !decision.Happened.IsEmpty) work.Source = fact.Source;
        return null;
    }

    /// <summary>Lets the workflow go on, and makes the commit if anything happened or the due time moved.</summary>
    private OrderCommit? Advanced(Work work, Instant now)
    {
        if (work.Order is null || (work.Events.Count == 0 && !work.TimePassed)) return null;
        if (engine.Shops.Find(work.Key.Shop) is not { } shop) return null;
        var (order, due) = Advance.Run(engine.Sees?.Invoke(work.Order) ?? work.Order, shop.Policy, now, work.Events);
        due = SoonEnough(work.Before, due, now);
        (work.Order, work.DueAt, work.At) = (order, due, now);
        if (work.Events.Count == 0 && work.Before?.DueAt == due) return null;
        var words = Words.Of(work, engine.Seals);
        var entry = new JournalEntry(
            (work.Before?.Version ?? 0) + 1, now, work.Source == "" ? "clock" : work.Source,
            Journal.Write(work.Events, words.Sealing), work.Before?.Digest ?? default, work.Answers.Count);
        work.After = new Known(order, entry.Version, due, Journal.Digest(entry), words.Kept);
        var spend = Spending.Of(work, shop.Policy);
        var wakes = engine.Parked.Wakes(work.Key, work.Events);
        work.Wakes = wakes is not null;
        var caps = shop.Policy.Caps is { AnyWindow: true } c && spend > 0
            ? new SpendCaps(c.MinuteFen, c.HourFen, c.DayFen) : null;
        return new OrderCommit(
            work.Key, entry.Version, now, entry.Source, entry.Events, due, entry.Previous, spend, caps, wakes,
            Numbers.Of(work.Events), entry.Facts, DueStays: work.Before?.DueAt == due, words.Written);
    }

    /// <summary>
    /// A due time that only moves later stays where it is until it comes: a look too early finds nothing to do and sets
    /// the later time, and a lifecycle that takes milliseconds spares its stores the index work of every move.
    /// </summary>
    private static Instant SoonEnough(Known? before, Instant due, Instant now) =>
        due != Instant.Never && before?.DueAt is { } known && known <= due && known > now ? known : due;

    private async Task CommitAsync(
        List<(Work Work, OrderCommit Commit)> commits, List<ParkedFact> park, Tally counts, Instant now)
    {
        await engine.Buggify();
        var batch = new CommitBatch(now, [.. commits.Select(c => c.Commit)], park, [], counts.ToList());
        var (results, place) = await engine.Store.CommitAsync(batch, CancellationToken.None);
        engine.Projector.Committed(place, commits, results);
        await engine.Buggify();
        if (park.Count > 0) engine.Parked.Parked();
        for (var i = 0; i < results.Length; i++)
        {
            var work = commits[i].Work;
            if (results[i] is CommitResult.Written)
            {
                _cache.Put(work.Key, work.After!);
                engine.Committed(work);
                continue;
            }
            _cache.Forget(work.Key);
            if (results[i] is CommitResult.Capped) await engine.CapReachedAsync(work.Key.Shop);
            Again(work);
        }
    }

    /// <summary>Somebody else was faster, or a cap was reached: the same facts are decided again on the newer state.</summary>
    private void Again(Work work)
    {
        engine.Meters.Conflict(work.Key.Shop);
        lock (_queue)
        {
            foreach (var (pending, _) in work.Answers)
            {
                if (++pending.Conflicts > engine.Options.ConflictsMost)
                    pending.Failed(new InvalidOperationException($"{work.Key}: gave up after {pending.Conflicts} write conflicts."));
                else _queue.Enqueue(pending);
            }
        }
        work.Answers.Clear();
    }

    internal static ParkedFact ToPark(Fact fact, string reason, Instant now)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(fact, CoreJson.Default.Fact);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(json, digest);
        return new ParkedFact(Convert.ToHexStringLower(digest[..12]), fact.Key, reason, fact.Source, now, json);
    }
}
