using System.Collections.Concurrent;
using System.Net.WebSockets;
using Antui.Connectors;
using Antui.Connectors.Taobao;
using Antui.Core;

namespace Antui.Server.Gateways.Top.Tmc;

/// <summary>
/// The long connection: connect and acknowledge, then messages to the app, and its confirmations and pull requests
/// back.
/// </summary>
public sealed partial class TmcEndpoint(TopServices services, ILogger<TmcEndpoint> log)
{
    private const int FrameBytesMost = 64 * 1024;
    private static readonly TimeSpan HandshakeMost = TimeSpan.FromSeconds(15);

    private TimeProvider Clock => services.Engine.Clock;

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        try
        {
            using var first = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            first.CancelAfter(HandshakeMost);
            if (await HandshakeAsync(socket, first.Token) is var (appKey, token) && appKey.Length > 0)
                await ServeAsync(socket, appKey, token, context.RequestAborted);
        }
        catch (FormatException wrong)
        {
            Misspoke(wrong.Message);
            await CloseAsync(socket, WebSocketCloseStatus.InvalidPayloadData);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // The other side is gone, or the host stops; what was not confirmed is sent again.
        }
    }

    private async Task<(string AppKey, string Token)> HandshakeAsync(WebSocket socket, CancellationToken stop)
    {
        if (await ReceiveAsync(socket, stop) is not { Kind: TmcKind.Connect } connect)
            throw new FormatException("No connect.");
        var flag = connect.Flag ?? 0;
        if (Refusal(connect) is var (status, phrase))
        {
            await SendAsync(socket, TmcMessages.ConnectRefused(flag, status, phrase), stop);
            await CloseAsync(socket, WebSocketCloseStatus.PolicyViolation);
            return ("", "");
        }
        var token = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        await SendAsync(socket, TmcMessages.ConnectAck(flag, token), stop);
        return (connect["app_key"]!.Value.AsText()!, token);
    }

    private (int Status, string Phrase)? Refusal(TmcFrame connect)
    {
        var (appKey, group) = (connect["app_key"]?.AsText() ?? "", connect["group_name"]?.AsText() ?? "");
        var time = connect["timestamp"]?.AsText() ?? connect["timestamp"]?.AsLong()?.ToString() ?? "";
        var sign = connect["sign"]?.AsText() ?? "";
        if (appKey.Length == 0) return (28, "Missing App Key");
        var secrets = services.Apps.Secrets(appKey);
        if (secrets.Count == 0) return (29, "Invalid app Key");
        if (!CallStamp.TryParse(time, out var said)) return (31, "Invalid Timestamp");
        var now = services.Faults.Clock(Instant.From(Clock.GetUtcNow()));
        if (Math.Abs(now.Ms - said.Ms) > services.Options.ClockToleranceSeconds * 1000L)
            return (31, "Invalid Timestamp");
        return secrets.Any(s => TopApps.Same(TmcMessages.ConnectSign(appKey, group, time, s), sign))
            ? null : (25, "Invalid signature");
    }

    private async Task ServeAsync(WebSocket socket, string appKey, string token, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var queue = services.Queues.Of(appKey);
        var window = new SemaphoreSlim(services.Options.TmcWindow, services.Options.TmcWindow);
        var confirmed = new ConcurrentQueue<long>();
        var sending = SendAllAsync(socket, queue, appKey, token, window, confirmed, ended.Token);
        try
        {
            while (await ReceiveAsync(socket, stop) is { } frame)
            {
                if (frame.Kind is not (TmcKind.Send or TmcKind.SendAck)) continue;
                if (frame.Token != token) throw new FormatException("The token is not that of this connection.");
                var kind = TmcMessages.KindOf(frame);
                if (kind is TmcMessages.Confirm && frame["id"]?.AsLong() is { } id) confirmed.Enqueue(id);
                if (kind is TmcMessages.Confirm or TmcMessages.Failed
                    && window.CurrentCount < services.Options.TmcWindow)
                    window.Release();
                queue.Wake();
            }
        }
        finally
        {
            await ended.CancelAsync();
            await sending;
            await queue.ConfirmAsync(Drain(confirmed), CancellationToken.None);
        }
    }

    /// <summary>What was confirmed since the last look is written down together.</summary>
    private static List<long> Drain(ConcurrentQueue<long> confirmed)
    {
        var ids = new List<long>();
        while (confirmed.TryDequeue(out var id)) ids.Add(id);
        return ids;
    }

    /// <summary>
    /// Sends what waits, as it comes; a pull request changes nothing, because nothing waits for one. What was sent and
    /// not confirmed becomes free again after a while, and so does its place in the window.
    /// </summary>
    private async Task SendAllAsync(
        WebSocket socket, TmcMailbox queue, string appKey, string token, SemaphoreSlim window,
        ConcurrentQueue<long> confirmed, CancellationToken ended)
    {
        try
        {
            while (!ended.IsCancellationRequested)
            {
                await queue.ConfirmAsync(Drain(confirmed), ended);
                var notes = await queue.TakeAsync(Math.Max(1, window.CurrentCount), ended);
                foreach (var note in notes)
                {
                    await window.WaitAsync(TimeSpan.FromSeconds(services.Options.TmcRedeliverSeconds), ended);
                    await SendAsync(socket, TmcMessages.DeliveryOf(
                        token, note.Id, note.Topic, note.Content, note.At, appKey, note.Nick, note.UserId), ended);
                }
                if (notes.Count > 0) continue;
                await Task.WhenAny(queue.MoreAsync(), Task.Delay(TimeSpan.FromSeconds(1), ended));
            }
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            // The receiving side is gone, or the store is: the connection ends, unconfirmed messages stay in the queue.
            socket.Abort();
        }
    }

    private static async Task<TmcFrame?> ReceiveAsync(WebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[4 * 1024];
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(socket, WebSocketCloseStatus.NormalClosure);
                return null;
            }
            if (part.MessageType != WebSocketMessageType.Binary) throw new FormatException("Messages are binary.");
            if (whole.Length + part.Count > FrameBytesMost) throw new FormatException("The message is too large.");
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return TmcFrame.Read(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        }
    }

    private static ValueTask SendAsync(WebSocket socket, TmcFrame frame, CancellationToken stop) =>
        socket.SendAsync(frame.ToBytes().AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, stop);

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, null, soon.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException)
        {
            // Closing is politeness; the connection ends either way.
        }
    }

    [LoggerMessage(LogLevel.Information, "A message connection was closed: {Why}")]
    private partial void Misspoke(string why);
}
