using System.Net.Sockets;

namespace Antui.Connectors.Tests.Kit;

/// <summary>A connection that fails in a way .NET does not wrap is still known to have carried nothing.</summary>
public sealed class A_peer_that_is_gone
{
    [Fact]
    public async Task A_bare_fault_of_the_socket_says_that_nothing_was_sent()
    {
        using var http = OutboundHttp.Create(new Fails(new SocketException((int)SocketError.NotConnected)));
        var fault = await Assert.ThrowsAsync<HttpRequestException>(AskAsync(http));
        Assert.Equal(HttpRequestError.ConnectionError, fault.HttpRequestError);
        Assert.IsType<SocketException>(fault.InnerException);
    }

    [Fact]
    public async Task A_fault_after_the_connection_stands_as_it_is()
    {
        var cut = new HttpRequestException(HttpRequestError.ResponseEnded, "cut", new SocketException());
        using var http = OutboundHttp.Create(new Fails(cut));
        var fault = await Assert.ThrowsAsync<HttpRequestException>(AskAsync(http));
        Assert.Same(cut, fault);
    }

    private static Func<Task> AskAsync(HttpClient http) =>
        () => http.GetAsync(new Uri("http://127.0.0.1:9/"), TestContext.Current.CancellationToken);

    private sealed class Fails(Exception fault) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
            Task.FromException<HttpResponseMessage>(fault);
    }
}
