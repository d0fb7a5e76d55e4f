using System.Text;
using System.Text.Json;
using Antui.Connectors.Generic;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Sandbox.Months;
using Antui.Sandbox.Time;
using Microsoft.AspNetCore.Http.Features;

namespace Antui.Sandbox.People;

/// <summary>
/// The demo's self-developed ERP: it serves the generic protocol over HTTP, keeps its own parcels in memory, tells the
/// platform itself what it shipped, and sends signed webhooks. With faults on, some webhooks get lost and some come twice.
/// </summary>
internal sealed class HouseErp(Agenda agenda, SimClock clock, int seed, bool careless) : IAsyncDisposable
{
    private readonly Dictionary<string, HouseOrder> _orders = [];
    private readonly List<GenericEvent> _events = [];
    private readonly List<long> _eventTimes = [];
    private readonly GenericSign _sign = new(DemoShops.HouseSecret);
    private readonly HttpClient _http = new();
    private readonly Lock _lock = new();
    private WebApplication? _app;

    /// <summary>The ERP's own session on the platform, as real ones have one.</summary>
    public TaobaoClient Platform { get; set; } = null!;

    /// <summary>Where its webhooks go.</summary>
    public Uri Webhooks { get; set; } = null!;

    public async Task<Uri> StartAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, GenericJson.Default));
        _app = builder.Build();
        _app.UseRouting();
        _app.Use((http, next) => IsSignedAsync(http, next));
        _app.MapGet("/health", () => Results.Ok(new GenericHealth("house ERP", Time(clock.Now))));
        _app.MapPost("/stop", (GenericStop call) => Of(call.OrderNo, o => o.Stop(call)));
        _app.MapGet("/orders/{no}", (string no) => Of(no, o => o.Shown()));
        _app.MapPost("/returns", (GenericReturn call) => Of(call.OrderNo, o => Expect(o, call)));
        _app.MapPost("/returns/{refundNo}/close", (string refundNo, GenericClose call) => Of(call.OrderNo, o => o.Close(refundNo)));
        _app.MapGet("/goods", (DateTimeOffset from, DateTimeOffset to) => Results.Ok(Between(from, to)));
        _app.MapGet("/stock", () => Results.Ok(new GenericStockPage([])));
        await _app.StartAsync(stop);
        return new Uri(_app.Urls.First());
    }

    public void Plan(OrderPlan plan)
    {
        if (plan.Row.Paid is not { } paid) return;
        _orders[plan.OrderNo] = new HouseOrder(plan);
        agenda.At(paid + plan.HandOverAfter, plan.OrderNo, () => HandOverAsync(plan, 0));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task IsSignedAsync(HttpContext http, RequestDelegate next)
    {
        http.Request.EnableBuffering();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        http.Request.Body.Position = 0;
        // A call without a body signs its path and query.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var payload = body.Length > 0 ? body.ToArray() : Encoding.UTF8.GetBytes(target);
        if (_sign.Fits(
            http.Request.Headers[GenericSign.IdHeader].ToString(), http.Request.Headers[GenericSign.TimestampHeader].ToString(), payload,
            http.Request.Headers[GenericSign.SignatureHeader].ToString()))
            await next(http);
        else http.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private IResult Of<T>(string orderNo, Func<HouseOrder, T> act)
    {
        lock (_lock)
            return _orders.TryGetValue(orderNo, out var order)
                ? Results.Ok(act(order))
                : Results.Json(new GenericProblem("ORDER_UNKNOWN", "There is no such order here."), GenericJson.Default.GenericProblem, statusCode: 404);
    }

    /// <summary>The document is made once; when the buyer's parcel has a number, it arrives some days later.</summary>
    private GenericDocument Expect(HouseOrder order, GenericReturn call)
    {
        if (call.TrackingNo is not null && order.Plan.Refund is { } refund && order.Arrives.Add(call.RefundNo))
        {
            var at = clock.Now + new Dice(seed, "house " + call.RefundNo).Hours(30, 90);
            agenda.At(at, call.OrderNo, () => ReceiveAsync(order, refund, call));
        }
        return order.Expect(call.RefundNo);
    }

    private async Task ReceiveAsync(HouseOrder order, RefundPlan refund, GenericReturn call)
    {
        var found = call.Lines.Select((l, i) => l with { Grade = i > 0 ? "good" : refund.Lacks ? "missing" : Word(refund.Found) });
        lock (_lock) order.Received(call.RefundNo);
        await SayAsync(new GenericEvent(
            "RK" + call.RefundNo, "received", Time(clock.Now), call.OrderNo, call.RefundNo, [.. found]));
    }

    private async Task HandOverAsync(OrderPlan plan, int tries)
    {
        const int most = 200;
        GenericLine[] leaving;
        lock (_lock) leaving = [.. _orders[plan.OrderNo].Leaving()];
        if (leaving.Length == 0 || tries > most) return;
        var whole = leaving.Length == plan.Lines.Length ? "" : string.Join(',', leaving.Select(l => l.LineNo));
        var reply = await Platform.CallAsync(new TopCall(
            "taobao.logistics.offline.send", ("tid", plan.OrderNo), ("sub_tid", whole), ("is_split", whole == "" ? "" : "1"),
            ("company_code", "YTO"), ("out_sid", "YT" + plan.OrderNo)), default);
        if (reply is not (TopReply.Ok or TopReply.Refused))
        {
            agenda.At(clock.Now + TimeSpan.FromMinutes(5), plan.OrderNo, () => HandOverAsync(plan, tries + 1));
            return;
        }
        lock (_lock) _orders[plan.OrderNo].Ship();
        await SayAsync(new GenericEvent("CK" + plan.OrderNo, "shipped", Time(clock.Now), plan.OrderNo, Lines: leaving));
    }

    /// <summary>Kept for the reader, and told by webhook; what gets lost on the way is read later.</summary>
    private async Task SayAsync(GenericEvent said)
    {
        lock (_lock)
        {
            _events.Add(said);
            _eventTimes.Add(clock.Now.Ms);
        }
        var dice = new Dice(seed, "webhook " + said.Id);
        if (careless && dice.Chance(0.1)) return;
        for (var times = careless && dice.Chance(0.1) ? 2 : 1; times > 0; times--)
        {
            var payload = JsonSerializer.SerializeToUtf8Bytes(said, GenericEventJson.Default.GenericEvent);
            var at = (clock.Now.Ms / 1000).ToString();
            using var request = new HttpRequestMessage(HttpMethod.Post, Webhooks) { Content = new ByteArrayContent(payload) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add(GenericSign.IdHeader, said.Id);
            request.Headers.Add(GenericSign.TimestampHeader, at);
            request.Headers.Add(GenericSign.SignatureHeader, _sign.Sign(said.Id, at, payload));
            using var answer = await _http.SendAsync(request);
        }
    }

    /// <summary>Events stand in the order of time, so a window is a slice.</summary>
    private GenericGoodsPage Between(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            var first = _eventTimes.BinarySearch(Instant.From(from).Ms);
            first = first < 0 ? ~first : _eventTimes.IndexOf(_eventTimes[first]);
            return new GenericGoodsPage([.. _events.Skip(first).TakeWhile((_, i) => _eventTimes[first + i] <= Instant.From(to).Ms)]);
        }
    }

    private static string Word(Grade grade) => JsonNamingPolicy.KebabCaseLower.ConvertName(grade.ToString());

    private static string Time(Instant at) => at.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.fffzzz");
}
