using Antui.Core;
using Antui.Engine;

namespace Antui.Hosting;

/// <summary>
/// Looks again and again at orders that a rule of the audit held when they came; one node at a time does it.
/// </summary>
public sealed partial class AuditDriver(RefundEngine engine, AntuiOptions options, ILogger<AuditDriver> log)
    : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly string _node = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var audit = new DeskAudit(engine);
        var wait = TimeSpan.FromTicks(Math.Min(Longest.Ticks, options.Pace.Ticks * 4));
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, engine.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!audit.HasWork) continue;
                var now = Instant.From(engine.Clock.GetUtcNow());
                if (await engine.Store.TryLeaseAsync("desk:audit", _node, Lease, now, stoppingToken))
                    await audit.SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                SweepFailed(fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Orders that wait for their audit could not be looked at; it is tried again.")]
    private partial void SweepFailed(Exception fault);
}
