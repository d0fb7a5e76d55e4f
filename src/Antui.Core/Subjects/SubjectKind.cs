using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Subjects;

/// <summary>What a fact means for a subject: events, nothing new, or not allowed.</summary>
/// <param name="Happened">Empty when the fact repeats what is known.</param>
public readonly record struct Decided<TEvent>(ImmutableArray<TEvent> Happened, Refusal? Refused = null);

/// <summary>What a subject wants done now, and how far that is.</summary>
/// <param name="IsInside">This installation does it: nobody outside is called.</param>
/// <param name="IsAwaited">Whoever waits for the subject waits for what is done inside, too; false where that takes
/// long.</param>
public sealed record Intent(Effect Effect, Course Course, bool IsInside = false, bool IsAwaited = true);

/// <summary>
/// A kind of subject that is no order. All of it is pure: the engine loads and stores it, performs what it wants, and
/// writes down how far each effect is before the call and after it.
/// </summary>
/// <typeparam name="TState">What the events come to.</typeparam>
/// <typeparam name="TFact">What others say of it.</typeparam>
/// <typeparam name="TEvent">What happened: a closed hierarchy whose names are stored.</typeparam>
public abstract class SubjectKind<TState, TFact, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>Stored with every subject.</summary>
    public abstract string Name { get; }

    public abstract JsonTypeInfo<TState> StateJson { get; }

    public abstract JsonTypeInfo<TEvent[]> EventsJson { get; }

    /// <summary>What is said a second time changes nothing.</summary>
    /// <param name="state">Null while there is no such subject.</param>
    public abstract Decided<TEvent> Decide(TState? state, TFact fact, Instant now);

    public abstract TState Evolve(TState? state, TEvent happened);

    /// <summary>The one thing it wants done next; null when it rests.</summary>
    public abstract Intent? Next(TState state);

    /// <summary>The event that says how far the effect with a key is.</summary>
    public abstract TEvent Went(string key, Course course);

    /// <summary>What an answer that says "not done", or nothing, makes of an effect; by itself what it makes of every
    /// effect.</summary>
    public virtual Course NotDone(Course sent, Outcome outcome, Timing timing, Instant now) =>
        sent.NotDone(outcome, movesMoney: false, timing, now);

    /// <summary>What of it waits for a person: lists of open ones show it while this is not 0.</summary>
    public virtual long Open(TState state) => 0;

    protected static Decided<TEvent> Nothing => new([]);

    protected static Decided<TEvent> Happens(params ReadOnlySpan<TEvent> events) => new([.. events]);

    protected static Decided<TEvent> Refuse(Refusal why) => new([], why);
}
