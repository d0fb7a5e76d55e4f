using System.Collections.Concurrent;
using Antui.Core.Ports;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Server.Hosting;

/// <summary>Says in the log what a person must see in time about a shop's connection, each thing once.</summary>
internal sealed partial class WarnJob(ILogger<WarnJob> log) : IJobKind
{
    public const string Name = "warnings", Plan = "every 5m";

    private readonly ConcurrentDictionary<string, byte> _announced = new();

    public static bool Serves(Shop shop) => shop.Platform.Port<IWarn>() is not null;

    public string Kind => Name;

    public bool RunsWhilePaused => true;

    public TimeSpan QuietFor => TimeSpan.FromDays(1);

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        if (context.Shop is not { } shop || shop.Platform.Port<IWarn>() is not { } warns) return counts;
        await warns.LearnAsync(context.Engine.Lists, context.Now, stop);
        foreach (var warning in warns.Warnings(context.Now))
        {
            counts.Add("warnings");
            if (_announced.TryAdd($"{shop.Config.Id}/{warning.Code}", 1))
                Announce(shop.Config.Id, warning.Code, warning.En);
        }
        return counts;
    }

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: {Code}: {Text}")]
    private partial void Announce(string shop, string code, string text);
}
