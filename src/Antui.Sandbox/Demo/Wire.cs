using Antui.Connectors;

namespace Antui.Sandbox.Demo;

/// <summary>The network between the parties, which knows how many calls are under way.</summary>
internal sealed class Wire() : DelegatingHandler(OutboundHttp.Network())
{
    private int _calling;

    public int Calling => Volatile.Read(ref _calling);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        Interlocked.Increment(ref _calling);
        try
        {
            return await base.SendAsync(request, stop);
        }
        finally
        {
            Interlocked.Decrement(ref _calling);
        }
    }
}
