using Antui.Connectors.Taobao;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Top;

public sealed class TopErrorTests
{
    [Theory]
    [InlineData(3, "", TopVerdict.NotExecuted)]
    [InlineData(4, "", TopVerdict.NotExecuted)]
    [InlineData(7, "accesscontrol.limited-by-api-access-count", TopVerdict.NotExecuted)]
    [InlineData(7, "", TopVerdict.NotExecuted)]
    [InlineData(8, "", TopVerdict.NotExecuted)]
    [InlineData(11, "isv.permission-api-package-limit", TopVerdict.NotExecuted)]
    [InlineData(15, "isp.call-limited", TopVerdict.NotExecuted)]
    [InlineData(15, "isv.access-limited-by-app", TopVerdict.NotExecuted)]
    [InlineData(21, "", TopVerdict.NotExecuted)]
    [InlineData(22, "", TopVerdict.NotExecuted)]
    [InlineData(25, "", TopVerdict.NotExecuted)]
    [InlineData(27, "invalid-sessionkey", TopVerdict.NotExecuted)]
    [InlineData(29, "isv.appkey-not-exists", TopVerdict.NotExecuted)]
    [InlineData(31, "", TopVerdict.NotExecuted)]
    [InlineData(34, "", TopVerdict.NotExecuted)]
    [InlineData(40, "", TopVerdict.NotExecuted)]
    [InlineData(41, "", TopVerdict.NotExecuted)]
    [InlineData(53, "", TopVerdict.NotExecuted)]
    [InlineData(15, "isv.invalid-parameter", TopVerdict.Refused)]
    [InlineData(50, "isv.invalid-parameter", TopVerdict.Refused)]
    [InlineData(15, "A-AUDIT-00-16-002-00", TopVerdict.Refused)]
    [InlineData(530, "isv.trade-not-exist", TopVerdict.Refused)]
    [InlineData(15, "isp.top-remote-connection-timeout", TopVerdict.Unknown)]
    [InlineData(50, "isp.system-busy", TopVerdict.Unknown)]
    [InlineData(40, "isp.unknown-error", TopVerdict.Unknown)]
    [InlineData(15, "", TopVerdict.Unknown)]
    [InlineData(10, "", TopVerdict.Unknown)]
    [InlineData(77, "", TopVerdict.Unknown)]
    [InlineData(901, "", TopVerdict.Unknown)]
    [InlineData(-1, "", TopVerdict.Unknown)]
    public void A_code_says_whether_the_call_had_an_effect(int code, string subCode, TopVerdict expected) =>
        Assert.Equal(expected, new TopError(code, "m", subCode, "", "").Verdict);

    [Theory]
    [InlineData("This ban will last for 17 more seconds", 17)]
    [InlineData("This ban will last for 1 more second", 1)]
    [InlineData("This ban will last for 48213 more seconds", 48213)]
    [InlineData("App Call Limited", null)]
    [InlineData("", null)]
    public void The_seconds_of_a_ban_are_read(string text, int? seconds) =>
        Assert.Equal(seconds, new TopError(7, "App Call Limited", "accesscontrol.limited", text, "").BanSeconds);

    [Theory]
    [InlineData("isv.refund-version-error", "", OutcomeCodes.StaleVersion)]
    [InlineData("isv.invalid-parameter", "退款版本不一致", OutcomeCodes.StaleVersion)]
    [InlineData("isv.biz", "该笔退款已修改，请刷新", OutcomeCodes.StaleVersion)]
    [InlineData("isv.invalid-parameter", "参数错误", "isv.invalid-parameter")]
    [InlineData("isv.invalid-parameter:sign_status", "参数sign_status不合法", "isv.invalid-parameter:sign_status")]
    [InlineData("isv.invalid-parameter:refund_version", "", OutcomeCodes.StaleVersion)]
    public void A_refusal_keeps_its_code_or_is_known_as_stale(string code, string text, string expected) =>
        Assert.Equal(expected, Assert.IsType<Outcome.Refused>(TaobaoOutcome.OfRefusal(code, text)).Code);

    [Theory]
    [InlineData("isv.biz", "退款单已完结，无需审核")]
    [InlineData("isv.biz", "当前退款状态不允许审核")]
    [InlineData("isv.biz", "refund already agreed")]
    [InlineData("isp.refund-service-unavailable", "")]
    public void Already_done_or_a_wrong_state_is_asked_about_not_believed(string code, string text) =>
        Assert.IsType<Outcome.Uncertain>(TaobaoOutcome.OfRefusal(code, text));

    [Fact]
    public void An_absent_flag_is_not_a_yes()
    {
        Assert.IsType<Outcome.Uncertain>(TaobaoOutcome.OfFlag(null, null, null, "r"));
        Assert.Equal(new Outcome.Done("r"), TaobaoOutcome.OfFlag(true, null, null, "r"));
        Assert.IsType<Outcome.Refused>(TaobaoOutcome.OfFlag(false, null, "金额超限", "r"));
    }
}
