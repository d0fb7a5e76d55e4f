using System.Text.Json;
using System.Threading.Channels;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Refunds;

namespace Antui.Server.Dashboard;

/// <summary>
/// Live updates as server-sent events: each refund as it changes, the figures once a second when they changed, and a
/// comment as heartbeat. Best effort by design: the list is the truth.
/// </summary>
public static class EventsApi
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private const int HeartbeatPaces = 15, MostWaiting = 1_024;

    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", StreamAsync).WithTags("Events").Needs(Scopes.Read)
            .Answers<string>(
                "Live: `refund` (a RefundItem), `figures` (LiveFigures), `progress` (DemoState, demonstration only).",
                200, "text/event-stream");

    private static async Task StreamAsync(HttpContext http, RefundEngine engine, IHostApplicationLifetime life)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var frames = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        var demo = http.RequestServices.GetService<IDemoProgress>();
        var refunds = RefundsAsync(engine, frames.Writer, http.Json(), both.Token);
        var figures = FiguresAsync(engine, demo, frames.Writer, http.Json(), both.Token);
        try
        {
            await http.Response.WriteAsync(": antui\nretry: 2000\n\n", both.Token);
            await http.Response.Body.FlushAsync(both.Token);
            await foreach (var frame in frames.Reader.ReadAllAsync(both.Token))
            {
                await http.Response.WriteAsync(frame, both.Token);
                if (!frames.Reader.TryPeek(out _)) await http.Response.Body.FlushAsync(both.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the server stops.
        }
        await both.CancelAsync();
        await Task.WhenAll(refunds, figures);
    }

    private static async Task RefundsAsync(
        RefundEngine engine, ChannelWriter<string> frames, JsonSerializerOptions json, CancellationToken stop)
    {
        try
        {
            await foreach (var row in engine.Changes.SubscribeAsync(stop))
            {
                var data = JsonSerializer.Serialize(Views.Item(row, engine.Shops), json);
                frames.TryWrite($"event: refund\nid: {row.ModifiedAt.Ms}\ndata: {data}\n\n");
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ended.
        }
    }

    private static async Task FiguresAsync(
        RefundEngine engine, IDemoProgress? demo, ChannelWriter<string> frames, JsonSerializerOptions json,
        CancellationToken stop)
    {
        var (last, lastProgress, quiet) = ("", "", 0);
        // Screens live on the wall clock, also when the engine's clock is simulated.
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do
            {
                var live = await LiveAsync(engine, stop);
                var sent = Changed(frames, "figures", live, json, ref last);
                if (demo is not null)
                    sent |= Changed(frames, "progress", demo.State, json, ref lastProgress);
                quiet = sent ? 0 : quiet + 1;
                if (quiet % HeartbeatPaces == HeartbeatPaces - 1) frames.TryWrite(": alive\n\n");
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // The stream ended.
        }
    }

    private static async Task<LiveFigures> LiveAsync(RefundEngine engine, CancellationToken stop)
    {
        var now = engine.Now();
        var figures = await engine.Lists.FiguresAsync(
            null, new Antui.Core.Instant(0), now + TimeSpan.FromDays(1), byHour: false, stop);
        return new LiveFigures(
            await RefundsApi.CountAsync(engine, null, stop), await FiguresApi.TotalsAsync(engine, null, figures, stop));
    }

    private static bool Changed<T>(
        ChannelWriter<string> frames, string name, T value, JsonSerializerOptions json, ref string last)
    {
        var data = JsonSerializer.Serialize(value, json);
        if (data == last) return false;
        last = data;
        frames.TryWrite($"event: {name}\ndata: {data}\n\n");
        return true;
    }
}
