using Antui.Core;
using Antui.Core.Ports;
using Antui.Server.Gateways.Top.Wire;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>Reading trades.</summary>
public static class TradeMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.trades.sold.get", TopNeeds.Session, SoldAsync, ["fields"]),
        new("taobao.trades.sold.increment.get", TopNeeds.Session, IncrementAsync,
            ["fields", "start_modified", "end_modified"]),
        new("taobao.trade.fullinfo.get", TopNeeds.Session, FullAsync, ["fields", "tid"]),
        new("taobao.trade.get", TopNeeds.Session, FullAsync, ["fields", "tid"]),
    ];

    /// <summary>The longest window of one pull, as the platform has it.</summary>
    private static readonly TimeSpan WindowMost = TimeSpan.FromDays(1);

    private static async Task<TopAnswer> IncrementAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Time("start_modified", out var start) is { } badStart) return badStart;
        if (call.Time("end_modified", out var end) is { } badEnd) return badEnd;
        if (Pages.Ask(call, 40, out var ask) is { } badPage) return badPage;
        var (from, to) = (start!.Value, end!.Value);
        if (to < from || to - from > WindowMost) return TopErrors.Invalid("end_modified");
        await call.Engine.CaughtUpAsync(Pages.EndOf(to));
        var (rows, total) = await Pages.ReadAsync(call, ask, Keep(call), (skip, take) =>
            call.Lists.ChangedOrdersAsync(call.ShopId, from, Pages.EndOf(to), skip, take, stop));
        return await ListAsync(call, rows, ask, total, fields, stop);
    }

    /// <summary>
    /// By creation time, newest first. The store walks its order list, so the window is looked through.
    /// </summary>
    private static async Task<TopAnswer> SoldAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Time("start_created", out var start) is { } badStart) return badStart;
        if (call.Time("end_created", out var end) is { } badEnd) return badEnd;
        if (Pages.Ask(call, 40, out var ask) is { } badPage) return badPage;
        if (start > end) return TopErrors.Invalid("end_created");
        var oldest = call.Now - TimeSpan.FromDays(call.Settings.DataWindowDays);
        var from = Instant.Max(start ?? oldest, oldest);
        var to = end is { } e ? Pages.EndOf(e) : Instant.Never;
        var keep = Keep(call);
        var found = new List<OrderRow>();
        string? cursor = null;
        for (var seen = 0; seen < call.Services.Options.ScanMost;)
        {
            var page = await call.Lists.OrdersAsync(call.ShopId, null, cursor, 200, stop);
            found.AddRange(page.Rows.Where(r => r.CreatedAt >= from && r.CreatedAt <= to && keep?.Invoke(r) != false));
            seen += page.Rows.Count;
            cursor = page.Next;
            if (cursor is null || (ask.UseHasNext && found.Count > ask.Skip + ask.Size)) break;
        }
        var rows = found.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.OrderNo, StringComparer.Ordinal)
            .Skip(ask.Skip).Take(ask.Size).ToList();
        return await ListAsync(call, rows, ask, found.Count, fields, stop);
    }

    private static async Task<TopAnswer> FullAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Id("tid", out var tid) is { } bad) return bad;
        if (await call.OrderAsync(tid, stop) is not { } order) return GatewayCall.NoTrade;
        var trade = TradeWire.Of(order, call.Nick, call.Settings.IsTmall).Only(fields);
        return TopAnswer.Of(new TopObject().Add("trade", trade));
    }

    private static async Task<TopAnswer> ListAsync(
        GatewayCall call, IReadOnlyList<OrderRow> rows, PageAsk ask, long total, TopFields fields,
        CancellationToken stop)
    {
        var orders = await Pages.OrdersAsync(call, rows.Select(r => r.Key), stop);
        var trades = new List<TopValue>(rows.Count);
        foreach (var row in rows)
        {
            if (orders.GetValueOrDefault(row.Key) is { } order)
                trades.Add(TradeWire.Of(order, call.Nick, call.Settings.IsTmall).Only(fields));
        }
        await call.Services.Faults.PageReadAsync(call, ask.No);
        return TopAnswer.Of(Pages.Answer("trades", "trade", trades, ask, total));
    }

    /// <summary>Null when the store's own pages will do.</summary>
    private static Func<OrderRow, bool>? Keep(GatewayCall call)
    {
        var faults = call.Services.Faults;
        if (call["status"] is not { } status)
            return faults.HidesRows ? row => !faults.Hidden(row.OrderNo, row.ModifiedAt, call.Now) : null;
        return row =>
            StatusIs(row, status) && !(faults.HidesRows && faults.Hidden(row.OrderNo, row.ModifiedAt, call.Now));
    }

    private static bool StatusIs(OrderRow row, string status)
    {
        var text = Connectors.Taobao.TaobaoMap.OrderStatusText(row.Status, row.RawStatus);
        return status switch
        {
            "ALL_WAIT_PAY" => row.Status is Core.Orders.OrderStatus.AwaitingPayment,
            "ALL_CLOSED" => row.Status is Core.Orders.OrderStatus.Closed or Core.Orders.OrderStatus.Cancelled,
            _ => text == status,
        };
    }
}
