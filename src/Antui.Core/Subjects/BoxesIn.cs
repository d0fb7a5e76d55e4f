using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Core.Subjects;

/// <summary>
/// Boxes that came in, one a warehouse and number, over all shops. What was in a box is counted once; the returns learn
/// of their pieces one after the other.
/// </summary>
public sealed class BoxesIn : SubjectKind<InboundBox, BoxFact, BoxEvent>
{
    public const string KindName = "box";

    public override string Name => KindName;

    public override JsonTypeInfo<InboundBox> StateJson => BoxJson.Default.InboundBox;

    public override JsonTypeInfo<BoxEvent[]> EventsJson => BoxJson.Default.BoxEventArray;

    /// <summary>Boxes under one number begin alike.</summary>
    public static string Prefix(string key) => key + "/";

    public static string IdOf(string key, string warehouse) => Prefix(key) + warehouse;

    public override Decided<BoxEvent> Decide(InboundBox? state, BoxFact fact, Instant now)
    {
        switch (fact)
        {
            case BoxFact.Counted said:
                var opened = new BoxEvent.Opened(
                    said.Key, said.Warehouse, said.Number, now, said.About, said.AboutRefundNo);
                var (given, wrong) = (state ?? Evolve(null, opened)).Count(said.Count, said.Elsewhere);
                if (wrong is not null) return Refuse(wrong);
                return given is null ? Nothing : state is null ? Happens(opened, given) : Happens(given);
            case BoxFact.Claimed said:
                return Of(state!.Claim(said.StepId, said.Part, said.Author, now));
            case BoxFact.Dismissed said:
                return Of(state!.Dismiss(said.StepId, said.Goods, said.Reason, said.Author, now));
            default: throw new UnreachableException(fact.GetType().Name);
        }
    }

    public override InboundBox Evolve(InboundBox? state, BoxEvent happened) => happened switch
    {
        BoxEvent.Known e => e.State,
        BoxEvent.Opened e => InboundBox.Opened(e.Key, e.Warehouse, e.Number, e.At) with
        {
            About = e.About,
            AboutRefundNo = e.AboutRefundNo,
        },
        BoxEvent.Given e => state!.With(e),
        BoxEvent.Dismissed e => state! with { Dismissals = state.Dismissals.Add(e.Dismissal) },
        BoxEvent.Went e => Evolve(state!, e),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(InboundBox state) =>
        state.Allotments.FirstOrDefault(a => a.State is AllotmentState.Pending) is { } given
            ? new Intent(new Effect.GivePieces(state, given), given.Told, IsInside: true) : null;

    public override BoxEvent Went(string key, Course course) => new BoxEvent.Went(key, course);

    /// <summary>Pieces that belong to nobody yet.</summary>
    public override long Open(InboundBox state) => state.Rest().Sum(g => (long)g.Quantity);

    private static InboundBox Evolve(InboundBox state, BoxEvent.Went went)
    {
        // What a return took although it had refused it before belongs to it.
        if (state.Allotments.LastOrDefault(a => a.Key == went.Key && (a.State is AllotmentState.Pending
            || (a.State is AllotmentState.Refused && went.Course.IsDone))) is not { } given)
            return state;
        var told = given with { Told = went.Course };
        var box = state with { Allotments = [.. state.Allotments.Select(a => a.Is(given) ? told : a)] };
        return went.Course.State switch
        {
            InstructionState.Done => box.Settle(told, "", ""),
            InstructionState.Refused => box.Settle(told, went.Course.Code, went.Course.Text),
            _ => box,
        };
    }

    private static Decided<BoxEvent> Of((BoxEvent? Happened, Refusal? Wrong) answer) =>
        answer.Wrong is { } wrong ? Refuse(wrong) : answer.Happened is { } happened ? Happens(happened) : Nothing;
}

/// <summary>Generated serializers of boxes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InboundBox))]
[JsonSerializable(typeof(BoxEvent[]))]
public sealed partial class BoxJson : JsonSerializerContext;
