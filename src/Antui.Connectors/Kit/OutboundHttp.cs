using System.Net;
using System.Net.Sockets;

namespace Antui.Connectors;

/// <summary>The HTTP client every call to a party outside is made with.</summary>
public static class OutboundHttp
{
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    /// <summary>
    /// A client that follows no redirect (a redirected post becomes a get), keeps no cookies (shops share it) and sets
    /// no time-out of its own: every call has one, see the settings of the connection.
    /// </summary>
    public static HttpClient Create() => Create(Network());

    /// <summary>The same over another network, which the client closes with itself.</summary>
    public static HttpClient Create(HttpMessageHandler network) => new(new ConnectionFaults { InnerHandler = network })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswerBytes,
    };

    /// <summary>Connections as all clients here make them.</summary>
    public static HttpMessageHandler Network() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>
    /// .NET reads the address of its peer right after it connected, outside of its own error handling: when the peer
    /// has gone by then, a bare SocketException comes out instead of the HttpRequestException that says so. All later
    /// socket faults are wrapped, so a bare one means that no byte of the request went out.
    /// </summary>
    private sealed class ConnectionFaults : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            try
            {
                return await base.SendAsync(request, stop);
            }
            catch (SocketException gone)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, gone.Message, gone);
            }
        }
    }
}
