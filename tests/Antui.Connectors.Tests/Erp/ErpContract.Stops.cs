using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Erp;

/// <summary>Stopping: "accepted" is not "will not ship".</summary>
public abstract partial class ErpContract
{
    public static TheoryData<ErpFault> Doubts => [ErpFault.LostRequest, ErpFault.LostAnswer, ErpFault.Gibberish];

    [Fact]
    public async Task An_unaudited_order_is_stopped_and_the_erp_shows_it()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.ToAudit, First, Second);
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(StopOf(First, Second), Stop)));
        Assert.All([First, Second], l => Assert.False(World.Ships(OrderNo, l.LineNo)));
        Assert.IsType<Outcome.Done>(Said(await port.FindOutAsync(StopOf(First, Second), Stop)));
    }

    [Fact]
    public async Task A_held_order_is_stopped_for_good()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.Held, First);
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(StopOf(First), Stop)));
        Assert.False(World.Ships(OrderNo, First.LineNo));
    }

    [Fact]
    public async Task An_order_in_the_warehouse_is_done_only_when_it_really_stays()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.ToAudit, First);
        World.Audit(OrderNo);
        var outcome = Said(await port.PerformAsync(StopOf(First), Stop));
        Assert.Equal(!World.Ships(OrderNo, First.LineNo), outcome is Outcome.Done);
        Assert.IsNotType<Outcome.Absent>(outcome);
    }

    [Fact]
    public async Task A_shipped_order_is_refused_for_good()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.Shipped, First);
        Assert.Null(Assert.IsType<Outcome.Refused>(Said(await port.PerformAsync(StopOf(First), Stop))).RetryAfter);
        Assert.IsType<Outcome.Refused>(Said(await port.FindOutAsync(StopOf(First), Stop)));
        Assert.Equal(ErpState.Shipped, World.StateOf(OrderNo, First.LineNo));
    }

    [Fact]
    public async Task What_is_cancelled_already_is_done()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.Cancelled, First);
        Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(StopOf(First), Stop)));
        Assert.IsType<Outcome.Done>(Said(await port.FindOutAsync(StopOf(First), Stop)));
    }

    [Fact]
    public async Task An_order_the_erp_does_not_know_is_not_stopped()
    {
        var outcome = Said(await Port<IPerform<Effect.Stop>>().PerformAsync(StopOf(First), Stop));
        Assert.True(outcome is Outcome.Refused or Outcome.Uncertain, outcome.ToString());
    }

    [Fact]
    public async Task Goods_that_leave_while_they_are_being_stopped_are_not_done()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.ToAudit, First);
        World.Meanwhile(() => World.Ship(OrderNo));
        var outcome = Said(await port.PerformAsync(StopOf(First), Stop));
        Assert.True(outcome is Outcome.Refused or Outcome.Uncertain, outcome.ToString());
        Assert.IsType<Outcome.Refused>(Said(await port.FindOutAsync(StopOf(First), Stop)));
    }

    [Fact]
    public async Task Accepted_while_the_order_goes_on_is_not_done()
    {
        var port = Port<IPerform<Effect.Stop>>();
        for (var write = 1; write <= World.StopWrites; write++)
        {
            World.Seed(OrderNo, ErpState.ToAudit, First);
            World.Fault(ErpFault.AcceptedOnly, write);
            var outcome = Said(await port.PerformAsync(StopOf(First), Stop));
            Assert.True(outcome is Outcome.Refused or Outcome.Uncertain, outcome.ToString());
            Assert.True(World.Ships(OrderNo, First.LineNo));
            Assert.IsNotType<Outcome.Done>(Said(await port.FindOutAsync(StopOf(First), Stop)));
        }
    }

    [Fact]
    public async Task Success_with_the_failure_inside_is_refused()
    {
        var port = Port<IPerform<Effect.Stop>>();
        for (var write = 1; write <= World.StopWrites; write++)
        {
            World.Seed(OrderNo, ErpState.ToAudit, First);
            World.Fault(ErpFault.FailsInside, write);
            Assert.IsType<Outcome.Refused>(Said(await port.PerformAsync(StopOf(First), Stop)));
            Assert.True(World.Ships(OrderNo, First.LineNo));
        }
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_lost_call_is_uncertain_and_finding_out_tells_the_truth(ErpFault fault)
    {
        var port = Port<IPerform<Effect.Stop>>();
        for (var write = 1; write <= World.StopWrites; write++)
        {
            World.Seed(OrderNo, ErpState.ToAudit, First);
            World.Fault(fault, write);
            Assert.IsType<Outcome.Uncertain>(Said(await port.PerformAsync(StopOf(First), Stop)));
            var found = Said(await port.FindOutAsync(StopOf(First), Stop));
            Assert.Equal(!World.Ships(OrderNo, First.LineNo), found is Outcome.Done);
            Assert.True(found is Outcome.Done or Outcome.Absent, found.ToString());
            Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(StopOf(First), Stop)));
            Assert.False(World.Ships(OrderNo, First.LineNo));
        }
    }

    [Fact]
    public async Task Throttling_is_a_refusal_with_a_time_to_wait()
    {
        var port = Port<IPerform<Effect.Stop>>();
        for (var write = 1; write <= World.StopWrites; write++)
        {
            World.Seed(OrderNo, ErpState.ToAudit, First);
            World.Fault(ErpFault.Throttled, write);
            var outcome = Said(await port.PerformAsync(StopOf(First), Stop));
            var refused = Assert.IsType<Outcome.Refused>(outcome);
            Assert.Equal(OutcomeCodes.Throttled, refused.Code);
            Assert.True(refused.RetryAfter > TimeSpan.Zero);
            Assert.True(World.Ships(OrderNo, First.LineNo));
            _connector = World.Connect();
            port = Port<IPerform<Effect.Stop>>();
            Assert.IsType<Outcome.Done>(Said(await port.PerformAsync(StopOf(First), Stop)));
        }
    }

    [Fact]
    public async Task A_stop_repeated_stops_once()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.ToAudit, First);
        var first = Said(await port.PerformAsync(StopOf(First), Stop));
        Assert.IsType<Outcome.Done>(first);
        Assert.Equal(first, Said(await port.PerformAsync(StopOf(First), Stop)));
        Assert.Equal(first, Said(await port.FindOutAsync(StopOf(First), Stop)));
        Assert.Equal(1, World.StopsOf(OrderNo));
    }

    [Fact]
    public async Task Stopping_some_lines_leaves_the_others_alive()
    {
        var port = Port<IPerform<Effect.Stop>>();
        World.Seed(OrderNo, ErpState.ToAudit, First, Second);
        var outcome = Said(await port.PerformAsync(StopOf(First), Stop));
        Assert.NotEqual(ErpState.Cancelled, World.StateOf(OrderNo, Second.LineNo));
        Assert.True(World.Ships(OrderNo, Second.LineNo));
        Assert.Equal(!World.Ships(OrderNo, First.LineNo), outcome is Outcome.Done);
        Assert.IsNotType<Outcome.Absent>(outcome);
    }
}
