using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine.Intake;

/// <summary>
/// Facts that fit nothing yet. Each has its own due time and waits longer after every try, so that no number of
/// hopeless ones keeps a new one waiting; a commit that makes known what they wait for makes them due at once.
/// </summary>
public sealed class ParkedFacts
{
    private const int MostName = 100, MostReason = 500;

    private readonly EngineContext _engine;
    private readonly Func<Fact, Task<Accepted>> _tryFact;
    private ImmutableArray<Func<ParkedFact, CancellationToken, Task<Accepted?>>> _readers = [];
    private int _asked;
    private volatile bool _some = true;
    private volatile int _parked;

    internal ParkedFacts(EngineContext engine, Func<Fact, Task<Accepted>> tryFact) =>
        (_engine, _tryFact) = (engine, tryFact);

    /// <summary>When this node looks next, whether or not something is due by then.</summary>
    internal Instant NextAt { get; private set; }

    private ParkedWait Wait => new(_engine.Options.ParkedRetry, _engine.Options.ParkedRetryMost);

    /// <summary>
    /// Keeps what a gateway took and cannot read as a fact yet, because the order it speaks of is not here. The same is
    /// kept once.
    /// </summary>
    public async Task ParkAsync(ParkedFact parked, CancellationToken stop)
    {
        var count = new Count(parked.Key.Shop, "parked", _engine.Now, 1);
        await _engine.Store.CommitAsync(new CommitBatch(_engine.Now, [], [Timed(parked)], [], [count]), stop);
        Parked();
    }

    /// <summary>Whoever parks what is no fact says here how it is tried again; null means that it is not his.</summary>
    public void ReadWith(Func<ParkedFact, CancellationToken, Task<Accepted?>> reader) =>
        _readers = _readers.Add(reader);

    /// <summary>All that a list shows, page by page.</summary>
    public async IAsyncEnumerable<ParkedFact> AllAsync(
        ParkedFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        const int page = 500;
        string? cursor = null;
        do
        {
            var rows = await _engine.Store.ParkedPageAsync(filter, cursor, page, stop);
            foreach (var row in rows.Rows) yield return Open(row);
            cursor = rows.Next;
        }
        while (cursor is not null);
    }

    /// <summary>What waits for an order, oldest first.</summary>
    public async Task<IReadOnlyList<ParkedFact>> OfAsync(OrderKey order, int limit, CancellationToken stop) =>
        [.. (await _engine.Store.ParkedAsync(order, limit, stop)).Select(Open)];

    /// <summary>It waits for another reason now.</summary>
    public async Task WaitsForAsync(ParkedFact parked, string reason, CancellationToken stop)
    {
        if (parked.Reason != reason)
            await _engine.Store.CommitAsync(
                new CommitBatch(_engine.Now, [], [Timed(parked with { Reason = reason })], [], []), stop);
    }

    /// <summary>What waits for this reason may fit now, and is tried at once.</summary>
    public async Task WakeAsync(string reason, CancellationToken stop)
    {
        if (!_some) return;
        var now = new ParkedChange(DueAt: _engine.Now);
        await foreach (var parked in AllAsync(new ParkedFilter(Reason: reason), stop))
            await _engine.Store.ChangeParkedAsync(parked.Id, now, stop);
        Woken();
    }

    /// <summary>A person wants it tried now.</summary>
    /// <returns>What it answered; null when it does not wait any more, or when nobody can read it.</returns>
    public async Task<(Refusal? Wrong, Accepted? Accepted)> RetryAsync(string id, CancellationToken stop)
    {
        var wrong = await ChangeAsync(id, new ParkedChange(DueAt: _engine.Now), stop);
        if (wrong is not null || await _engine.Store.FindParkedAsync(id, stop) is not { } fact) return (wrong, null);
        return (null, (await TryAsync([fact]))[0]);
    }

    /// <summary>A person looks after it; an empty name gives it back.</summary>
    /// <returns>Null when it is so.</returns>
    public Task<Refusal?> AssignAsync(string id, string to, CancellationToken stop) => to.Length > MostName
        ? Task.FromResult<Refusal?>(new Refusal.NameLength(MostName))
        : ChangeAsync(id, new ParkedChange(Assignee: to.Trim()), stop);

    /// <summary>
    /// A person says that it needs nothing. It stays readable with the reason, and is never tried again.
    /// </summary>
    /// <returns>Null when it is so.</returns>
    public Task<Refusal?> DismissAsync(string id, string reason, string author, CancellationToken stop) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MostReason
            ? Task.FromResult<Refusal?>(new Refusal.ReasonLength(MostReason))
            : ChangeAsync(id, new ParkedChange(Dismissed: new ParkedEnd(author, reason.Trim(), _engine.Now)), stop);

    /// <summary>
    /// A fact on its way into the store, with the time of its first retry. It is sealed as it came: what nobody could
    /// read may hold anything.
    /// </summary>
    internal ParkedFact Timed(ParkedFact parked) => parked with
    {
        DueAt = _engine.Now + Wait.First,
        Fact = _engine.Seals.ToWait(parked.Key, parked.Fact.Span),
    };

    /// <summary>As it came.</summary>
    internal ParkedFact Open(ParkedFact parked) =>
        parked with { Fact = _engine.Seals.FromWait(parked.Key, parked.Fact) };

