using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Engine.Projections;

/// <summary>
/// When what a shop's orders are judged by changes, or what holds it back, its open refunds and what was held back are
/// looked at again: the machine goes on by the new rules, and the lists show them so. Every node sees for itself, so
/// that the last one to hear of it has its word, too.
/// </summary>
internal sealed class PolicyWatch(EngineContext engine, RefundEngine door)
{
    private const int Page = 200;

    private static readonly RefundPhase[] Open = [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Person];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Stamp> _seen = [];

    public void Step()
    {
        foreach (var shop in engine.Shops.All)
        {
            var stamp = new Stamp(
                shop.Config, shop.Policy.Strategies.Version, shop.Gates, shop.Audit?.Version ?? 0);
            bool known;
            lock (_lock)
            {
                known = _seen.TryGetValue(shop.Config.Id, out var before);
                if (known && before == stamp) continue;
                _seen[shop.Config.Id] = stamp;
            }
            var about = new RefundFilter(shop.Config.Id, [.. Open]);
            // Whoever closed the breaker may have gone before anybody looked; a refund that waits for that has no time
            // of its own.
            if (!known) about = new RefundFilter(shop.Config.Id, [RefundPhase.Person], Code: Code.CapReached.Text());
            if (known || shop.Gates is { BreakerOpen: false, Words: > 0 }) _ = LookAgainAsync(shop.Config.Id, about);
        }
    }

    private async Task LookAgainAsync(string shop, RefundFilter about)
    {
        engine.Activity.Begin();
        var held = engine.Held.Take(shop);
        try
        {
            await PassAsync(held);
            await engine.Lists.SettledAsync(CancellationToken.None);
            string? cursor = null;
            do
            {
                var rows = await engine.Lists.RefundsAsync(about, cursor, Page, CancellationToken.None);
                var keys = rows.Rows.Select(r => r.Key).Distinct().ToList();
                await PassAsync(keys);
                await engine.Store.MarkAsync(keys, engine.Now, CancellationToken.None);
                cursor = rows.Next;
            }
            while (cursor is not null);
            engine.Projector.Kick();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store did not answer: at the next step it looks as new, and is done again.
            foreach (var key in held) engine.Held.Add(key);
            lock (_lock) _seen[shop] = default;
        }
        finally
        {
            engine.Activity.End();
        }
    }

    private Task<Accepted[]> PassAsync(IEnumerable<OrderKey> keys) =>
        Task.WhenAll(keys.Select(key => door.AcceptAsync(new Fact.TimePassed(key), CancellationToken.None)));

    private readonly record struct Stamp(ShopConfig? Config, int Strategies, Gates Gates, int Audit)
    {
        /// <summary>A configuration is replaced as a whole when it changes.</summary>
        public bool Equals(Stamp other) => ReferenceEquals(Config, other.Config) && Strategies == other.Strategies
            && Gates == other.Gates && Audit == other.Audit;

        public override int GetHashCode() => HashCode.Combine(Strategies, Gates, Audit);
    }
}
