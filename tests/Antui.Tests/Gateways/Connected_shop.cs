using System.Collections.Immutable;
using Antui.Connectors.Hosted;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;

namespace Antui.Tests.Gateways;

/// <summary>Our own Taobao connector at our own gateway, and the gateway misbehaving.</summary>
public sealed class Connected_shop
{
    [Theory]
    [InlineData(Site.Taobao, false, false)]
    [InlineData(Site.Tmall, true, true)]
    public async Task The_connector_reads_agrees_and_ships(string shop, bool tmall, bool simplify)
    {
        await using var site = await Site.StartAsync();
        var key = await site.OrderAsync("10001", shop);
        var refund = await site.AskAsync(key, "11001");
        site.Clock.Move(TimeSpan.FromSeconds(3));
        var remote = Remote(site, shop, tmall, simplify);
        var stop = TestContext.Current.CancellationToken;
        Assert.IsType<Outcome.Done>(await remote.ProbeAsync(stop));

        var orders = new List<OrderSnapshot>();
        await foreach (var page in remote.ChangedOrdersAsync(site.Now - TimeSpan.FromHours(3), site.Now, stop))
            orders.AddRange(page);
        var order = Assert.Single(orders);
        Assert.Equal((OrderStatus.Paid, 15_600L, 600L), (order.Status, order.Paid.Minor, order.Freight.Minor));
        Assert.Equal([("100011", 2, 10_000L), ("100012", 1, 5_000L)],
            order.Lines.Select(l => (l.LineNo, l.Quantity, l.Paid.Minor)));

        var refunds = new List<RefundRead>();
        await foreach (var page in remote.ChangedRefundsAsync(site.Now - TimeSpan.FromHours(3), site.Now, stop))
            refunds.AddRange(page);
        var claim = Assert.Single(refunds).Claim;
        Assert.Equal((RefundKind.Unshipped, ClaimStatus.AwaitingSeller, 5_000L, refund.Claim.Version),
            (claim.Kind, claim.Status, claim.Amount.Minor, claim.Version));
        Assert.Equal([new LineQuantity("100012", 1)], claim.Lines);
        Assert.NotNull(claim.Deadline);

        var agreed = await remote.PerformAllAsync([Effect(key, claim, InstructionAction.AgreeRefund)], stop);
        Assert.IsType<Outcome.Done>(Assert.Single(agreed));
        Assert.Equal([5_000], (await site.PaidAsync(shop)).Select(p => p.Fen));
        Assert.Equal(ClaimStatus.Refunded, (await remote.ReadRefundAsync("11001", stop))!.Claim.Status);

        var push = Effect(key, claim, InstructionAction.PushShipment) with
        {
            Lines = [new LineQuantity("100011", 2)],
            Waybill = new Tracking("YTO", "YT1"),
        };
        Assert.IsType<Outcome.Done>(await remote.PerformAsync(push, stop));
        Assert.IsType<Outcome.Done>(await remote.FindOutAsync(push, stop));
        var after = await remote.ReadOrderAsync("10001", stop);
        Assert.Equal(OrderStatus.Shipped, after!.Status);
    }

    [Fact]
    public async Task A_stale_version_is_told_so_that_the_connector_reads_again()
    {
        await using var site = await Site.StartAsync();
        var key = await site.OrderAsync("10101");
        var refund = await site.AskAsync(key, "11101");
        var remote = Remote(site, Site.Taobao, tmall: false, simplify: false);
        var old = refund.Claim with { Version = refund.Claim.Version - 1 };
        var outcome = Assert.Single(await remote.PerformAllAsync(
            [Effect(key, old, InstructionAction.AgreeRefund)], TestContext.Current.CancellationToken));
        Assert.Equal(OutcomeCodes.StaleVersion, Assert.IsType<Outcome.Refused>(outcome).Code);
        Assert.Empty(await site.PaidAsync());
    }

