using System.Net.WebSockets;
using System.Text.Json;
using Antui.Connectors.Taobao;
using Antui.Server.Gateways.Top;

namespace Antui.Tests.Gateways;

/// <summary>The message service over HTTP and WebSocket.</summary>
public sealed class Telling_changes : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(new TopOptions());
        var permit = await new Sdk(_site).CallAsync("taobao.tmc.user.permit");
        Assert.Equal("True", permit.At("is_success"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Changes_are_consumed_until_they_are_confirmed()
    {
        var key = await _site.OrderAsync("9001");
        await _site.AskAsync(key, "91001");
        _site.Clock.Move(TimeSpan.FromSeconds(2));
        var messages = await ConsumeAsync(2);
        Assert.Equal(
            ["taobao_refund_RefundCreated", "taobao_trade_TradeBuyerPay"], messages.Select(m => m.Topic).Order());
        var content = JsonDocument.Parse(
            messages.Single(m => m.Topic.EndsWith("Created", StringComparison.Ordinal)).Content).RootElement;
        Assert.Equal(
            (91001, 9001), (content.GetProperty("refund_id").GetInt64(), content.GetProperty("tid").GetInt64()));
        Assert.Empty(await OnceAsync());
        _site.Clock.Move(TimeSpan.FromSeconds(301));
        Assert.Equal(messages.Select(m => m.Id), (await OnceAsync()).Select(m => m.Id));
        var confirm = await new Sdk(_site) { Session = null }.CallAsync(
            "taobao.tmc.messages.confirm", ("group_name", "default"),
                ("s_message_ids", string.Join(',', messages.Select(m => m.Id))));
        Assert.Equal("True", confirm.At("is_success"));
        _site.Clock.Move(TimeSpan.FromSeconds(301));
        Assert.Empty(await OnceAsync());
    }

    [Fact]
    public async Task Who_never_confirms_hears_what_comes_later_all_the_same()
    {
        var key = await _site.OrderAsync("9301");
        await _site.AskAsync(key, "93001");
        _site.Clock.Move(TimeSpan.FromSeconds(2));
        await ConsumeAsync(2);
        await _site.Engine.AcceptAsync(
            new Core.Fact.BuyerChanges(key, "93001", Core.BuyerChange.Withdraw, "w1", "buyer"), TestContext.Current.CancellationToken);
        _site.Clock.Move(TimeSpan.FromSeconds(2));
        Assert.Equal(["taobao_refund_RefundClosed"], (await ConsumeAsync(1)).Select(m => m.Topic));
    }

    [Fact]
    public async Task Another_app_hears_nothing_and_a_cancelled_one_no_more()
    {
        await _site.OrderAsync("9101");
        await ConsumeAsync(1);
        var other = new Sdk(_site) { AppKey = Site.Other, Secret = Site.OtherSecret, Session = null };
        Assert.Null((await other.CallAsync("taobao.tmc.messages.consume", ("group_name", "default"))).At("messages"));
        var sdk = new Sdk(_site) { Session = null };
        var nick = "店铺" + Site.Taobao;
        Assert.Equal("True", (await sdk.CallAsync("taobao.tmc.user.get", ("fields", "is_valid"), ("nick", nick)))
            .At("tmc_user", "is_valid"));
        Assert.Equal("True", (await sdk.CallAsync("taobao.tmc.user.cancel", ("nick", nick))).At("is_success"));
        Assert.Equal("False", (await sdk.CallAsync("taobao.tmc.user.get", ("fields", "is_valid"), ("nick", nick)))
            .At("tmc_user", "is_valid"));
        Assert.Equal("isv.user-not-exist", (await sdk.CallAsync("taobao.tmc.user.cancel", ("nick", "nobody"))).SubCode);
        _site.Clock.Move(TimeSpan.FromSeconds(2));
        await _site.OrderAsync("9102");
        Assert.DoesNotContain(await OnceAsync(), m => m.Content.Contains("9102", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_long_connection_delivers_and_takes_confirmations()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(20));
        var settings = new TaobaoSettings
        {
            AppKey = Site.Erp,
            AppSecret = Site.Secret,
            Session = "unused",
            TmcAddress = new UriBuilder(_site.Address) { Scheme = "ws", Path = "/tmc" }.Uri.ToString(),
            TmcReconnectSeconds = 1,
        };
        var got = new TaskCompletionSource<TmcDelivery>();
        var socket = new TmcSocket(settings, new Wall(_site.Clock), TimeProvider.System);
        var running = socket.RunAsync(
            (message, _) =>
            {
                if (message.Topic.Contains("Refund", StringComparison.Ordinal)) got.TrySetResult(message);
                return Task.CompletedTask;
            }, stop.Token);
        await _site.AskAsync(await _site.OrderAsync("9201"), "92001");
        var delivery = await got.Task.WaitAsync(stop.Token);
        Assert.Equal("taobao_refund_RefundCreated", delivery.Topic);
        var queue = ((Antui.Server.Gateways.Top.Tmc.TmcQueues)_site.Services.GetService(
            typeof(Antui.Server.Gateways.Top.Tmc.TmcQueues))!).Of(Site.Erp);
        while (await queue.CountAsync(stop.Token) > 1) await Task.Delay(50, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData(Site.Erp, "wrong-secret", 0, 25)]
    [InlineData("999", Site.Secret, 0, 29)]
    [InlineData(Site.Erp, Site.Secret, -11, 31)]
    public async Task A_connect_that_is_not_right_is_refused_with_its_flag(
        string appKey, string secret, int minutes, int status)
    {
        using var socket = new ClientWebSocket();
        var stop = TestContext.Current.CancellationToken;
        await socket.ConnectAsync(new UriBuilder(_site.Address) { Scheme = "ws", Path = "/tmc" }.Uri, stop);
        var connect = TmcMessages.Connect(77, appKey, secret, "default", _site.Now + TimeSpan.FromMinutes(minutes));
        await socket.SendAsync(connect.ToBytes(), WebSocketMessageType.Binary, true, stop);
        var buffer = new byte[4096];
        var part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
        var ack = TmcFrame.Read(buffer.AsSpan(0, part.Count));
        Assert.Equal((TmcKind.ConnectAck, 77, status), (ack.Kind, ack.Flag!.Value, ack.StatusCode!.Value));
        Assert.Null(ack.Token);
    }

    [Fact]
    public async Task Garbage_closes_the_connection()
    {
        using var socket = new ClientWebSocket();
        var stop = TestContext.Current.CancellationToken;
        await socket.ConnectAsync(new UriBuilder(_site.Address) { Scheme = "ws", Path = "/tmc" }.Uri, stop);
        await socket.SendAsync(new byte[] { 9, 9, 9 }, WebSocketMessageType.Binary, true, stop);
        var part = await socket.ReceiveAsync(new byte[64].AsMemory(), stop);
        Assert.Equal(WebSocketMessageType.Close, part.MessageType);
    }

    private async Task<List<TmcDelivery>> ConsumeAsync(int least)
    {
        var all = new List<TmcDelivery>();
        for (var i = 0; i < 60 && all.Count < least; i++)
        {
            all.AddRange(await OnceAsync());
            if (all.Count < least) await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Equal(least, all.Count);
        return all;
    }

    private async Task<List<TmcDelivery>> OnceAsync()
    {
        var reply = await new Sdk(_site, Style.Go) { Session = null }.CallAsync(
            "taobao.tmc.messages.consume", ("group_name", "default"), ("quantity", "100"));
        Assert.Null(reply.ErrorCode);
        return !reply.Json.TryGetProperty("messages", out var list) ? []
            : [.. list.EnumerateArray().Select(m => new TmcDelivery(
            m.GetProperty("id").GetInt64(), m.GetProperty("topic").GetString()!,
                m.GetProperty("content").GetString()!))];
    }

    /// <summary>The site's time for what is signed, the wall's timers for waiting.</summary>
    private sealed class Wall(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }
}
