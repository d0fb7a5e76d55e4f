using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Qimen;

namespace Antui.Server.Gateways.Ascp;

/// <summary>
/// Takes the platform's pushes for shops of Tmall Global direct. The answer says only that a push is durable here; what
/// became of a cancel or a return is told later, by the refund's own instructions. A push that came before changes
/// nothing.
/// </summary>
public sealed class AscpReceiver(RefundEngine engine)
{
    /// <summary>Of one order.</summary>
    private const int ParkedMost = 10_000;

    private Instant Now => Instant.From(engine.Clock.GetUtcNow());

    public Task<QimenAnswer> OrderAsync(QimenCall call, CancellationToken stop) =>
        TakeAsync(call, (shop, ascp) => OrderAsync(shop, ascp, call, stop));

    public Task<QimenAnswer> CancelAsync(QimenCall call, CancellationToken stop) =>
        TakeAsync(call, (shop, ascp) => CancelAsync(shop, ascp, call, stop));

    public Task<QimenAnswer> ReturnAsync(QimenCall call, CancellationToken stop) =>
        TakeAsync(call, (shop, ascp) => ReturnAsync(shop, ascp, call, stop));

    private async Task<QimenAnswer> OrderAsync(Shop shop, AscpShop ascp, QimenCall call, CancellationToken stop)
    {
        var (push, fault) = AscpPush.Order(call.Message, shop.Config.Id, ascp.Settings, Now);
        if (push is null) return Invalid(fault);
        var key = push.Order.Key;
        var isKnown = await engine.ReadAsync(key, stop) is not null;
        if (!isKnown)
        {
            await ascp.Book.KeepAsync(key.OrderNo, push.Notes, stop);
            var (accepted, _) = await engine.SayAsync<QimenAnswer>(key, order =>
                order is null ? new Fact.OrderSeen(push.Order, AscpWaiting.Source) : new Meant<QimenAnswer>(), stop);
            if (accepted is Accepted.Refused no) return QimenAnswer.Failure(no.Why.Code, no.Why.Text);
        }
        await ApplyAsync(shop, ascp, key, stop);
        return QimenAnswer.Success(isKnown ? "known" : "success");
    }

    private async Task<QimenAnswer> CancelAsync(Shop shop, AscpShop ascp, QimenCall call, CancellationToken stop)
    {
        var (push, fault) = AscpPush.Cancel(call.Message);
        if (push is not { } cancel) return Invalid(fault);
        var key = new OrderKey(shop.Config.Id, cancel.OrderNo);
        if ((await engine.ReadAsync(key, stop))?.Case(AscpMap.CancelNo(key.OrderNo)) is not null)
            return QimenAnswer.Success("known");
        // Kept before it is tried: whatever ends this process, it is tried again.
        if (!await IsWaitingAsync(key, p => AscpWaiting.Cancel(p) is not null, stop))
            await engine.Parked.ParkAsync(
                AscpWaiting.Of(key, new WaitingCancel(key.OrderNo, cancel.Agreed, Now), Now), stop);
        await ApplyAsync(shop, ascp, key, stop);
        return QimenAnswer.Success();
    }

    private async Task<QimenAnswer> ReturnAsync(Shop shop, AscpShop ascp, QimenCall call, CancellationToken stop)
    {
        var (push, fault) = AscpPush.Return(call.Message, ascp.Settings);
        if (push is not { } back) return Invalid(fault);
        var key = new OrderKey(shop.Config.Id, back.OrderNo);
        if ((await engine.ReadAsync(key, stop))?.Case(back.ReturnNo) is not null) return QimenAnswer.Success("known");
        if (!await IsWaitingAsync(key, p => AscpWaiting.Return(p)?.ReturnNo == back.ReturnNo, stop))
        {
            var reason = ascp.Settings.AutoSubmit ? AscpWaiting.OrderUnknown : AscpWaiting.NotSubmitted;
            await engine.Parked.ParkAsync(AscpWaiting.Of(key, back, reason, Now), stop);
        }
        await ApplyAsync(shop, ascp, key, stop);
        return QimenAnswer.Success();
    }

    /// <summary>A person submits a return order that waits for that (递交).</summary>
    /// <returns>Null: no such return order waits.</returns>
    public async Task<Accepted?> SubmitAsync(
        Shop shop, AscpShop ascp, string returnNo, string author, CancellationToken stop)
    {
        foreach (var parked in await WaitingAsync(shop, stop))
        {
            if (AscpWaiting.Return(parked) is not { } back || back.ReturnNo != returnNo) continue;
            return await ApplyReturnAsync(shop, ascp, parked, back, author, stop);
        }
        return await engine.FindRefundAsync(shop.Config.Id, returnNo, stop) is
        { Refund.Claim.Kind: RefundKind.Return } ? new Accepted.Duplicate() : null;
    }

    /// <summary>Return orders of the platform that are not on the returns desk yet (原始退款单).</summary>
    public async Task<IReadOnlyList<ParkedFact>> WaitingAsync(Shop shop, CancellationToken stop)
    {
        var waiting = new List<ParkedFact>();
        await foreach (var parked in engine.Parked.AllAsync(new ParkedFilter(shop.Config.Id, AscpWaiting.Source), stop))
            if (AscpWaiting.Return(parked) is not null) waiting.Add(parked);
        return waiting;
    }

