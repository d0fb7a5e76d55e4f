using System.Text.Json.Nodes;
using Antui.Connectors.Tests.Erp;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>What only Jushuitan does when a shipment is stopped.</summary>
public sealed class JushuitanStopTests : IAsyncLifetime
{
    private const string OrderNo = "3280000000000000017";
    private const string Questions = "/open/webapi/orderapi/questionorder/questions";
    private const string Cancels = "/open/jushuitan/orderbyoid/cancel";
    private static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);
    private static readonly ErpLine Second = new("3280000000000000019", "SKU-B", 1);

    private JushuitanWorld _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await JushuitanWorld.StartAsync();

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task An_order_is_held_by_the_platforms_number_and_cancelled_by_its_own()
    {
        var part = _world.Store.Seed(OrderNo, ErpState.ToAudit, First);
        var outcome = await StopAsync(First);
        Assert.Equal(new Outcome.Done($"{part.OId}"), outcome);
        Assert.Equal([OrderNo], Texts(Sent(Questions)["so_ids"]));
        Assert.Null(Sent(Questions)["o_ids"]);
        Assert.Equal([$"{part.OId}"], Texts(Sent(Cancels)["o_ids"]));
        Assert.Equal(("其它", "安退：买家申请退款"), ((string?)Sent(Cancels)["cancel_type"], (string?)Sent(Cancels)["remark"]));
        Assert.Equal(
            ["query", "questions", "query", "cancel", "query"], _world.Paths.Select(p => p.Split('/')[^1]));
    }

    [Fact]
    public async Task An_order_that_is_held_already_is_only_cancelled()
    {
        _world.Seed(OrderNo, ErpState.Held, First);
        Assert.IsType<Outcome.Done>(await StopAsync(First));
        Assert.DoesNotContain(Questions, _world.Paths);
    }

    [Fact]
    public async Task A_warehouse_that_lets_nothing_be_held_refuses()
    {
        _world.Store.HoldsInWarehouse = false;
        _world.Seed(OrderNo, ErpState.InWarehouse, First);
        var refused = Assert.IsType<Outcome.Refused>(await StopAsync(First));
        Assert.Equal("HOLD_REFUSED", refused.Code);
        Assert.Contains("Delivering", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Cancels, _world.Paths);
    }

    [Fact]
    public async Task Some_lines_of_an_order_hold_it_and_never_cancel_it()
    {
        _world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        Assert.Equal("PARTIAL", Assert.IsType<Outcome.Refused>(await StopAsync(First)).Code);
        Assert.Equal(ErpState.Held, _world.StateOf(OrderNo, Second.LineNo));
        Assert.DoesNotContain(Cancels, _world.Paths);
    }

    [Fact]
    public async Task Some_pieces_of_a_line_are_not_the_line()
    {
        _world.Seed(OrderNo, ErpState.ToAudit, First);
        var refused = Assert.IsType<Outcome.Refused>(await StopAsync(First with { Quantity = 1 }));
        Assert.Equal("PARTIAL", refused.Code);
        Assert.Equal(ErpState.Held, _world.StateOf(OrderNo, First.LineNo));
    }

    [Fact]
    public async Task Of_a_split_order_only_the_part_with_the_lines_is_stopped()
    {
        _world.Store.Add(OrderNo, "Split", [First, Second]).LinkOId = "1,2";
        var ours = _world.Store.Add(OrderNo, "WaitConfirm", [First]);
        var other = _world.Store.Add(OrderNo, "WaitConfirm", [Second]);
        Assert.Equal(new Outcome.Done($"{ours.OId}"), await StopAsync(First));
        Assert.Equal(("Cancelled", 1, 0), (ours.Status, ours.Stops, other.Stops));
    }

    [Fact]
    public async Task An_order_merged_into_anothers_is_found_there_and_not_cancelled()
    {
        var merged = _world.Store.Add(OrderNo, "Merged", [First]);
        var target = _world.Store.Add("3280000000000000099", "WaitConfirm", [First, Second]);
        target.RawSoIds[First.LineNo] = OrderNo;
        merged.LinkOId = $"{target.OId}";
        Assert.Equal("PARTIAL", Assert.IsType<Outcome.Refused>(await StopAsync(First)).Code);
        Assert.Equal(("Question", 0), (target.Status, target.Stops));
        Assert.Equal([$"{target.OId}"], Texts(Sent(Questions)["o_ids"]));
        Assert.Null(Sent(Questions)["so_ids"]);
    }

    [Fact]
    public async Task A_line_the_order_does_not_name_holds_it_for_a_person()
    {
        _world.Seed(OrderNo, ErpState.ToAudit, First with { LineNo = "" });
        Assert.Equal("LINES_UNKNOWN", Assert.IsType<Outcome.Refused>(await StopAsync(First)).Code);
        Assert.Equal(ErpState.Held, _world.StateOf(OrderNo, ""));
    }

    [Fact]
    public async Task An_order_not_downloaded_yet_is_asked_for_again()
    {
        var refused = Assert.IsType<Outcome.Refused>(await StopAsync(First));
        Assert.Equal(("ORDER_UNKNOWN", TimeSpan.FromSeconds(60)), (refused.Code, refused.RetryAfter));
        var effect = JushuitanEffects.Stop(OrderNo, First);
        Assert.IsType<Outcome.Absent>(await _world.Connect(s => s).FindOutAsync(effect, Stop));
    }

    [Fact]
    public async Task Without_lines_nothing_is_sent()
    {
        Assert.Equal("NO_LINES", Assert.IsType<Outcome.Refused>(await StopAsync()).Code);
        Assert.Empty(_world.Calls);
    }

    [Theory]
    [InlineData(10, "JST_10", false)]
    [InlineData(100, OutcomeCodes.SessionExpired, false)]
    [InlineData(110, "JST_110", false)]
    [InlineData(140, "JST_140", false)]
    [InlineData(190, "JST_190", false)]
    [InlineData(130, "JST_130", true)]
    public async Task The_doors_codes_are_explained_and_may_be_tried_again(int code, string said, bool forGood)
    {
        _world.Seed(OrderNo, ErpState.ToAudit, First);
        _world.Codes.Enqueue(code);
        var refused = Assert.IsType<Outcome.Refused>(await StopAsync(First));
        Assert.Equal((said, forGood), (refused.Code, refused.RetryAfter is null));
        Assert.All(_world.Secrets, s => Assert.DoesNotContain(s, refused.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_on_their_side_is_uncertain()
    {
        _world.Seed(OrderNo, ErpState.ToAudit, First);
        _world.Codes.Enqueue(-1);
        Assert.IsType<Outcome.Uncertain>(await StopAsync(First));
    }

    [Fact]
    public async Task Nobody_there_is_certainly_not_executed()
    {
        var erp = _world.Connect(s => s with { Host = "http://127.0.0.1:1" });
        var refused = Assert.IsType<Outcome.Refused>(
            await erp.PerformAsync(JushuitanEffects.Stop(OrderNo, First), Stop));
        Assert.Equal("NOT_CONNECTED", refused.Code);
        Assert.NotNull(refused.RetryAfter);
    }

    private Task<Outcome> StopAsync(params ErpLine[] lines) =>
        _world.Connect(s => s).PerformAsync(JushuitanEffects.Stop(OrderNo, lines), Stop);

    private JsonNode Sent(string path) => _world.Calls.Single(c => c.Path == path).Biz;

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(i => i!.ToString());
}
