using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Antui.Connectors;
using Antui.Server.Configuration;

namespace Antui.Cli;

/// <summary>Talks to a running server over the public API, as everybody does.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient _http;

    private ServerClient(string address, string key)
    {
        _http = OutboundHttp.Create();
        _http.BaseAddress = new Uri(address.TrimEnd('/') + "/api/v1/");
        _http.Timeout = TimeSpan.FromSeconds(30);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Null when neither an option nor the environment names a server.</summary>
    public static ServerClient? Find(string? server, string? key)
    {
        var address = server ?? Environment.GetEnvironmentVariable("ANTUI_SERVER");
        if (string.IsNullOrEmpty(address)) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new CommandException($"--server: '{address}' is no address like http://127.0.0.1:8080.");
        var token = key ?? Environment.GetEnvironmentVariable("ANTUI_KEY")
            ?? throw new CommandException("--key: a server needs an API key; give --key or set ANTUI_KEY.");
        var (text, fault) = SecretText.Resolve(token);
        return fault is null ? new ServerClient(address, text) : throw new CommandException("--key: " + fault);
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(path, stop);
        return await ReadAsync(answer, stop);
    }

    public async Task<JsonNode> PostAsync(string path, JsonNode? body, CancellationToken stop)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, stop);
        return await ReadAsync(answer, stop);
    }

    public async Task<JsonNode> SendAsync(string path, HttpContent content, CancellationToken stop)
    {
        using var answer = await _http.PostAsync(path, content, stop);
        return await ReadAsync(answer, stop);
    }

    public async Task<JsonNode> PutAsync(string path, JsonNode? body, CancellationToken stop)
    {
        using var answer = await _http.PutAsJsonAsync(path, body, stop);
        return await ReadAsync(answer, stop);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (answer.IsSuccessStatusCode) return JsonNode.Parse(text)!;
        var detail = answer.Content.Headers.ContentType?.MediaType is Server.Http.Problems.ContentType
            ? (string?)JsonNode.Parse(text)?["detail"] : null;
        throw new CommandException($"the server answered {(int)answer.StatusCode}: {detail ?? answer.ReasonPhrase}");
    }
}
