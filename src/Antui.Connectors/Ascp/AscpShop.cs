using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Connectors.Ascp;

/// <summary>
/// A shop of Tmall Global direct (天猫国际直营): the platform pushes orders, cancels and return orders, and is told what
/// became of them. Nothing can be read from it but stock.
/// </summary>
public sealed class AscpShop :
    IPerform<Effect.ReportStopped>, IPerform<Effect.ReportNotStopped>, IPerform<Effect.ReportReceived>,
    IPerform<Effect.TellShipped>, IPerform<Effect.TellStock>, IPerform<Effect.AskOccupied>, IPublishStock, IReadStock,
    IProbe, IWarn, IDeclareLimits, IAcceptQimen
{
    private const int OrdersMost = 2_000, PageMost = 200;

    /// <summary>What is usual changes slowly.</summary>
    private static readonly TimeSpan LearnEvery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RestRetry = TimeSpan.FromMinutes(10);
    private readonly string _shop;
    private readonly AscpClient _client;
    private readonly AscpStock _stock;
    private readonly TimeSpan _landing;
    private readonly TimeProvider _clock;
    private long _learntAt = long.MinValue;

    /// <param name="shop">The shop's id here.</param>
    /// <param name="landing">How long after sending a call may still land, at most.</param>
    public AscpShop(
        string shop, AscpSettings settings, AscpClient client, IDocuments documents, TimeSpan landing,
        TimeProvider clock)
    {
        (_shop, Settings, _client, _landing, _clock) = (shop, settings, client, landing, clock);
        Book = new AscpBook(shop, documents, clock);
        Watch = new AscpWatch(settings);
        _stock = new AscpStock(shop, settings, client, Book);
        PublishedWarehouses = settings.PublishStock ? [shop, .. settings.Stores.Keys.Where(w => w != shop)] : [];
    }

    public static Offer Offer { get; } = new Offer.ByReport { StopsUntil = StopLevel.NotReleased };

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.ReportStopped>>(this).Can<IPerform<Effect.ReportNotStopped>>(this)
        .Can<IPerform<Effect.ReportReceived>>(this).Can<IPerform<Effect.TellShipped>>(this)
        .Can<IPerform<Effect.TellStock>>(this).Can<IPerform<Effect.AskOccupied>>(this).Can<IPublishStock>(this)
        .Can<IReadStock>(this).Can<IProbe>(this).Can<IWarn>(this).Can<IDeclareLimits>(this).Can<IAcceptQimen>(this)
        .Can(this);

    /// <summary>With a client of its own; throws when the settings have faults, naming all of them.</summary>
    public static AscpShop Create(
        string shop, AscpSettings settings, HttpClient http, IDocuments documents, TimeSpan landing, TimeProvider clock)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new AscpShop(shop, settings, new AscpClient(settings, http, clock), documents, landing, clock);
    }

    public AscpSettings Settings { get; }

    public AscpBook Book { get; }

    public AscpWatch Watch { get; }

    public IReadOnlyCollection<string> PublishedWarehouses { get; }

    public QimenDoor? Door => Settings.Door;

    public Instant? AuthorisationEndsAt => Settings.EndsAt;

    public IEnumerable<Warning> Warnings(Instant now) => Watch.Warnings(now);

    public async Task LearnAsync(IQueries lists, Instant now, CancellationToken stop)
    {
        var last = Interlocked.Read(ref _learntAt);
        if (last != long.MinValue && now - new Instant(last) < LearnEvery) return;
        if (Interlocked.CompareExchange(ref _learntAt, now.Ms, last) != last) return;
        var orders = new List<(string, Instant)>();
        string? cursor = null;
        do
        {
            var page = await lists.OrdersAsync(_shop, null, cursor, PageMost, stop);
            orders.AddRange(page.Rows.Select(r => (r.OrderNo, r.CreatedAt)));
            cursor = page.Next;
        }
        while (cursor is not null && orders.Count < OrdersMost);
        Watch.Learn(orders);
    }

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("平台不提供订单查询：推送丢失的订单只能靠比对发现", "Orders cannot be read: one whose push was lost is found by comparing only"),
        ("取消只对整单，且只在未下发仓库时成功", "A cancel is of the whole order, and succeeds before the release only"),
        ("发货只能整单回传：拆单的包裹全部交运后一次回传", "Shipments are told whole: all parcels of an order in one call"),
        ("入库只能整单一次回传，部分入库不回传", "A receipt is reported once and whole, never in part"),
        ("平台收到回传后约一个工作日退款，不再通知", "The platform refunds about one working day after the report, and says nothing more"),
        ("买家姓名、电话、街道不保存，入库回传只带地区", "Of the buyer only the region is kept and sent back"),
        ("金额为 0 的补发单取消需人工反馈", "The cancel of a reship order of 0 is answered by hand"),
    ];

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) =>
        AnswerCancelAsync(effect, effect.Remark, true, stop);

    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) =>
        AnswerCancelAsync(effect, effect.Remark, false, stop);

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) => FindOutReport(effect);

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) => FindOutReport(effect);

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) => FindOutReport(effect);

    /// <summary>
    /// The platform cannot be asked. While a call may still land it is said to be absent, and the workflow makes it
    /// again if it is still wanted: the same content, recognised there. After that nobody can say that it did not
    /// happen, and a person looks.
    /// </summary>
    private Task<Outcome> FindOutReport(Effect.OfOrder effect)
    {
        var i = effect.Instruction;
        var sent = i.LastSent ?? i.FirstSent;
        var fresh = sent is { } at && Instant.From(_clock.GetUtcNow()) - at < _landing / 2;
        return Task.FromResult<Outcome>(fresh || !i.MovesMoney
            ? new Outcome.Absent()
            : new Outcome.Uncertain("平台不提供反馈结果查询，请在平台后台核实"));
    }

    public async Task<Outcome> PerformAsync(Effect.TellShipped effect, CancellationToken stop)
    {
        var orderNo = effect.Order.OrderNo;
        if (effect.Waybill is not { Number.Length: > 0, Carrier.Length: > 0 } waybill)
            return new Outcome.Refused("NO_WAYBILL", "没有运单号或物流公司，不能回传发货。");
        if (await Book.OrderAsync(orderNo, stop) is not { } order)
            return new Outcome.Refused("NOT_PUSHED", "该订单不是由平台推送的，不能回传发货。");
        var shipped = await Book.AddAsync(orderNo, new AscpParcel(
            effect.ParcelNo, waybill.Carrier, waybill.Number, effect.Lines), stop);
        if (shipped.Sent) return new Outcome.Done(orderNo);
        if (AscpMap.WholeShipment(Settings, orderNo, order, shipped.Parcels) is not { } message)
            return new Outcome.Refused(AscpMap.NotWhole, "平台只接受整单发货：等其余包裹交运后一次回传。", RestRetry);
        var json = JsonSerializer.Serialize(message, AscpJson.Default.ShipRequest);
        var outcome = await CallAsync(AscpMap.Ship, "consignorder_ship_request", json, effect, stop);
        if (outcome is Outcome.Done) await Book.SentAsync(orderNo, stop);
        return outcome;
    }

    /// <summary>Made again under the same out_biz_id it is recognised there.</summary>
    public Task<Outcome> FindOutAsync(Effect.TellShipped effect, CancellationToken stop) =>
        Task.FromResult<Outcome>(new Outcome.Absent());

    public Task<Outcome> PerformAsync(Effect.TellStock effect, CancellationToken stop) =>
        _stock.PushAsync(effect.Push, stop);

    /// <summary>Made again under the same number it is recognised there.</summary>
    public Task<Outcome> FindOutAsync(Effect.TellStock effect, CancellationToken stop) =>
        Task.FromResult<Outcome>(new Outcome.Absent());

    public Task<Outcome> PerformAsync(Effect.AskOccupied effect, CancellationToken stop) =>
        _stock.OccupiedAsync(effect.Push, stop);

    /// <summary>Asking changes nothing.</summary>
    public Task<Outcome> FindOutAsync(Effect.AskOccupied effect, CancellationToken stop) =>
        _stock.OccupiedAsync(effect.Push, stop);

    public Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop) =>
        _stock.ReadAsync(skus, stop);

    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        if (Settings.EndsAt is { } ends && Instant.From(_clock.GetUtcNow()) >= ends)
            return new Outcome.Refused("AUTHORISATION_ENDED", "绑定旗舰店的授权已到期，请重新授权。");
        return await _stock.AskAsync(["0"], Settings.StoreCode, stop) switch
        {
            Reply.Ok => new Outcome.Done(),
            // The business behind the front door said no to item "0": token, signature and address are good.
            Reply.NotExecuted { RetryAfter: null, Code: var code }
                when code.StartsWith("isv.", StringComparison.Ordinal)
                && !code.Contains("permission", StringComparison.Ordinal) => new Outcome.Done(),
            var reply => reply.ToOutcome(false, TimeSpan.FromSeconds(Settings.ThrottleSeconds)),
        };
    }

    /// <summary>The platform is told that an order arrived; it repeats the push until then.</summary>
    public async Task<Outcome> TellReceivedAsync(string orderNo, Instant at, string model, CancellationToken stop)
    {
        var reply = await _client.CallAsync(AscpMap.Received,
        [
            ("supplier_id", Settings.SupplierId), ("biz_order_code", orderNo), ("biz_time", ChinaTime.Text(at)),
            ("business_model", model),
        ], stop);
        return reply.ToOutcome(true, TimeSpan.FromSeconds(Settings.ThrottleSeconds));
    }

    private async Task<Outcome> AnswerCancelAsync(
        Effect.OfRefund effect, string remark, bool stopped, CancellationToken stop)
    {
        if (effect.RefundNo != AscpMap.CancelNo(effect.Order.OrderNo))
            return new Outcome.Refused("NOT_A_CANCEL", "平台没有为该订单推送取消，无法反馈。");
        var order = await Book.OrderAsync(effect.Order.OrderNo, stop);
        var message = AscpMap.Feedback(Settings, effect, remark, order?.BusinessModel, stopped);
        var json = JsonSerializer.Serialize(message, AscpJson.Default.CancelFeedback);
        return await CallAsync(AscpMap.Cancel, "consignorder_cancel_feedback_request", json, effect, stop);
    }

    public async Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop)
    {
        // A reason is there only when a person has spoken.
        if (!Settings.ReportOnReceipt && effect.Remark.Length == 0)
            return new Outcome.Refused(AscpMap.ReportOff, "「AG回传」已关闭：请核对后人工通过，再回传入库。");
        if (await Book.ReturnAsync(effect.RefundNo, stop) is not { } back)
            return new Outcome.Refused("NOT_PUSHED", "该退货单不是由平台推送的，不能回传入库。");
        var (message, no) = AscpMap.WholeReceipt(Settings, back, effect);
        if (message is null) return no!;
        var json = JsonSerializer.Serialize(message, AscpJson.Default.InstorageFeedback);
        return await CallAsync(AscpMap.Instorage, "instorage_feedback_request", json, effect, stop);
    }

    private async Task<Outcome> CallAsync(
        string method, string name, string json, Effect.OfOrder effect, CancellationToken stop)
    {
        var reply = await _client.CallAsync(method, [(name, json)], stop);
        return reply.ToOutcome(
            effect.Instruction.InDoubt is not null, TimeSpan.FromSeconds(Settings.ThrottleSeconds));
    }
}
