using System.Runtime.CompilerServices;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>
/// The reading calls: windows, pages, single records. Everything that is not a whole answer throws, so that no cursor
/// moves past it; a row that cannot be understood is handed on as it came.
/// </summary>
public sealed class TaobaoReading(string shop, TaobaoSettings settings, TaobaoClient client, TimeProvider clock)
{
    // What the list is documented to support and, beyond that, what it was seen to answer.
    private const string RefundListFields =
        "refund_id,tid,oid,status,order_status,good_status,has_good_return,dispute_type,refund_phase,refund_version,"
        + "refund_fee,payment,total_fee,created,modified,end_time,reason,title,num,sku,outer_id,company_name,sid,"
        + "operation_contraint";

    // The deadline, the arbitration and the platform's advance are only in the single record.
    private const string RefundFields =
        RefundListFields + ",price,num_iid,good_return_time,shipping_type,refund_remind_timeout,cs_status,"
        + "advance_status,special_refund_type";

    private const string TradeFields =
        "tid,tid_str,status,type,created,pay_time,modified,consign_time,end_time,payment,total_fee,post_fee,"
        + "discount_fee,adjust_fee,seller_nick,buyer_open_uid,receiver_state,oaid,is_part_consign,step_trade_status,"
        + "top_hold,orders.oid,orders.oid_str,orders.status,orders.refund_status,orders.refund_id,orders.num_iid,"
        + "orders.sku_id,orders.outer_iid,orders.outer_sku_id,orders.title,orders.sku_properties_name,orders.num,"
        + "orders.price,orders.total_fee,orders.payment,orders.discount_fee,orders.adjust_fee,"
        + "orders.divide_order_fee,orders.part_mjz_discount,orders.consign_time,orders.invoice_no,"
        + "orders.logistics_company,orders.end_time,orders.need_return,"
        + "orders.bind_oid,orders";

    /// <summary>
    /// Detail calls of one page at the same time: enough to hide the way, too few to trip the flow limit.
    /// </summary>
    private const int DetailsAtOnce = 4;

    private static readonly TaobaoJson Json = TaobaoJson.Default;

    private static readonly RowShape<TaobaoTrade> Trades = new(
        "orders", Json.TaobaoTrade, t => t.Tid is { } tid ? TaobaoMap.Text(tid) : t.TidStr, ["tid", "tid_str"],
        ["tid", "tid_str"]);

    private static readonly RowShape<TaobaoRefund> Refunds =
        new("refunds", Json.TaobaoRefund, r => r.RefundId, ["refund_id"], ["tid"]);

    private readonly TaobaoDetails _details = new();
    private readonly string _listFields = string.Join(',', [RefundListFields, .. settings.ListExtraFields]);

