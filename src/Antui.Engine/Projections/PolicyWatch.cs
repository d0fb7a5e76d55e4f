using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine.Projections;

/// <summary>
/// When what a shop's orders are judged by changes, or what holds it back, its open refunds and what was held back are
/// looked at again: the machine goes on by the new rules, and the lists show them so. Every node sees for itself, so
/// that the last one to hear of it has its word, too. By what all was looked at last is kept, so that a change whose node
/// died is not forgotten.
/// </summary>
internal sealed class PolicyWatch(EngineContext engine, RefundEngine door)
{
    private const string Kind = "judged-by";
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
            _ = LookAgainAsync(shop.Config.Id, stamp.Text, isNew: !known);
        }
    }

    /// <param name="isNew">This node has not judged by anything else.</param>
    private async Task LookAgainAsync(string shop, string stamp, bool isNew)
    {
        engine.Activity.Begin();
        var held = engine.Held.Take(shop);
        try
        {
            var kept = await engine.Store.ReadAsync(Kind, shop, CancellationToken.None);
            if (isNew && kept?.Json == stamp) return;
            await PassAsync(held);
            // A gate that shut is a change, too: what it holds back is looked at once more when it opens.
            if (IsHeldBack(shop)) engine.Held.Add(held);
            await engine.Lists.SettledAsync(CancellationToken.None);
            var about = new RefundFilter(shop, [.. Open]);
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
            if (kept?.Json == stamp) return;
            // Somebody else who was faster looked at all of it, too; by what, the next start compares.
            await engine.Store.WriteAsync(
                new Document(Kind, shop, (kept?.Version ?? 0) + 1, engine.Options.Node, engine.Now, stamp),
                keepHistory: false, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store did not answer: at the next step it looks as new, and is done again.
            engine.Held.Add(held);
            lock (_lock) _seen[shop] = default;
        }
        finally
        {
            engine.Activity.End();
        }
    }

    private bool IsHeldBack(string shop) =>
        engine.Shops.Find(shop) is { } known && (known.Paused || known.Gates.BreakerOpen);

    private Task<Accepted[]> PassAsync(IEnumerable<OrderKey> keys) =>
        Task.WhenAll(keys.Select(key => door.AcceptAsync(new Fact.TimePassed(key), CancellationToken.None)));

    private readonly record struct Stamp(ShopConfig? Config, int Strategies, Gates Gates, int Audit)
    {
        /// <summary>The same on every node and after a restart, as JSON.</summary>
        public string Text => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{JsonSerializer.Serialize(Config, EngineJson.Default.ShopConfig)} {Strategies} {Gates} {Audit}")))}\"";

        /// <summary>A configuration is replaced as a whole when it changes.</summary>
        public bool Equals(Stamp other) => ReferenceEquals(Config, other.Config) && Strategies == other.Strategies
            && Gates == other.Gates && Audit == other.Audit;

        public override int GetHashCode() => HashCode.Combine(Strategies, Gates, Audit);
    }
}
