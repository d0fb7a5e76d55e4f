using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Qimen;

/// <summary>
/// A shop whose goods are in the warehouse of others: we are the ERP that sends it orders, cancels them, announces
/// returns and reads stock. What the warehouse reports comes back through the gateway.
/// </summary>
public sealed class QimenErp(QimenSettings settings, QimenClient client, QimenOrders orders, TimeProvider clock)
    : IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>,
        IPerform<Effect.SendOrder>, IReadStock, IKeepStock, IDeclareLimits, IAcceptQimen
{
    private const int StockItemsMost = 50;

    public QimenSettings Settings => settings;

    public QimenDoor? Door => settings.Door;

    public string Warehouse => settings.WarehouseCode;

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Stop>>(this).Can<IPerform<Effect.ExpectReturn>>(this)
        .Can<IPerform<Effect.CloseDocument>>(this).Can<IPerform<Effect.SendOrder>>(this).Can<IReadStock>(this)
        .Can<IKeepStock>(this).Can<IDeclareLimits>(this).Can<IAcceptQimen>(this).Can(this);

    public static QimenErp Create(QimenSettings settings, HttpClient http, IJournal journal, TimeProvider clock) =>
        new(settings, new QimenClient(settings, http, clock), new QimenOrders(journal), clock);

    public async Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop)
    {
        if (await orders.ReadAsync(effect.Order, stop) is not { } order) return OrderUnknown;
        var whole = IsWhole(order, effect);
        if (!whole && !settings.PartialCancel)
        {
            // Not "it ships": nobody asked the warehouse. A person decides between the whole order and nothing.
            return new Outcome.Refused(OutcomeCodes.NoPort,
                "The warehouse cannot cancel single lines (partialCancel is off); cancel the whole order there by "
                    + "hand.");
        }
        var message = QimenMessages.Cancel(settings, effect, whole ? [] : effect.Lines);
        var reply = await client.CallAsync("taobao.qimen.order.cancel", message, stop);
        var outcome = reply.ToOutcome(yes => new Outcome.Done(yes.Root["orderId"] ?? ""));
        return outcome is Outcome.Done done ? await ConfirmedAsync(effect, done, whole, stop) : outcome;
    }

    /// <summary>First what the warehouse reported by itself, then its own process; cancelling again asks, too, because
    /// cancelling twice is cancelling once.</summary>
    public async Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop)
    {
        if (await orders.ReadAsync(effect.Order, stop) is not { } order) return OrderUnknown;
        if (Reported(order, effect) is { } said) return said;
        if (!settings.ProcessQuery) return settings.CancelIsFinal ? await PerformAsync(effect, stop) : Waiting;
        var process = await ProcessAsync(effect.Order.OrderNo, stop);
        if (process is null) return settings.CancelIsFinal ? await PerformAsync(effect, stop) : Waiting;
        return process.Left ? Gone(process)
            : process.Stopped && IsWhole(order, effect) ? new Outcome.Done(process.Last)
            : settings.CancelIsFinal ? new Outcome.Absent() : Waiting;
    }

    public async Task<Outcome> PerformAsync(Effect.ExpectReturn effect, CancellationToken stop)
    {
        if (await orders.ReadAsync(effect.Order, stop) is not { } order) return OrderUnknown;
        var reply = await client.CallAsync(
            "taobao.qimen.returnorder.create", QimenMessages.Return(settings, effect, order), stop);
        return QimenReply.KnownIsDone(
            reply.ToOutcome(_ => new Outcome.Done(QimenMessages.CodeOf(settings, effect.RefundNo))), effect.RefundNo);
    }

    /// <summary>A warehouse has no question for a return order; announcing it again under its code adds
    /// nothing.</summary>
    public Task<Outcome> FindOutAsync(Effect.ExpectReturn effect, CancellationToken stop) => PerformAsync(effect, stop);

    /// <summary>A warehouse ends its documents with its own confirmation: there is nothing left to complete, so nothing
    /// stays open either.</summary>
    public Task<Outcome> PerformAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        Task.FromResult<Outcome>(new Outcome.Done());

    public Task<Outcome> FindOutAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        PerformAsync(effect, stop);

    public async Task<Outcome> PerformAsync(Effect.SendOrder effect, CancellationToken stop)
    {
        var order = effect.Head;
        var message = QimenMessages.Delivery(settings, order, Instant.From(clock.GetUtcNow()));
        var reply = await client.CallAsync("taobao.qimen.deliveryorder.create", message, stop);
        return QimenReply.KnownIsDone(
            reply.ToOutcome(_ => new Outcome.Done(QimenMessages.CodeOf(settings, order.Key.OrderNo))),
            order.Key.OrderNo);
    }

    public async Task<Outcome> FindOutAsync(Effect.SendOrder effect, CancellationToken stop)
    {
        var order = effect.Head;
        if (!settings.ProcessQuery) return await PerformAsync(effect, stop);
        var message = QimenMessages.ProcessQuery(settings, order.Key.OrderNo);
        return await client.CallAsync("taobao.qimen.orderprocess.query", message, stop) switch
        {
            QimenReply.Answered { Flag: "success" } =>
                new Outcome.Done(QimenMessages.CodeOf(settings, order.Key.OrderNo)),
            // Unknown there, or no such question: sending it again under its code adds nothing.
            QimenReply.Answered { Flag: "failure" } => new Outcome.Absent(),
            var other => other.ToOutcome(_ => new Outcome.Done()),
        };
    }

    public async Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var (all, unread) = (new List<StockSaid>(), new List<UnreadRow>());
        foreach (var part in skus.Distinct(StringComparer.Ordinal).Chunk(StockItemsMost))
        {
            var reply = await client.CallAsync(
                "taobao.qimen.inventory.query", QimenMessages.Stock(settings, part), stop);
            if (reply is not QimenReply.Answered { Flag: "success" } answered)
                throw new ReadFailedException(reply.Described);
            var said = QimenStock.Read(answered.Root, settings);
            all.AddRange(said);
            unread.AddRange(said.Unread);
        }
        return new ReadPage<StockSaid>(all, unread);
    }

    public ImmutableArray<(string Zh, string En)> Limits => settings.PartialCancel ? Always : [NoPartial, .. Always];

    private async Task<Outcome> ConfirmedAsync(
        Effect.Stop effect, Outcome.Done done, bool whole, CancellationToken stop)
    {
        var process = settings.ProcessQuery ? await ProcessAsync(effect.Order.OrderNo, stop) : null;
        if (process is { Left: true }) return Gone(process);
        if (process is { Stopped: true } && whole) return new Outcome.Done(process.Last);
        return settings.CancelIsFinal ? done : Waiting;
    }

    /// <returns>Null: the warehouse does not answer this question, or not now.</returns>
    private async Task<QimenProcess?> ProcessAsync(string orderNo, CancellationToken stop) =>
        await client.CallAsync(
            "taobao.qimen.orderprocess.query", QimenMessages.ProcessQuery(settings, orderNo), stop)
            is QimenReply.Answered { Flag: "success" } answered ? QimenProcess.Of(answered.Root, settings) : null;

    /// <summary>What reports over the gateway made of it since the call.</summary>
    private static Outcome? Reported(Order order, Effect.Stop effect)
    {
        foreach (var e in order.Evidence.Reverse())
        {
            if (!e.Holds || !e.Id.StartsWith(QimenReports.Prefix, StringComparison.Ordinal)) continue;
            if (e.RefundNo.Length > 0 && e.RefundNo != effect.RefundNo) continue;
            var all = effect.Lines.All(l => Quantities.Of(order.Covered(e), l.LineNo) >= l.Quantity);
            if (e.Kind is EvidenceKind.Stopped && all) return new Outcome.Done(e.Id);
            if (e.Kind is EvidenceKind.StopRefused) return new Outcome.Refused("CANCELEDFAIL", e.Note);
            if (e.Kind is EvidenceKind.Shipped && effect.Lines.Any(l => Quantities.Of(order.Covered(e), l.LineNo) > 0))
                return new Outcome.Refused("DELIVERED", "The warehouse confirmed the shipment.");
        }
        return null;
    }

    private static bool IsWhole(Order order, Effect.Stop effect) =>
        order.Head.Lines.All(line => Quantities.Of(effect.Lines, line.LineNo) >= line.Quantity);

    private static Outcome.Refused OrderUnknown { get; } =
        new("ORDER_UNKNOWN", "The order is not here yet.", TimeSpan.FromSeconds(30));

    private static Outcome.Uncertain Waiting { get; } =
        new("The warehouse was asked to cancel and has not said CANCELED yet.");

    private static Outcome.Refused Gone(QimenProcess process) =>
        new(process.Last, "The warehouse's own process says that the goods have left.");

    private static (string Zh, string En) NoPartial { get; } = (
        "仓库不能取消单个商品行（partialCancel 未开启）：部分商品的未发货退款由人工处理。",
        "The warehouse cannot cancel single lines (partialCancel is off): refunds of some lines go to a person.");

    private static ImmutableArray<(string Zh, string En)> Always { get; } =
    [
        ("奇门没有“按时间查询发货”的接口：发货与收货只由仓库推送得知。",
            "Qimen has no query of shipments by time: shipments and receipts are known from the warehouse's pushes "
                + "only."),
        ("没有关闭仓库退货单的接口；收货确认即结束。",
            "There is no call that closes the warehouse's return order; the confirmed receipt ends it."),
        ("取消结果的查询依赖 orderprocess.query；仓库不支持时以再次取消来确认。",
            "What became of a cancel is found by orderprocess.query, or by cancelling again where that is not "
                + "answered."),
    ];
}
