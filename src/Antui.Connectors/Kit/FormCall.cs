using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors;

/// <summary>A form posted to a courier's interface: the text of its answer, or what its absence means.</summary>
internal static class FormCall
{
    private const int MostAnswerBytes = 2 * 1024 * 1024;

    /// <returns>Either a text or an outcome.</returns>
    public static Task<(string? Text, Outcome? Failed)> PostAsync(
        HttpClient http, string address, IEnumerable<KeyValuePair<string, string>> form, TimeSpan patience,
        TimeSpan retry, TimeProvider clock, CancellationToken stop)
    {
        var call = new Call(http, clock, new CallRules(patience, retry)
        {
            MostBytes = MostAnswerBytes,
            IsAnswer = status => (int)status is >= 200 and < 300,
            OnLimit = wait => new Reply.NotExecuted(OutcomeCodes.Throttled, "HTTP 429", wait ?? retry),
            Cut = "the answer was cut off",
        });
        return call.SendAsync<(string?, Outcome?)>(
            () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) },
            heard => (heard.Text, null), failed => (null, failed.ToOutcome()), stop);
    }
}
