using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Desk;

/// <summary>
/// Looks again and again at orders that a rule of the audit held when they came; one node at a time does it.
/// </summary>
public sealed class AuditJob(RefundEngine engine) : IJobKind
{
    public const string Name = "audit", Plan = "every 2s";

    private readonly DeskAudit _audit = new(engine);

    public static bool Serves(Shop shop) => DeskAudit.IsSwept(shop);

    public string Kind => Name;

    public TimeSpan QuietFor => TimeSpan.FromMinutes(10);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop) =>
        new JobCounts().Add("audited", await _audit.SweepAsync(stop));
}
