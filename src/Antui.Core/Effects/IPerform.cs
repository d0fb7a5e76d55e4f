namespace Antui.Core.Effects;

/// <summary>
/// Performs one kind of effect. It answers with an <see cref="Outcome"/> and never throws for what the other side said
/// or did not say. A connector implements it for the effects it has; one that is missing is a fact the workflow sees.
/// </summary>
public interface IPerform<in TEffect> where TEffect : Effect
{
    Task<Outcome> PerformAsync(TEffect effect, CancellationToken stop);

    /// <summary>What does the other side know of it? <see cref="Outcome.Absent"/>: nothing, so far.</summary>
    Task<Outcome> FindOutAsync(TEffect effect, CancellationToken stop);
}

/// <summary>Performs effects of one kind many at once, where the platform takes batches.</summary>
public interface IPerformMany<in TEffect> : IPerform<TEffect> where TEffect : Effect
{
    /// <returns>One outcome for each effect, in the same order.</returns>
    Task<IReadOnlyList<Outcome>> PerformAllAsync(IReadOnlyList<TEffect> effects, CancellationToken stop);
}

/// <summary>Where the ports of a shop are found.</summary>
public interface IPorts
{
    /// <returns>Null: the shop has nobody who does this.</returns>
    T? Port<T>() where T : class;
}

/// <summary>An effect together with the port that performs it.</summary>
public abstract class Bound
{
    private Bound()
    {
    }

    /// <summary>Several of its kind may go out together.</summary>
    public abstract bool IsBatched { get; }

    public static Bound? Of<TEffect>(IPorts ports, TEffect effect) where TEffect : Effect =>
        ports.Port<IPerform<TEffect>>() is { } port ? new To<TEffect>(port, effect) : null;

    public abstract Task<Outcome> PerformAsync(CancellationToken stop);

    public abstract Task<Outcome> FindOutAsync(CancellationToken stop);

    /// <summary>All of these in one call: effects of this one's kind, for this one's port.</summary>
    public abstract Task<IReadOnlyList<Outcome>> PerformAllAsync(
        IReadOnlyList<Effect> effects, CancellationToken stop);

    private sealed class To<TEffect>(IPerform<TEffect> port, TEffect effect) : Bound where TEffect : Effect
    {
        public override bool IsBatched => port is IPerformMany<TEffect>;

        public override Task<Outcome> PerformAsync(CancellationToken stop) => port.PerformAsync(effect, stop);

        public override Task<Outcome> FindOutAsync(CancellationToken stop) => port.FindOutAsync(effect, stop);

        public override Task<IReadOnlyList<Outcome>> PerformAllAsync(
            IReadOnlyList<Effect> effects, CancellationToken stop) =>
            ((IPerformMany<TEffect>)port).PerformAllAsync([.. effects.Cast<TEffect>()], stop);
    }
}
