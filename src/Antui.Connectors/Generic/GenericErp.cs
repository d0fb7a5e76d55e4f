using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Generic;

/// <summary>A self-developed ERP that speaks the protocol of docs/generic-erp.md, with the ports it has.</summary>
public sealed class GenericErp(GenericSettings settings, GenericClient client, TimeProvider clock) :
    IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>, IReadGoods, IReadStock,
    IProbe, IDeclareLimits
{
    private static readonly RowShape<GenericEvent> Events =
        new("goods", GenericJson.Default.GenericEvent, e => e.Id, ["id"], ["orderNo"]);

    private static readonly RowShape<GenericStock> Stock =
        new("stock", GenericJson.Default.GenericStock, s => s.Sku, ["sku"], []);

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("只按平台的订单行号拦截，不按商品编码", "Stops by the platform's line numbers, not by goods codes"),
        ("不向该 ERP 推送库存", "Publishes no stock to this ERP"),
        ("快递拦截不经过它：请另接快递", "Recalls no parcels from couriers: connect the courier beside it"),
    ];

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Stop>>(this).Can<IPerform<Effect.ExpectReturn>>(this)
        .Can<IPerform<Effect.CloseDocument>>(this).Can<IReadGoods>(this).Can<IReadStock>(this).Can<IProbe>(this)
        .Can<IDeclareLimits>(this).Can(this);

    /// <summary>With a client of its own; throws when the settings have faults, naming all of them.</summary>
    public static GenericErp Create(
        GenericSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new GenericErp(settings, new GenericClient(settings, http, clock, network), clock);
    }

    /// <summary>Whether a webhook is this ERP's own word, whenever it was said.</summary>
    public bool IsSigned(string id, string timestamp, ReadOnlySpan<byte> body, string signatures) =>
        client.Signs.Fits(id, timestamp, body, signatures);

    /// <summary>Whether a webhook was signed lately enough: an old one may be a copy somebody kept.</summary>
    public bool Fresh(string timestamp) =>
        GenericSign.TimeOf(timestamp) is { } at
        && (at - clock.GetUtcNow()).Duration() <= TimeSpan.FromSeconds(settings.ToleranceSeconds);

    public async Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop)
    {
        var reply = await client.PostAsync(
            "stop", effect.Instruction.Key, GenericMap.Stop(effect), GenericJson.Default.GenericStop, stop);
        // Turned away is not "it ships": nothing was decided about the goods, so it is asked again.
        if (reply is Reply.NotExecuted no)
            return new Outcome.Refused(CodeOf(no), no.Text, no.RetryAfter ?? settings.Retry);
        if (reply is not Reply.Ok ok) return Failed(reply);
        if (ok.Read(GenericJson.Default.GenericStopAnswer) is not { } answer)
            return new Outcome.Uncertain("stop: " + ok.WhyUnreadable(GenericJson.Default.GenericStopAnswer));
        return answer.Result switch
        {
            "stopped" => await ShowsAsync(effect, stop),
            "refused" => new Outcome.Refused("STOP_REFUSED", Reason(answer)),
            "pending" => new Outcome.Uncertain("the ERP has not decided yet"),
            _ => new Outcome.Uncertain($"the ERP answered '{GenericMap.Cut(answer.Result)}', which is no result"),
        };
    }

    public async Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop)
    {
        var (order, failed) = await OrderAsync(effect, stop);
        if (order is null) return failed!;
        return Standing(order, effect) is GenericStanding.Nothing
            ? new Outcome.Absent() : Shown(order, effect);
    }

    public async IAsyncEnumerable<ReadPage<GoodsSaid>> ChangedGoodsAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        var start = from;
        do
        {
            var end = Instant.Min(start + TimeSpan.FromSeconds(settings.WindowSeconds), to);
            var cursor = "";
            for (var pages = 1; ; pages++)
            {
                var (rows, next) = await client.ReadAsync(Goods(start, end, cursor), Events, stop);
                yield return Rows.Map<GenericEvent, GoodsSaid>(rows, said => [Said(said)]);
                if (string.IsNullOrEmpty(next)) break;
                if (next == cursor || pages >= settings.MaxPages)
                    throw new ReadFailedException($"goods: does not end: cursor '{next}' after {pages} pages");
                cursor = next;
            }
            start = end;
        }
        while (start < to);
    }

    public Task<Outcome> PerformAsync(Effect.ExpectReturn effect, CancellationToken stop) => DocumentAsync(
        client.PostAsync(
            "returns", effect.Instruction.Key, GenericMap.Return(effect), GenericJson.Default.GenericReturn, stop),
        effect, ["expected", "received", "closed"]);

    public Task<Outcome> FindOutAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        FindDocumentAsync(effect, ["expected", "received", "closed"], stop);

    public Task<Outcome> PerformAsync(Effect.CloseDocument effect, CancellationToken stop) => DocumentAsync(
        client.PostAsync(
            $"returns/{Uri.EscapeDataString(effect.RefundNo)}/close", effect.Instruction.Key, GenericMap.Close(effect),
            GenericJson.Default.GenericClose, stop),
        effect, ["closed"]);

    public Task<Outcome> FindOutAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        FindDocumentAsync(effect, ["closed"], stop);

    public async Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var all = new List<Row<GenericStock>>();
        foreach (var some in skus.Chunk(settings.StockSkus))
        {
            var query = string.Join('&', some.Select(s => "sku=" + Uri.EscapeDataString(s)));
            all.AddRange((await client.ReadAsync("stock?" + query, Stock, stop)).Rows);
        }
        return Rows.Stock(all, rows =>
            rows.Select(s => new StockSaid(s.Warehouse, s.Sku, s.OnHand, s.Occupied, s.Defective)));
    }

    /// <summary>Asks whether it is there, whether it accepts our signature, and whether its clock is right.</summary>
    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        var reply = await client.GetAsync("health", stop);
        if (reply is not Reply.Ok ok) return Failed(reply);
        if (ok.Read(GenericJson.Default.GenericHealth) is not { } health)
            return new Outcome.Uncertain("unreadable answer");
        if (GenericMap.TimeOf(health.At) is { } theirs
            && (theirs - Instant.From(clock.GetUtcNow())).Duration().TotalSeconds * 2 > settings.ToleranceSeconds)
            return new Outcome.Refused("CLOCK_SKEW", "ERP 的时钟与本机相差过大 · The ERP's clock is too far from ours.");
        return new Outcome.Done(health.Name ?? "");
    }

    /// <summary>After a "stopped": it counts when the order shows it.</summary>
    private async Task<Outcome> ShowsAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        var (order, _) = await OrderAsync(effect, stop);
        return order is null
            ? new Outcome.Uncertain("the ERP said stopped, and its order could not be read again")
            : Shown(order, effect);
    }

    private static string Reason(GenericStopAnswer answer)
    {
        var said = GenericMap.Cut($"{answer.Reason} {answer.Level}".Trim());
        return said == "" ? "ERP 拒绝拦截 · The ERP refuses to stop it." : said;
    }

    private static GenericStanding Standing(GenericOrder order, Effect.OfRefund effect) =>
        GenericStandings.Of(order, effect.Lines, effect.RefundNo);

    private static Outcome Shown(GenericOrder order, Effect.OfRefund effect) => Standing(order, effect) switch
    {
        GenericStanding.Stopped => new Outcome.Done(),
        GenericStanding.Ships => new Outcome.Refused("SHIPPED", "ERP 显示已发货 · The ERP's order shows it as shipped."),
        var other => new Outcome.Uncertain($"the ERP's order does not show it as stopped: {other}"),
    };

    /// <returns>The order, or what to answer without it.</returns>
    private async Task<(GenericOrder? Order, Outcome? Failed)> OrderAsync(
        Effect.OfRefund effect, CancellationToken stop)
    {
        var reply = await client.GetAsync("orders/" + Uri.EscapeDataString(effect.Order.OrderNo), stop);
        if (reply is Reply.NotExecuted { Code: GenericClient.OrderUnknown }) return (null, new Outcome.Absent());
        // The question was turned away, which says nothing of what was asked about.
        if (reply is Reply.NotExecuted no)
            return (null, new Outcome.Refused(CodeOf(no), no.Text, no.RetryAfter ?? settings.Retry));
        if (reply is not Reply.Ok ok) return (null, Failed(reply));
        var order = ok.Read(GenericJson.Default.GenericOrder);
        if (order is null)
            return (null, new Outcome.Uncertain("order: " + ok.WhyUnreadable(GenericJson.Default.GenericOrder)));
        return order.OrderNo == effect.Order.OrderNo && !order.Lines.Contains(null)
            ? (order, null) : (null, new Outcome.Uncertain("the ERP answered with another order"));
    }

    private static async Task<Outcome> DocumentAsync(Task<Reply> call, Effect.OfRefund effect, string[] good)
    {
        var reply = await call;
        if (reply is not Reply.Ok ok) return Failed(reply);
        if (ok.Read(GenericJson.Default.GenericDocument) is not { } document)
            return new Outcome.Uncertain(ok.WhyUnreadable(GenericJson.Default.GenericDocument));
        return document.RefundNo == effect.RefundNo && good.Contains(document.State)
            ? new Outcome.Done(document.Document ?? "")
            : new Outcome.Uncertain($"the ERP answered with '{document.State}' for refund {document.RefundNo}");
    }

    private async Task<Outcome> FindDocumentAsync(Effect.OfRefund effect, string[] good, CancellationToken stop)
    {
        var (order, failed) = await OrderAsync(effect, stop);
        if (order is null) return failed!;
        var document = order.Returns?.LastOrDefault(r => r?.RefundNo == effect.RefundNo);
        return document is not null && good.Contains(document.State)
            ? new Outcome.Done(document.Document ?? "") : new Outcome.Absent();
    }

    private static Outcome Failed(Reply reply) =>
        (reply is Reply.NotExecuted no ? no with { Code = CodeOf(no) } : reply).ToOutcome();

    private static string CodeOf(Reply.NotExecuted no) => no.Code switch
    {
        "HTTP_429" => OutcomeCodes.Throttled,
        "HTTP_401" or "HTTP_403" => OutcomeCodes.SessionExpired,
        _ => no.Code,
    };

    private GoodsSaid Said(GenericEvent said)
    {
        var faults = new List<GenericFault>();
        return GenericMap.Said(said, Instant.From(clock.GetUtcNow()), faults)
            ?? throw new RowFaultException(
                "goods", said.Id, string.Join(' ', faults.Select(f => $"{f.Path}: {f.Text}")));
    }

    private static string Goods(Instant from, Instant to, string cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"goods?from={GenericMap.Text(from)}&to={GenericMap.Text(to)}")
        + (cursor == "" ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
}
