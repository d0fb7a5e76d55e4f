using System.Collections.Concurrent;
using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Engine;

namespace Antui.Gateways.Ascp;

/// <summary>
/// Looks after shops of Tmall Global direct: applies what waited, tells what could not be told, learns how often orders
/// usually come, and says in the log what a person must see in time.
/// </summary>
public sealed partial class AscpKeeper(
    RefundEngine engine, AscpConfirmations confirmations, ILogger<AscpKeeper> log)
    : BackgroundService
{
    private const int OrdersMost = 2_000, PageMost = 200;

    /// <summary>On the wall: a demonstration's clock may run faster, the store does not.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    /// <summary>What is usual changes slowly; warnings themselves are made when somebody looks.</summary>
    private static readonly TimeSpan LearnEvery = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, byte> _announced = new();
    private readonly ConcurrentDictionary<AscpShop, long> _learnt = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LookFailed(fault);
            }
            await Task.Delay(Pace, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Once; tests call it instead of waiting.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        var shops = engine.Shops.All.Where(s => s.Connector is AscpShop).ToList();
        if (shops.Count == 0) return;
        await confirmations.CatchUpAsync(stop);
        foreach (var shop in shops)
        {
            var ascp = (AscpShop)shop.Connector;
            if (_learnt.TryGetValue(ascp, out var at) && TimeProvider.System.GetElapsedTime(at) < LearnEvery) continue;
            await LearnAsync(shop.Config.Id, ascp, stop);
            _learnt[ascp] = TimeProvider.System.GetTimestamp();
        }
        // A shop whose configuration changed has another connector, which has learnt nothing yet.
        foreach (var gone in _learnt.Keys.Except(shops.Select(s => (AscpShop)s.Connector)))
            _learnt.TryRemove(gone, out _);
    }

    private async Task LearnAsync(string id, AscpShop ascp, CancellationToken stop)
    {
        var orders = new List<(string, Instant)>();
        string? cursor = null;
        do
        {
            var page = await engine.Lists.OrdersAsync(id, null, cursor, PageMost, stop);
            orders.AddRange(page.Rows.Select(r => (r.OrderNo, r.CreatedAt)));
            cursor = page.Next;
        }
        while (cursor is not null && orders.Count < OrdersMost);
        ascp.Watch.Learn(orders);
        foreach (var warning in ascp.Warnings(Instant.From(engine.Clock.GetUtcNow())))
            if (_announced.TryAdd($"{id}/{warning.Code}", 1)) Announce(id, warning.Code, warning.En);
    }

    [LoggerMessage(LogLevel.Warning, "Shop {Shop}: {Code}: {Text}")]
    private partial void Announce(string shop, string code, string text);

    [LoggerMessage(LogLevel.Warning, "Looking after the shops of Tmall Global direct failed; it is tried again.")]
    private partial void LookFailed(Exception fault);
}
