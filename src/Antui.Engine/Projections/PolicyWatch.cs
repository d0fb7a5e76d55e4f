using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>
/// When what a shop's orders are judged by changes, its open refunds are looked at again: the machine goes on by the new
/// rules, and the lists show them so. Every node sees for itself, so that the last one to hear of it has its word, too.
/// </summary>
internal sealed class PolicyWatch(EngineContext engine, RefundEngine door)
{
    private const int Page = 200;

    private static readonly RefundPhase[] Open = [RefundPhase.Waiting, RefundPhase.Person];

    private readonly Dictionary<string, Stamp> _seen = [];

    public void Step()
    {
        foreach (var shop in engine.Shops.All)
        {
            var stamp = new Stamp(
                shop.Config, shop.Policy.Strategies.Version, shop.Gates.BreakerOpen, shop.Audit?.Version ?? 0);
            var known = _seen.TryGetValue(shop.Config.Id, out var before);
            _seen[shop.Config.Id] = stamp;
            if (known && before != stamp) _ = LookAgainAsync(shop.Config.Id);
        }
    }

    private async Task LookAgainAsync(string shop)
    {
        engine.Activity.Begin();
        try
        {
            string? cursor = null;
            do
            {
                var rows = await engine.Lists.RefundsAsync(
                    new RefundFilter(shop, [.. Open]), cursor, Page, CancellationToken.None);
                var keys = rows.Rows.Select(r => r.Key).Distinct().ToList();
                await Task.WhenAll(
                    keys.Select(key => door.AcceptAsync(new Fact.TimePassed(key), CancellationToken.None)));
                await engine.Store.MarkAsync(keys, engine.Now, CancellationToken.None);
                cursor = rows.Next;
            }
            while (cursor is not null);
            engine.Projector.Kick();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store did not answer: at the next step it looks as new, and is done again.
            _seen[shop] = default;
        }
        finally
        {
            engine.Activity.End();
        }
    }

    private readonly record struct Stamp(ShopConfig? Config, int Strategies, bool BreakerOpen, int Audit)
    {
        /// <summary>A configuration is replaced as a whole when it changes.</summary>
        public bool Equals(Stamp other) => ReferenceEquals(Config, other.Config) && Strategies == other.Strategies
            && BreakerOpen == other.BreakerOpen && Audit == other.Audit;

        public override int GetHashCode() => HashCode.Combine(Strategies, BreakerOpen, Audit);
    }
}
