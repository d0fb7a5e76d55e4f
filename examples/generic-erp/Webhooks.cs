using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;

namespace GenericErp.Example;

/// <summary>
/// Tells Antui one event after the other, and repeats each until it is taken. The queue is in memory: after a restart
/// Antui reads what it missed with GET goods.
/// </summary>
internal sealed class Webhooks(string antui, Signing signing, TimeProvider clock, ILogger<Webhooks> log)
    : BackgroundService
{
    private const int MostTries = 12, MostWaitSeconds = 60;
    private readonly Channel<GoodsEvent> _queue = Channel.CreateUnbounded<GoodsEvent>();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public void Send(GoodsEvent said) => _queue.Writer.TryWrite(said);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var said in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            for (var tries = 1; tries <= MostTries && !await TakenAsync(said, stoppingToken); tries++)
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(1 << tries, MostWaitSeconds)), clock, stoppingToken);
        }
    }

    /// <returns>False when it is to be said again. 422 is an answer, too: saying it again would not help.</returns>
    private async Task<bool> TakenAsync(GoodsEvent said, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(said, Json.Options);
        var timestamp = signing.Timestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, antui) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", said.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", signing.Sign(said.Id, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            if (answer.IsSuccessStatusCode) return true;
            log.LogWarning("{Id}: Antui answered {Status} {Text}", said.Id, (int)answer.StatusCode,
                await answer.Content.ReadAsStringAsync(stop));
            return (int)answer.StatusCode is 400 or 409 or 422;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested
            && fault is HttpRequestException or TaskCanceledException)
        {
            log.LogWarning("{Id}: {Fault}", said.Id, fault.Message);
            return false;
        }
    }
}
