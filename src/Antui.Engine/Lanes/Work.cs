using System.Diagnostics;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine.Sealing;

namespace Antui.Engine.Lanes;

/// <summary>
/// A fact on its way through a lane, or a saying whose meaning shows on the order, with the sender who waits.
/// </summary>
/// <param name="means">What it says on the order as it is, in this order; asked anew for each try.</param>
internal sealed class Pending(
    OrderKey key, Func<Order?, IReadOnlyList<Fact>> means, long arrived, Fact? fact = null)
{
    /// <summary>Continuations run on the sender's own scheduler, never inside the lane.</summary>
    private readonly TaskCompletionSource<Accepted> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Pending(Fact fact, long arrived)
        : this(fact.Key, _ => [fact], arrived, fact)
    {
    }

    private readonly System.Diagnostics.Activity? _span = EngineTraces.Fact(fact, key.Shop);

    public OrderKey Key => key;

    /// <summary>Null for a saying.</summary>
    public Fact? Fact => fact;

    public ActivityContext Trace => _span?.Context ?? default;

    public IReadOnlyList<Fact> Means(Order? order) => means(order);

    /// <summary>Wall-clock timestamp, to measure from evidence to refund.</summary>
    public long Arrived => arrived;

    public Task<Accepted> Answer => _answer.Task;

    public int Conflicts { get; set; }

    /// <summary>The next one in the queue is decided in the same batch.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>Among the parked facts already: when it still fits nothing, it is not parked anew.</summary>
    public bool IsParked { get; init; }

    /// <summary>Decided on the order as it was read for this fact, not on a copy kept from before.</summary>
    public bool IsFresh { get; set; }

    public void Is(Accepted accepted)
    {
        _span.End(accepted);
        _answer.TrySetResult(accepted);
    }

    public void Failed(Exception fault)
    {
        _span.Fail(fault);
        _answer.TrySetException(fault);
    }
}

/// <summary>An order as a lane remembers it between facts.</summary>
/// <param name="DueAt">When it needs attention next; null while this node did not say so itself.</param>
/// <param name="Digest">Of its newest journal entry, for the one that follows.</param>
/// <param name="Key">Of its words; null while it has none.</param>
internal sealed record Known(
    Order Order, long Version, Instant? DueAt, ReadOnlyMemory<byte> Digest, WordsKey? Key = null);

/// <summary>One order inside a batch: the state it started from, and everything the batch's facts make of it.</summary>
internal sealed class Work(OrderKey key, Known? before)
{
    public OrderKey Key => key;

    public Known? Before => before;

    public Order? Order { get; set; } = before?.Order;

    public List<OrderEvent> Events { get; } = [];

    public List<(Pending Pending, Accepted Answer)> Answers { get; } = [];

    /// <summary>Facts that would change nothing, if our copy of the order is the newest.</summary>
    public List<Pending> Doubted { get; } = [];

    /// <summary>Somebody asked to look at the time: the due time may move without an event.</summary>
    public bool TimePassed { get; set; }

    /// <summary>Something becomes known that parked facts may wait for.</summary>
    public bool Wakes { get; set; }

    public string Source { get; set; } = "";

    public Instant DueAt { get; set; } = before?.DueAt ?? Instant.Never;

    /// <summary>When it was decided.</summary>
    public Instant At { get; set; }

    public Known? After { get; set; }

    public long Arrived { get; set; } = long.MaxValue;

    /// <summary>The trace of the first fact that made something happen.</summary>
    public ActivityContext Cause { get; set; }
}