    [Fact]
    public async Task Faults_are_asked_at_their_points_and_hidden_rows_leave_the_totals()
    {
        var faults = new Trouble();
        await using var site = await Site.StartAsync(faults: faults);
        var key = await site.OrderAsync("10201");
        var refund = await site.AskAsync(key, "11201");
        await site.AskAsync(key, "11202", RefundKind.Unshipped, 100, new LineQuantity("102011", 1));
        var sdk = new Sdk(site);
        faults.HiddenId = "11201";
        var list = await sdk.CallAsync("taobao.refunds.receive.get", ("fields", "refund_id,tid"));
        Assert.Equal("1", list.At("total_results"));
        Assert.Contains("\"tid\":\"10201\"", list.Text, StringComparison.Ordinal);
        Assert.Contains("11202", list.Text, StringComparison.Ordinal);
        Assert.Equal(1, faults.Pages);
        faults.Word = "WAIT_FOR_GODOT";
        Assert.Equal("WAIT_FOR_GODOT", (await sdk.CallAsync(
            "taobao.refund.get", ("fields", "status"), ("refund_id", "11201"))).At("refund", "status"));
        faults.Before = Antui.Server.Gateways.Top.TopErrors.Limited(17);
        var infos = ("refund_infos", $"11201|5000|{refund.Claim.Version}");
        Assert.Equal("This ban will last for 17 more seconds",
            (await sdk.CallAsync("taobao.rp.refunds.agree", infos)).At("sub_msg"));
        Assert.Empty(await site.PaidAsync());
        faults.Before = null;
        faults.CutAfter = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => sdk.CallAsync("taobao.rp.refunds.agree", infos));
        Assert.Single(await site.PaidAsync());
    }

    [Fact]
    public async Task A_write_goes_on_when_its_caller_has_gone()
    {
        var faults = new Trouble { Hold = new TaskCompletionSource() };
        await using var site = await Site.StartAsync(faults: faults);
        var refund = await site.AskAsync(await site.OrderAsync("10251"), "11251");
        using (var gone = new HttpClient { Timeout = TimeSpan.FromSeconds(1) })
        {
            var sdk = new Sdk(site) { Http = gone };
            await Assert.ThrowsAsync<TaskCanceledException>(() => sdk.CallAsync(
                "taobao.rp.refunds.agree", ("refund_infos", $"11251|5000|{refund.Claim.Version}")));
        }
        Assert.Empty(await site.PaidAsync());
        faults.Hold.SetResult();
        for (var i = 0; i < 100 && (await site.PaidAsync()).Count == 0; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Single(await site.PaidAsync());
    }

    [Fact]
    public async Task A_key_pays_once_and_never_above_what_was_paid()
    {
        await using var site = await Site.StartAsync();
        var key = await site.OrderAsync("10301");
        var refund = await site.AskAsync(key, "11301");
        var hosted = site.Engine.Shops.Find(Site.Taobao)!.Port<HostedConnector>()!;
        var stop = TestContext.Current.CancellationToken;
        var head = (await site.ReadAsync(key)).Head;
        var effect = Effect(key, refund.Claim, InstructionAction.PayOut) with { Head = head };
        Assert.IsType<Outcome.Absent>(await hosted.FindOutAsync(effect, stop));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hosted.PerformAsync(effect, stop)));
        Assert.All(all, o => Assert.IsType<Outcome.Done>(o));
        Assert.Single(await site.PaidAsync());
        Assert.IsType<Outcome.Done>(await hosted.FindOutAsync(effect, stop));

        var more = effect with { Instruction = effect.Instruction with { Amount = Money.Fen(5_001) } };
        Assert.Equal("KEY_CONTENT", Assert.IsType<Outcome.Refused>(await hosted.PerformAsync(more, stop)).Code);
        var above = effect with { Instruction = effect.Instruction with { Key = "k2", Amount = Money.Fen(15_601) } };
        Assert.Equal("ABOVE_PAID", Assert.IsType<Outcome.Refused>(await hosted.PerformAsync(above, stop)).Code);
        var nothing = effect with { Instruction = effect.Instruction with { Key = "k3", Amount = Money.Fen(0) } };
        Assert.Equal("BAD_AMOUNT", Assert.IsType<Outcome.Refused>(await hosted.PerformAsync(nothing, stop)).Code);

        var together = effect with { Instruction = effect.Instruction with { Key = "k4", Amount = Money.Fen(10_601) } };
        Assert.Equal("ABOVE_PAID", Assert.IsType<Outcome.Refused>(await hosted.PerformAsync(together, stop)).Code);

        Assert.True(await hosted.TakeBackAsync(effect.Instruction.Key, stop));
        Assert.False(await hosted.TakeBackAsync(effect.Instruction.Key, stop));
        Assert.Equal(0, (await site.PaidAsync()).Sum(p => p.Fen));
        Assert.IsType<Outcome.Done>(await hosted.ProbeAsync(stop));
    }

    [Theory]
    [InlineData("""{"apps":[{"appKey":"1","appSecret":"short","session":"12345678"}]}""", "apps[0].appSecret")]
    [InlineData("""{"apps":[{"appKey":"1","appSecret":"12345678","session":"x"}]}""", "apps[0].session")]
    [InlineData("""{"platformKind":"amazon"}""", "platformKind")]
    [InlineData("""{"boundApp":"7"}""", "boundApp")]
    [InlineData("""{"aps":[]}""", "not readable")]
    [InlineData("""{"agreeItems":"many"}""", "not readable")]
    public void A_bad_connection_names_its_fault(string json, string fault) => Assert.Contains(
        HostedSettings.Faults(System.Text.Json.JsonDocument.Parse(json).RootElement),
        f => f.StartsWith(fault, StringComparison.Ordinal));

    private static AnyEffect Effect(OrderKey key, Claim claim, InstructionAction action) => new(
        key, claim.RefundNo,
        new Instruction(
            $"key-{claim.RefundNo}-{action}", action, InstructionState.Dispatching, claim.Amount, claim.Version,
            claim.Phase, ImmutableArray<string>.Empty, "test", 1, null, default),
        claim, claim.Lines);

    private static TaobaoShop Remote(Site site, string shop, bool tmall, bool simplify) => TaobaoShop.Create(
        shop,
        new TaobaoSettings
        {
            Gateway = new Uri(site.Address, "/router/rest").ToString(),
            AppKey = Site.Erp,
            AppSecret = Site.Secret,
            Session = Site.SessionOf(shop),
            Tmall = tmall,
            Simplify = simplify,
        },
        site.Http, site.Clock, TimeProvider.System);
}
