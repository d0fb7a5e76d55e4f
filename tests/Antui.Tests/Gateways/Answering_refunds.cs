using System.Net.Http.Headers;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Tests.Gateways;

public sealed class Answering_refunds : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_batch_answers_item_by_item_and_pays_what_was_agreed_once()
    {
        var a = await _site.AskAsync(await _site.OrderAsync("6001"), "61001");
        await _site.AskAsync(await _site.OrderAsync("6002"), "62001");
        var infos = $"61001|5000|{a.Claim.Version},62001|5000|12345,63001|100|1";
        var reply = await new Sdk(_site, Style.DotNet).CallAsync("taobao.rp.refunds.agree", ("refund_infos", infos));
        Assert.Equal("rp_refunds_agree_response", reply.Xml.Name.LocalName);
        Assert.Equal(("true", "SOME_OP_SUCC"), (reply.At("succ"), reply.At("msg_code")));
        var items = reply.Xml.Element("results")!.Elements("refund_mapping_result").ToList();
        Assert.Equal(["true", "false", "false"], items.Select(i => i.Element("succ")!.Value));
        Assert.Contains("refund_version", items[1].Element("message")!.Value, StringComparison.Ordinal);
        Assert.Equal("退款单不存在", items[2].Element("message")!.Value);
        Assert.Equal([5000], (await _site.PaidAsync()).Select(p => p.Fen));
        Assert.Equal(
            ClaimStatus.Refunded, (await _site.CaseAsync(new OrderKey(Site.Taobao, "6001"), "61001")).Claim.Status);

        var again = await new Sdk(_site)
            .CallAsync("taobao.rp.refunds.agree", ("refund_infos", $"61001|5000|{a.Claim.Version}"));
        Assert.Equal("OP_SUCC", again.At("msg_code"));
        Assert.Single(await _site.PaidAsync());
    }

    [Fact]
    public async Task Another_amount_than_asked_is_refused()
    {
        var a = await _site.AskAsync(await _site.OrderAsync("6101"), "61101");
        var reply = await new Sdk(_site, Style.Go).CallAsync(
            "taobao.rp.refunds.agree", ("refund_infos", $"61101|5001|{a.Claim.Version}"));
        Assert.Equal("OP_FAILURE_UE", reply.At("msg_code"));
        Assert.Contains(
            "金额", reply.Json.GetProperty("results")[0].GetProperty("message").GetString()!, StringComparison.Ordinal);
        Assert.Empty(await _site.PaidAsync());
    }

    [Theory]
    [InlineData("61|0|1")]
    [InlineData("61|-1|1")]
    [InlineData("-61|1|1")]
    [InlineData("61|1")]
    [InlineData("61|1|1|sometime")]
    [InlineData("61|1|1,61|1|1")]
    [InlineData("61|1e3|1")]
    [InlineData("61|99999999999999999999|1")]
    public async Task A_malformed_item_refuses_the_call(string infos) => Assert.Equal(
        "isv.invalid-parameter:refund_infos",
        (await new Sdk(_site).CallAsync("taobao.rp.refunds.agree", ("refund_infos", infos))).SubCode);

    [Fact]
    public async Task A_batch_has_a_most_of_items_and_of_money()
    {
        var many = string.Join(',', Enumerable.Range(1, 21).Select(i => $"{i}|1|1"));
        Assert.Equal("isv.refund-batch-count-limit",
            (await new Sdk(_site).CallAsync("taobao.rp.refunds.agree", ("refund_infos", many))).SubCode);
        Assert.Equal("isv.refund-batch-amount-limit",
            (await new Sdk(_site).CallAsync("taobao.rp.refunds.agree", ("refund_infos", "1|600000|1,2|1|1"))).SubCode);
        var alone = await new Sdk(_site).CallAsync("taobao.rp.refunds.agree", ("refund_infos", "1|600001|1"));
        Assert.Equal("OP_FAILURE_UE", alone.At("msg_code"));
    }

    [Fact]
    public async Task A_refusal_needs_words_and_answers_with_the_new_status()
    {
        var key = await _site.OrderAsync("6201");
        var before = await _site.AskAsync(key, "62101", RefundKind.ShippedRefundOnly);
        var sdk = new Sdk(_site);
        Assert.Equal("isv.invalid-parameter:refuse_message", (await sdk.CallAsync(
            "taobao.refund.refuse", ("refund_id", "62101"), ("refuse_message", "不"))).SubCode);
        _site.Clock.Move(TimeSpan.FromMinutes(1));
        var reply = await sdk.CallAsync("taobao.refund.refuse", ("refund_id", "62101"), ("refuse_message", "请提供凭证"));
        Assert.Equal(("True", "SELLER_REFUSE_BUYER"), (reply.At("is_success"), reply.At("refund", "status")));
        var after = await _site.CaseAsync(key, "62101");
        Assert.True(after.Claim.Version > before.Claim.Version);
        Assert.Null((await sdk.CallAsync("taobao.refund.refuse", ("refund_id", "62101"), ("refuse_message", "请提供凭证")))
            .ErrorCode);
    }

    [Fact]
    public async Task A_return_is_agreed_with_the_version_that_was_read()
    {
        var key = await _site.OrderAsync("6301");
        var refund = await _site.AskAsync(key, "63101", RefundKind.Return);
        var sdk = new Sdk(_site);
        var stale = await sdk.CallAsync("taobao.rp.returngoods.agree", ("refund_id", "63101"), ("refund_version", "1"));
        Assert.Equal("isv.refund-version-error", stale.SubCode);
        var version = refund.Claim.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var reply =
            await sdk.CallAsync("taobao.rp.returngoods.agree", ("refund_id", "63101"), ("refund_version", version));
        Assert.Equal("True", reply.At("is_success"));
        Assert.Equal(ClaimStatus.AwaitingBuyerReturn, (await _site.CaseAsync(key, "63101")).Claim.Status);
        var messages = await new Sdk(_site, Style.Go).CallAsync(
            "taobao.refund.messages.get", ("fields", "message_type"), ("refund_id", "63101"));
        Assert.Equal("RETURN_GOODS_APPROVED",
            messages.Json.GetProperty("refund_messages")[1].GetProperty("message_type").GetString());
    }

    [Fact]
    public async Task A_tmall_shop_needs_phase_version_and_proof()
    {
        var key = await _site.OrderAsync("6401", Site.Tmall);
        var refund = await _site.AskAsync(key, "64101", RefundKind.Return);
        var sdk = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        var bare = await sdk.CallAsync("taobao.rp.returngoods.agree", ("refund_id", "64101"));
        Assert.Equal((40, "Missing required arguments:refund_phase"), (bare.ErrorCode!.Value, bare.At("msg")));
        Assert.Equal("isv.invalid-parameter:refund_infos", (await sdk.CallAsync(
            "taobao.rp.refunds.agree", ("refund_infos", $"64101|5000|{refund.Claim.Version}"))).SubCode);
        Assert.Equal(
            12, (await new Sdk(_site).CallAsync("taobao.rp.refund.review", ("operator", "a"), ("refund_id", "1"),
            ("refund_phase", "onsale"), ("refund_version", "1"), ("message", "ok"), ("result", "true"))).ErrorCode);
        var reviewed = await sdk.CallAsync("taobao.rp.refund.review", ("operator", "a"), ("refund_id", "64101"),
            ("refund_phase", "onsale"), ("refund_version", $"{refund.Claim.Version}"), ("message", "ok"),
                ("result", "true"));
        Assert.Equal("True", reviewed.At("is_success"));
        Assert.Equal("True", (await WithProofAsync(sdk, refund)).At("is_success"));
    }

    [Fact]
    public async Task Refusing_after_the_money_left_is_refused()
    {
        var refund = await _site.AskAsync(await _site.OrderAsync("6501"), "65101");
        var sdk = new Sdk(_site);
        await sdk.CallAsync("taobao.rp.refunds.agree", ("refund_infos", $"65101|5000|{refund.Claim.Version}"));
        Assert.Single(await _site.PaidAsync());
        var reply = await sdk.CallAsync("taobao.refund.refuse", ("refund_id", "65101"), ("refuse_message", "不同意退款"));
        Assert.Equal("isv.refund-status-error", reply.SubCode);
    }

    /// <summary>Files come as parts of a multipart form and take no part in the signature.</summary>
    private async Task<Reply> WithProofAsync(Sdk sdk, RefundCase refund)
    {
        var system = sdk.System("taobao.refund.refuse");
        var business = new Dictionary<string, string>
        {
            ["refund_id"] = refund.RefundNo,
            ["refuse_message"] = "商品影响二次销售",
            ["refund_phase"] = "onsale",
            ["refund_version"] = refund.Claim.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        system["sign"] = Sdk.Sign([.. system, .. business], Site.Secret, "hmac-sha256");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in business)
        {
            var part = new StringContent(value);
            form.Add(part, name);
        }
        var file = new ByteArrayContent(new byte[1024]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "refuse_proof", "proof.jpg");
        return await _site.PostAsync("/router/rest?" + Sdk.Encode(system), form);
    }
}
