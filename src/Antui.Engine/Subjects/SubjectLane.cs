using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Core.Subjects;
using Antui.Engine.Effects;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Subjects;

/// <summary>What became of a fact, and how its subject stands now.</summary>
/// <param name="State">Null: there is no such subject.</param>
/// <param name="Refused">Effects that were refused just now, by their keys.</param>
public sealed record Stands<TState>(
    Accepted Accepted, TState? State, ImmutableDictionary<string, Refusal> Refused)
    where TState : class
{
    /// <summary>Why an effect was refused: with its figures when that was just now, else in the words that were
    /// kept.</summary>
    public Refusal WhyOf(string effect, string code, string text) =>
        Refused.GetValueOrDefault(effect) ?? KeptRefusal.Of(code, text);
}

/// <summary>A lane, whatever its kind.</summary>
internal interface ISubjectLane
{
    string Kind { get; }

    /// <summary>Does what a subject wants done.</summary>
    /// <returns>Until when whom it speaks to cannot be reached; null when he was, or nobody was spoken to.</returns>
    Task<Instant?> GoOnAsync(SubjectKey key, CancellationToken stop);
}

/// <summary>
/// The loop for subjects that are no orders: load, decide, fold, commit; then what the subject wants done, each effect
/// written down before its call and after it. Versions decide between two who move one subject on, on one node or on
/// several.
/// </summary>
public sealed class SubjectLane<TState, TFact, TEvent> : ISubjectLane
    where TState : class
    where TEvent : class
{
    private const int WritesMost = 16;

    /// <summary>Whoever decided acts at once; after this time any node does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EngineContext _engine;
    private readonly SubjectKind<TState, TFact, TEvent> _kind;

    internal SubjectLane(EngineContext engine, SubjectKind<TState, TFact, TEvent> kind) =>
        (_engine, _kind) = (engine, kind);

    public string Kind => _kind.Name;

    public async Task<TState?> ReadAsync(string shop, string id, CancellationToken stop) =>
        (await LoadAsync(KeyOf(shop, id), stop))?.State;

    /// <summary>Those of a shop whose ids begin so, in order of their ids.</summary>
    public async Task<IReadOnlyList<TState>> AllAsync(string shop, string prefix, CancellationToken stop)
    {
        const int page = 500;
        var (all, after) = (new List<TState>(), (string?)null);
        while (true)
        {
            var read = await _engine.Store.SubjectsAsync(Kind, shop, prefix, after, page, stop);
            all.AddRange(read.Select(Read));
            if (read.Count < page) return all;
            after = read[^1].Key.Id;
        }
    }

    /// <summary>Newest first.</summary>
    /// <param name="shop">Null: of all shops.</param>
    /// <param name="open">Only those of which something waits for a person.</param>
    public async Task<Page<TState>> NewestAsync(
        string? shop, bool open, string? cursor, int limit, CancellationToken stop)
    {
        var page = await _engine.Store.NewestSubjectsAsync(Kind, shop, open, cursor, limit, stop);
        return new Page<TState>([.. page.Rows.Select(Read)], page.Next);
    }

    /// <summary>
    /// Takes a fact. When this returns, what it says is durable, and other subjects of this installation know of it;
    /// what is to be told outside follows, unless it is waited for.
    /// </summary>
    /// <param name="outside">Waits for what others outside are told now, too.</param>
    public async Task<Stands<TState>> AcceptAsync(
        string shop, string id, TFact fact, string author, CancellationToken stop, bool outside = false)
    {
        var key = KeyOf(shop, id);
        var span = EngineTraces.Fact(fact?.GetType(), shop);
        span.Enter();
        try
        {
            var stands = await TakeAsync(key, fact, author, outside, stop);
            span.End(stands.Accepted);
            return stands;
        }
        catch (Exception fault)
        {
            span.Fail(fault);
            throw;
        }
    }

    private async Task<Stands<TState>> TakeAsync(
        SubjectKey key, TFact fact, string author, bool outside, CancellationToken stop)
    {
        for (var attempt = 0; attempt < WritesMost; attempt++)
        {
            var known = await LoadAsync(key, stop);
            var decided = _kind.Decide(known?.State, fact, _engine.Now);
            if (decided.Refused is { } refused)
                return new Stands<TState>(new Accepted.Refused(refused), known?.State, NoneRefused);
            var next = decided.Happened.IsEmpty ? known
                : await WriteAsync(key, known, decided.Happened, author, stop);
            if (next is null && !decided.Happened.IsEmpty) continue;
            Accepted answer = decided.Happened.IsEmpty ? new Accepted.Duplicate() : new Accepted.Applied(next!.Version);
            return next is null ? new Stands<TState>(answer, null, NoneRefused)
                : await ActAsync(key, next, answer, outside, stop);
        }
        throw new InvalidOperationException($"The {key} is written by too many at once.");
    }

    async Task<Instant?> ISubjectLane.GoOnAsync(SubjectKey key, CancellationToken stop)
    {
        if (await LoadAsync(key, stop) is not { } known) return null;
        var run = new Run();
        var after = await RestAsync(key, known, outside: true, run, stop);
        var due = _kind.Next(after.State)?.Course.DueAt ?? Instant.Never;
        if (after.Version == known.Version && due > _engine.Now)
        {
            await _engine.Store.RestSubjectAsync(key, known.Version, due, stop);
            _engine.Subjects.Due(due);
        }
        return run.TroubleUntil;
    }

    private static ImmutableDictionary<string, Refusal> NoneRefused { get; } =
        ImmutableDictionary.Create<string, Refusal>(StringComparer.Ordinal);

    private async Task<Stands<TState>> ActAsync(
        SubjectKey key, Known known, Accepted answer, bool outside, CancellationToken stop)
    {
        var run = new Run();
        known = await RestAsync(key, known, outside, run, stop);
        if (_kind.Next(known.State) is { } left && left.Course.NeedAt(_engine.Now) is not Need.Time)
            _engine.Subjects.Hurry(key);
        return new Stands<TState>(answer, known.State, run.Refused);
    }

    /// <summary>Goes on until the subject rests, or waits.</summary>
    private async Task<Known> RestAsync(
        SubjectKey key, Known known, bool outside, Run run, CancellationToken stop)
    {
        while (_kind.Next(known.State) is { } intent
            && (outside || intent is { IsInside: true, IsAwaited: true }))
        {
            var next = intent.IsInside ? await InsideAsync(key, known, intent, run, stop)
                : await OutsideAsync(key, known, intent, run, stop);
            if (next is null) break;
            known = next;
        }
        return known;
    }

    /// <summary>Another subject takes it under the effect's key, as often as it is brought: nothing is marked
    /// before.</summary>
    /// <returns>Null: nothing to do now.</returns>
    private async Task<Known?> InsideAsync(
        SubjectKey key, Known known, Intent intent, Run run, CancellationToken stop)
    {
        if (intent.Course.NeedAt(_engine.Now) is Need.Nothing or Need.Time) return null;
        var outcome = await TracedAsync(key, intent, () => intent.Effect.At(_engine.Inside)!.PerformAsync(stop));
        _engine.Meters.Effect(intent.Effect.GetType().Name, outcome.GetType().Name, key.Shop);
        if (outcome is Outcome.Refused { Why: { } why }) run.Refused = run.Refused.SetItem(intent.Effect.Key, why);
        await _engine.Buggify();
        return await AnsweredAsync(key, known, intent.Effect.Key, intent.Course, outcome, stop);
    }

    private async Task<Known?> OutsideAsync(
        SubjectKey key, Known known, Intent intent, Run run, CancellationToken stop)
    {
        var (course, now) = (intent.Course, _engine.Now);
        if (course.NeedAt(now) is Need.Answer) course = course.Lost(now);
        var asks = course.NeedAt(now) is Need.Ask;
        if (!asks && course.NeedAt(now) is not Need.Send) return null;
        var shop = _engine.Shops.Find(key.Shop);
        if (!asks && shop is not null && await HeldAsync(shop) is { } held)
        {
            run.TroubleUntil = now + (held.RetryAfter ?? TimeSpan.Zero);
            return null;
        }
        var lease = shop?.Config.Timing.Lease ?? new Timing().Lease;
        var sent = asks ? course.Asked(now, lease) : course.Sent(now, lease);
        if (await WriteAsync(key, known, [_kind.Went(intent.Effect.Key, sent)], _engine.Options.Node, stop) is not { } marked)
            return null;
        await _engine.Buggify();
        var outcome = await TracedAsync(key, intent, () => CallAsync(shop, intent.Effect, asks, stop));
        _engine.Meters.Effect(intent.Effect.GetType().Name, outcome.GetType().Name, key.Shop);
        var after = await AnsweredAsync(key, marked, intent.Effect.Key, sent, outcome, stop);
        // Whoever cannot be reached for one subject cannot be reached for the next: they wait together.
        if (outcome is Outcome.Uncertain or Outcome.Refused { RetryAfter: not null }
            && _kind.Next((after ?? marked).State) is { } waits)
            run.TroubleUntil = waits.Course.DueAt;
        return after;
    }

    private static async Task<Outcome> TracedAsync(SubjectKey key, Intent intent, Func<Task<Outcome>> call)
    {
        var span = EngineTraces.Effect(intent.Effect.GetType().Name, key.Shop, EngineTraces.Here);
        span.Enter();
        try
        {
            var outcome = await call();
            span.End(outcome);
            return outcome;
        }
        catch (Exception fault)
        {
            span.Fail(fault);
            throw;
        }
    }

    private async Task<Outcome.Refused?> HeldAsync(Shop shop)
    {
        var (gates, unread) = await HeldBack.ReadAsync(_engine, shop);
        return unread ?? HeldBack.Of(shop, gates, default);
    }

    private static async Task<Outcome> CallAsync(Shop? shop, Effect effect, bool asks, CancellationToken stop)
    {
        if (shop is null) return new Outcome.Refused("SHOP_UNKNOWN", "There is no such shop.", TimeSpan.FromMinutes(1));
        if (effect.At(shop) is not { } bound)
            return new Outcome.Refused(OutcomeCodes.NoPort, "The shop has nobody who does this.");
        try
        {
            return asks ? await bound.FindOutAsync(stop) : await bound.PerformAsync(stop);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            return new Outcome.Uncertain($"{fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>
    /// Writes down what an answer makes of an effect. Where somebody else moved the subject on meanwhile, it is written
    /// down over that, as long as nobody made a newer attempt.
    /// </summary>
    private async Task<Known?> AnsweredAsync(
        SubjectKey key, Known known, string effect, Course sent, Outcome outcome, CancellationToken stop)
    {
        var timing = _engine.Shops.Find(key.Shop)?.Config.Timing ?? new Timing();
        for (var attempt = 0; attempt < WritesMost; attempt++)
        {
            var course = outcome is Outcome.Done done ? sent.Done(_engine.Now, done.Receipt)
                : _kind.NotDone(sent, outcome, timing, _engine.Now);
            var answered = _kind.Went(effect, course);
            if (await WriteAsync(key, known, [answered], _engine.Options.Node, stop) is { } next) return next;
            if (await LoadAsync(key, stop) is not { } fresh) return null;
            known = fresh;
            if (_kind.Next(known.State) is not { } now || now.Effect.Key != effect || now.Course.Attempt != sent.Attempt)
            {
                // Nobody waits for this answer any more; what was done is known all the same.
                if (outcome is not Outcome.Done) return known;
            }
        }
        throw new InvalidOperationException($"The {key} is written by too many at once.");
    }

    /// <returns>Null: somebody else was faster.</returns>
    private async Task<Known?> WriteAsync(
        SubjectKey key, Known? known, ImmutableArray<TEvent> happened, string author, CancellationToken stop)
    {
        await _engine.Buggify();
        var (state, now) = (known?.State, _engine.Now);
        foreach (var one in happened) state = _kind.Evolve(state, one);
        var entry = new JournalEntry(
            (known?.Version ?? 0) + 1, now, author, JsonSerializer.SerializeToUtf8Bytes([.. happened], _kind.EventsJson),
            known?.Digest ?? default);
        var digest = Journal.Digest(entry);
        var due = DueOf(state!, now);
        var stored = new StoredSubject(
            key, entry.Version, known?.OpenedAt ?? now, _kind.Open(state!), due,
            JsonSerializer.Serialize(state!, _kind.StateJson), digest);
        if (!await _engine.Store.WriteSubjectAsync(stored, entry, stop)) return null;
        _engine.Subjects.Due(due);
        return new Known(state!, entry.Version, stored.OpenedAt, digest);
    }

    /// <summary>What is to be done now this node does; another one takes it up when it did not for a while.</summary>
    private Instant DueOf(TState state, Instant now) => _kind.Next(state) is not { } next ? Instant.Never
        : next.Course.DueAt > now ? next.Course.DueAt : now + Patience;

    private SubjectKey KeyOf(string shop, string id) => new(Kind, shop, id);

    private async Task<Known?> LoadAsync(SubjectKey key, CancellationToken stop) =>
        await _engine.Store.SubjectAsync(key, stop) is { } stored
            ? new Known(Read(stored), stored.Version, stored.OpenedAt, stored.Digest) : null;

    private TState Read(StoredSubject stored) => JsonSerializer.Deserialize(stored.State, _kind.StateJson)!;

    private sealed record Known(TState State, long Version, Instant OpenedAt, ReadOnlyMemory<byte> Digest);

    /// <summary>What was met on the way.</summary>
    private sealed class Run
    {
        public ImmutableDictionary<string, Refusal> Refused { get; set; } = NoneRefused;

        public Instant? TroubleUntil { get; set; }
    }
}
