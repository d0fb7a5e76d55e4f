using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Antui.Connectors;

namespace Antui.Tests.EndToEnd;

/// <summary>
/// A client of the REST API whose server may be dead, elsewhere or not up yet: what was not acknowledged is said again,
/// as any good client does.
/// </summary>
internal sealed class Caller : IDisposable
{
    public const string Key = "end-to-end-key-0123456789";

    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = OutboundHttp.Create();

    public Caller()
    {
        _http.Timeout = OneTry;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    /// <summary>Where to call now; null while nobody serves.</summary>
    public Func<Uri?> Server { get; set; } = () => null;

    public async Task<(int Status, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? json, CancellationToken stop)
    {
        var server = Server() ?? throw new HttpRequestException("No server at the moment.");
        using var request = new HttpRequestMessage(method, new Uri(server, "/api/v1/" + path));
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        return ((int)answer.StatusCode, text == "" ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>Until it is acknowledged. A refusal is an answer, too.</summary>
    public async Task<(int Status, JsonNode Body)> SayAsync(string path, string json, CancellationToken stop) =>
        await AgainAsync(HttpMethod.Post, path, json, status => status < 500, stop);

    /// <summary>Until it is there and as wanted.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> wanted, CancellationToken stop)
    {
        while (true)
        {
            var (status, body) = await AgainAsync(HttpMethod.Get, path, null, s => s < 500, stop);
            if (status == 200 && wanted(body)) return body;
            await Task.Delay(100, stop);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, JsonNode Body)> AgainAsync(
        HttpMethod method, string path, string? json, Func<int, bool> good, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var answer = await SendAsync(method, path, json, stop);
                if (good(answer.Status)) return answer;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested
                && fault is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
            {
                // Killed in the middle, or not up yet.
            }
            await Task.Delay(50, stop);
        }
    }
}
