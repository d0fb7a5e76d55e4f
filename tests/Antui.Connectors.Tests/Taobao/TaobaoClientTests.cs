using System.Net;
using System.Net.Sockets;
using Antui.Connectors.Taobao;
using Antui.Core;
using Microsoft.Extensions.Time.Testing;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoClientTests
{
    private static readonly TopCall Call = new("taobao.refund.get", ("refund_id", "1"), ("empty", ""), ("none", null));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TopSign.Md5)]
    [InlineData(TopSign.Hmac)]
    [InlineData(TopSign.HmacSha256)]
    public async Task A_call_is_signed_and_empty_values_are_not_sent(string signMethod)
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Ok("taobao.refund.get", ""));
        var reply = await platform.Client(s => s with { SignMethod = signMethod }).CallAsync(Call, Stop);
        Assert.IsType<TopReply.Ok>(reply);
        var call = Assert.Single(platform.Calls);
        Assert.Equal(("s1", "2.0", "json", "1"), (call["session"], call["v"], call["format"], call["refund_id"]));
        Assert.False(call.ContainsKey("empty") || call.ContainsKey("none"));
        Assert.True(ChinaTime.TryParse(call["timestamp"], out var sent));
        Assert.InRange((DateTimeOffset.UtcNow - sent.ToDateTimeOffset()).TotalSeconds, -5, 60);
    }

    [Fact]
    public async Task A_file_is_sent_and_not_signed()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Ok("taobao.refund.refuse", ""));
        var call = new TopCall("taobao.refund.refuse", ("refuse_message", "不同意"))
        {
            Files = [new TopFile("refuse_proof", "p.jpg", new byte[] { 1, 2, 3 })],
        };
        Assert.IsType<TopReply.Ok>(await platform.Client().CallAsync(call, Stop));
        Assert.Equal("不同意", Assert.Single(platform.Calls)["refuse_message"]);
    }

    [Fact]
    public async Task No_answer_in_time_is_unknown()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Hang);
        var clock = new FakeTimeProvider();
        var call = platform.Client(clock: clock).CallAsync(Call, Stop);
        while (platform.Calls.IsEmpty) await Task.Delay(5, Stop);
        clock.Advance(TimeSpan.FromSeconds(14));
        await Task.Delay(20, Stop);
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<TopReply.Unknown>(await call);
    }

    [Fact]
    public async Task A_cut_connection_is_unknown_and_the_call_is_not_repeated()
    {
        await using var platform = await TopStandIn.StartAsync(_ => null);
        Assert.IsType<TopReply.Unknown>(await platform.Client().CallAsync(Call, Stop));
        Assert.Single(platform.Calls);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("403")]
    [InlineData("<html/>")]
    [InlineData("{\"x\":1}")]
    [InlineData("")]
    public async Task What_is_not_an_answer_is_unknown(string text)
    {
        await using var platform = await TopStandIn.StartAsync(_ => text);
        Assert.IsType<TopReply.Unknown>(await platform.Client().CallAsync(Call, Stop));
    }

    [Fact]
    public async Task Nobody_listening_means_certainly_not_executed()
    {
        var port = FreePort();
        var settings = new TaobaoSettings
        {
            Gateway = $"http://127.0.0.1:{port}/router/rest",
            AppKey = "1",
            AppSecret = "2",
            Session = "3",
        };
        var client = new TaobaoClient(settings, OutboundHttp.Create(), TimeProvider.System);
        var reply = Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.Equal("antui.not-connected", reply.Error.SubCode);
    }

    [Fact]
    public async Task A_ban_holds_further_calls_back_until_it_ends()
    {
        var banned = true;
        await using var platform = await TopStandIn.StartAsync(_ => banned
            ? TopStandIn.Error(7, "accesscontrol.limited-by-app-access-count", "This ban will last for 9 more seconds")
            : TopStandIn.Ok("taobao.refund.get", ""));
        var clock = new FakeTimeProvider();
        var client = platform.Client(clock: clock);
        var first = Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.Equal(TimeSpan.FromSeconds(9), first.RetryAfter);
        banned = false;
        clock.Advance(TimeSpan.FromSeconds(4));
        var held = Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.Equal(TimeSpan.FromSeconds(5), held.RetryAfter);
        Assert.Single(platform.Calls);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<TopReply.Ok>(await client.CallAsync(Call, Stop));
    }

    [Fact]
    public async Task A_ban_of_one_interface_leaves_the_others_alone()
    {
        await using var platform = await TopStandIn.StartAsync(c => c["method"] == "taobao.refund.get"
            ? TopStandIn.Error(7, "accesscontrol.limited-by-app-api-access-count", "last for 9 more seconds")
            : TopStandIn.Ok(c["method"], ""));
        var client = platform.Client();
        Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.IsType<TopReply.Ok>(await client.CallAsync(new TopCall("taobao.trade.fullinfo.get"), Stop));
    }

    [Fact]
    public async Task Without_a_refresh_token_an_expired_one_waits_for_people()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Error(27, "invalid-sessionkey"));
        var reply = Assert.IsType<TopReply.NotExecuted>(await platform.Client().CallAsync(Call, Stop));
        Assert.Equal(TimeSpan.FromSeconds(60), reply.RetryAfter);
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_refused_timestamp_teaches_the_platforms_clock()
    {
        var clock = new FakeTimeProvider();
        var theirs = Instant.From(clock.GetUtcNow() + TimeSpan.FromHours(3));
        await using var platform = await TopStandIn.StartAsync(c =>
            c["method"] == TopCall.TimeMethod ? TopStandIn.Ok(c["method"], $"\"time\":\"{ChinaTime.Text(theirs)}\"")
            : ChinaTime.TryParse(c["timestamp"], out var sent) && (theirs - sent).Duration() < TimeSpan.FromMinutes(10)
                ? TopStandIn.Ok(c["method"], "")
                : TopStandIn.Error(31));
        Assert.IsType<TopReply.Ok>(await platform.Client(clock: clock).CallAsync(Call, Stop));
        Assert.Equal(["taobao.refund.get", TopCall.TimeMethod, "taobao.refund.get"], platform.Methods);
    }

    [Fact]
    public async Task A_clock_question_that_is_refused_as_well_is_asked_with_the_date_of_the_answers()
    {
        // The answers' date is the real one; the manual clock stands at another day, beyond any tolerance.
        await using var platform = await TopStandIn.StartAsync(c =>
        {
            Assert.True(ChinaTime.TryParse(c["timestamp"], out var sent));
            var theirs = Instant.From(DateTimeOffset.UtcNow);
            return (theirs - sent).Duration() > TimeSpan.FromMinutes(10) ? TopStandIn.Error(31)
                : c["method"] == TopCall.TimeMethod
                    ? TopStandIn.Ok(c["method"], $"\"time\":\"{ChinaTime.Text(theirs)}\"")
                : TopStandIn.Ok(c["method"], "");
        });
        var client = platform.Client(clock: new FakeTimeProvider());
        Assert.IsType<TopReply.Ok>(await client.CallAsync(Call, Stop));
        Assert.Equal(TopCall.TimeMethod, platform.Methods.ElementAt(2));
        Assert.Equal(4, platform.Calls.Count);
    }

    [Fact]
    public async Task A_clock_that_cannot_be_learnt_leaves_ours_alone()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Error(31));
        var client = platform.Client();
        var reply = Assert.IsType<TopReply.NotExecuted>(await client.CallAsync(Call, Stop));
        Assert.Equal((TimeSpan.FromSeconds(60), TimeSpan.Zero), (reply.RetryAfter, client.ClockOffset));
    }

    [Fact]
    public async Task Being_stopped_is_not_an_answer()
    {
        await using var platform = await TopStandIn.StartAsync(_ => TopStandIn.Hang);
        using var stop = new CancellationTokenSource();
        var call = platform.Client().CallAsync(Call, stop.Token);
        while (platform.Calls.IsEmpty) await Task.Delay(5, Stop);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
