using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Stock;

namespace Antui.Core.Subjects;

/// <summary>What our stock of a SKU says now.</summary>
/// <param name="Wanted">On hand, and never less than what is occupied (<see cref="Publication.Of"/>).</param>
/// <param name="Again">The platform is told also what it was told before.</param>
/// <param name="Theirs">What the platform calls the SKU.</param>
public sealed record StockFact(
    string Shop, string Warehouse, string Sku, string Theirs, long Wanted, bool Again);

/// <summary>What happened to the figure that a platform has of a SKU. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Wanted), "wanted")]
[JsonDerivedType(typeof(Went), "went")]
public abstract record StockToldEvent
{
    private StockToldEvent()
    {
    }

    /// <summary>Taken over from before there was a journal.</summary>
    public sealed record Known(Publication State) : StockToldEvent;

    /// <summary>A figure under a number of its own.</summary>
    public sealed record Wanted(
        string Shop, string Warehouse, string Sku, string Theirs, long Number, long Quantity, Instant At) : StockToldEvent;

    public sealed record Went(string Key, Course Course) : StockToldEvent;
}

/// <summary>
/// The stock of one SKU in one of our warehouses as a platform is told. Where the platform refuses a figure because it
/// has more occupied, it is asked how much that is, and told that much.
/// </summary>
public sealed class StockTold : SubjectKind<Publication, StockFact, StockToldEvent>
{
    public override string Name => "stock-told";

    public override JsonTypeInfo<Publication> StateJson => StockToldJson.Default.Publication;

    public override JsonTypeInfo<StockToldEvent[]> EventsJson => StockToldJson.Default.StockToldEventArray;

    public static string IdOf(string warehouse, string sku) => warehouse + "/" + sku;

    public override Decided<StockToldEvent> Decide(Publication? state, StockFact fact, Instant now) =>
        !Publication.IsWanted(state, fact.Wanted, now, fact.Again) ? Nothing
            : Happens(new StockToldEvent.Wanted(
                fact.Shop, fact.Warehouse, fact.Sku, fact.Theirs, (state?.Number ?? 0) + 1, fact.Wanted, now));

    public override Publication Evolve(Publication? state, StockToldEvent happened) => happened switch
    {
        StockToldEvent.Known e => e.State,
        StockToldEvent.Wanted e => new Publication(
            e.Warehouse, e.Sku, e.Number, e.Quantity, e.Quantity, Course.Prepared(e.At), e.At, Shop: e.Shop,
            Theirs: e.Theirs),
        StockToldEvent.Went e => Evolve(state!, e),
        _ => throw new System.Diagnostics.UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(Publication state) => state switch
    {
        { Asking: { State: not (InstructionState.Done or InstructionState.Refused) } asking } =>
            new Intent(Question(state), asking),
        { Told.State: InstructionState.Done or InstructionState.Refused or InstructionState.Void } => null,
        _ => new Intent(new Effect.TellStock(Push(state)), state.Told),
    };

    public override StockToldEvent Went(string key, Course course) => new StockToldEvent.Went(key, course);

    private static Publication Evolve(Publication state, StockToldEvent.Went went)
    {
        var course = went.Course;
        if (went.Key == state.Key)
        {
            var next = state with { Told = course };
            return course.State switch
            {
                InstructionState.Done => next with { At = course.DueAt },
                InstructionState.Refused => next with
                {
                    At = course.DueAt,
                    Note = course.Text,
                    Asking = course.Code == OutcomeCodes.BelowOccupied && state.Quantity == state.Wanted
                        ? Course.Prepared(course.DueAt) : null,
                },
                _ => next,
            };
        }
        if (went.Key != Question(state).Key) return state;
        var answered = state with { Asking = course };
        return course.IsDone && long.TryParse(course.Text, CultureInfo.InvariantCulture, out var occupied)
            ? answered.RaisedTo(occupied, course.DueAt) : answered;
    }

    private static Effect.AskOccupied Question(Publication state) => new(Push(state));

    /// <summary>What was taken over does not say what the platform calls it: by our own word then.</summary>
    private static StockPush Push(Publication state)
    {
        var theirs = state.Theirs == "" ? state.Sku : state.Theirs;
        return new StockPush(state.Key, theirs, theirs, state.Warehouse, state.Quantity);
    }
}

/// <summary>Generated serializers of stock told to platforms.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Publication))]
[JsonSerializable(typeof(StockToldEvent[]))]
public sealed partial class StockToldJson : JsonSerializerContext;
