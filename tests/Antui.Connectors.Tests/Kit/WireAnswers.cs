using System.Net;
using System.Text;

namespace Antui.Connectors.Tests.Kit;

/// <summary>A wire that answers every call as the test says: in these bytes, with this content type.</summary>
internal sealed class WireAnswers(Func<string, string> answer, Encoding encoding, string? contentType)
    : HttpMessageHandler
{
    public HttpClient Http => new(this) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var content = new ByteArrayContent(encoding.GetBytes(answer($"{request.RequestUri}\n{body}")));
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }
}
