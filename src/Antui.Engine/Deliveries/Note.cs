using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Engine.Deliveries;

/// <summary>Something that a subscriber is to be told of an order.</summary>
/// <param name="What">By this the gateway knows what to say.</param>
/// <param name="RefundNo">Empty for the order itself.</param>
public readonly record struct Owed(OrderKey Order, string What, string RefundNo = "");

/// <summary>What a subscriber was not seen to take yet.</summary>
/// <param name="Id">Grows with what happened; a repeat has the same.</param>
/// <param name="At">When it happened.</param>
/// <param name="Attempts">How often it was told so far.</param>
/// <param name="DueAt">Not told before.</param>
public sealed record Note(
    long Id, string Shop, string OrderNo, string RefundNo, string What, Instant At, int Attempts = 0,
    Instant DueAt = default)
{
    [JsonIgnore]
    public OrderKey Order => new(Shop, OrderNo);
}

/// <summary>How far a subscription has come.</summary>
/// <param name="Place">Everything that changed up to this place was looked at.</param>
/// <param name="LastId">Of the newest note there ever was.</param>
/// <param name="Waiting">What is not taken yet, as it happened.</param>
/// <param name="Failures">How often in a row nobody answered.</param>
/// <param name="RestsUntil">Nobody answered: nothing is told before.</param>
/// <param name="GivenUp">How many were never taken within the time for which they mean anything.</param>
public sealed record Mailbox(
    long Place, long LastId, ImmutableArray<Note> Waiting, int Failures = 0, Instant RestsUntil = default,
    long GivenUp = 0)
{
    /// <summary>The same thing twice in a row is told once, as long as it was not told.</summary>
    internal Mailbox With(Owed owed, Instant at)
    {
        var last = Waiting.LastOrDefault(n => n.Order == owed.Order && n.RefundNo == owed.RefundNo);
        if (last is { Attempts: 0 } && last.What == owed.What) return this;
        var note = new Note(LastId + 1, owed.Order.Shop, owed.Order.OrderNo, owed.RefundNo, owed.What, at);
        return this with { LastId = note.Id, Waiting = Waiting.Add(note) };
    }

    /// <summary>The first of each line that may be told now.</summary>
    internal ImmutableArray<Note> Due(ISubscription to, Instant now, int most)
    {
        if (RestsUntil > now) return [];
        var lines = new HashSet<string>(StringComparer.Ordinal);
        return [.. Waiting.Where(n => lines.Add(to.LineOf(n)) && n.DueAt <= now).Take(most)];
    }

    /// <summary>When there is something to tell, as far as it is known.</summary>
    internal Instant NextAt(ISubscription to)
    {
        var (next, lines) = (Instant.Never, new HashSet<string>(StringComparer.Ordinal));
        foreach (var note in Waiting)
            if (lines.Add(to.LineOf(note))) next = Instant.Min(next, note.DueAt);
        return Instant.Max(next, RestsUntil);
    }

    internal Mailbox Taken(IReadOnlyCollection<long> ids) =>
        this with { Waiting = Waiting.RemoveAll(n => ids.Contains(n.Id)) };

    /// <summary>These were told, and are told again then unless they are taken.</summary>
    internal Mailbox Told(IReadOnlyCollection<long> ids, Func<Note, Instant> again) => ids.Count == 0 ? this : this with
    {
        Waiting = [.. Waiting.Select(n =>
            ids.Contains(n.Id) ? n with { Attempts = n.Attempts + 1, DueAt = again(n) } : n)],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Mailbox))]
internal sealed partial class MailboxJson : JsonSerializerContext;
