using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Connectors.Generic;

/// <summary>
/// Signed calls to the ERP: time-out, size limit, and one of three answers. It never repeats a call by itself.
/// </summary>
public sealed class GenericClient
{
    /// <summary>The ERP's code for an order it does not have; a bare 404 may be a wrong address.</summary>
    public const string OrderUnknown = "ORDER_UNKNOWN";

    private const int MostAnswerBytes = 8 * 1024 * 1024;
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private readonly GenericSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Call _call;
    private readonly Uri _base;
    private long _questions;

    /// <param name="http">Follows no redirect and sets no time-out of its own.</param>
    /// <param name="clock">For timestamps.</param>
    /// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
    public GenericClient(GenericSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock) = (settings, clock);
        _base = new Uri(settings.Address.TrimEnd('/') + "/");
        Signs = new GenericSign(settings.Secret, settings.PreviousSecret);
        var rules = new CallRules(TimeSpan.FromSeconds(settings.CallTimeoutSeconds), settings.Retry)
        {
            MostBytes = MostAnswerBytes,
            IsAnswer = _ => true,
            Cut = "the answer was cut off",
        };
        _call = new Call(http, network ?? clock, rules);
    }

    public GenericSign Signs { get; }

    /// <summary>A call with a body. The body is what is signed.</summary>
    /// <param name="key">The same for every retry of the same effect.</param>
    public Task<Reply> PostAsync<T>(
        string path, string key, T body, JsonTypeInfo<T> shape, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, key, JsonSerializer.SerializeToUtf8Bytes(body, shape), stop);

    /// <summary>A question. It has no body: the path with its query is what is signed.</summary>
    public Task<Reply> GetAsync(string pathAndQuery, CancellationToken stop)
    {
        var id = $"q-{_clock.GetUtcNow().ToUnixTimeMilliseconds():x}-{Interlocked.Increment(ref _questions):x}";
        return SendAsync(HttpMethod.Get, pathAndQuery, id, null, stop);
    }

    /// <summary>A question whose answer must be a success with this list in it; anything else throws.</summary>
    /// <returns>The rows, and the cursor of the next page.</returns>
    internal async Task<(List<Row<T>> Rows, string? Next)> ReadAsync<T>(
        string pathAndQuery, RowShape<T> shape, CancellationToken stop) where T : class
    {
        var reply = await GetAsync(pathAndQuery, stop);
        return reply is Reply.Ok ok
            ? PageOf(pathAndQuery, ok.Body, shape) : throw new ReadFailedException(Bare(pathAndQuery), reply);
    }

    /// <summary>A question without its query, which may name a buyer.</summary>
    private static string Bare(string pathAndQuery) => pathAndQuery.Split('?')[0];

    private static (List<Row<T>> Rows, string? Next) PageOf<T>(string path, JsonElement body, RowShape<T> shape)
        where T : class
    {
        try
        {
            if (Rows.Of(body, "items", shape) is not { } rows) throw new ReadFailedException($"{Bare(path)}: no items");
            return (rows, body.TryGetProperty("next", out var next) ? next.ToString() : null);
        }
        catch (JsonException)
        {
            throw new ReadFailedException($"{Bare(path)}: unreadable answer at $.items");
        }
    }

    private Task<Reply> SendAsync(
        HttpMethod method, string path, string id, byte[]? body, CancellationToken stop) =>
        _call.SendAsync(() => Signed(method, path, id, body), Classify, failed => failed, stop);

    private HttpRequestMessage Signed(HttpMethod method, string path, string id, byte[]? body)
    {
        var request = new HttpRequestMessage(method, new Uri(_base, path));
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var payload = body ?? Encoding.UTF8.GetBytes(request.RequestUri!.PathAndQuery);
        request.Headers.Add(GenericSign.IdHeader, id);
        request.Headers.Add(GenericSign.TimestampHeader, timestamp);
        request.Headers.Add(GenericSign.SignatureHeader, Signs.Sign(id, timestamp, payload));
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        return request;
    }

    /// <summary>4xx was turned away; everything that is neither a yes nor a no is unknown.</summary>
    private Reply Classify(Heard answer)
    {
        var status = (int)answer.Status;
        if (status is >= 200 and < 300) return Reply.Ok.Of(answer.Text);
        if (status is < 400 or >= 500 or (int)HttpStatusCode.RequestTimeout)
            return new Reply.Unknown($"HTTP {status}");
        var problem = Reply.Ok.Of(answer.Text).Read(GenericJson.Default.GenericProblem);
        var code = problem?.Code is { Length: > 0 and <= 64 } own ? own : $"HTTP_{status}";
        var said = GenericMap.Cut(problem?.Detail ?? problem?.Title ?? "");
        TimeSpan? after = status switch
        {
            401 or 403 => _settings.Retry,
            429 => answer.Head.RetryAfter?.Delta ?? _settings.Retry,
            _ => code == OrderUnknown ? _settings.Retry : null,
        };
        return new Reply.NotExecuted(code, said == "" ? $"HTTP {status}" : said, after);
    }
}
