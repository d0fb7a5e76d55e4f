using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Projections;
using Antui.Server.Refunds;
using Antui.Server.Shops;

namespace Antui.Tests.Gateways;

/// <summary>What programs see of a shop that decides like a platform when nobody answers.</summary>
public sealed class Silence_of_a_seller : IAsyncLifetime
{
    private static readonly TimeSpan Term = TimeSpan.FromHours(48);

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(silent: WhenSilent.Decide);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_refund_is_paid_when_the_term_that_was_told_ends()
    {
        var key = await _site.OrderAsync("6101", Site.Tmall);
        await _site.AskAsync(key, "61011");
        var asked = _site.Now;
        await PassAsync(Term - TimeSpan.FromSeconds(1));
        Assert.Equal(("WAIT_SELLER_AGREE", "true", Beijing(asked + Term)), await ReadAsync("61011"));
        Assert.Empty(await _site.PaidAsync(Site.Tmall));
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(("SUCCESS", "false", null), await ReadAsync("61011"));
        Assert.Equal([5_000], (await _site.PaidAsync(Site.Tmall)).Select(p => p.Fen));
        await PassAsync(Term);
        Assert.Single(await _site.PaidAsync(Site.Tmall));
    }

    [Fact]
    public async Task What_is_shown_of_it_says_who_decided()
    {
        var key = await _site.OrderAsync("6102", Site.Tmall);
        await _site.AskAsync(key, "61021");
        await PassAsync(Term);
        var shop = _site.Engine.Shops.Find(Site.Tmall)!;
        var order = await _site.ReadAsync(key);
        var refund = order.Case("61021")!;
        var row = Projection.Row(order, refund, shop.Policy, _site.Now);
        Assert.Equal((RefundPhase.Refunded, "DECIDED_BY_SILENCE", false), (row.Phase, row.Code, row.Automatic));
        var why = Verifier.Verify(shop, order, refund, _site.Now);
        Assert.Equal(("done", "DECIDED_BY_SILENCE"), (why.Decision, why.Blocking.Code));
        Assert.Equal(new TermsView(172_800, WhenSilent.Decide), ShopsApi.Item(shop, _site.Engine).Terms);
    }

    [Fact]
    public async Task A_return_is_agreed_an_answer_comes_too_late_and_it_closes_when_nothing_is_sent()
    {
        var key = await _site.OrderAsync("6103", Site.Tmall);
        await _site.AskAsync(key, "61031", RefundKind.Return);
        await PassAsync(Term);
        Assert.Equal(("WAIT_BUYER_RETURN_GOODS", "true", Beijing(_site.Now + Term * 3.5)), await ReadAsync("61031"));
        var version = (await _site.CaseAsync(key, "61031")).Claim.Version;
        var late = await Erp.CallAsync("taobao.refund.refuse", Refusing("61031", version));
        Assert.Equal("isv.refund-status-error", late.SubCode);
        await PassAsync(Term * 3.5);
        Assert.Equal(("CLOSED", "false", null), await ReadAsync("61031"));
        Assert.Empty(await _site.PaidAsync(Site.Tmall));
    }

    [Fact]
    public async Task An_answer_in_time_is_the_sellers()
    {
        var key = await _site.OrderAsync("6104", Site.Tmall);
        var asked = await _site.AskAsync(key, "61041", RefundKind.Return);
        await PassAsync(Term - TimeSpan.FromSeconds(1));
        var said = await Erp.CallAsync("taobao.refund.refuse", Refusing("61041", asked.Claim.Version));
        Assert.Equal("true", said.At("is_success"));
        await PassAsync(TimeSpan.FromSeconds(1));
        var (status, exists, until) = await ReadAsync("61041");
        Assert.Equal(("SELLER_REFUSE_BUYER", "true"), (status, exists));
        Assert.Equal(Beijing(_site.Now - TimeSpan.FromSeconds(1) + Term * 3.5), until);
    }

    private Sdk Erp => new(_site, Style.DotNet) { Session = Site.SessionOf(Site.Tmall) };

    private static (string Name, string Value)[] Refusing(string refundNo, long version) =>
    [
        ("refund_id", refundNo), ("refuse_message", "不同意"), ("refuse_proof", "x"), ("refund_phase", "onsale"),
        ("refund_version", $"{version}"),
    ];

    private async Task PassAsync(TimeSpan by)
    {
        _site.Clock.Move(by);
        await _site.Engine.StepAsync(default);
        await _site.Engine.Activity.IdleAsync();
    }

    private async Task<(string? Status, string? Exists, string? Until)> ReadAsync(string refundNo)
    {
        var reply = await Erp.CallAsync(
            "taobao.refund.get", ("refund_id", refundNo), ("fields", "refund_id,status,refund_remind_timeout"));
        return (reply.At("refund", "status"), reply.At("refund", "refund_remind_timeout", "exist_timeout"),
            reply.At("refund", "refund_remind_timeout", "timeout"));
    }

    private static string Beijing(Instant at) => Sdk.Beijing(DateTimeOffset.FromUnixTimeMilliseconds(at.Ms));
}
