using Antui.Core.Effects;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Erp;

/// <summary>The ERP's own after-sale document: made once, completed after the money is back.</summary>
public abstract partial class ErpContract
{
    [Fact]
    public async Task An_expected_return_is_made_once_however_often_it_is_repeated()
    {
        var port = Port<IPerform<Effect.ExpectReturn>>();
        World.Seed(OrderNo, ErpState.Shipped, First, Second);
        Assert.IsType<Outcome.Absent>(Said(await port.FindOutAsync(ReturnOf(First), Stop)));
        var first = Said(await port.PerformAsync(ReturnOf(First), Stop));
        Assert.IsType<Outcome.Done>(first);
        Assert.Equal(first, Said(await port.PerformAsync(ReturnOf(First), Stop)));
        Assert.IsType<Outcome.Done>(Said(await port.FindOutAsync(ReturnOf(First), Stop)));
        Assert.Equal(1, World.DocumentsOf(RefundNo));
        Assert.Equal([First.Sku], World.Expected(RefundNo)!.Select(l => l.Sku));
        Assert.Equal([First.Quantity], World.Expected(RefundNo)!.Select(l => l.Quantity));
        Assert.All([First, Second], l => Assert.Equal(ErpState.Shipped, World.StateOf(OrderNo, l.LineNo)));
        Assert.False(World.IsClosed(RefundNo));
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task An_expected_return_that_got_lost_is_uncertain_and_found_out(ErpFault fault)
    {
        var port = Port<IPerform<Effect.ExpectReturn>>();
        World.Seed(OrderNo, ErpState.Shipped, First);
        World.Fault(fault);
        Assert.IsType<Outcome.Uncertain>(Said(await port.PerformAsync(ReturnOf(First), Stop)));
        var found = Said(await port.FindOutAsync(ReturnOf(First), Stop));
        Assert.Equal(World.Expected(RefundNo) is not null, found is Outcome.Done);
        Assert.True(found is Outcome.Done or Outcome.Absent, found.ToString());
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(ReturnOf(First), Stop)));
        Assert.Equal(1, World.DocumentsOf(RefundNo));
    }

    [Theory]
    [InlineData(ErpFault.Throttled)]
    [InlineData(ErpFault.FailsInside)]
    public async Task An_expected_return_that_was_turned_away_is_refused(ErpFault fault)
    {
        var port = Port<IPerform<Effect.ExpectReturn>>();
        World.Seed(OrderNo, ErpState.Shipped, First);
        World.Fault(fault);
        var refused = Assert.IsType<Outcome.Refused>(Said(await port.PerformAsync(ReturnOf(First), Stop)));
        Assert.Equal(fault is ErpFault.Throttled, refused.RetryAfter is not null);
        Assert.Null(World.Expected(RefundNo));
    }

    [Fact]
    public async Task A_document_is_completed_once_and_that_can_be_found_out()
    {
        var port = Port<IPerform<Effect.CloseDocument>>();
        SeedReceived();
        Assert.IsType<Outcome.Absent>(Said(await port.FindOutAsync(CloseOf(First), Stop)));
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(CloseOf(First), Stop)));
        Assert.True(World.IsClosed(RefundNo));
        Assert.IsType<Outcome.Done>(Said(await port.FindOutAsync(CloseOf(First), Stop)));
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(CloseOf(First), Stop)));
        Assert.Equal(1, World.DocumentsOf(RefundNo));
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_completion_that_got_lost_is_uncertain_and_found_out(ErpFault fault)
    {
        var port = Port<IPerform<Effect.CloseDocument>>();
        SeedReceived();
        World.Fault(fault);
        Assert.IsType<Outcome.Uncertain>(Said(await port.PerformAsync(CloseOf(First), Stop)));
        var found = Said(await port.FindOutAsync(CloseOf(First), Stop));
        Assert.Equal(World.IsClosed(RefundNo), found is Outcome.Done);
        Assert.True(found is Outcome.Done or Outcome.Absent, found.ToString());
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(CloseOf(First), Stop)));
        Assert.True(World.IsClosed(RefundNo));
    }

    [Theory]
    [InlineData(ErpFault.Throttled)]
    [InlineData(ErpFault.FailsInside)]
    public async Task A_completion_that_was_turned_away_is_refused(ErpFault fault)
    {
        var port = Port<IPerform<Effect.CloseDocument>>();
        SeedReceived();
        World.Fault(fault);
        var refused = Assert.IsType<Outcome.Refused>(Said(await port.PerformAsync(CloseOf(First), Stop)));
        Assert.Equal(fault is ErpFault.Throttled, refused.RetryAfter is not null);
        Assert.False(World.IsClosed(RefundNo));
    }

    private void SeedReceived()
    {
        World.Seed(OrderNo, ErpState.Shipped, First);
        World.Receive(RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, First.Quantity));
    }
}