    /// <summary>A commit of this node parked something.</summary>
    internal void Parked()
    {
        Interlocked.Increment(ref _parked);
        _some = true;
    }

    /// <summary>
    /// What these events make known, by the numbers under which facts wait for it; null when nothing waits, as far as
    /// this node knows: then a commit looks for nothing. What another node parked since is found when it is due.
    /// </summary>
    internal IReadOnlyList<string>? Wakes(OrderKey key, IReadOnlyList<OrderEvent> events)
    {
        if (!_some) return null;
        List<string>? numbers = null;
        foreach (var happened in events)
        {
            var number = happened switch
            {
                OrderEvent.Asked e => e.Claim.RefundNo,
                OrderEvent.ReturnExpected e => e.ReturnNo,
                OrderEvent.ReturnTracked e => e.Tracking.Number,
                OrderEvent.ShipmentMade e => e.ShipmentNo,
                OrderEvent.ShipmentMoved { Waybill: { } waybill } => waybill.Number,
                OrderEvent.Placed or OrderEvent.Updated or OrderEvent.ReturnReceived or OrderEvent.Answered => "",
                _ => null,
            };
            if (number is null) continue;
            numbers ??= [key.OrderNo];
            if (number != "" && !numbers.Contains(number)) numbers.Add(number);
        }
        return numbers;
    }

    /// <summary>Something became known that may be waited for.</summary>
    internal void Woken() => _ = LookAsync();

    internal async Task StepAsync()
    {
        if (_engine.Now >= NextAt) await LookAsync();
    }

    /// <summary>
    /// Tries what is due, a bounded number at a time. Only one look is under way in a node: whoever asks meanwhile has
    /// it repeated.
    /// </summary>
    private async Task LookAsync()
    {
        // The first to ask looks, and once more for all who asked meanwhile.
        if (Interlocked.Increment(ref _asked) > 1) return;
        _engine.Activity.Begin();
        try
        {
            int asked;
            do
            {
                asked = Volatile.Read(ref _asked);
                await TryDueAsync();
            }
            while (Interlocked.Add(ref _asked, -asked) > 0);
        }
        finally
        {
            _engine.Activity.End();
        }
    }

    private async Task TryDueAsync()
    {
        var most = _engine.Options.ClaimMost;
        NextAt = _engine.Now + Wait.First;
        try
        {
            var before = _parked;
            if (await _engine.Store.NextParkedAsync(CancellationToken.None) == Instant.Never)
            {
                // Nothing waited; what was parked during this look is not forgotten.
                _some = false;
                if (_parked != before) _some = true;
                return;
            }
            _some = true;
            var claimed = await _engine.Store.ClaimParkedAsync(_engine.Now, Wait, most, CancellationToken.None);
            if (claimed.Count == most) NextAt = _engine.Now;
            if (claimed.Count > 0) await TryAsync(claimed);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store was away: what was claimed has its next time, what was not is due at the next look.
            _some = true;
        }
    }

    /// <summary>In the order in which they became due; facts of one lane are decided in few commits.</summary>
    private async Task<IReadOnlyList<Accepted?>> TryAsync(IReadOnlyList<ParkedFact> facts)
    {
        var underWay = facts.Select(Begin).ToList();
        var answers = new List<Accepted?>(facts.Count);
        var (done, changed) = (new List<string>(), new List<ParkedFact>());
        for (var i = 0; i < facts.Count; i++)
        {
            var answer = underWay[i] is { } fact ? await Settled(fact) : await ReadAsync(facts[i]);
            answers.Add(answer);
            if (answer is Accepted.Applied or Accepted.Duplicate) done.Add(facts[i].Id);
            // It stays for a person to see, with the reason that holds now.
            var reason = answer switch
            {
                Accepted.Refused no => no.Why.Code,
                Accepted.Parked p => p.Reason,
                _ => facts[i].Reason,
            };
            if (reason != facts[i].Reason) changed.Add(facts[i] with { Reason = reason });
        }
        if (done.Count + changed.Count > 0)
        {
            var batch = new CommitBatch(_engine.Now, [], changed, done, []);
            await _engine.Store.CommitAsync(batch, CancellationToken.None);
        }
        return answers;
    }

    private static async Task<Accepted?> Settled(Task<Accepted> fact)
    {
        try
        {
            return await fact;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    private Task<Accepted>? Begin(ParkedFact parked)
    {
        try
        {
            return JsonSerializer.Deserialize(Open(parked).Fact.Span, CoreJson.Default.Fact) is { } fact
                ? _tryFact(fact) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// What is no fact is tried by whoever parked it; raw bytes that nobody can read wait for a person.
    /// </summary>
    private async Task<Accepted?> ReadAsync(ParkedFact parked)
    {
        try
        {
            var open = Open(parked);
            foreach (var reader in _readers)
                if (await reader(open, CancellationToken.None) is { } answer) return answer;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Tried again at its next time; one that always throws keeps no other from being tried.
        }
        return null;
    }

    private async Task<Refusal?> ChangeAsync(string id, ParkedChange change, CancellationToken stop)
    {
        if (await _engine.Store.ChangeParkedAsync(id, change, stop)) return null;
        return await _engine.Store.FindParkedAsync(id, stop) is null
            ? new Refusal.ParkedUnknown(id) : new Refusal.ParkedDismissed(id);
    }
}
