using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Antui.Connectors.Tests.Top;

public sealed class TmcTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_pull_request_is_these_bytes() => Assert.Equal(
        "0202" + "0500" + "01000000" + "74" + "0100" + "06000000" + "5F5F6B696E64" + "02" + "01" + "0000",
        Convert.ToHexString(TmcMessages.PullRequest("t").ToBytes()));

    [Fact]
    public void A_confirmation_is_these_bytes() => Assert.Equal(
        "0202" + "0500" + "01000000" + "74" + "0100" + "06000000" + "5F5F6B696E64" + "02" + "02"
        + "0100" + "02000000" + "6964" + "05" + "0807060504030201" + "0000",
        Convert.ToHexString(TmcMessages.ConfirmOf("t", 0x0102030405060708).ToBytes()));

    [Fact]
    public void A_refused_connect_is_these_bytes() => Assert.Equal(
        "0201" + "0200" + "2C010000" + "0300" + "02000000" + "6E6F" + "0400" + "07000000" + "0000",
        Convert.ToHexString(TmcMessages.ConnectRefused(7, 300, "no").ToBytes()));

    [Fact]
    public void The_connect_is_signed_with_md5_over_three_values()
    {
        Assert.Equal(
            "2E03D1348D7B65A366F8DB4BD1435983",
            TmcMessages.ConnectSign("12345678", "default", "1451620800000", "helloworld"));
        var connect = TmcMessages.Connect(3, "12345678", "helloworld", "default", new Instant(1451620800000));
        Assert.Equal("2E03D1348D7B65A366F8DB4BD1435983", connect["sign"]?.AsText());
        Assert.Equal((TmcKind.Connect, 3), (connect.Kind, connect.Flag));
    }

    [Fact]
    public void Every_kind_of_value_survives_the_way()
    {
        var frame = new TmcFrame(TmcKind.SendAck)
        {
            StatusCode = -1,
            StatusPhrase = "不行",
            Flag = int.MinValue,
            Token = "t",
            Content =
            [
                new("null", TmcValue.Null), new("text", TmcValue.Of("中文")), new("1", TmcValue.Of((sbyte)-3)),
                new("2", TmcValue.Of((short)-300)), new("4", TmcValue.Of(-70_000)),
                new("8", TmcValue.Of(long.MinValue)),
                new("date", TmcValue.Of(new Instant(1451620800000))), new("bytes", TmcValue.Of(new byte[] { 0, 255 })),
            ],
        };
        var bytes = frame.ToBytes();
        var read = TmcFrame.Read(bytes);
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal((-1, "不行"), (read.StatusCode!.Value, read.StatusPhrase));
        Assert.Equal((int.MinValue, "t"), (read.Flag!.Value, read.Token));
        Assert.Equal(TmcFormat.Date, read["date"]?.Format);
        string[] widths = ["1", "2", "4", "8"];
        Assert.Equal([-3, -300, -70_000, long.MinValue], widths.Select(k => read[k]!.Value.AsLong()));
    }

    [Fact]
    public void A_message_cut_anywhere_or_with_a_tail_is_refused()
    {
        var whole = TmcMessages.DeliveryOf("t", 1, "topic", "{}", new Instant(1), "p", "n", 2).ToBytes();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<FormatException>(() => TmcFrame.Read(whole.AsSpan(0, length)));
        }
        Assert.Throws<FormatException>(() => TmcFrame.Read([.. whole, 0]));
        Assert.Throws<FormatException>(() => TmcFrame.Read([2, 2, 1, 0, 255, 255, 255, 127]));
    }

    [Fact]
    public void Packed_content_is_text()
    {
        using var packed = new MemoryStream();
        var text = Encoding.UTF8.GetBytes("{\"a\":\"中\"}");
        using (var zip = new GZipStream(packed, CompressionMode.Compress)) zip.Write(text);
        Assert.Equal("{\"a\":\"中\"}", TmcValue.Of(packed.ToArray()).AsText());
        Assert.Equal("plain", TmcValue.Of(Encoding.UTF8.GetBytes("plain")).AsText());
    }

    [Fact]
    public async Task A_message_is_confirmed_after_its_handler_and_comes_again_when_that_failed()
    {
        var answers = System.Threading.Channels.Channel.CreateUnbounded<TmcFrame>();
        await using var platform = await TopStandIn.StartAsync(
            c => TopStandIn.Ok(c["method"], "\"result\":\"permit-1\""), ServeAsync);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var hints = new List<Hint>();
        var shop = platform.Shop(s => s with { Messages = TaobaoMessages.WebSocket, TmcToken = true });
        var listening = shop.ListenAsync(
            (hint, _) =>
            {
                hints.Add(hint);
                return hints.Count > 1 ? Task.CompletedTask : throw new InvalidOperationException("buyer's secret");
            },
            stop.Token);

        Assert.Equal(TmcMessages.Pull, TmcMessages.KindOf(await answers.Reader.ReadAsync(Stop)));
        var failed = await answers.Reader.ReadAsync(Stop);
        Assert.Equal((TmcMessages.Failed, 5), (TmcMessages.KindOf(failed), failed["id"]?.AsLong()));
        Assert.Equal("InvalidOperationException", failed["msg"]?.AsText());
        var confirmed = await answers.Reader.ReadAsync(Stop);
        Assert.Equal((TmcMessages.Confirm, 5), (TmcMessages.KindOf(confirmed), confirmed["id"]?.AsLong()));
        Assert.Equal("token-1", confirmed.Token);
        Assert.Equal([new Hint("8", "7"), new Hint("8", "7")], hints);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        async Task ServeAsync(HttpContext context)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var connect = await ReceiveAsync(socket);
            var sign = TmcMessages.ConnectSign(
                connect["app_key"]!.Value.Text, connect["group_name"]!.Value.Text, connect["timestamp"]!.Value.Text,
                TopStandIn.Secret);
            Assert.Equal((sign, "permit-1"), (connect["sign"]?.Text, connect["token"]?.Text));
            await SendAsync(socket, TmcMessages.ConnectAck(connect.Flag!.Value, "token-1"));
            answers.Writer.TryWrite(await ReceiveAsync(socket));
            for (var delivery = 0; delivery < 2; delivery++)
            {
                await SendAsync(socket, TmcMessages.DeliveryOf(
                    "token-1", 5, "taobao_refund_RefundClosed", "{\"refund_id\":7,\"tid\":8}", default, "", "", 2));
                answers.Writer.TryWrite(await ReceiveAsync(socket));
            }
            await socket.ReceiveAsync(new byte[1], CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_lost_or_refused_connection_is_made_again()
    {
        var connects = 0;
        await using var platform = await TopStandIn.StartAsync(_ => "500", async context =>
        {
            var number = Interlocked.Increment(ref connects);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var connect = await ReceiveAsync(socket);
            if (number == 1) await SendAsync(socket, TmcMessages.ConnectRefused(connect.Flag!.Value, 300, "no"));
            if (number == 2) await SendAsync(socket, TmcMessages.ConnectAck(connect.Flag!.Value + 1, "t"));
            if (number == 3) await SendAsync(socket, TmcMessages.ConnectAck(connect.Flag!.Value, "t"));
            if (number > 3) await socket.ReceiveAsync(new byte[1], CancellationToken.None);
        });
        var clock = new FakeTimeProvider();
        var lost = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = new TmcSocket(platform.Settings(), clock, clock) { Lost = _ => lost++ }.RunAsync(
            (_, _) => Task.CompletedTask, stop.Token);
        while (Volatile.Read(ref connects) < 4)
        {
            await Task.Delay(5, Stop);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.True(lost >= 2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Over_http_only_handled_messages_are_confirmed()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var platform = await TopStandIn.StartAsync(c =>
        {
            if (c["method"] == "taobao.tmc.messages.confirm") stop.Cancel();
            return c["method"] == "taobao.tmc.messages.consume"
                ? TopStandIn.Ok(c["method"], """
                    "messages":{"tmc_message":[
                    {"id":1,"topic":"taobao_refund_RefundCreated","content":"{\"refund_id\":7,\"tid\":8}"},
                    {"id":2,"topic":"taobao_refund_RefundCreated","content":"{\"refund_id\":9,\"tid\":8}"},
                    {"id":9007199254740993,"topic":"taobao_item_ItemUpdate","content":"{}"}]}
                    """)
                : TopStandIn.Ok(c["method"], "\"is_success\":true");
        });
        var shop = platform.Shop(s => s with { Messages = TaobaoMessages.Http });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.ListenAsync(
            (hint, _) => hint.RefundNo != "9" ? Task.CompletedTask : throw new InvalidOperationException(),
            stop.Token));
        Assert.Equal("1,9007199254740993", platform.Calls.Last()["s_message_ids"]);
    }

    private static async Task<TmcFrame> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return TmcFrame.Read(buffer.AsSpan(0, got.Count));
    }

    private static Task SendAsync(WebSocket socket, TmcFrame frame) =>
        socket.SendAsync(frame.ToBytes(), WebSocketMessageType.Binary, true, CancellationToken.None);
}
