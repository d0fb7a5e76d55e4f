using System.Net.ServerSentEvents;
using Antui.Engine.Projections;

namespace Antui.Tests.Api;

/// <summary>A screen that comes back is told what it missed, or to read everything anew.</summary>
public sealed class Live_updates
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Tell_of_a_refund_and_of_the_figures()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await using var screen = await Screen.OpenAsync(node, null);
        Assert.Contains("\"counts\"", (await screen.UntilAsync("figures")).Data, StringComparison.Ordinal);
        await node.AskAsync("r1", "o1", 100);
        Assert.Contains("\"r1\"", (await screen.UntilAsync("refund")).Data, StringComparison.Ordinal);
        Assert.DoesNotContain("resync", screen.Heard);
    }

    [Fact]
    public async Task Who_comes_back_soon_is_told_what_happened_meanwhile()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.AskAsync("before", "o1", 100);
        await node.UntilAsync("h1", "before", "refunded");
        string id;
        await using (var first = await Screen.OpenAsync(node, null)) id = await first.IdAsync();
        await node.OrderAsync("o2");
        await node.AskAsync("meanwhile", "o2", 100);
        await node.UntilAsync("h1", "meanwhile", "refunded");
        await node.GetAsync("refunds");
        await using var again = await Screen.OpenAsync(node, id);
        // Lists showed it before the line was there again: only what was missed can tell of it.
        while (!(await again.UntilAsync("refund")).Data.Contains("\"meanwhile\"", StringComparison.Ordinal))
            Assert.DoesNotContain("figures", again.Heard);
        await again.UntilAsync("figures");
        Assert.DoesNotContain("resync", again.Heard);
    }

    /// <summary>Away for an hour; on another installation; with an id that nobody gave.</summary>
    [Theory, InlineData("0-3600000"), InlineData("99999-99999999999999"), InlineData("17")]
    public async Task Who_was_away_too_long_is_told_to_read_anew(string id)
    {
        await using var node = await TestNode.StartAsync();
        await using var screen = await Screen.OpenAsync(node, id);
        await screen.UntilAsync("figures");
        Assert.Equal(["resync", "figures"], screen.Heard);
    }

    [Fact]
    public void Who_reads_too_slowly_is_told_so_once()
    {
        var feed = new Feed(null!);
        using var slow = feed.Open();
        for (var i = 0; i < 1_024; i++) feed.Publish(null!);
        Assert.False(slow.TakeMissed());
        feed.Publish(null!);
        Assert.True(slow.TakeMissed());
        Assert.False(slow.TakeMissed());
        slow.Dispose();
        Assert.False(feed.HasReaders);
    }

    [Fact]
    public void A_mark_is_read_as_it_was_written()
    {
        var mark = new FeedMark(12, new Core.Instant(1_800_000_000_123));
        Assert.Equal("12-1800000000123", $"{mark}");
        Assert.Equal(mark, FeedMark.Parse("12-1800000000123"));
        Assert.All([null, "", "12", "12-", "-12-4", "a-b", "1-2-3"], text => Assert.Null(FeedMark.Parse(text)));
    }

    private sealed class Screen : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new(Patient);
        private HttpClient _client = null!;
        private HttpResponseMessage _answer = null!;
        private IAsyncEnumerator<SseItem<string>> _events = null!;
        private SseParser<string> _parser = null!;

        public List<string> Heard { get; } = [];

        public static async Task<Screen> OpenAsync(TestNode node, string? id)
        {
            var screen = new Screen { _client = node.Client() };
            using var request = new HttpRequestMessage(HttpMethod.Get, "events");
            if (id is not null) request.Headers.Add("Last-Event-ID", id);
            screen._answer = await screen._client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, screen._stop.Token);
            Assert.Equal("text/event-stream", screen._answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("no", screen._answer.Headers.GetValues("X-Accel-Buffering").Single());
            screen._parser = SseParser.Create(await screen._answer.Content.ReadAsStreamAsync(screen._stop.Token));
            screen._events = screen._parser.EnumerateAsync(screen._stop.Token).GetAsyncEnumerator();
            return screen;
        }

        public async Task<SseItem<string>> UntilAsync(string kind)
        {
            while (await _events.MoveNextAsync())
            {
                Heard.Add(_events.Current.EventType);
                if (_events.Current.EventType == kind) return _events.Current;
            }
            throw new InvalidOperationException($"The stream ended before '{kind}'.");
        }

        public async Task<string> IdAsync()
        {
            while (_parser.LastEventId == "") Assert.True(await _events.MoveNextAsync());
            return _parser.LastEventId;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _answer.Dispose();
            _client.Dispose();
            _stop.Dispose();
        }
    }
}
