using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;

namespace Antui.Connectors.Taobao;

/// <summary>
/// A Taobao or Tmall shop with the ports it has. Stopping shipments and paying out are not the platform's.
/// </summary>
public sealed class TaobaoShop :
    IReadOrders, IReadRefunds, IFindRefunds, IPerform<Effect.ReportStopped>, IPerform<Effect.ReportNotStopped>,
    IPerform<Effect.ReportReceived>, IPerformMany<Effect.AgreeRefund>, IPerform<Effect.AgreeReturn>,
    IPerform<Effect.Refuse>, IPerform<Effect.TellShipped>, IListen, IProbe
{
    private readonly TaobaoSettings _settings;
    private readonly TaobaoClient _client;
    private readonly TaobaoReading _reading;
    private readonly TaobaoAnswers _answers;
    private readonly TaobaoShipping _shipping;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _network;

    /// <param name="shop">The shop's id here.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="client">Makes the calls.</param>
    /// <param name="clock">The time of the shop's business, which a demonstration may run faster.</param>
    /// <param name="network">The time of wires: time-outs and pings, never simulated on a real wire.</param>
    public TaobaoShop(
        string shop, TaobaoSettings settings, TaobaoClient client, TimeProvider clock, TimeProvider? network = null)
    {
        _settings = settings;
        _client = client;
        _clock = clock;
        _network = network ?? clock;
        _reading = new TaobaoReading(shop, settings, client, clock);
        _answers = new TaobaoAnswers(settings, client, _reading);
        _shipping = new TaobaoShipping(settings, client, _reading);
        Ag = new TaobaoAg(client);
    }

    public static Offer Offer { get; } = new Offer.Market();

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IReadOrders>(this).Can<IReadRefunds>(this).Can<IFindRefunds>(this)
        .Can<IPerform<Effect.ReportStopped>>(this).Can<IPerform<Effect.ReportNotStopped>>(this)
        .Can<IPerform<Effect.ReportReceived>>(this).Can<IPerform<Effect.AgreeRefund>>(this)
        .Can<IPerform<Effect.AgreeReturn>>(this).Can<IPerform<Effect.Refuse>>(this)
        .Can<IPerform<Effect.TellShipped>>(this).Can<IListen>(this).Can<IProbe>(this).Can(this);

    public TaobaoAg Ag { get; }

    /// <summary>With a client of its own; throws when the settings have faults, naming all of them.</summary>
    /// <param name="tokens">Where renewed tokens are kept for every node and restart.</param>
    public static TaobaoShop Create(
        string shop, TaobaoSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null,
        TokenPlace? tokens = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new TaobaoShop(shop, settings, new TaobaoClient(settings, http, clock, network, tokens), clock, network);
    }

    public IAsyncEnumerable<ReadPage<OrderSnapshot>> ChangedOrdersAsync(
        Instant from, Instant to, CancellationToken stop) => _reading.OrdersAsync(from, to, stop);

    public Task<OrderSnapshot?> ReadOrderAsync(string orderNo, CancellationToken stop) =>
        _reading.OrderAsync(orderNo, stop);

    public IAsyncEnumerable<ReadPage<RefundRead>> ChangedRefundsAsync(
        Instant from, Instant to, CancellationToken stop) => _reading.RefundsAsync(from, to, stop);

    public Task<RefundRead?> ReadRefundAsync(string refundNo, CancellationToken stop) =>
        _reading.RefundAsync(refundNo, stop);

    public Task<IReadOnlyList<RefundRead>?> RefundsOfAsync(string orderNo, CancellationToken stop) =>
        _reading.RefundsOfAsync(orderNo, stop);

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) =>
        CancelAsync(effect, effect.Remark, "SUCCESS", stop);

    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) =>
        CancelAsync(effect, effect.Remark, "FAIL", stop);

    public async Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop) =>
        NumbersOf(effect) is { } no ? await Ag.WarehouseUpdateAsync(no.RefundId, stop) : BadNumber;

    public async Task<Outcome> PerformAsync(Effect.AgreeRefund effect, CancellationToken stop) =>
        (await PerformAllAsync([effect], stop))[0];

    public Task<IReadOnlyList<Outcome>> PerformAllAsync(
        IReadOnlyList<Effect.AgreeRefund> effects, CancellationToken stop) => _answers.AgreeRefundsAsync(effects, stop);

    public Task<Outcome> PerformAsync(Effect.AgreeReturn effect, CancellationToken stop) =>
        _answers.AgreeReturnAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.Refuse effect, CancellationToken stop) =>
        _answers.RefuseAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.TellShipped effect, CancellationToken stop) =>
        _shipping.PushAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) => AskAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) => AskAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) => AskAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.AgreeRefund effect, CancellationToken stop) => AskAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.AgreeReturn effect, CancellationToken stop) => AskAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.Refuse effect, CancellationToken stop) => AskAsync(effect, stop);

    public async Task<Outcome> FindOutAsync(Effect.TellShipped effect, CancellationToken stop)
    {
        try
        {
            return TaobaoFindOut.OfPush(await _reading.TradeAsync(effect.Order.OrderNo, stop), effect);
        }
        catch (TaobaoReadException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    public Task ListenAsync(Func<Hint, CancellationToken, Task> onHint, CancellationToken stop)
    {
        async Task OnMessage(TmcDelivery message, CancellationToken token)
        {
            if (TaobaoHints.Of(message.Topic, message.Content) is { } hint) await onHint(hint, token);
        }
        return _settings.Messages switch
        {
            TaobaoMessages.WebSocket => Task.WhenAll(PermitAsync(stop), Socket().RunAsync(OnMessage, stop)),
            TaobaoMessages.Http => Task.WhenAll(
                PermitAsync(stop), new TmcHttp(_settings, _client, _network).RunAsync(OnMessage, stop)),
            TaobaoMessages.Off => Task.Delay(Timeout.InfiniteTimeSpan, _clock, stop),
        };
    }

    /// <summary>The platform keeps no messages of a shop that has not permitted the app to have them.</summary>
    /// <returns>False when it must be asked again.</returns>
    public async Task<bool> PermitMessagesAsync(CancellationToken stop) =>
        await _client.CallAsync(new TopCall("taobao.tmc.user.permit"), stop) is TopReply.Ok or TopReply.Refused;

    /// <summary>Asks for one refund, the platform's clock, and whether the shop has the assistant.</summary>
    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        var now = Instant.From(_clock.GetUtcNow());
        var refunds = await _client.CallAsync(
            new TopCall(
                "taobao.refunds.receive.get",
                ("fields", "refund_id"),
                ("start_modified", ChinaTime.Text(now - TimeSpan.FromMinutes(1))),
                ("end_modified", ChinaTime.Text(now)),
                ("page_no", "1"),
                ("page_size", "1")),
            stop);
        if (refunds is not TopReply.Ok) return TaobaoOutcome.OfFailure(refunds);
        if (await SkewAsync(stop) is { } skew && skew.TotalSeconds * 2 > _settings.ClockToleranceSeconds)
        {
            return new Outcome.Refused("CLOCK_SKEW", $"本机时钟与平台相差 {skew.TotalSeconds:0} 秒。");
        }
        return new Outcome.Done(await AssistantAsync(stop) switch { true => "ag", false => "no-ag", null => "" });
    }

    private static Outcome.Refused BadNumber { get; } = new("BAD_REFUND_NO", "退款编号或订单编号不是数字。");

    private static (long RefundId, long Tid)? NumbersOf(Effect.OfRefund effect) =>
        TaobaoMap.Number(effect.RefundNo) is { } refundId && TaobaoMap.Number(effect.Order.OrderNo) is { } tid
            ? (refundId, tid) : null;

    private async Task<Outcome> CancelAsync(
        Effect.OfRefund effect, string remark, string status, CancellationToken stop)
    {
        if (NumbersOf(effect) is not { } no) return BadNumber;
        var line = effect.Lines.IsDefaultOrEmpty || effect.Lines.Length > 1 ? default : effect.Lines[0];
        return await Ag.SendgoodsCancelAsync(new CancelGoods(
            no.RefundId,
            no.Tid,
            status,
            Oid: line.LineNo is { } oid ? TaobaoMap.Number(oid) : null,
            // The first sending's time, not this attempt's: the same key carries the same content.
            OperateTime: effect.Instruction.FirstSent is { } sent ? ChinaTime.Text(sent) : null,
            RefundFee: effect.Instruction.Amount.IsPositive ? effect.Instruction.Amount.Minor : null,
            Msg: remark.Length > 0 ? remark : null,
            AuctionNum: line.LineNo is null ? null : line.Quantity), stop);
    }

    private async Task PermitAsync(CancellationToken stop)
    {
        while (!await PermitMessagesAsync(stop))
            await Task.Delay(TimeSpan.FromSeconds(_settings.TmcReconnectSeconds), _network, stop);
    }

    private TmcSocket Socket() =>
        new(_settings, _clock, _network) { Token = _settings.AsksTmcToken ? TmcTokenAsync : null };

    private async Task<string?> TmcTokenAsync(CancellationToken stop)
    {
        var call = new TopCall("taobao.tmc.auth.get", ("group", _settings.TmcGroup)) { WithSession = false };
        return (await _client.ReadAsync(call, TaobaoJson.Default.TmcAuthGet, stop)).Result;
    }

    private async Task<Outcome> AskAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        try
        {
            return TaobaoFindOut.Of(effect.Instruction.Action, await _reading.RefundAsync(effect.RefundNo, stop));
        }
        catch (TaobaoReadException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    private async Task<TimeSpan?> SkewAsync(CancellationToken stop)
    {
        var theirs = await _client.PlatformTimeAsync(stop);
        return theirs is { } time ? (time - Instant.From(_clock.GetUtcNow())).Duration() : null;
    }

    private async Task<bool?> AssistantAsync(CancellationToken stop)
    {
        try
        {
            return await Ag.AccountValidateAsync(stop);
        }
        catch (TaobaoReadException)
        {
            // A shop without the assistant works too; its refunds are agreed by our own strategies.
            return null;
        }
    }
}
