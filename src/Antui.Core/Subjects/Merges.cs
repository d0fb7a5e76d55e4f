using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Core.Subjects;

/// <summary>A shipment that is to go into a parcel with others.</summary>
/// <param name="Was">The number of the parcel it was in before; empty when it was in none.</param>
/// <param name="Joining">How far its way into the parcel is.</param>
/// <param name="Leaving">How far its way back is, as long as it goes back.</param>
public sealed record MergePart(
    OrderKey Order, string ShipmentNo, string Was, Course Joining = default, Course Leaving = default);

/// <summary>Shipments that go into one parcel together, or not at all (合并发货).</summary>
/// <param name="ParcelNo">The number of the parcel.</param>
/// <param name="Number">Counts the merges into the parcel.</param>
public sealed record Merge(
    string Shop, string ParcelNo, string Author, ImmutableArray<MergePart> Parts, int Number = 1)
{
    /// <summary>Names it to the orders: what was taken back of it does not join any more, however late it comes.</summary>
    [JsonIgnore]
    public string StepId => $"{ParcelNo}#{Number}";

    /// <summary>One of them could not join.</summary>
    [JsonIgnore]
    public bool IsRefused => Parts.Any(p => p.Joining.State is InstructionState.Refused);

    /// <summary>Names the way of a shipment into the parcel, or back.</summary>
    public string KeyOf(MergePart part, bool leaves) =>
        $"{StepId}:{part.Order}:{part.ShipmentNo}:{(leaves ? "leave" : "join")}";
}

/// <summary>These go together from now on.</summary>
public sealed record MergeFact(Merge Asked);

/// <summary>What happened to a merge. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Went), "went")]
public abstract record MergeEvent
{
    private MergeEvent()
    {
    }

    public sealed record Asked(Merge Merge) : MergeEvent;

    /// <param name="Key">Of a shipment's way into the parcel or back.</param>
    public sealed record Went(string Key, Course Course) : MergeEvent;
}

/// <summary>
/// A merge of shipments of several orders. Each order takes its shipment into the parcel by itself; when one cannot, for
/// it was moved on meanwhile, those that joined go back to where they were. A node that dies in between leaves no parcel
/// merged by halves.
/// </summary>
public sealed class Merges : SubjectKind<Merge, MergeFact, MergeEvent>
{
    public override string Name => "merge";

    public override JsonTypeInfo<Merge> StateJson => MergeJson.Default.Merge;

    public override JsonTypeInfo<MergeEvent[]> EventsJson => MergeJson.Default.MergeEventArray;

    /// <summary>A parcel takes more shipments when what was asked before has come to its end.</summary>
    public override Decided<MergeEvent> Decide(Merge? state, MergeFact fact, Instant now) =>
        state is not null && Next(state) is not null ? Refuse(new Refusal.MergeUnderWay(state.ParcelNo))
        : Happens(new MergeEvent.Asked(fact.Asked with { Number = (state?.Number ?? 0) + 1 }));

    public override Merge Evolve(Merge? state, MergeEvent happened) => happened switch
    {
        MergeEvent.Asked e => e.Merge,
        MergeEvent.Went e => state! with
        {
            Parts =
            [
                .. state.Parts.Select(p => state.KeyOf(p, leaves: false) == e.Key ? p with { Joining = e.Course }
                    : state.KeyOf(p, leaves: true) == e.Key ? p with { Leaving = e.Course } : p),
            ],
        },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(Merge state)
    {
        if (!state.IsRefused)
        {
            return state.Parts.FirstOrDefault(p => !IsOver(p.Joining)) is { } joins
                ? new Intent(
                    new Effect.JoinParcel(
                        state.KeyOf(joins, leaves: false), joins.Order, joins.ShipmentNo, state.ParcelNo, state.StepId,
                        state.Author),
                    joins.Joining, IsInside: true)
                : null;
        }
        return state.Parts.FirstOrDefault(p => p.Joining.IsDone && !IsOver(p.Leaving)) is { } leaves
            ? new Intent(
                new Effect.LeaveParcel(
                    state.KeyOf(leaves, leaves: true), leaves.Order, leaves.ShipmentNo, state.ParcelNo, leaves.Was,
                    state.StepId, state.Author),
                leaves.Leaving, IsInside: true)
            : null;
    }

    public override MergeEvent Went(string key, Course course) => new MergeEvent.Went(key, course);

    private static bool IsOver(Course course) =>
        course.State is InstructionState.Done or InstructionState.Refused or InstructionState.Void;
}

/// <summary>Generated serializers of merges.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Merge))]
[JsonSerializable(typeof(MergeEvent[]))]
public sealed partial class MergeJson : JsonSerializerContext;
