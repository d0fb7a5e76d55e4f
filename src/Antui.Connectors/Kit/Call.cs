using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Antui.Core.Orders;

namespace Antui.Connectors;

/// <summary>How a party is called, where parties differ.</summary>
/// <param name="Patience">How long a call may take.</param>
/// <param name="Retry">When to call again after no connection was made.</param>
internal sealed record CallRules(TimeSpan Patience, TimeSpan Retry)
{
    /// <summary>The longest answer that is read; null: whatever the HTTP client takes.</summary>
    public int? MostBytes { get; init; }

    /// <summary>The statuses whose text the party's own reading understands.</summary>
    public Func<HttpStatusCode, bool> IsAnswer { get; init; } = status => status == HttpStatusCode.OK;

    /// <summary>What 429 means, given the wait it names. Null: no more than other statuses do.</summary>
    public Func<TimeSpan?, Reply>? OnLimit { get; init; }

    public Func<HttpRequestError, string> NotConnected { get; init; } = why => $"{why}";

    public Func<HttpRequestError, string> Failed { get; init; } = why => $"connection failed: {why}";

    public string Cut { get; init; } = "connection cut or unreadable answer";

    /// <summary>The answer to a call that was held back here during a ban.</summary>
    public string Held { get; init; } = "held back here until the flow limit is over";
}

/// <summary>An answer as it came.</summary>
internal sealed record Heard(HttpStatusCode Status, HttpResponseHeaders Head, string Text);

/// <summary>
/// One call to a party: held back during a ban, ended by a time-out on the network's clock, and either heard or failed
/// for a reason that says whether it may have been executed. It repeats nothing, and throws only when it is stopped.
/// </summary>
/// <param name="http">From <see cref="OutboundHttp"/>.</param>
/// <param name="network">The time of wires, where the clock of the business may run faster.</param>
/// <param name="pace">Where the party has a flow limit.</param>
internal sealed class Call(HttpClient http, TimeProvider network, CallRules rules, CallPace? pace = null)
{
    /// <summary>A call whose answer is one of the four.</summary>
    /// <param name="make">Signs and addresses the request.</param>
    /// <param name="read">What the text means.</param>
    public Task<Reply> SendAsync(
        Func<HttpRequestMessage> make, Func<string, Reply> read, CancellationToken stop) =>
        SendAsync(make, heard => read(heard.Text), failed => failed, stop);

    /// <inheritdoc cref="SendAsync(Func{HttpRequestMessage}, Func{string, Reply}, CancellationToken)"/>
    /// <param name="failed">What it is to the party that nothing was heard.</param>
    public async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> make, Func<Heard, T> read, Func<Reply, T> failed, CancellationToken stop)
    {
        if (pace?.Held() is { } wait) return failed(Throttled(rules.Held, wait));
        using var timeout = new CancellationTokenSource(rules.Patience, network);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var request = make();
            using var answer = await http.SendAsync(
                request,
                rules.MostBytes is null
                    ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead,
                either.Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests && rules.OnLimit is { } limited)
                return failed(limited(answer.Headers.RetryAfter?.Delta));
            if (!rules.IsAnswer(answer.StatusCode))
                return failed(new Reply.Unknown($"HTTP {(int)answer.StatusCode}"));
            if (rules.MostBytes is { } most) await answer.Content.LoadIntoBufferAsync(most, either.Token);
            var text = await AnswerText.ReadAsync(answer.Content, either.Token);
            return read(new Heard(answer.StatusCode, answer.Headers, text));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var seconds = rules.Patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return failed(new Reply.Unknown($"no answer within {seconds} s"));
        }
        catch (HttpRequestException fault)
        {
            return failed(fault.NeverConnected()
                ? new Reply.NotExecuted("NOT_CONNECTED", rules.NotConnected(fault.HttpRequestError), rules.Retry)
                : new Reply.Unknown(rules.Failed(fault.HttpRequestError)));
        }
        catch (Exception cut) when (cut is IOException or InvalidOperationException)
        {
            return failed(new Reply.Unknown(rules.Cut));
        }
    }

    /// <summary>The party spoke of its flow limit: calls are held back until the ban is over.</summary>
    public Reply.NotExecuted Limited(string text, TimeSpan ban)
    {
        pace?.Hold(ban);
        return Throttled(text, ban);
    }

    private static Reply.NotExecuted Throttled(string text, TimeSpan wait) => new(OutcomeCodes.Throttled, text, wait);
}
