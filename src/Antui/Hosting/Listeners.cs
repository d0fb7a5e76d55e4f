using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Hosting;

/// <summary>Keeps one listener running for every shop whose platform pushes; a changed shop gets a new one.</summary>
public sealed partial class Listeners(RefundEngine engine, AntuiOptions options, ILogger<Listeners> log)
    : BackgroundService
{
    private readonly Dictionary<string, (object Connector, CancellationTokenSource Stop, Task Done)> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var shop in engine.Shops.All) await FollowAsync(shop, stoppingToken);
            await Task.Delay(options.Pace, TimeProvider.System, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(_running.Values.Select(r => r.Done));
    }

    private async Task FollowAsync(Shop shop, CancellationToken stop)
    {
        var id = shop.Config.Id;
        var wanted = shop.Port<IListen>();
        if (_running.TryGetValue(id, out var running))
        {
            if (ReferenceEquals(running.Connector, wanted) && !running.Done.IsCompleted) return;
            await running.Stop.CancelAsync();
            await running.Done;
            running.Stop.Dispose();
            _running.Remove(id);
        }
        if (wanted is null) return;
        var own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _running[id] = (wanted, own, ListenAsync(id, wanted, own.Token));
    }

    private async Task ListenAsync(string id, IListen listener, CancellationToken stop)
    {
        try
        {
            await listener.ListenAsync((hint, token) => HintAsync(id, hint, token), stop);
            // A listener that ends by itself (pushes are off) has nothing more to say.
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Replaced, or the node stops.
        }
        catch (Exception fault)
        {
            Failed(id, fault.GetType().Name);
        }
    }

    /// <summary>
    /// Shops of one app share its messages, and whichever of their connections is free gets the next: the shop that
    /// knows the number reads it. What nobody reads here is made good by the next poll.
    /// </summary>
    private async Task HintAsync(string id, Hint hint, CancellationToken stop)
    {
        if (engine.Shops.Find(id) is not { } heard) return;
        var others = engine.Shops.All.Where(s => s.Config.Id != id && s.Config.Platform == heard.Config.Platform);
        foreach (var shop in others.Where(s => s.Port<IListen>() is not null).Prepend(heard))
        {
            try
            {
                if (await engine.HintAsync(shop, hint, stop)) return;
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                Failed(shop.Config.Id, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Listening for shop {Shop} failed ({Fault}); polling goes on.")]
    private partial void Failed(string shop, string fault);
}