    public async IAsyncEnumerable<ReadPage<OrderSnapshot>> OrdersAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (start, end, live) in TopPages.Windows(from, to, Now(), settings.WindowSeconds))
        {
            var pages = TopPages.ReadAsync(
                (page, hasNext, token) => TradePageAsync(start, end, page, hasNext, token),
                row => row.Identity(trade => $"{trade.Tid ?? 0}{trade.TidStr} {trade.Modified} {trade.Status}"),
                live,
                settings.TradePageSize,
                settings.MaxPages,
                stop);
            await foreach (var page in pages)
                yield return Rows.Map<TaobaoTrade, OrderSnapshot>(page, trade => [Order(trade)]);
        }
    }

    public async Task<OrderSnapshot?> OrderAsync(string orderNo, CancellationToken stop) =>
        await TradeAsync(orderNo, stop) is { } trade ? Order(trade) : null;

    /// <returns>
    /// Null when the platform says there is no such trade, or when the number cannot be one of its own.
    /// </returns>
    public async Task<TaobaoTrade?> TradeAsync(string orderNo, CancellationToken stop)
    {
        if (TaobaoMap.Number(orderNo) is null) return null;
        var call = new TopCall("taobao.trade.fullinfo.get", ("tid", orderNo), ("fields", TradeFields));
        return await OneAsync(call, "trade", Trades, orderNo, stop);
    }

    public async IAsyncEnumerable<ReadPage<RefundRead>> RefundsAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (start, end, live) in TopPages.Windows(from, to, Now(), settings.WindowSeconds))
        {
            var pages = TopPages.ReadAsync(
                (page, hasNext, token) => RefundPageAsync(start, end, page, hasNext, token),
                row => row.Identity(refund =>
                    $"{refund.RefundId} {refund.RefundVersion} {refund.Modified} {refund.Status}"),
                live,
                settings.RefundPageSize,
                settings.MaxPages,
                stop);
            await foreach (var page in pages)
                yield return await Rows.MapAsync<TaobaoRefund, RefundRead>(
                    page, async row => [await DetailedAsync(row, stop)], DetailsAtOnce);
        }
    }

    public async Task<RefundRead?> RefundAsync(string refundNo, CancellationToken stop)
    {
        if (TaobaoMap.Number(refundNo) is null) return null;
        var call = new TopCall("taobao.refund.get", ("refund_id", refundNo), ("fields", RefundFields));
        if (await OneAsync(call, "refund", Refunds, refundNo, stop) is not { } refund) return null;
        var read = Refund(refund);
        _details.Keep(read);
        return read;
    }

    /// <summary>The lines of an order name the last refund each.</summary>
    public async Task<IReadOnlyList<RefundRead>?> RefundsOfAsync(string orderNo, CancellationToken stop)
    {
        if (await TradeAsync(orderNo, stop) is not { } trade) return null;
        var numbers = (trade.Orders ?? []).Select(l => l.RefundId).OfType<string>().Where(n => n is not ("" or "0"));
        var refunds = new List<RefundRead>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal))
            if (await RefundAsync(number, stop) is { } refund) refunds.Add(refund);
        return refunds;
    }

    public async Task<IReadOnlyList<RefundReason>> RefuseReasonsAsync(
        string refundNo, string phase, CancellationToken stop)
    {
        var call = new TopCall(
            "taobao.refund.refusereason.get",
            ("refund_id", refundNo),
            ("refund_phase", phase.Length > 0 ? phase : "onsale"),
            ("fields", "reason_id,reason_text,reason_tips"));
        return (await client.ReadAsync(call, Json.RefundRefuseReasonGet, stop)).Reasons ?? [];
    }

    private async Task<TopPage<Row<TaobaoTrade>>> TradePageAsync(
        string start, string end, int page, bool useHasNext, CancellationToken stop)
    {
        var call = new TopCall(
            "taobao.trades.sold.increment.get",
            ("fields", TradeFields),
            ("start_modified", start),
            ("end_modified", end),
            ("type", string.Join(',', settings.TradeTypes)),
            ("page_no", TaobaoMap.Text(page)),
            ("page_size", TaobaoMap.Text(settings.TradePageSize)),
            ("use_has_next", useHasNext ? "true" : "false"));
        return await PageAsync(call, "trades", Trades, stop);
    }

    private async Task<TopPage<Row<TaobaoRefund>>> RefundPageAsync(
        string start, string end, int page, bool useHasNext, CancellationToken stop)
    {
        var call = new TopCall(
            "taobao.refunds.receive.get",
            ("fields", _listFields),
            ("start_modified", start),
            ("end_modified", end),
            ("type", string.Join(',', settings.TradeTypes)),
            ("page_no", TaobaoMap.Text(page)),
            ("page_size", TaobaoMap.Text(settings.RefundPageSize)),
            ("use_has_next", useHasNext ? "true" : "false"));
        return await PageAsync(call, "refunds", Refunds, stop);
    }

    private async Task<TopPage<Row<T>>> PageAsync<T>(
        TopCall call, string list, RowShape<T> shape, CancellationToken stop) where T : class
    {
        var body = await client.BodyAsync(call, stop);
        try
        {
            var counts = body.Deserialize(Json.TopPageCounts)!;
            return new TopPage<Row<T>>(Rows.Of(body, list, shape) ?? [], counts.TotalResults, counts.HasNext);
        }
        catch (JsonException bad)
        {
            throw new TaobaoReadException($"{call.Method}: unreadable list {list}", bad);
        }
    }

    private async Task<RefundRead> DetailedAsync(TaobaoRefund row, CancellationToken stop)
    {
        var read = Refund(row);
        if (row.CsStatus is not null) return read;
        if (_details.Find(read) is { } known) return known;
        return read.Claim.IsOpen ? await RefundAsync(read.Claim.RefundNo, stop) ?? read : read;
    }

    private Instant Now() => Instant.From(clock.GetUtcNow() + client.ClockOffset);

    /// <summary>Null only when the platform itself says that the record does not exist.</summary>
    private async Task<T?> OneAsync<T>(
        TopCall call, string member, RowShape<T> shape, string number, CancellationToken stop) where T : class
    {
        try
        {
            var body = await client.BodyAsync(call, stop);
            var row = Rows.Of(body.TryGetProperty(member, out var record) ? record : default, shape);
            return row.Value ?? throw Fault(shape.Name, number, row.Fault);
        }
        catch (TaobaoReadException failed) when (failed.Reply is TopReply.Refused no && IsAbsent(no.Error))
        {
            return null;
        }
    }

    private static TaobaoReadException Fault(string list, string number, string why)
    {
        var fault = new RowFaultException(list, number, why);
        return new TaobaoReadException(fault.Message, fault);
    }

    private static bool IsAbsent(TopError error) =>
        error.SubCode.Contains("not-exist", StringComparison.Ordinal)
        || error.SubCode.Contains("not-found", StringComparison.Ordinal)
        || error.SubCode.Contains("NOT_FOUND", StringComparison.Ordinal)
        || error.SubMsg.Contains("不存在", StringComparison.Ordinal);

    private OrderSnapshot Order(TaobaoTrade trade) =>
        TaobaoMap.ToOrder(shop, trade) ?? throw Fault("orders", "", "It has no number.");

    private static RefundRead Refund(TaobaoRefund refund) =>
        TaobaoMap.ToRefund(refund) ?? throw Fault("refunds", refund.RefundId ?? "", "It names no order.");
}
