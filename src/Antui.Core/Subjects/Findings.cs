using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Orders;
using Antui.Core.Reconciliation;

namespace Antui.Core.Subjects;

/// <summary>What is said of a difference between platform, goods and money.</summary>
public abstract record FindingFact
{
    private FindingFact()
    {
    }

    /// <summary>A comparison shows it. One that was resolved stays resolved: somebody knew it.</summary>
    public sealed record Seen(Finding Finding) : FindingFact;

    /// <summary>A person says that nothing more is to be done, or a later comparison shows it no more.</summary>
    public sealed record Resolved(string By, string Reason) : FindingFact;
}

/// <summary>What happened to a difference. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Seen), "seen")]
[JsonDerivedType(typeof(Resolved), "resolved")]
public abstract record FindingEvent
{
    private FindingEvent()
    {
    }

    /// <summary>Taken over from before there was a journal.</summary>
    public sealed record Known(Finding State) : FindingEvent;

    public sealed record Seen(Finding Finding) : FindingEvent;

    public sealed record Resolved(string By, string Reason, Instant At) : FindingEvent;
}

/// <summary>Differences of the standing lists, until a person or the facts resolve them. They want nothing done.</summary>
public sealed class Findings : SubjectKind<Finding, FindingFact, FindingEvent>
{
    public override string Name => "finding";

    public override JsonTypeInfo<Finding> StateJson => FindingJson.Default.Finding;

    public override JsonTypeInfo<FindingEvent[]> EventsJson => FindingJson.Default.FindingEventArray;

    public override Decided<FindingEvent> Decide(Finding? state, FindingFact fact, Instant now) => (state, fact) switch
    {
        (null, FindingFact.Seen said) => Happens(new FindingEvent.Seen(said.Finding)),
        ({ IsOpen: true }, FindingFact.Resolved said) => Happens(new FindingEvent.Resolved(said.By, said.Reason, now)),
        _ => Nothing,
    };

    public override Finding Evolve(Finding? state, FindingEvent happened) => happened switch
    {
        FindingEvent.Known e => e.State,
        FindingEvent.Seen e => e.Finding,
        FindingEvent.Resolved e => state! with { ResolvedAt = e.At, ResolvedBy = e.By, Reason = e.Reason },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(Finding state) => null;

    public override FindingEvent Went(string key, Course course) => throw new UnreachableException(key);

    public override long Open(Finding state) => state.IsOpen ? 1 : 0;
}

/// <summary>Generated serializers of findings.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(KebabEnums)])]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(FindingEvent[]))]
public sealed partial class FindingJson : JsonSerializerContext;
