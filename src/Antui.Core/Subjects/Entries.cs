using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Stock;
using Antui.Core.Strategies;

namespace Antui.Core.Subjects;

/// <summary>What is said of goods that an ERP announced.</summary>
public abstract record EntryFact
{
    private EntryFact()
    {
    }

    public sealed record Announced(EntryOrder Order) : EntryFact;

    public sealed record Received(EntryReceipt Receipt) : EntryFact;

    public sealed record Cancelled : EntryFact;
}

/// <summary>What happened to goods that an ERP announced. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(Received), "received")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(Went), "went")]
public abstract record EntryEvent
{
    private EntryEvent()
    {
    }

    /// <summary>Taken over from before there was a journal.</summary>
    public sealed record Known(EntryOrder State) : EntryEvent;

    public sealed record Announced(EntryOrder Order) : EntryEvent;

    public sealed record Received(EntryReceipt Receipt) : EntryEvent;

    public sealed record Cancelled : EntryEvent;

    /// <param name="Key">Of the effect: the receipt's into the stock, or to the ERP.</param>
    public sealed record Went(string Key, Course Course) : EntryEvent;
}

/// <summary>
/// Goods in for an ERP of others that we serve as warehouse (入库单). What the desk counts is durable first; stock and ERP
/// follow, each under the receipt's own number. Receipts are told one after the other: the last one, which ends the
/// document there, is told last.
/// </summary>
public sealed class Entries : SubjectKind<EntryOrder, EntryFact, EntryEvent>
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30), LongestWait = TimeSpan.FromHours(1);

    public override string Name => "entry";

    public override JsonTypeInfo<EntryOrder> StateJson => EntryJson.Default.EntryOrder;

    public override JsonTypeInfo<EntryEvent[]> EventsJson => EntryJson.Default.EntryEventArray;

    public override Decided<EntryEvent> Decide(EntryOrder? state, EntryFact fact, Instant now) => (state, fact) switch
    {
        (null, EntryFact.Announced said) => Happens(new EntryEvent.Announced(said.Order)),
        ({ } known, EntryFact.Announced said) =>
            known.IsSame(said.Order) ? Nothing : Refuse(new Refusal.EntryExists(known.Code)),
        ({ } known, EntryFact.Received said) => known.Receive(said.Receipt) switch
        {
            (_, { } wrong) => Refuse(wrong),
            ({ } kept, _) => Happens(new EntryEvent.Received(kept)),
            _ => Nothing,
        },
        ({ State: EntryState.Cancelled }, _) => Nothing,
        ({ Receipts.IsEmpty: true }, _) => Happens(new EntryEvent.Cancelled()),
        ({ }, _) => Refuse(new Refusal.EntryBegun()),
        (null, _) => throw new InvalidOperationException("Who speaks of a document looks first whether it is there."),
    };

    public override EntryOrder Evolve(EntryOrder? state, EntryEvent happened) => happened switch
    {
        EntryEvent.Known e => e.State,
        EntryEvent.Announced e => e.Order,
        EntryEvent.Received e => state! with
        {
            Receipts = state.Receipts.Add(e.Receipt),
            State = e.Receipt.IsLast ? EntryState.Done : state.State,
        },
        EntryEvent.Cancelled => state! with { State = EntryState.Cancelled },
        EntryEvent.Went e => Evolve(state!, e),
        _ => throw new System.Diagnostics.UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(EntryOrder state)
    {
        if (state.Receipts.FirstOrDefault(r => !r.Stocked) is { } counted)
            return new Intent(new Effect.EnterStock(state.InStock(counted)), counted.Entering, IsInside: true);
        return state.Receipts.FirstOrDefault(r => !r.Told.IsDone) is { } next
            ? new Intent(new Effect.ConfirmEntry(state.Said(next)), next.Told) : null;
    }

    public override EntryEvent Went(string key, Course course) => new EntryEvent.Went(key, course);

    /// <summary>An ERP that refuses takes it later: its document was not audited yet, or its clerk was in it.</summary>
    public override Course NotDone(Course sent, Outcome outcome, Timing timing, Instant now)
    {
        timing = timing with { BackOff = FirstWait, BackOffMost = LongestWait };
        var course = base.NotDone(sent, outcome, timing, now);
        return course.State is InstructionState.Refused ? course.Again(timing, now) : course;
    }

    public override long Open(EntryOrder state) => state.State is EntryState.Open ? 1 : 0;

    private static EntryOrder Evolve(EntryOrder state, EntryEvent.Went went)
    {
        foreach (var receipt in state.Receipts)
        {
            if (new Effect.ConfirmEntry(state.Said(receipt)).Key == went.Key)
                return state.With(receipt with { Told = went.Course });
            if (new Effect.EnterStock(state.InStock(receipt)).Key == went.Key)
                return state.With(receipt with { Entering = went.Course, Stocked = went.Course.IsDone });
        }
        return state;
    }
}

/// <summary>Generated serializers of announced goods.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EntryOrder))]
[JsonSerializable(typeof(EntryEvent[]))]
public sealed partial class EntryJson : JsonSerializerContext;
