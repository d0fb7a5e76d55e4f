using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// The ERP's work order of a refund: looked for by the platform's refund number, made where the ERP has none and the
/// shop wants that, and resolved after the money is back.
/// </summary>
public sealed class KuaimaiDocuments(KuaimaiSettings settings, KuaimaiClient client, KuaimaiReading reading)
{
    public const string Create = "erp.aftersale.workorder.create";
    public const string Resolve = "erp.aftersale.workorder.resolve";

    public async Task<Outcome> ExpectAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        List<KuaimaiNewItem>? items = null;
        var sid = "";
        try
        {
            if (await AliveAsync(effect, stop) is { } known) return new Outcome.Done(known.Id ?? "");
            if (!settings.CreateWorkOrders)
            {
                return Later("NOT_FETCHED", "快麦还没有抓取到这张售后单；自有店铺请设置 createWorkOrders。");
            }
            (sid, items) = ItemsOf(await reading.TradesOfAsync(effect.Order.OrderNo, stop), effect);
        }
        catch (ReadFailedException failed)
        {
            return failed.AsNotExecuted(settings.RetrySeconds);
        }
        if (items is null) return new Outcome.Refused("NO_LINES", "快麦中没有此订单的这些商品，无法创建售后工单。");
        var reply = await client.CallAsync(Create, Parameters(effect, sid, items), stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        if (Members.TextOrNumber(ok.Body, "errorMsg") is { Length: > 0 } no)
        {
            return new Outcome.Refused("NOT_TAKEN", settings.Scrub(no));
        }
        // Its number is found by ours: the answer's own shape is not written down.
        var found = await FindOutExpectedAsync(effect, stop);
        return found is Outcome.Absent ? new Outcome.Uncertain("快麦已受理，但查不到新建的售后工单。") : found;
    }

    public async Task<Outcome> FindOutExpectedAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        try
        {
            var known = await AliveAsync(effect, stop);
            return known is null ? new Outcome.Absent() : new Outcome.Done(known.Id ?? "");
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    public async Task<Outcome> CloseAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        KuaimaiWorkOrder? known;
        try
        {
            known = await AliveAsync(effect, stop);
        }
        catch (ReadFailedException failed)
        {
            return failed.AsNotExecuted(settings.RetrySeconds);
        }
        if (known?.Id is not { Length: > 0 } id) return new Outcome.Refused("NO_DOCUMENT", "快麦没有这张退款的售后工单。");
        if (KuaimaiMap.IsResolved(known)) return new Outcome.Done(id);
        var reply = await client.CallAsync(Resolve, [new("workOrderIds", id)], stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        var no = FaultsIn(ok.Body);
        var found = await FindOutClosedAsync(effect, stop);
        if (found is not Outcome.Absent) return found;
        return no is { Length: > 0 }
            ? new Outcome.Refused("NOT_RESOLVED", settings.Scrub(no))
            : new Outcome.Uncertain("快麦已受理，但售后工单没有处理完成。");
    }

    public async Task<Outcome> FindOutClosedAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        try
        {
            return await AliveAsync(effect, stop) is { Id: { } id } known && KuaimaiMap.IsResolved(known)
                ? new Outcome.Done(id)
                : new Outcome.Absent();
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    /// <summary>A void work order is no document any more.</summary>
    private async Task<KuaimaiWorkOrder?> AliveAsync(Effect.OfRefund effect, CancellationToken stop) =>
        await reading.WorkOrderAsync(effect.RefundNo, stop) is { } known && !KuaimaiMap.IsVoid(known) ? known : null;

    /// <summary>The lines as the ERP calls them; null when it does not have all of them.</summary>
    private static (string Sid, List<KuaimaiNewItem>? Items) ItemsOf(
        IReadOnlyList<KuaimaiTrade> trades, Effect.OfRefund effect)
    {
        var items = new List<KuaimaiNewItem>();
        var sid = "";
        foreach (var wanted in effect.Lines.IsDefault ? [] : effect.Lines)
        {
            // Where a line was shipped in two parcels, the work order names the first; goods count, not parcels.
            var (trade, line) = trades.SelectMany(t => (t.Orders ?? []).Select(l => (Trade: t, Line: l)))
                .FirstOrDefault(s => s.Line.Oid == wanted.LineNo);
            if ((line?.SysOuterId ?? line?.OuterSkuId) is not { Length: > 0 } code) return ("", null);
            if (sid.Length == 0) sid = trade.Sid ?? "";
            items.Add(new KuaimaiNewItem(code, wanted.Quantity));
        }
        return items.Count > 0 ? (sid, items) : ("", null);
    }

    private KeyValuePair<string, string>[] Parameters(Effect.OfRefund effect, string sid, List<KuaimaiNewItem> items) =>
    [
        new("refundWarehouseId", settings.RefundWarehouseId), new("userId", settings.UserId), new("hasOwner", "1"),
        new("sid", sid), new("tid", effect.Order.OrderNo), new("platformId", effect.RefundNo),
        new("reason", effect.Claim.Reason is { Length: > 0 } reason ? reason : "其他"),
        new("afterSaleType", TypeOf(effect.Claim.Kind)),
        new("refundExpressCompany", effect.Claim.Tracking?.Carrier ?? ""),
        new("refundExpressId", effect.Claim.Tracking?.Number ?? ""),
        new("refundMoney", effect.Claim.Amount.ToYuanText() ?? ""),
        new("reissueOrRefundList", JsonSerializer.Serialize(
            [new KuaimaiNewReturn(1, items)], KuaimaiJson.Default.KuaimaiNewReturnArray)),
    ];

    private static string? FaultsIn(JsonElement body)
    {
        try
        {
            var faults = Rows.Of(body, "errors", KuaimaiJson.Default.KuaimaiFault);
            return string.Join("；", (faults ?? []).Select(f => f.ErrorMsg).Where(m => m is { Length: > 0 }));
        }
        catch (JsonException)
        {
            // Whether it was resolved is read anyway.
            return null;
        }
    }

    private Outcome.Refused Later(string code, string text) =>
        new(code, text, TimeSpan.FromSeconds(settings.RetrySeconds));

    private static string TypeOf(RefundKind? kind) => kind switch
    {
        RefundKind.ShippedRefundOnly => "1",
        RefundKind.Return => "2",
        RefundKind.Reship => "3",
        RefundKind.Exchange => "4",
        RefundKind.Unshipped => "5",
        RefundKind.Repair => "9",
        _ => "0",
    };
}
