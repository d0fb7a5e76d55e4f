using System.Text.Json.Nodes;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoShopTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_batch_ends_at_the_count_and_at_the_sum()
    {
        Effect.AgreeRefund[] effects = [.. new[] { 10, 20, 30, 90, 5, 5, 5, 200, 1 }.Select((fen, i) =>
            (Effect.AgreeRefund)Agree($"{i}", fen).Effect)];
        var batches = TaobaoAnswers.Batches(effects, items: 3, Money.Fen(100));
        Assert.Equal(["10+20+30", "90+5+5", "5", "200", "1"], batches.Select(b =>
            string.Join('+', b.Select(e => e.Instruction.Amount.Minor))));
    }

    [Theory]
    [InlineData(false, "20,20,5", "1|100|1767240001000")]
    [InlineData(true, "30,15", "1|100|1767240001000|onsale")]
    public async Task Taobao_and_tmall_have_their_own_batches_and_spelling(bool tmall, string sizes, string first)
    {
        await using var platform = await TopStandIn.StartAsync(AgreeAll);
        var effects = Enumerable.Range(1, 45).Select(i => Agree($"{i}", 100)).ToArray();
        var outcomes = await platform.Shop(s => s with { Tmall = tmall }).PerformAllAsync(effects, Stop);
        Assert.All(outcomes, o => Assert.IsType<Outcome.Done>(o));
        Assert.Equal(45, outcomes.Count);
        Assert.Equal(sizes, string.Join(',', platform.Calls.Select(c => c["refund_infos"].Split(',').Length)));
        Assert.Equal(first, platform.Calls.First()["refund_infos"].Split(',')[0]);
    }

    [Fact]
    public async Task The_sum_of_a_batch_is_six_thousand_yuan_by_default()
    {
        await using var platform = await TopStandIn.StartAsync(AgreeAll);
        await platform.Shop().PerformAllAsync([Agree("1", 4_000_00), Agree("2", 2_000_00), Agree("3", 1)], Stop);
        Assert.Equal([2, 1], platform.Calls.Select(c => c["refund_infos"].Split(',').Length));
    }

    [Fact]
    public async Task Each_item_has_its_own_outcome_and_a_missing_one_is_uncertain()
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], """
            "succ":false,"msg_code":"SOME_OP_SUCC","message":"部分成功","request_id":"r9",
            "results":{"refund_mapping_result":[
            {"refund_id":"3","succ":false,"message":"退款版本已变更"},
            {"refund_id":1,"succ":"true"},
            {"refund_id":"2","succ":false,"message":"账户余额不足"},
            {"refund_id":"5","succ":false,"message":"退款单已完结"},
            {"refund_id":"6","succ":true},{"refund_id":"6","succ":false,"message":"x"}]}
            """));
        var outcomes = await platform.Shop().PerformAllAsync(
            [Agree("1", 1), Agree("2", 2), Agree("3", 3), Agree("4", 4), Agree("5", 5), Agree("6", 6)], Stop);
        Assert.Equal(new Outcome.Done("r9"), outcomes[0]);
        Assert.Equal(("REFUSED", "账户余额不足"), ((Outcome.Refused)outcomes[1]) is var r ? (r.Code, r.Text) : default);
        Assert.Equal(OutcomeCodes.StaleVersion, ((Outcome.Refused)outcomes[2]).Code);
        Assert.All([outcomes[3], outcomes[4], outcomes[5]], o => Assert.IsType<Outcome.Uncertain>(o));
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_batch_refused_as_a_whole_is_tried_item_by_item()
    {
        await using var platform = await TopStandIn.StartAsync(c =>
            c["refund_infos"].Contains("2|", StringComparison.Ordinal)
                ? TopStandIn.Error(15, "isv.invalid-parameter", "参数错误")
                : AgreeAll(c));
        var outcomes = await platform.Shop().PerformAllAsync([Agree("1", 1), Agree("2", 1), Agree("3", 1)], Stop);
        Assert.IsType<Outcome.Done>(outcomes[0]);
        Assert.Equal("isv.invalid-parameter", Assert.IsType<Outcome.Refused>(outcomes[1]).Code);
        Assert.IsType<Outcome.Done>(outcomes[2]);
    }

    [Fact]
    public async Task An_unknown_answer_to_a_batch_is_unknown_for_each_and_sent_once()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Error(15, "isp.system-busy"));
        var outcomes = await platform.Shop().PerformAllAsync([Agree("1", 1), Agree("2", 1)], Stop);
        Assert.All(outcomes, o => Assert.IsType<Outcome.Uncertain>(o));
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task Throttling_is_a_refusal_with_a_time_to_wait()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Error(
            7, "accesscontrol.limited-by-app-access-count", "This ban will last for 3 more seconds"));
        var outcomes = await platform.Shop().PerformAllAsync([Agree("1", 1)], Stop);
        var refused = Assert.IsType<Outcome.Refused>(outcomes[0]);
        Assert.Equal((OutcomeCodes.Throttled, TimeSpan.FromSeconds(3)), (refused.Code, refused.RetryAfter));
    }

    [Theory]
    [InlineData("x1", 100)]
    [InlineData("1", 0)]
    [InlineData("1", -5)]
    [InlineData("1|5", 100)]
    public async Task What_cannot_be_written_safely_is_never_sent(string refundNo, long fen)
    {
        await using var platform = await TopStandIn.StartAsync(AgreeAll);
        Assert.IsType<Outcome.Refused>((await platform.Shop().PerformAllAsync([Agree(refundNo, fen)], Stop))[0]);
        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task A_stop_is_reported_in_fen_with_numbers_as_numbers()
    {
        await using var platform = await TopStandIn.StartAsync(c =>
            TopStandIn.Ok(c["method"], "\"result\":{\"success\":true},\"request_id\":\"r\""));
        var outcome = await platform.Shop().PerformAsync(Some("7", 10_50, InstructionAction.ReportStopped), Stop);
        Assert.Equal(new Outcome.Done("r"), outcome);
        var call = Assert.Single(platform.Calls);
        Assert.Equal("taobao.rdc.aligenius.sendgoods.cancel", call["method"]);
        var param = JsonNode.Parse(call["param"])!;
        Assert.Equal(
            """{"refund_id":7,"tid":1234567890123456789,"status":"SUCCESS","oid":1234567890123456790,"""
            + """ "operate_time":"2026-01-01 12:00:00","refund_fee":1050,"auction_num":1}""".TrimStart(),
            param.ToJsonString());
    }

    [Theory]
    [InlineData("\"result\":{\"success\":false,\"error_info\":\"店铺未开通\"}", typeof(Outcome.Refused))]
    [InlineData("\"result\":{\"error_code\":\"E1\"}", typeof(Outcome.Uncertain))]
    [InlineData("\"result\":{\"success\":\"perhaps\"}", typeof(Outcome.Uncertain))]
    [InlineData("", typeof(Outcome.Uncertain))]
    public async Task A_call_that_went_well_may_still_say_no(string fields, Type outcome)
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], fields));
        var effect = Some("7", 1, InstructionAction.ReportNotStopped);
        Assert.IsType(outcome, await platform.Shop().PerformAsync(effect, Stop));
        Assert.Equal("FAIL", (string?)JsonNode.Parse(platform.Calls.Single()["param"])!["status"]);
    }

    [Fact]
    public async Task A_receipt_goes_to_nextone_and_its_other_field_names_are_read()
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], "\"succeed\":true"));
        var outcome = await platform.Shop().PerformAsync(Some("7", 1, InstructionAction.ReportReceived), Stop);
        Assert.IsType<Outcome.Done>(outcome);
        var call = Assert.Single(platform.Calls);
        Assert.Equal(
            ("taobao.nextone.logistics.warehouse.update", "7", "1"),
            (call["method"], call["refund_id"], call["warehouse_status"]));
    }

    [Theory]
    [InlineData(InstructionAction.AgreeRefund, "WAIT_SELLER_AGREE", typeof(Outcome.Absent))]
    [InlineData(InstructionAction.AgreeRefund, "SUCCESS", typeof(Outcome.Done))]
    [InlineData(InstructionAction.AgreeRefund, "CLOSED", typeof(Outcome.Refused))]
    [InlineData(InstructionAction.AgreeRefund, "NEW_WORD", typeof(Outcome.Uncertain))]
    [InlineData(InstructionAction.AgreeRefund, "WAIT_BUYER_RETURN_GOODS", typeof(Outcome.Absent))]
    [InlineData(InstructionAction.AgreeReturn, "WAIT_BUYER_RETURN_GOODS", typeof(Outcome.Done))]
    [InlineData(InstructionAction.AgreeReturn, "WAIT_SELLER_CONFIRM_GOODS", typeof(Outcome.Done))]
    [InlineData(InstructionAction.AgreeReturn, "WAIT_SELLER_AGREE", typeof(Outcome.Absent))]
    [InlineData(InstructionAction.Refuse, "SELLER_REFUSE_BUYER", typeof(Outcome.Done))]
    [InlineData(InstructionAction.Refuse, "SUCCESS", typeof(Outcome.Refused))]
    [InlineData(InstructionAction.ReportStopped, "SUCCESS", typeof(Outcome.Done))]
    [InlineData(InstructionAction.ReportStopped, "WAIT_SELLER_AGREE", typeof(Outcome.Absent))]
    public async Task Finding_out_reads_the_refund_again(InstructionAction action, string status, Type outcome)
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(
            c["method"], $$""" "refund":{"refund_id":"7","tid":8,"status":"{{status}}","refund_fee":"1.00"} """));
        Assert.IsType(outcome, await platform.Shop().FindOutAsync(Some("7", 1, action), Stop));
    }

    [Fact]
    public async Task Finding_out_without_an_answer_stays_uncertain()
    {
        await using var platform = await TopStandIn.StartAsync(_ => null);
        Assert.IsType<Outcome.Uncertain>(await platform.Shop().FindOutAsync(Agree("7", 1), Stop));
        var told = Agree("7", 1).As(InstructionAction.PushShipment);
        Assert.IsType<Outcome.Uncertain>(await platform.Shop().FindOutAsync(told, Stop));
    }

    [Fact]
    public async Task A_tmall_refusal_asks_for_the_reasons_and_sends_version_and_phase()
    {
        await using var platform = await TopStandIn.StartAsync(c => c["method"] == "taobao.refund.refusereason.get"
            ? TopStandIn.Ok(c["method"], """
                "reasons":{"reason":[{"reason_id":1,"reason_text":"a"},{"reason_id":2,"reason_text":"已经发货"}]}
                """)
            : TopStandIn.Ok(c["method"], """ "refund":{"refund_id":7,"status":"SELLER_REFUSE_BUYER"} """));
        var effect = Some("7", 1, InstructionAction.Refuse) with { Reason = "已经发货" };
        Assert.IsType<Outcome.Done>(await platform.Shop(s => s with { Tmall = true }).PerformAsync(effect, Stop));
        var call = platform.Calls.Last();
        Assert.Equal(
            ("2", "onsale", "1767240001000", "已经发货"),
            (call["refuse_reason_id"], call["refund_phase"], call["refund_version"], call["refuse_message"]));
    }

    [Fact]
    public async Task A_probe_says_what_is_wrong()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Error(27, "invalid-sessionkey"));
        var refused = Assert.IsType<Outcome.Refused>(await platform.Shop().ProbeAsync(Stop));
        Assert.Equal(OutcomeCodes.SessionExpired, refused.Code);
    }

    internal static AnyEffect Agree(string refundNo, long fen) => Some(refundNo, fen, InstructionAction.AgreeRefund);

    internal static AnyEffect Some(string refundNo, long fen, InstructionAction action) => new(
        new OrderKey("shop", "1234567890123456789"),
        refundNo,
        new Instruction(
            $"k{refundNo}", action, InstructionState.Dispatching, Money.Fen(fen), 1767240001000, "onsale", [], "test",
            1, new Instant(1767240000000), new Instant(1767240000000)),
        null,
        [new LineQuantity("1234567890123456790", 1)]);

    private static string AgreeAll(Dictionary<string, string> call)
    {
        var ids = call["refund_infos"].Split(',').Select(i => $$"""{"refund_id":"{{i.Split('|')[0]}}","succ":true}""");
        return TopStandIn.Ok(call["method"], $$"""
            "succ":true,"msg_code":"OP_SUCC","results":{"refund_mapping_result":[{{string.Join(',', ids)}}]}
            """);
    }
}
