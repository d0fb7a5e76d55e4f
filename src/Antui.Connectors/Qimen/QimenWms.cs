using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Connectors.Qimen;

/// <summary>
/// A shop whose goods lie in our own desk while somebody else's ERP has the orders: we are its warehouse. What it asks
/// comes through the gateway; this tells it what left, what came back and what was cancelled. Every report carries the
/// instruction's key as its number, so a repeat is a repeat there.
/// </summary>
public sealed class QimenWms(QimenSettings settings, QimenClient client, QimenOrders orders, TimeProvider clock)
    : IPerform<Effect.TellShipped>, IPerform<Effect.ReportReceived>, IPerform<Effect.ReportStopped>,
        IPerform<Effect.ReportNotStopped>, IPerform<Effect.ConfirmEntry>, IDeclareLimits, IAcceptQimen
{
    public QimenSettings Settings => settings;

    public QimenDoor? Door => settings.Door;

    public static Offer Offer { get; } = new Offer.ByReport();

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.TellShipped>>(this).Can<IPerform<Effect.ReportReceived>>(this)
        .Can<IPerform<Effect.ReportStopped>>(this).Can<IPerform<Effect.ReportNotStopped>>(this)
        .Can<IPerform<Effect.ConfirmEntry>>(this).Can<IDeclareLimits>(this).Can<IAcceptQimen>(this).Can(this);

    public static QimenWms Create(QimenSettings settings, HttpClient http, IJournal journal, TimeProvider clock) =>
        new(settings, new QimenClient(settings, http, clock), new QimenOrders(journal), clock);

    /// <summary>deliveryorder.confirm: intermediate while other parts of the order are still here.</summary>
    public async Task<Outcome> PerformAsync(Effect.TellShipped effect, CancellationToken stop)
    {
        if (effect.Waybill is not { Number.Length: > 0 } waybill)
            return new Outcome.Refused("NO_WAYBILL", "The parcel has no waybill number.");
        if (await orders.ReadAsync(effect.Order, stop) is not { } order)
            return new Outcome.Refused("ORDER_UNKNOWN", "The order is not here yet.", settings.Later);
        var more = order.Shipments.Any(s => !s.HasLeft && !s.Lines.IsEmpty);
        var head = new QimenNode("deliveryOrder").Add("deliveryOrderCode", effect.Order.OrderNo)
            .Add("deliveryOrderId", effect.Order.OrderNo).Add("warehouseCode", settings.WarehouseCode)
            .Add("orderType", settings.OrderType).Add("status", more ? "PARTDELIVERED" : "DELIVERED")
            .Add("outBizCode", effect.Instruction.Key).Add("confirmType", more ? 1 : 0)
            .Add("orderConfirmTime", ChinaTime.Text(effect.Instruction.FirstSent ?? Now));
        var parcel = new QimenNode("package").Add("logisticsCode", waybill.Carrier).Add("expressCode", waybill.Number)
            .Add("items", effect.Lines.Select(l =>
                new QimenNode("item").Add("itemCode", order.Line(l.LineNo)?.Sku).Add("quantity", l.Quantity)));
        var message = new QimenNode("request").Add(head).Add("packages", [parcel])
            .Add("orderLines", effect.Lines.Select(l =>
            Line(order, l.LineNo).Add("planQty", order.Line(l.LineNo)?.Quantity ?? 0).Add("actualQty", l.Quantity)));
        return await SendAsync("taobao.qimen.deliveryorder.confirm", message, effect, stop);
    }

    public Task<Outcome> FindOutAsync(Effect.TellShipped effect, CancellationToken stop) => PerformAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) =>
        StepAsync(effect, "CANCELED", stop);

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) =>
        PerformAsync(effect, stop);

    /// <summary>The ERP was told so when it asked to cancel.</summary>
    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) =>
        Task.FromResult<Outcome>(new Outcome.Done());

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) =>
        PerformAsync(effect, stop);

    /// <summary>A step of an order, for whoever wants to tell it: PICK, PACKAGE, CANCELED …</summary>
    public async Task<Outcome> StepAsync(Effect.OfOrder effect, string status, CancellationToken stop)
    {
        var message = new QimenNode("request")
            .Add(new QimenNode("order").Add("orderCode", effect.Order.OrderNo).Add("orderType", settings.OrderType)
                .Add("warehouseCode", settings.WarehouseCode))
            .Add(new QimenNode("process").Add("processStatus", status)
                .Add("operateTime", ChinaTime.Text(effect.Instruction.FirstSent ?? Now)));
        return await SendAsync("taobao.qimen.orderprocess.report", message, effect, stop);
    }

    /// <summary>entryorder.confirm: an answer that got lost is found out by saying it again under its number.</summary>
    public async Task<Outcome> PerformAsync(Effect.ConfirmEntry effect, CancellationToken stop) =>
        (await client.CallAsync("taobao.qimen.entryorder.confirm", QimenEntries.Confirmed(settings, effect.Said), stop))
            .ToOutcome(_ => new Outcome.Done(effect.Key));

    public async Task<Outcome> FindOutAsync(Effect.ConfirmEntry effect, CancellationToken stop) =>
        QimenReply.KnownIsDone(await PerformAsync(effect, stop), effect.Key);

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("买家姓名、电话、地址不保存：面单通过平台的电子面单服务按订单号打印。",
            "Names, phones and addresses of buyers are not kept: waybills are printed by the platform's service, by "
                + "order number."),
        ("退货实收不足或有残次时，由人工批准后才向对方回传收货确认。",
            "A return that came short or damaged is confirmed to the ERP after a person approved it."),
    ];

    private Instant Now => Instant.From(clock.GetUtcNow());

    public async Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop)
    {
        if (await orders.ReadAsync(effect.Order, stop) is not { } order)
            return new Outcome.Refused("ORDER_UNKNOWN", "The order is not here yet.", settings.Later);
        var head = new QimenNode("returnOrder").Add("returnOrderCode", effect.RefundNo)
            .Add("returnOrderId", effect.RefundNo).Add("warehouseCode", settings.WarehouseCode)
            .Add("outBizCode", effect.Instruction.Key).Add("orderType", settings.ReturnType)
            .Add("orderConfirmTime", ChinaTime.Text(effect.Instruction.FirstSent ?? Now))
            .Add("logisticsCode", effect.Claim.Tracking?.Carrier).Add("expressCode", effect.Claim.Tracking?.Number);
        var message = new QimenNode("request").Add(head).Add("orderLines", effect.Found
            .Where(f => f.Grade is not Grade.Missing)
            .GroupBy(f => (f.LineNo, Kind: f.Grade is Grade.Good or Grade.Opened ? "ZP" : "CC"))
            .Select(g => Line(order, g.Key.LineNo).Add("planQty", Quantities.Of(effect.Lines, g.Key.LineNo))
                .Add("inventoryType", g.Key.Kind).Add("actualQty", g.Sum(f => f.Quantity))));
        return await SendAsync("taobao.qimen.returnorder.confirm", message, effect, stop);
    }

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) =>
        PerformAsync(effect, stop);

    private QimenNode Line(Order order, string lineNo) => new QimenNode("orderLine").Add("orderLineNo", lineNo)
        .Add("ownerCode", settings.OwnerCode).Add("itemCode", order.Line(lineNo)?.Sku);

    private async Task<Outcome> SendAsync(
        string method, QimenNode message, Effect effect, CancellationToken stop) =>
        (await client.CallAsync(method, message, stop)).ToOutcome(_ => new Outcome.Done(effect.Key));
}
