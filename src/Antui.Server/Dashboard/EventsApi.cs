using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Server.Http;
using Antui.Server.Refunds;
using Antui.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Antui.Server.Dashboard;

/// <summary>
/// Live updates as server-sent events: each refund as it changes, the figures once a second when they changed. A screen
/// that comes back with Last-Event-ID is told what it missed, or to read everything anew.
/// </summary>
public static class EventsApi
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Again = TimeSpan.FromSeconds(2);
    private const int HeartbeatPaces = 15;

    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", IResult (HttpContext http, RefundEngine engine, IHostApplicationLifetime life) =>
                Stream(http, engine, life)).WithTags("Events").Needs(Scopes.Read)
            .Answers<string>(
                "Live: `refund` (a RefundItem), `figures` (LiveFigures), `progress` (DemoState, demonstration only); "
                + "`alive` when nothing happened, and `resync`: read lists anew. Send the last id as Last-Event-ID.",
                200, "text/event-stream");

    private static ServerSentEventsResult<string> Stream(
        HttpContext http, RefundEngine engine, IHostApplicationLifetime life)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var told = http.Request.Headers.TryGetValue("Last-Event-ID", out var id) && id != "" ? id.ToString() : null;
        var screen = new Screen(engine, http.RequestServices.GetService<IDemoProgress>(), http.Json());
        return TypedResults.ServerSentEvents(screen.EventsAsync(told, life.ApplicationStopping, http.RequestAborted));
    }

    private sealed class Screen(RefundEngine engine, IDemoProgress? demo, JsonSerializerOptions json)
    {
        private string _figures = "", _progress = "";
        private FeedMark? _told;

        /// <summary>
        /// Ids stand on what follows the rows they speak for: whoever comes back with one is told some rows twice, and
        /// none never.
        /// </summary>
        public async IAsyncEnumerable<SseItem<string>> EventsAsync(
            string? told, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
            using var feed = engine.Changes.Open();
            // Screens live on the wall clock, also when the engine's clock is simulated.
            using var timer = new PeriodicTimer(Pace);
            if (told is not null)
                foreach (var item in await MissedAsync(told, both.Token)) yield return item;
            var (tick, more) = (timer.WaitForNextTickAsync(both.Token).AsTask(), Task.FromResult(true));
            for (var (quiet, due) = (0, true); ;)
            {
                // First how far this node has told, then what it has told: an id never runs ahead.
                var mark = engine.Changes.Mark;
                while (feed.Rows.TryRead(out var row)) yield return Refund(row);
                if (feed.TakeMissed()) yield return new SseItem<string>("{}", "resync");
                if (due)
                {
                    var items = await TickAsync(mark, quiet >= HeartbeatPaces, both.Token);
                    foreach (var item in items) yield return item;
                    quiet = items.Count > 0 ? 0 : quiet + 1;
                }
                if (more.IsCompleted) more = feed.Rows.WaitToReadAsync(both.Token).AsTask();
                await Task.WhenAny(tick, more);
                if (both.IsCancellationRequested) yield break;
                due = tick.IsCompleted;
                if (due) tick = timer.WaitForNextTickAsync(both.Token).AsTask();
            }
        }

        private async Task<IEnumerable<SseItem<string>>> MissedAsync(string told, CancellationToken stop)
        {
            try
            {
                if (FeedMark.Parse(told) is { } mark && await engine.Changes.SinceAsync(mark, stop) is { } rows)
                    return rows.Select(Refund);
            }
            catch (Exception fault) when (IsOfNow(fault))
            {
                // What could not be read is read anew by the screen itself.
            }
            return [new SseItem<string>("{}", "resync")];
        }

        /// <summary>The screen went away, or the figures cannot be read: the next second tries again.</summary>
        private static bool IsOfNow(Exception fault) =>
            fault is OperationCanceledException or StorageException or ListsBehindException;

        private async Task<List<SseItem<string>>> TickAsync(FeedMark? mark, bool mustSpeak, CancellationToken stop)
        {
            var items = new List<SseItem<string>>();
            try
            {
                if (Changed(await LiveAsync(engine, stop), ref _figures))
                    items.Add(new SseItem<string>(_figures, "figures"));
            }
            catch (Exception fault) when (IsOfNow(fault))
            {
                return items;
            }
            if (demo is not null && Changed(demo.State, ref _progress))
                items.Add(new SseItem<string>(_progress, "progress"));
            if (items.Count == 0 && (mustSpeak || mark?.Place != _told?.Place))
                items.Add(new SseItem<string>("{}", "alive"));
            if (items.Count == 0) return items;
            items[^1] = new SseItem<string>(items[^1].Data, items[^1].EventType)
            {
                EventId = mark?.ToString(),
                ReconnectionInterval = _told is null ? Again : null,
            };
            _told = mark;
            return items;
        }

        private SseItem<string> Refund(RefundRow row) =>
            new(JsonSerializer.Serialize(Views.Item(row, engine.Shops), json), "refund");

        private bool Changed<T>(T value, ref string last)
        {
            var data = JsonSerializer.Serialize(value, json);
            if (data == last) return false;
            last = data;
            return true;
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
}
