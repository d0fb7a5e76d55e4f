using System.Diagnostics;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Orders;

namespace Antui.Core.Subjects;

/// <summary>What is said of a work order.</summary>
public abstract record WorkOrderFact
{
    private WorkOrderFact(string id) => Id = id;

    public string Id { get; init; }

    /// <param name="PromisedAt">By the calendar of whoever opens it.</param>
    public sealed record Opened(
        string Id, string Shop, string OrderNo, string RefundNo, string Title, string By, Instant PromisedAt)
        : WorkOrderFact(Id);

    /// <param name="To">Empty: nobody works on it any more.</param>
    public sealed record Assigned(string Id, string To) : WorkOrderFact(Id);

    public sealed record Replied(string Id, string ReplyId, string By, string Text, bool IsInternal)
        : WorkOrderFact(Id);

    /// <param name="Cause">What was wrong at root.</param>
    public sealed record Closed(string Id, string By, string Cause) : WorkOrderFact(Id);

    /// <param name="PromisedAt">The promise begins anew.</param>
    public sealed record Reopened(string Id, string By, Instant PromisedAt) : WorkOrderFact(Id);
}

/// <summary>What happened to a work order. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Replied), "replied")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Reopened), "reopened")]
public abstract record WorkOrderEvent
{
    private WorkOrderEvent()
    {
    }

    public sealed record Opened(WorkOrder Order) : WorkOrderEvent;

    public sealed record Assigned(string To, Instant At) : WorkOrderEvent;

    public sealed record Replied(WorkReply Reply) : WorkOrderEvent;

    public sealed record Closed(string By, string Cause, Instant At) : WorkOrderEvent;

    public sealed record Reopened(string By, Instant PromisedAt, Instant At) : WorkOrderEvent;
}

/// <summary>Work orders, from the question to its answer. They want nothing done by machines.</summary>
public sealed class WorkOrders : SubjectKind<WorkOrder, WorkOrderFact, WorkOrderEvent>
{
    public override string Name => "work-order";

    public override JsonTypeInfo<WorkOrder> StateJson => WorkOrderJson.Default.WorkOrder;

    public override JsonTypeInfo<WorkOrderEvent[]> EventsJson => WorkOrderJson.Default.WorkOrderEventArray;

    public override Decided<WorkOrderEvent> Decide(WorkOrder? state, WorkOrderFact fact, Instant now) => (state, fact)
        switch
    {
        (null, WorkOrderFact.Opened said) => Happens(new WorkOrderEvent.Opened(new WorkOrder(
            said.Id, said.Shop, said.OrderNo, said.RefundNo, said.Title, said.By, now, said.PromisedAt, "", []))),
        (_, WorkOrderFact.Opened) => Nothing,
        (null, _) => Refuse(new Refusal.WorkOrderUnknown(fact.Id)),
        // What was said while somebody else closed it is not lost.
        (_, WorkOrderFact.Replied said) => state.Replies.Any(r => r.Id == said.ReplyId) ? Nothing
            : Happens(new WorkOrderEvent.Replied(
                new WorkReply(said.ReplyId, said.By, said.Text, said.IsInternal, now))),
        ({ IsOpen: false }, WorkOrderFact.Reopened said) =>
            Happens(new WorkOrderEvent.Reopened(said.By, said.PromisedAt, now)),
        (_, WorkOrderFact.Reopened) => Nothing,
        ({ IsOpen: false }, WorkOrderFact.Closed said) => state.Cause == said.Cause ? Nothing
            : Refuse(new Refusal.WorkOrderClosed(state.ClosedBy)),
        ({ IsOpen: false }, _) => Refuse(new Refusal.WorkOrderClosed(state.ClosedBy)),
        (_, WorkOrderFact.Assigned said) => state.Assignee == said.To ? Nothing
            : Happens(new WorkOrderEvent.Assigned(said.To, now)),
        (_, WorkOrderFact.Closed said) => Happens(new WorkOrderEvent.Closed(said.By, said.Cause, now)),
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    public override WorkOrder Evolve(WorkOrder? state, WorkOrderEvent happened) => happened switch
    {
        WorkOrderEvent.Opened e => e.Order,
        WorkOrderEvent.Assigned e => state! with { Assignee = e.To },
        WorkOrderEvent.Replied e => state! with { Replies = state.Replies.Add(e.Reply) },
        WorkOrderEvent.Closed e => state! with { ClosedAt = e.At, ClosedBy = e.By, Cause = e.Cause },
        WorkOrderEvent.Reopened e =>
            state! with { ClosedAt = null, ClosedBy = "", Cause = "", PromisedAt = e.PromisedAt },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public override Intent? Next(WorkOrder state) => null;

    public override WorkOrderEvent Went(string key, Course course) => throw new UnreachableException(key);

    public override long Open(WorkOrder state) => state.IsOpen ? 1 : 0;
}

/// <summary>Generated serializers of work orders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WorkOrder))]
[JsonSerializable(typeof(WorkOrderEvent[]))]
public sealed partial class WorkOrderJson : JsonSerializerContext;