    /// <summary>Takes part in the engine's retries: an order may have come another way, or before a crash.</summary>
    public void Begin() => engine.Parked.ReadWith(AgainAsync);

    private async Task<Accepted?> AgainAsync(ParkedFact parked, CancellationToken stop)
    {
        if (!AscpWaiting.IsOurs(parked)) return null;
        if (parked.Reason is AscpWaiting.NotSubmitted) return new Accepted.Parked(parked.Reason);
        if (engine.Shops.Find(parked.Key.Shop) is not { } shop || shop.Port<AscpShop>() is not { } ascp)
            return new Accepted.Refused(new Refusal.ShopGone());
        return await ApplyAsync(shop, ascp, parked, stop);
    }

    private async Task<QimenAnswer> TakeAsync(QimenCall call, Func<Shop, AscpShop, Task<QimenAnswer>> take)
    {
        var supplier = call.Message["supplierId"];
        if (supplier is null) return Invalid("supplierId: missing");
        foreach (var shop in call.Shops)
        {
            if (shop.Port<AscpShop>() is not { } ascp || ascp.Settings.SupplierId != supplier) continue;
            ascp.Watch.Pushed(Now);
            shop.State.PlatformSpoke(Now);
            return await take(shop, ascp);
        }
        return QimenAnswer.Failure("isv.supplier-unknown", "supplierId: no shop here has this supplier.");
    }

    private async Task<bool> ApplyAsync(Shop shop, AscpShop ascp, OrderKey key, CancellationToken stop)
    {
        foreach (var parked in await engine.Parked.OfAsync(key, ParkedMost, stop))
            if (parked.Reason == AscpWaiting.OrderUnknown) await ApplyAsync(shop, ascp, parked, stop);
        return true;
    }

    /// <returns>Null: nothing of ours.</returns>
    private async Task<Accepted?> ApplyAsync(Shop shop, AscpShop ascp, ParkedFact parked, CancellationToken stop) =>
        AscpWaiting.Cancel(parked) is { } cancel ? await ApplyCancelAsync(parked, cancel, stop)
        : AscpWaiting.Return(parked) is { } back
            ? await ApplyReturnAsync(shop, ascp, parked, back, AscpWaiting.Source, stop) : null;

    private async Task<Accepted> ApplyCancelAsync(ParkedFact parked, WaitingCancel cancel, CancellationToken stop) =>
        await SettleAsync(parked, AscpMap.CancelNo(cancel.OrderNo), order => AscpClaims.Cancel(order, cancel),
            AscpWaiting.Source, stop);

    private async Task<Accepted> ApplyReturnAsync(
        Shop shop, AscpShop ascp, ParkedFact parked, AscpReturn back, string author, CancellationToken stop)
    {
        if (await engine.ReadAsync(parked.Key, stop) is not { } order)
        {
            await engine.Parked.WaitsForAsync(parked, AscpWaiting.OrderUnknown, stop);
            return new Accepted.Parked(AscpWaiting.OrderUnknown);
        }
        if (AscpClaims.Lines(back, order, await ascp.Book.OrderAsync(order.Key.OrderNo, stop)) is not { } known)
        {
            await engine.Parked.WaitsForAsync(parked, AscpWaiting.LineUnknown, stop);
            return new Accepted.Parked(AscpWaiting.LineUnknown);
        }
        // The notes first: a request that is known always has them.
        await ascp.Book.KeepAsync(known with { Reason = "" }, stop);
        return await SettleAsync(
            parked, back.ReturnNo, now => AscpClaims.Return(now, known, parked.At), author, stop);
    }

    /// <summary>What was pushed becomes a request once, whoever else does the same.</summary>
    private async Task<Accepted> SettleAsync(
        ParkedFact parked, string refundNo, Func<Order, Claim> claim, string source, CancellationToken stop)
    {
        var (accepted, unknown) = await engine.SayAsync<Accepted>(parked.Key, order =>
            order is null ? new Accepted.Parked(AscpWaiting.OrderUnknown)
            : order.Case(refundNo) is not null ? new Accepted.Duplicate()
            : new Fact.RefundSeen(parked.Key, claim(order), source), stop);
        if (unknown is Accepted.Parked) return unknown;
        if (accepted is Accepted.Applied or Accepted.Duplicate)
            await engine.Store.CommitAsync(new CommitBatch(Now, [], [], [parked.Id], []), stop);
        else if (accepted is Accepted.Refused no) await engine.Parked.WaitsForAsync(parked, no.Why.Code, stop);
        return accepted;
    }

    private async Task<bool> IsWaitingAsync(OrderKey key, Func<ParkedFact, bool> which, CancellationToken stop) =>
        (await engine.Parked.OfAsync(key, ParkedMost, stop)).Any(which);

    private static QimenAnswer Invalid(string fault) => QimenAnswer.Failure("isv.invalid-parameter", fault);
}
