using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>Goods behind an ERP of others: its documents are created and completed, and a warehouse gets its orders from us.</summary>
public sealed class RemoteErpSpecs
{
    private static readonly ShopPolicy Documents = Erp with { Goods = new Goods.RemoteErp(Documents: true) };
    private static readonly ShopPolicy Warehouse = Erp with { Goods = new Goods.RemoteErp(SendsOrders: true) };

    [Fact]
    public void A_return_is_announced_to_the_erp_and_its_document_completed_after_the_money()
    {
        var order = Run(Documents, Seen(Head()), Seen(Asks(kind: RefundKind.Return, status: ClaimStatus.AwaitingBuyerReturn)));
        Assert.Equal([InstructionAction.ExpectReturn], Actions(order));
        order = Run(order, Documents, Done(order));
        order = Run(order, Documents, Says(EvidenceKind.Received, found: [Found("B", 1)], level: StopLevel.BackInWarehouse));
        order = Run(order, Documents, Seen(Asks(kind: RefundKind.Return, status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal(InstructionAction.CloseDocument, Actions(order)[^1]);
        Assert.False(order.Case(R)!.DocumentClosed);
        order = Run(order, Documents, Done(order));
        Assert.True(order.Case(R)!.DocumentClosed);
    }

    [Fact]
    public void An_erp_that_refuses_to_complete_its_document_leaves_it_open_and_is_asked_once()
    {
        var order = Run(Documents, Seen(Head()), Seen(Asks(status: ClaimStatus.Refunded)));
        order = Run(order, Documents, Says(EvidenceKind.Stopped));
        var close = order.Case(R)!.Instructions.Single(i => i.Action is InstructionAction.CloseDocument);
        order = Run(order, Documents, Outcome(close, new Outcome.Refused("E1", "not now"), R));
        order = Run(order, Documents, new Fact.TimePassed(Key));
        Assert.False(order.Case(R)!.DocumentClosed);
        Assert.Single(order.Case(R)!.Instructions, i => i.Action is InstructionAction.CloseDocument);
    }

    [Fact]
    public void A_paid_order_is_sent_to_the_warehouse_once()
    {
        var order = Run(Warehouse, Seen(Head()));
        Assert.Equal(InstructionAction.SendOrder, Assert.Single(order.Instructions).Action);
        order = Run(order, Warehouse, Outcome(order.Instructions[0], new Outcome.Done("WMS1"), ""));
        order = Run(order, Warehouse, Seen(Head(modifiedMs: 5)), new Fact.TimePassed(Key));
        Assert.Equal(InstructionState.Done, Assert.Single(order.Instructions).State);
        Assert.Empty(Run(Warehouse, Seen(Head(OrderStatus.AwaitingPayment))).Instructions);
    }

    [Fact]
    public void A_stop_waits_until_the_warehouse_has_the_order()
    {
        var order = Run(Warehouse, Seen(Head()), Seen(Asks()));
        Assert.Empty(order.Case(R)!.Instructions);
        order = Run(order, Warehouse, Outcome(order.Instructions[0], new Outcome.Done("WMS1"), ""));
        Assert.Equal(InstructionAction.Stop, Assert.Single(order.Case(R)!.Instructions).Action);
    }

    [Fact]
    public void An_order_that_the_warehouse_refuses_raises_an_alarm()
    {
        var order = Run(Warehouse, Seen(Head()));
        order = Run(order, Warehouse, Outcome(order.Instructions[0], new Outcome.Refused("40030", "owner unknown"), ""));
        Assert.Equal("ORDER_NOT_SENT", Assert.Single(order.Alarms).Code);
    }

    [Fact]
    public void An_erp_that_never_answers_about_its_document_keeps_nobody_from_resting()
    {
        var order = Run(Documents, Seen(Head()), Says(EvidenceKind.Stopped), Seen(Asks(status: ClaimStatus.Refunded)));
        var close = Assert.Single(order.Case(R)!.Instructions);
        order = Run(order, Documents, Outcome(close, new Outcome.Uncertain("no answer"), R));
        (order, var due) = Advance.Run(order, Documents, T0 + Hour, []);
        Assert.Null(order.Case(R)!.WithPerson);
        Assert.Equal(InstructionState.FindingOut, Assert.Single(order.Case(R)!.Instructions).State);
        Assert.Equal(T0 + Hour + Documents.Timing.Lease, due);
    }

    [Fact]
    public void A_document_that_was_given_up_when_the_money_came_back_is_completed_when_it_is_paid_again()
    {
        var order = Run(Documents, Seen(Head()), Says(EvidenceKind.Stopped), Seen(Asks(status: ClaimStatus.Refunded)));
        var busy = new Outcome.Refused("BUSY", "not now", Minute);
        order = Run(order, Documents, Outcome(Assert.Single(order.Case(R)!.Instructions), busy, R));
        order = Run(order, Documents, Seen(Asks(version: 2)));
        Assert.Equal(InstructionState.Void, order.Case(R)!.Instructions[0].State);
        order = Run(order, Documents, Seen(Asks(status: ClaimStatus.Refunded, version: 3)));
        Assert.Equal(InstructionAction.CloseDocument, Actions(order)[^1]);
        Assert.True(order.Case(R)!.Instructions[^1].IsInFlight);
    }

    [Fact]
    public void Goods_that_are_back_are_announced_to_nobody()
    {
        var order = Run(Documents, Seen(Head()), Gone(All.ToArray()), Seen(Asks(kind: RefundKind.Return)));
        var back = Says(EvidenceKind.Received, found: [Found("B", 1)], level: StopLevel.BackInWarehouse);
        var sent = Asks(kind: RefundKind.Return, status: ClaimStatus.AwaitingReceipt, version: 2);
        order = Run(order, Documents, back, Seen(sent));
        Assert.DoesNotContain(InstructionAction.ExpectReturn, Actions(order));
    }

    [Fact]
    public void An_announcement_nobody_knows_of_is_found_out_also_while_a_person_is_waited_for()
    {
        var nobody = Documents with { Strategies = StrategySet.Empty };
        var sent = Asks(kind: RefundKind.Return, status: ClaimStatus.AwaitingReceipt);
        var order = Run(nobody, Seen(Head()), Gone(All.ToArray()), Seen(sent));
        var told = Assert.Single(order.Case(R)!.Instructions);
        order = Run(order, nobody, Outcome(told, new Outcome.Uncertain("lost"), R));
        order = Run(order, nobody, Says(EvidenceKind.Received, found: [Found("B", 1)], level: StopLevel.BackInWarehouse));
        Assert.NotNull(order.Case(R)!.WithPerson);
        var next = Workflow.Next(order, order.Case(R)!, nobody, T0 + TimeSpan.FromHours(1));
        Assert.Equal(told.Key, Assert.IsType<Step.FindOut>(next).Instruction.Key);
    }

    [Fact]
    public void An_announcement_that_was_not_taken_before_the_money_is_dropped_after_it()
    {
        var sent = Asks(kind: RefundKind.Return, status: ClaimStatus.AwaitingReceipt);
        var order = Run(Documents, Seen(Head()), Seen(sent));
        var busy = new Outcome.Refused("BUSY", "not now", Minute);
        order = Run(order, Documents, Outcome(Assert.Single(order.Case(R)!.Instructions), busy, R));
        order = Run(order, Documents, Seen(sent with { Version = 2, Status = ClaimStatus.Refunded }));
        order = Run(order, Documents, Outcome(order.Case(R)!.Instructions[^1], new Outcome.Done("1"), R));
        Assert.True(order.Case(R)!.DocumentClosed);
        Assert.Equal(InstructionState.Void, order.Case(R)!.Instructions[0].State);
    }

    [Fact]
    public void Orders_of_one_shop_are_sent_under_keys_of_their_own()
    {
        var other = Head() with { Key = new OrderKey("s1", "T2") };
        var (first, second) = (Run(Warehouse, Seen(Head())), Run(Warehouse, Seen(other)));
        Assert.NotEqual(first.Instructions[0].Key, second.Instructions[0].Key);
    }

    [Theory]
    [InlineData(OrderStatus.Closed)]
    [InlineData(OrderStatus.Cancelled)]
    public void An_order_that_was_closed_before_the_warehouse_took_it_is_not_sent(OrderStatus over)
    {
        var order = Run(Warehouse, Seen(Head()));
        var busy = new Outcome.Refused("BUSY", "not now", Minute);
        order = Run(order, Warehouse, Outcome(order.Instructions[0], busy, ""));
        order = Run(order, Warehouse, Seen(Head(over, modifiedMs: 5)));
        Assert.Equal(InstructionState.Void, Assert.Single(order.Instructions).State);
    }

    [Fact]
    public void An_order_that_was_closed_on_its_way_is_asked_about_and_not_sent_again()
    {
        var order = Run(Warehouse, Seen(Head()));
        order = Run(order, Warehouse, Outcome(order.Instructions[0], new Outcome.Uncertain("no answer"), ""));
        order = Run(order, Warehouse, Seen(Head(OrderStatus.Closed, modifiedMs: 5)));
        (order, _) = Advance.Run(order, Warehouse, T0 + Minute, []);
        Assert.Equal(InstructionState.FindingOut, order.Instructions[0].State);
        var absent = Outcome(order.Instructions[0], new Outcome.Absent(), "");
        var gone = Decider.Decide(order, absent, Warehouse, T0 + Minute);
        order = Fold.Evolve(order, [.. gone.Happened])!;
        (order, _) = Advance.Run(order, Warehouse, T0 + Hour, []);
        Assert.Equal(InstructionState.FindingOut, order.Instructions[0].State);
    }

    [Fact]
    public void A_stop_after_the_money_waits_until_the_warehouse_has_the_order()
    {
        var order = Run(Warehouse, Seen(Head()), Seen(Asks(status: ClaimStatus.Refunded)));
        Assert.Empty(order.Case(R)!.Instructions);
        order = Run(order, Warehouse, Outcome(order.Instructions[0], new Outcome.Done("WMS1"), ""));
        Assert.Equal(InstructionAction.Stop, Assert.Single(order.Case(R)!.Instructions).Action);
    }

    [Fact]
    public void A_warehouse_that_knows_goods_codes_only_is_understood()
    {
        var order = Run(Erp, Seen(Head()), Seen(Asks(kind: RefundKind.Return, status: ClaimStatus.AwaitingReceipt)));
        order = Run(order, Erp, Says(EvidenceKind.Received, found: [new Inspected(GoodsSaid.BySku("sku-b"), 1, Grade.Good)]));
        Assert.Equal("B", Assert.Single(order.Evidence[0].Inspected).LineNo);
        var refused = Decider.Decide(
            order, Says(EvidenceKind.Shipped, "e9", refundNo: "", lines: [new LineQuantity(GoodsSaid.BySku("nothing"), 1)]), Erp, T0);
        Assert.Equal("LINE_UNKNOWN", refused.Refused?.Code);
    }

    private static List<InstructionAction> Actions(Order order) => [.. order.Case(R)!.Instructions.Select(i => i.Action)];

    private static Fact.OutcomeKnown Done(Order order) => Outcome(order.Case(R)!.Instructions[^1], new Outcome.Done("1"), R);

    private static Fact.OutcomeKnown Outcome(Instruction i, Outcome outcome, string refundNo) =>
        new(Key, refundNo, i.Key, i.Attempt, outcome, "erp");

    private static Order Run(ShopPolicy policy, params Fact[] facts) => Run(null, policy, facts);

    private static Order Run(Order? order, ShopPolicy policy, params Fact[] facts)
    {
        foreach (var fact in facts)
        {
            var decision = Decider.Decide(order, fact, policy, T0);
            Assert.Null(decision.Refused?.Code);
            order = Fold.Evolve(order, [.. decision.Happened]);
            (order, _) = Advance.Run(order!, policy, T0, []);
        }
        return order!;
    }
}
