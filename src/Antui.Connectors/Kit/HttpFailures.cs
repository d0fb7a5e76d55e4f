namespace Antui.Connectors;

internal static class HttpFailures
{
    /// <summary>Before a connection exists no byte of the request can have gone out.</summary>
    public static bool NeverConnected(this HttpRequestException failed) => failed.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
