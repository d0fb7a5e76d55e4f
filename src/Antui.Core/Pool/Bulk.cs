using System.Text.Json.Serialization;

namespace Antui.Core.Pool;

/// <summary>What a bulk task does to each record, and which records those are. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Pooled), "pooled")]
public abstract record BulkWork
{
    private BulkWork()
    {
    }

    /// <summary>An action over the fetched records that match a filter of the pool's lists.</summary>
    public sealed record Pooled(PoolAction Action, PoolFilter Filter) : BulkWork;
}

/// <summary>A record of a bulk task.</summary>
public readonly record struct BulkRecord(string Shop, string No);

/// <summary>A record that could not be done.</summary>
/// <param name="Code">Of the refusal.</param>
/// <param name="Text">What the code speaks of.</param>
public sealed record KeptFault(string No, string Code, string Text)
{
    public Refusal Why => KeptRefusal.Of(Code, Text);

    public static KeptFault Of(string no, Refusal why) => new(no, why.Code, why.Note);
}

/// <summary>What the search for the records of a batch answers.</summary>
public sealed record BulkFound(ImmutableArray<BulkRecord> Records, string? Next);

/// <summary>What the work on a batch answers.</summary>
public sealed record BulkDid(ImmutableArray<KeptFault> Faults);
