using System.Collections.Concurrent;
using System.Globalization;
using Antui.Connectors;
using Antui.Connectors.Hosted;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Engine;

namespace Antui.Gateways.Ascp.Platform;

/// <summary>
/// The platform's own pushes, for hosted shops that play Tmall Global direct: orders when they are paid, cancels when a
/// buyer wants all of an unshipped order back, return orders when the tracking number is known. Repeated until they are
/// taken.
/// </summary>
public sealed partial class AscpPusher(
    RefundEngine engine, IPushFaults faults, ILogger<AscpPusher> log) : BackgroundService
{
    private const int LookMost = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250), Back = TimeSpan.FromDays(7);
    private readonly ConcurrentDictionary<string, Pushes> _queues = new();

    private readonly HttpClient _http = OutboundHttp.Create();

    /// <summary>How many pushes of a shop are still to be taken.</summary>
    public int Waiting(string shop) => _queues.TryGetValue(shop, out var queue) ? queue.Count : 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await StepAsync(stoppingToken);
            await Task.Delay(Pace, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks for what changed and pushes what is due, once. A shop's fault leaves the others alone.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        foreach (var shop in engine.Shops.All)
        {
            if (shop.Connector is not HostedConnector { Settings.Push: { } push }) continue;
            try
            {
                await PushAsync(shop, push, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                PushFailed(shop.Config.Id, fault);
            }
        }
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    private async Task PushAsync(Shop shop, HostedPush push, CancellationToken stop)
    {
        var queue = _queues.GetOrAdd(shop.Config.Id, _ => new Pushes());
        await LookAsync(shop.Config.Id, queue, stop);
        var client = new QimenClient(new QimenSettings
        {
            Gateway = push.Url,
            AppKey = push.AppKey,
            AppSecret = push.Secret,
            CustomerId = push.CustomerId,
        }, _http, engine.Clock);
        foreach (var (one, attempt) in queue.Due(engine.Clock.GetUtcNow()))
        {
            if (await MessageAsync(push, one, stop) is not { } message
                || await SendAsync(client, one, message, attempt, stop))
                queue.Done(one);
            else queue.Later(one, engine.Clock.GetUtcNow());
        }
    }

    /// <returns>Null: there is nothing to push any more.</returns>
    private async Task<QimenNode?> MessageAsync(HostedPush push, Push one, CancellationToken stop)
    {
        if (await engine.ReadAsync(one.Order, stop) is not { } order) return null;
        if (one.Method == PushMessages.Notify) return PushMessages.OrderOf(push, order);
        if (order.Case(one.RefundNo) is not { Claim.IsOpen: true } refund) return null;
        if (one.Method == PushMessages.Return)
            return refund.Claim.Tracking is null ? null : PushMessages.ReturnOf(push, order, refund);
        if (PushMessages.IsWhole(order, refund)) return PushMessages.CancelOf(push, order, refund);
        NotWhole(order.Key.Shop, refund.RefundNo);
        return null;
    }

    /// <returns>True when it was taken, or turned away for good.</returns>
    private async Task<bool> SendAsync(
        QimenClient client, Push push, QimenNode message, int attempt, CancellationToken stop)
    {
        var fate = faults.Of(push.Method, push.Code, attempt);
        if (fate is PushFate.Lost) return false;
        if (fate is PushFate.Twice) await client.CallAsync(push.Method, message, stop);
        var reply = await client.CallAsync(push.Method, message, stop);
        if (fate is PushFate.Unanswered || reply is not QimenReply.Answered { Root: var root }) return false;
        if (root["success"] == "true") return true;
        var code = root["errorCode"] ?? "";
        Refused(push.Order.Shop, push.Method, push.Code, code, FreeText.Masked(root["errorMsg"] ?? ""));
        // A wrong key is mended by people; the push is still wanted then.
        return root["success"] == "false" && root["retry"] != "true" && code != "sign-check-failure";
    }

    private async Task LookAsync(string shop, Pushes queue, CancellationToken stop)
    {
        var now = Instant.From(engine.Clock.GetUtcNow());
        await engine.CaughtUpAsync(now);
        var cursor = queue.LookedTo is null ? await engine.Store.ReadAsync("cursor", shop + "/ascp-push", stop) : null;
        // A little back each time: another node's commit may carry a time from just before it.
        var from = queue.LookedTo is { } looked ? looked - TimeSpan.FromSeconds(5)
            : cursor is null ? now - Back : new Instant(long.Parse(cursor.Json, CultureInfo.InvariantCulture));
        for (var skip = 0; ; skip += LookMost)
        {
            var (rows, _) = await engine.Lists.ChangedOrdersAsync(shop, from, now, skip, LookMost, stop);
            foreach (var row in rows)
                if (row.Status is OrderStatus.Paid) queue.Add(new Push(PushMessages.Notify, row.Key, ""));
            if (rows.Count < LookMost) break;
        }
        for (var skip = 0; ; skip += LookMost)
        {
            var (rows, _) = await engine.Lists.ChangedRefundsAsync(shop, from, now, null, skip, LookMost, stop);
            foreach (var row in rows)
                if (MethodOf(row) is { } method) queue.Add(new Push(method, new(shop, row.OrderNo), row.RefundNo));
            if (rows.Count < LookMost) break;
        }
        queue.LookedTo = now;
        if (queue.Count == 0) await RememberAsync(shop, from, stop);
    }

    /// <summary>Refunds without goods, and returns whose parcel is not on its way, are not pushed at all.</summary>
    private static string? MethodOf(RefundRow row) => (row.Kind, row.RawStatus) switch
    {
        (RefundKind.Unshipped, "WAIT_SELLER_AGREE") => PushMessages.Cancel,
        (RefundKind.Return, "WAIT_SELLER_CONFIRM_GOODS") => PushMessages.Return,
        _ => null,
    };

    /// <summary>Once in a while is enough: what lies after it is only looked at again.</summary>
    private async Task RememberAsync(string shop, Instant to, CancellationToken stop)
    {
        var stored = await engine.Store.ReadAsync("cursor", shop + "/ascp-push", stop);
        var last = stored is null ? default : new Instant(long.Parse(stored.Json, CultureInfo.InvariantCulture));
        if (to - last < TimeSpan.FromMinutes(10)) return;
        await engine.Store.WriteAsync(new Document(
            "cursor", shop + "/ascp-push", (stored?.Version ?? 0) + 1, "ascp", to,
            to.Ms.ToString(CultureInfo.InvariantCulture)), false, stop);
    }

    [LoggerMessage(LogLevel.Warning, "Pushing of the shop {Shop} failed; it is tried again.")]
    private partial void PushFailed(string shop, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: {Method} of {Code} was refused: {ErrorCode} {Text}")]
    private partial void Refused(string shop, string method, string code, string errorCode, string text);

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: refund {RefundNo} is not of the whole order; nothing is pushed.")]
    private partial void NotWhole(string shop, string refundNo);
}
