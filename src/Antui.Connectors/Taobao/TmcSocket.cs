using System.Net.WebSockets;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>One delivered message; it stays queued on the platform until it is confirmed.</summary>
public sealed record TmcDelivery(long Id, string Topic, string Content);

/// <summary>
/// The long connection: connect, acknowledge, pull, confirm, ping; after any failure again from the beginning. A
/// message is confirmed only after its handler returned; otherwise the platform sends it again.
/// </summary>
/// <param name="settings">Address, group, keys, periods.</param>
/// <param name="clock">For the timestamp of the connect.</param>
/// <param name="network">For waiting, pulling and time-outs.</param>
public sealed class TmcSocket(TaobaoSettings settings, TimeProvider clock, TimeProvider network)
{
    private const int MaxMessageBytes = 8 * 1024 * 1024;
    private int _flag;

    /// <summary>Asked before each connect where the service wants a token of its own.</summary>
    public Func<CancellationToken, Task<string?>>? Token { get; init; }

    /// <summary>
    /// Told each time the connection is lost, before waiting to reconnect; for the connection's state.
    /// </summary>
    public Action<Exception>? Lost { get; init; }

    /// <summary>Listens until stopped; only being stopped ends it.</summary>
    public async Task RunAsync(Func<TmcDelivery, CancellationToken, Task> onMessage, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await ConnectedAsync(onMessage, stop);
            }
            catch (Exception lost) when (!stop.IsCancellationRequested)
            {
                Lost?.Invoke(lost);
            }
            stop.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromSeconds(settings.TmcReconnectSeconds), network, stop);
        }
    }

    private async Task ConnectedAsync(Func<TmcDelivery, CancellationToken, Task> onMessage, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(settings.TmcPingSeconds);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var token = await HandshakeAsync(socket, stop);
        using var sending = new SemaphoreSlim(1, 1);
        var pulls = PullAsync(socket, sending, token, ended.Token);
        try
        {
            while (await ReceiveAsync(socket, stop) is { } frame)
            {
                await DeliverAsync(socket, sending, token, frame, onMessage, stop);
                if (pulls.IsCompleted) break;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await pulls;
        }
    }

    private async Task<string> HandshakeAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(settings.CallTimeout, network);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        var permit = Token is null ? null : await Token(either.Token);
        await socket.ConnectAsync(new Uri(settings.TmcAddress), either.Token);
        var flag = Interlocked.Increment(ref _flag);
        var now = Instant.From(clock.GetUtcNow());
        var connect = TmcMessages.Connect(flag, settings.AppKey, settings.AppSecret, settings.TmcGroup, now, permit);
        await socket.SendAsync(connect.ToBytes(), WebSocketMessageType.Binary, endOfMessage: true, either.Token);
        var ack = await ReceiveAsync(socket, either.Token) ?? throw new WebSocketException("Closed at once.");
        if (ack.Kind != TmcKind.ConnectAck || ack.Flag != flag)
        {
            throw new WebSocketException("Not an answer to our connect.");
        }
        if (ack.StatusCode > 0 || ack.StatusPhrase is { Length: > 0 } || ack.Token is not { Length: > 0 } token)
        {
            throw new WebSocketException($"Connect refused: {ack.StatusCode} {ack.StatusPhrase}");
        }
        return token;
    }

    private async Task PullAsync(
        ClientWebSocket socket, SemaphoreSlim sending, string token, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await SendAsync(socket, sending, TmcMessages.PullRequest(token), ended);
                await Task.Delay(TimeSpan.FromSeconds(settings.TmcPullSeconds), network, ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The connection ended; there is nobody left to pull from.
        }
        catch (WebSocketException)
        {
            // The receiving side sees the broken connection, too, and reports it.
            socket.Abort();
        }
    }

    private static async Task DeliverAsync(
        ClientWebSocket socket,
        SemaphoreSlim sending,
        string token,
        TmcFrame frame,
        Func<TmcDelivery, CancellationToken, Task> onMessage,
        CancellationToken stop)
    {
        if (frame.Kind != TmcKind.Send || TmcMessages.KindOf(frame) != TmcMessages.Delivery) return;
        if (frame["id"]?.AsLong() is not { } id || frame["topic"]?.AsText() is not { } topic) return;
        TmcFrame answer;
        try
        {
            await onMessage(new TmcDelivery(id, topic, frame["content"]?.AsText() ?? ""), stop);
            answer = TmcMessages.ConfirmOf(token, id);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            // The type only: a message may carry data of the buyer.
            answer = TmcMessages.FailureOf(token, id, failed.GetType().Name);
        }
        await SendAsync(socket, sending, answer, stop);
    }

    private static async Task SendAsync(
        ClientWebSocket socket, SemaphoreSlim sending, TmcFrame frame, CancellationToken stop)
    {
        await sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(frame.ToBytes(), WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <returns>Null when the other side closed.</returns>
    private static async Task<TmcFrame?> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (whole.Length + part.Count > MaxMessageBytes) throw new WebSocketException("The message is too large.");
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return TmcFrame.Read(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        }
    }
}
