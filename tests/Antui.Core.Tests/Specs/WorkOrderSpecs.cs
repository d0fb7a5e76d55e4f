using Antui.Core.Subjects;

namespace Antui.Core.Tests.Specs;

/// <summary>A question is opened, worked on by somebody, answered and closed; whoever is late loses no word.</summary>
public sealed class WorkOrderSpecs
{
    private static readonly WorkOrders Kind = new();
    private static readonly Instant Promised = T0 + TimeSpan.FromHours(24);

    private static WorkOrderFact Opens =>
        new WorkOrderFact.Opened("W1", "s1", "1001", "", "在哪里", "person:li", Promised);

    [Fact]
    public void From_the_question_to_the_answer_and_back()
    {
        var order = After(null, Opens, new WorkOrderFact.Assigned("W1", "wang"), Reply("1"));
        Assert.Equal(("wang", "1", true), (order.Assignee, Assert.Single(order.Replies).Id, order.IsOpen));
        order = After(order, new WorkOrderFact.Closed("W1", "wang", "快递晚点"));
        Assert.Equal((false, "快递晚点", 0L), (order.IsOpen, order.Cause, Kind.Open(order)));
        order = After(order, new WorkOrderFact.Reopened("W1", "li", Promised + TimeSpan.FromHours(24)));
        Assert.Equal((true, "", 1L), (order.IsOpen, order.Cause, Kind.Open(order)));
        Assert.Null(Kind.Next(order));
    }

    [Fact]
    public void It_is_overdue_after_its_promise_while_it_is_open()
    {
        var order = After(null, Opens);
        Assert.False(order.IsOverdue(Promised));
        Assert.True(order.IsOverdue(Promised + TimeSpan.FromSeconds(1)));
        Assert.False(After(order, new WorkOrderFact.Closed("W1", "li", "")).IsOverdue(Promised + TimeSpan.FromDays(2)));
    }

    [Fact]
    public void What_is_said_twice_is_said_once_and_a_reply_to_a_closed_one_is_kept()
    {
        var order = After(null, Opens, Reply("1"), Reply("1"), new WorkOrderFact.Closed("W1", "li", "x"), Reply("2"));
        Assert.Equal(["1", "2"], order.Replies.Select(r => r.Id));
        Assert.False(order.IsOpen);
        Assert.Empty(Kind.Decide(order, Opens, T0).Happened);
        Assert.Empty(Kind.Decide(order, new WorkOrderFact.Closed("W1", "wang", "x"), T0).Happened);
    }

    [Fact]
    public void A_closed_one_is_neither_assigned_nor_closed_otherwise_and_an_unknown_one_is_named()
    {
        var order = After(null, Opens, new WorkOrderFact.Closed("W1", "li", "x"));
        WorkOrderFact[] late = [new WorkOrderFact.Assigned("W1", "a"), new WorkOrderFact.Closed("W1", "a", "y")];
        foreach (var fact in late)
            Assert.Equal(new Refusal.WorkOrderClosed("li"), Kind.Decide(order, fact, T0).Refused);
        Assert.Equal(new Refusal.WorkOrderUnknown("W9"), Kind.Decide(null, Reply("1") with { Id = "W9" }, T0).Refused);
    }

    private static WorkOrderFact.Replied Reply(string id) => new("W1", id, "wang", "在路上", IsInternal: false);

    private static WorkOrder After(WorkOrder? order, params WorkOrderFact[] facts)
    {
        foreach (var fact in facts)
            foreach (var happened in Kind.Decide(order, fact, T0).Happened) order = Kind.Evolve(order, happened);
        return order!;
    }
}
