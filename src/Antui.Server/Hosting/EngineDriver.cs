using Antui.Core;
using Antui.Engine;
using Antui.Server.Configuration;

namespace Antui.Server.Hosting;

/// <summary>
/// The only thing here that runs by itself: it calls the engine's step when something is due, and at the latest after
/// the node's pace. A stop waits for what is under way; what does not end in time is found out after the next start.
/// </summary>
public sealed partial class EngineDriver(RefundEngine engine, AntuiOptions options, ILogger<EngineDriver> log)
    : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reload = engine.Clock.GetUtcNow() + options.Reload;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Pace;
            try
            {
                await engine.StepAsync(stoppingToken);
                if (engine.Clock.GetUtcNow() >= reload)
                {
                    await engine.Shops.LoadAsync(stoppingToken);
                    reload = engine.Clock.GetUtcNow() + options.Reload;
                }
                wait = Until(await engine.NextAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                StepFailed(fault);
            }
            await Task.Delay(wait, engine.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var idle = Task.WhenAll(engine.Activity.IdleAsync(), engine.Jobs.EndedAsync());
        if (await Task.WhenAny(idle, Task.Delay(options.Drain, TimeProvider.System, cancellationToken)) != idle)
            Undrained(engine.Activity.Count);
    }

    private TimeSpan Until(Instant next)
    {
        if (next == Instant.Never) return options.Pace;
        var wait = next - Instant.From(engine.Clock.GetUtcNow());
        return wait < Shortest ? Shortest : wait > options.Pace ? options.Pace : wait;
    }

    [LoggerMessage(LogLevel.Error, "A step of the engine failed; it is tried again.")]
    private partial void StepFailed(Exception fault);

    [LoggerMessage(LogLevel.Warning,
        "Stopped with {Count} operations under way; they are found out after the next start.")]
    private partial void Undrained(int count);
}
