using System.Net;
using System.Text;

namespace Antui.Connectors.Tests.Erp;

/// <summary>A wire that answers what the test says, in order, and keeps what was asked.</summary>
internal sealed class CannedAnswers(params string[] answers) : HttpMessageHandler
{
    private int _next;

    public List<(Uri Address, string Body)> Asked { get; } = [];

    public HttpClient Http => new(this) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.RequestUri!, await request.Content!.ReadAsStringAsync(cancellationToken)));
        var text = answers[Math.Min(_next++, answers.Length - 1)];
        // A bare number stands for a status without a body.
        return int.TryParse(text, out var status)
            ? new HttpResponseMessage((HttpStatusCode)status)
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8) };
    }
}
