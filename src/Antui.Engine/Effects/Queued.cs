using System.Diagnostics;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Engine.Shops;

namespace Antui.Engine.Effects;

/// <summary>An effect with the version of its order that committed it, and when what led to it arrived.</summary>
/// <param name="Capped">An open breaker holds it back.</param>
/// <param name="Cause">The trace of the fact that led to it.</param>
internal readonly record struct Waiting(
    Effect.OfOrder Effect, long Arrived, long Version, bool Capped, ActivityContext Cause)
{
    /// <summary>Begun when its turn comes, ended when its outcome is known; null while nobody listens.</summary>
    public System.Diagnostics.Activity? Span { get; init; }

    public Waiting Begun() => this with
    {
        Span = EngineTraces.Effect(Effect.Instruction.Action.ToString(), Effect.Order.Shop, Cause),
    };
}

/// <summary>
/// A shop's effects: so many at once, and those that its platform takes in batches go out together in one call. One
/// slow shop keeps its own queue waiting, nobody else's.
/// </summary>
internal sealed class Queued(string shopId, Performer performer, EngineContext engine)
{
    internal static readonly Outcome.Refused Late = new("LEASE", "Waited too long in this node.", TimeSpan.Zero);

    private readonly Queue<Waiting> _effects = new();
    private readonly Queue<Waiting> _batched = new();
    private int _running;

    public void Add(Waiting waiting)
    {
        lock (_effects)
        {
            (IsBatched(waiting.Effect) ? _batched : _effects).Enqueue(waiting);
            if (_running >= engine.Options.EffectsPerShop) return;
            _running++;
        }
        _ = DrainAsync();
    }

    private async Task DrainAsync()
    {
        await Task.Yield();
        while (true)
        {
            Waiting[] take;
            lock (_effects)
            {
                take = _batched.Count > 0 ? TakeBatch() : _effects.TryDequeue(out var one) ? [one] : [];
                if (take.Length == 0)
                {
                    _running--;
                    return;
                }
            }
            await PerformAsync(Array.ConvertAll(take, waiting => waiting.Begun()));
        }
    }

    /// <summary>Only money is batched so far; a question what became of it goes alone.</summary>
    private bool IsBatched(Effect.OfOrder effect) =>
        effect.Instruction is { MovesMoney: true, State: InstructionState.Dispatching }
        && engine.Shops.Find(shopId) is { } shop && effect.At(shop) is { IsBatched: true };

    /// <summary>As many of one kind as stand at the head.</summary>
    private Waiting[] TakeBatch()
    {
        var take = new List<Waiting> { _batched.Dequeue() };
        var kind = take[0].Effect.Instruction.Action;
        while (take.Count < engine.Options.AgreeBatch && _batched.TryPeek(out var next)
            && next.Effect.Instruction.Action == kind)
            take.Add(_batched.Dequeue());
        return [.. take];
    }

    private async Task PerformAsync(Waiting[] take)
    {
        var shop = engine.Shops.Find(shopId);
        if (take.Length == 1) await OneAsync(shop, take[0]);
        else await ManyAsync(shop, take);
    }

    private async Task OneAsync(Shop? shop, Waiting waiting)
    {
        waiting.Span.Enter();
        Outcome outcome;
        try
        {
            outcome = await performer.PerformAsync(shop, waiting);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            outcome = new Outcome.Uncertain(fault.GetType().Name + ": " + fault.Message);
        }
        _ = SayAsync(shop, waiting, outcome);
    }

    /// <summary>Those that survive the second look go out in one call; each has its own outcome.</summary>
    private async Task ManyAsync(Shop? shop, Waiting[] take)
    {
        if (shop is null || shop.Paused || take[0].Effect.At(shop) is not { IsBatched: true } port)
        {
            foreach (var waiting in take) await OneAsync(shop, waiting);
            return;
        }
        var looked = await Task.WhenAll(take.Select(t => LookAgainAsync(shop, t.Effect)));
        var looks = take.Select(t => engine.LastLooks.Begin(t.Effect, t.Version)).ToArray();
        try
        {
            for (var i = 0; i < take.Length; i++) looked[i] ??= await looks[i].HoldsAsync(shop);
            // Nothing is waited for between this look and the call.
            var (gates, unread) = await HeldBack.ReadAsync(engine, shop);
            for (var i = 0; i < take.Length; i++)
            {
                if (engine.Now >= take[i].Effect.Instruction.DueAt) looked[i] ??= Late;
                // The first ones were looked at before the last ones: what moved since is given back, too.
                if (!looks[i].IsFresh) looked[i] ??= LastLooks.MovedOn;
                looked[i] ??= unread ?? HeldBack.Of(shop, gates, take[i]);
            }
            await SendAsync(shop, port, take, looked);
        }
        finally
        {
            foreach (var look in looks) look.Dispose();
        }
    }

    private async Task SendAsync(Shop shop, Bound port, Waiting[] take, Outcome?[] looked)
    {
        for (var i = 0; i < take.Length; i++)
            if (looked[i] is { } kept) _ = SayUnsentAsync(shop, take[i], kept);
        var going = take.Where((_, i) => looked[i] is null).ToArray();
        foreach (var one in going)
            engine.Meters.RefundCalled(engine.Wall.GetElapsedTime(one.Arrived), shop.Config.Id);
        IReadOnlyList<Outcome> outcomes;
        try
        {
            outcomes = going.Length == 0 ? []
                : await port.PerformAllAsync([.. going.Select(g => g.Effect)], CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            outcomes = [.. going.Select(_ => new Outcome.Uncertain(fault.GetType().Name + ": " + fault.Message))];
        }
        for (var i = 0; i < going.Length; i++) _ = SayAsync(shop, going[i], outcomes[i]);
    }

    private async Task SayUnsentAsync(Shop shop, Waiting waiting, Outcome kept) => await SayAsync(
        shop, waiting, kept is Outcome.Refused held && HeldBack.Is(held)
            ? await Performer.HeldAsync(shop, waiting.Effect, held) : kept);

    /// <summary>Nothing was sent yet, so whatever goes wrong here is a definite "not done".</summary>
    private async Task<Outcome?> LookAgainAsync(Shop shop, Effect.OfOrder effect)
    {
        if (engine.Now >= effect.Instruction.DueAt)
            return Late;
        try
        {
            return await performer.AskAgainAsync(shop, effect);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return new Outcome.Refused("REREAD_FAILED", fault.Message, TimeSpan.Zero);
        }
    }

    /// <summary>
    /// Not waited for: the place in the queue is for calls, and the next call need not wait until the outcome of this
    /// one is durable.
    /// </summary>
    private async Task SayAsync(Shop? shop, Waiting waiting, Outcome outcome)
    {
        var effect = waiting.Effect;
        waiting.Span.Over();
        waiting.Span.Enter();
        try
        {
            await performer.ReportAsync(shop, effect, outcome);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store could not take the outcome: the lease runs out and the platform is asked, as after a crash.
            engine.Meters.Effect(effect.Instruction.Action.ToString(), "not-recorded:" + fault.GetType().Name,
                effect.Order.Shop);
        }
        finally
        {
            waiting.Span.End(outcome);
            engine.Activity.End();
        }
    }
}
