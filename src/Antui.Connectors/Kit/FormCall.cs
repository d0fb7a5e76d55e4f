using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors;

/// <summary>A form posted to a courier's interface: the text of its answer, or what its absence means.</summary>
internal static class FormCall
{
    private const int MostAnswerBytes = 2 * 1024 * 1024;

    /// <returns>Either a text or an outcome.</returns>
    public static async Task<(string? Text, Outcome? Failed)> PostAsync(
        HttpClient http, string address, IEnumerable<KeyValuePair<string, string>> form, TimeSpan patience,
        TimeSpan retry, TimeProvider clock, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new FormUrlEncodedContent(form);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if ((int)answer.StatusCode == 429)
            {
                var wait = answer.Headers.RetryAfter?.Delta ?? retry;
                return (null, new Outcome.Refused(OutcomeCodes.Throttled, "HTTP 429", wait));
            }
            if (!answer.IsSuccessStatusCode) return (null, new Outcome.Uncertain($"HTTP {(int)answer.StatusCode}"));
            await answer.Content.LoadIntoBufferAsync(MostAnswerBytes, either.Token);
            return (await AnswerText.ReadAsync(answer.Content, either.Token), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, new Outcome.Uncertain($"no answer within {patience.TotalSeconds:0} s"));
        }
        catch (HttpRequestException failed)
        {
            return (null, failed.NeverConnected()
                ? new Outcome.Refused("NOT_CONNECTED", failed.HttpRequestError.ToString(), retry)
                : new Outcome.Uncertain($"connection failed: {failed.HttpRequestError}"));
        }
        catch (IOException)
        {
            return (null, new Outcome.Uncertain("the answer was cut off"));
        }
    }
}
