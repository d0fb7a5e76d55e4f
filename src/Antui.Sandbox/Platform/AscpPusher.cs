using Antui.Connectors;
using Antui.Connectors.Hosted;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Deliveries;
using Antui.Engine.Shops;

namespace Antui.Sandbox.Platform;

/// <summary>
/// The platform's own pushes, for hosted shops that play Tmall Global direct: orders when they are paid, cancels when a
/// buyer wants all of an unshipped order back, return orders when the tracking number is known. Repeated until they are
/// taken, those of an order one after the other.
/// </summary>
public sealed partial class AscpPusher(RefundEngine engine, IPushFaults faults, ILogger<AscpPusher> log) : IDisposable
{
    public const string Job = "push-orders", Plan = "every 1m";

    private const int LookMost = 500;
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    private readonly HttpClient _http = OutboundHttp.Create();

    /// <summary>Takes part in the engine's deliveries.</summary>
    public void Begin() => engine.Deliveries.Push(Job, Plan, Of, whilePaused: true);

    /// <summary>How many pushes of a shop are still to be taken.</summary>
    public async Task<int> WaitingAsync(string shop, CancellationToken stop) =>
        (await engine.Deliveries.ReadAsync(NameOf(shop), stop))?.Waiting.Length ?? 0;

    public void Dispose() => _http.Dispose();

    private static string NameOf(string shop) => "ascp:" + shop;

    private Merchant? Of(Shop shop) => shop.Port<HostedConnector>() is { Settings.Push: { } push }
        ? new Merchant(this, shop.Config.Id, push) : null;

    /// <returns>Null: there is nothing to push any more.</returns>
    private async Task<QimenNode?> MessageAsync(HostedPush push, Note note, CancellationToken stop)
    {
        if (await engine.ReadAsync(note.Order, stop) is not { } order) return null;
        if (note.What == PushMessages.Notify) return PushMessages.OrderOf(push, order);
        if (order.Case(note.RefundNo) is not { Claim.IsOpen: true } refund) return null;
        if (note.What == PushMessages.Return)
            return refund.Claim.Tracking is null ? null : PushMessages.ReturnOf(push, order, refund);
        if (PushMessages.IsWhole(order, refund)) return PushMessages.CancelOf(push, order, refund);
        NotWhole(order.Key.Shop, refund.RefundNo);
        return null;
    }

    private async Task<Told> SendAsync(HostedPush push, Note note, QimenNode message, CancellationToken stop)
    {
        var client = new QimenClient(new QimenSettings
        {
            Gateway = push.Url,
            AppKey = push.AppKey,
            AppSecret = push.Secret,
            CustomerId = push.CustomerId,
        }, _http, engine.Clock);
        var code = note.RefundNo == "" || note.What == PushMessages.Cancel ? note.OrderNo : note.RefundNo;
        // What a sandbox loses on purpose keeps none of the others waiting.
        var fate = faults.Of(note.What, code, note.Attempts);
        if (fate is PushFate.Lost) return Told.Later;
        if (fate is PushFate.Twice) await client.CallAsync(note.What, message, stop);
        if (await client.CallAsync(note.What, message, stop) is not QimenReply.Answered { Root: var root })
            return Told.Unanswered;
        if (fate is PushFate.Unanswered) return Told.Later;
        if (root["success"] == "true") return Told.Taken;
        var error = root["errorCode"] ?? "";
        Refused(note.Shop, note.What, code, error, FreeText.Masked(root["errorMsg"] ?? ""));
        // A wrong key is mended by people; the push is still wanted then.
        return root["success"] == "false" && root["retry"] != "true" && error != "sign-check-failure"
            ? Told.Refused : Told.Later;
    }

    /// <summary>Refunds without goods, and returns whose parcel is not on its way, are not pushed at all.</summary>
    private static string? MethodOf(RefundKind kind, string rawStatus) => (kind, rawStatus) switch
    {
        (RefundKind.Unshipped, "WAIT_SELLER_AGREE") => PushMessages.Cancel,
        (RefundKind.Return, "WAIT_SELLER_CONFIRM_GOODS") => PushMessages.Return,
        _ => null,
    };

    private async Task<IReadOnlyList<Owed>> NowOwedAsync(string shop, CancellationToken stop)
    {
        var (now, owed) = (Instant.From(engine.Clock.GetUtcNow()), new List<Owed>());
        for (var skip = 0; ; skip += LookMost)
        {
            var (rows, _) = await engine.Lists.ChangedOrdersAsync(shop, now - Back, now, skip, LookMost, stop);
            foreach (var row in rows)
                if (row.Status is OrderStatus.Paid) owed.Add(new Owed(row.Key, PushMessages.Notify));
            if (rows.Count < LookMost) break;
        }
        for (var skip = 0; ; skip += LookMost)
        {
            var (rows, _) = await engine.Lists.ChangedRefundsAsync(shop, now - Back, now, null, skip, LookMost, stop);
            foreach (var row in rows)
                if (MethodOf(row.Kind, row.RawStatus) is { } method) owed.Add(new Owed(row.Key, method, row.RefundNo));
            if (rows.Count < LookMost) return owed;
        }
    }

    /// <summary>The merchant behind a hosted shop.</summary>
    private sealed class Merchant(AscpPusher pusher, string shop, HostedPush push) : IPush
    {
        public string Name => NameOf(shop);

        public bool Hears(string other) => other == shop;

        public IEnumerable<Owed> Owed(Order? before, Order after)
        {
            if (after.Head.Status is OrderStatus.Paid && before?.Head.Status is not OrderStatus.Paid)
                yield return new Owed(after.Key, PushMessages.Notify);
            foreach (var refund in after.Cases)
            {
                var was = before?.Case(refund.RefundNo) is { } known ? MethodOf(known) : null;
                if (MethodOf(refund) is { } method && method != was)
                    yield return new Owed(after.Key, method, refund.RefundNo);
            }
        }

        /// <summary>What was asked for before the platform had anywhere to push it.</summary>
        public Task<IReadOnlyList<Owed>> AtFirstAsync(CancellationToken stop) => pusher.NowOwedAsync(shop, stop);

        public string LineOf(Note note) => note.OrderNo;

        public async Task<Told> PushAsync(Note note, CancellationToken stop) =>
            await pusher.MessageAsync(push, note, stop) is { } message
                ? await pusher.SendAsync(push, note, message, stop) : Told.Taken;

        private static string? MethodOf(RefundCase refund) =>
            AscpPusher.MethodOf(refund.Claim.Kind, refund.Claim.RawStatus);
    }

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: {Method} of {Code} was refused: {ErrorCode} {Text}")]
    private partial void Refused(string shop, string method, string code, string errorCode, string text);

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: refund {RefundNo} is not of the whole order; nothing is pushed.")]
    private partial void NotWhole(string shop, string refundNo);
}
