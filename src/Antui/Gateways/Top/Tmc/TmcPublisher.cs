using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Gateways.Top.Methods;

namespace Antui.Gateways.Top.Tmc;

/// <summary>
/// Tells apps what changed in hosted shops: refunds from the engine's feed as they happen, orders and whatever the feed
/// missed by looking through what changed since the last look. Messages may repeat and may be lost with the process;
/// nobody relies on them.
/// </summary>
public sealed partial class TmcPublisher(TopServices services, ILogger<TmcPublisher> log) : BackgroundService
{
    private const int RememberMost = 50_000;
    private const int LookMost = 500;
    private readonly Dictionary<string, (Instant, string)> _told = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, Instant> _lookedTo = [];
    private IReadOnlyDictionary<string, List<(string AppKey, string Topics)>> _permits =
        new Dictionary<string, List<(string, string)>>();

    private RefundEngine Engine => services.Engine;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ListenAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var row in Engine.Changes.SubscribeAsync(stop))
            {
                if (row.Hosted && _permits.ContainsKey(row.Shop)) Tell(row);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LookOnceAsync(stop);
                await Task.Delay(TimeSpan.FromSeconds(services.Options.TmcPollSeconds), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LookFailed(fault);
                await Task.Delay(TimeSpan.FromSeconds(services.Options.TmcPollSeconds), CancellationToken.None);
            }
        }
    }

    private async Task LookOnceAsync(CancellationToken stop)
    {
        _permits = await TmcPermits.AllAsync(Engine.Store, stop);
        var now = Instant.From(Engine.Clock.GetUtcNow());
        await Engine.CaughtUpAsync(now);
        foreach (var shop in Engine.Shops.All)
        {
            var id = shop.Config.Id;
            if (shop.Connector is not HostedConnector || !_permits.ContainsKey(id)) continue;
            // A little back each time: another node's commit may carry a time from just before it.
            var from = _lookedTo.GetValueOrDefault(id, now) - TimeSpan.FromSeconds(5);
            await foreach (var row in ChangedAsync(
                (skip, take) => Engine.Lists.ChangedOrdersAsync(id, from, now, skip, take, stop)))
                Tell(row);
            await foreach (var row in ChangedAsync(
                (skip, take) => Engine.Lists.ChangedRefundsAsync(id, from, now, null, skip, take, stop)))
                Tell(row);
            _lookedTo[id] = now;
        }
    }

    private static async IAsyncEnumerable<T> ChangedAsync<T>(
        Func<int, int, Task<(IReadOnlyList<T> Rows, long Total)>> read)
    {
        for (var skip = 0; ; skip += LookMost)
        {
            var (rows, _) = await read(skip, LookMost);
            foreach (var row in rows) yield return row;
            if (rows.Count < LookMost) yield break;
        }
    }

    private void Tell(RefundRow row)
    {
        if (IsNew($"r/{row.Shop}/{row.RefundNo}", row.ModifiedAt, row.RawStatus))
            Send(row.Shop, TmcTopics.Of(row), nick => TmcTopics.Content(row, nick));
    }

    private void Tell(OrderRow row)
    {
        if (TmcTopics.Of(row) is { } topic && IsNew($"o/{row.Shop}/{row.OrderNo}", row.ModifiedAt, topic))
            Send(row.Shop, topic, nick => TmcTopics.Content(row, nick));
    }

    private void Send(string shop, string topic, Func<string, string> content)
    {
        if (!_permits.TryGetValue(shop, out var apps) || Engine.Shops.Find(shop) is not { } known) return;
        var nick = known.Config.Name.Length > 0 ? known.Config.Name : shop;
        foreach (var (appKey, topics) in apps)
        {
            if (topics == "*" || topics.Split(',').Contains(topic))
                services.Queues.Publish(appKey, topic, content(nick), nick, StartMethods.UserId(shop));
        }
    }

    /// <summary>Remembers the last of each, and forgets the oldest: a repeat is allowed, a flood is not.</summary>
    private bool IsNew(string key, Instant modified, string state)
    {
        lock (_told)
        {
            if (_told.TryGetValue(key, out var last))
            {
                if (last == (modified, state) || modified < last.Item1) return false;
            }
            else
            {
                _order.Enqueue(key);
                if (_order.Count > RememberMost) _told.Remove(_order.Dequeue());
            }
            _told[key] = (modified, state);
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Looking for changes to tell failed; it is tried again.")]
    private partial void LookFailed(Exception fault);
}
