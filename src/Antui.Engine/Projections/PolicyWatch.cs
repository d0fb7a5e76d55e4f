using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine.Documents;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Projections;

/// <summary>
/// When what a shop's orders are judged by changes, or what holds it back, its open refunds and what was held back are
/// looked at again: the machine goes on by the new rules, and the lists show them so. Every node sees for itself, so
/// that the last one to hear of it has its word, too. By what all was looked at last is kept, so that a change whose node
/// died is not forgotten; and once every node must have heard, all is looked at once more, because one that had not heard
/// may have decided something by the old rules and died.
/// </summary>
internal sealed class PolicyWatch(EngineContext engine, RefundEngine door) : IJobKind
{
    public const string Name = "judge-again", Plan = "every 1h";

    private const int Page = 200;

    /// <summary>Every node that lives has read shops and gates anew by then.</summary>
    private static readonly TimeSpan Heard = TimeSpan.FromMinutes(2);

    private static readonly RefundPhase[] Open = [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Person];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Stamp> _seen = [];
    private readonly DocumentSet<string> _judgedBy = new(
        engine.Store, engine.Clock, "judged-by", EngineJson.Default.String, keepsHistory: false);

    /// <summary>Shops of which this node heard something new: they are looked at whoever else did.</summary>
    private readonly ConcurrentDictionary<string, bool> _news = new();

    public string Kind => Name;

    /// <summary>A pause, too, is something to judge by; what it holds back, its gate holds.</summary>
    public bool RunsWhilePaused => true;

    public bool MayPause => false;

    public TimeSpan QuietFor => TimeSpan.FromDays(1);

    /// <summary>A gate that opens is open at once, whatever another node is busy with or died of.</summary>
    public bool WaitsForOthers => false;

    /// <summary>Shops judged by something else than at the last step are looked at, now.</summary>
    public void Step(CancellationToken stop)
    {
        foreach (var shop in engine.Shops.All)
        {
            var stamp = StampOf(shop);
            bool known;
            lock (_lock)
            {
                known = _seen.TryGetValue(shop.Config.Id, out var before);
                if (known && before == stamp) continue;
                _seen[shop.Config.Id] = stamp;
            }
            if (known) _news[shop.Config.Id] = true;
            door.Jobs.Begin($"{Name}:{shop.Config.Id}", null, stop);
        }
    }

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var (counts, id) = (new JobCounts(), context.Shop!.Config.Id);
        var kept = await _judgedBy.ReadAsync(id, CancellationToken.None);
        var last = Judged.Read(kept?.Value ?? "");
        while (engine.Shops.Find(id) is { } shop)
        {
            var stamp = StampOf(shop).Text;
            var isNew = _news.TryRemove(id, out _) || last.By != stamp;
            if (!isNew && !(last.Until <= engine.Now))
            {
                counts.AgainBy(last.Until);
                break;
            }
            if (!await LookAgainAsync(id, counts)) continue;
            var next = new Judged(stamp, isNew ? engine.Now + Heard : null);
            counts.AgainBy(next.Until);
            // Somebody else who was faster looked at all of it, too; by what, the next run compares.
            await _judgedBy.ChangeAsync(
                id, _ => next.Text, engine.Options.Node, CancellationToken.None, Seen.Version(kept?.Version ?? 0));
            break;
        }
        return counts;
    }

    /// <returns>False: there is news meanwhile, and all is looked at by that.</returns>
    private async Task<bool> LookAgainAsync(string shop, JobCounts counts)
    {
        var held = engine.Held.Take(shop);
        var isHeldBack = IsHeldBack(shop);
        try
        {
            await PassAsync(held);
            counts.Add("held", held.Count);
            // A gate that is shut, or opens just now, is a change, too: what it held back is looked at once more.
            if (isHeldBack || IsHeldBack(shop)) engine.Held.Add(held);
            await engine.Lists.SettledAsync(CancellationToken.None);
            var about = new RefundFilter(shop, [.. Open]);
            string? cursor = null;
            do
            {
                var rows = await engine.Lists.RefundsAsync(about, cursor, Page, CancellationToken.None);
                var keys = rows.Rows.Select(r => r.Key).Distinct().ToList();
                await PassAsync(keys);
                await engine.Store.MarkAsync(keys, engine.Now, CancellationToken.None);
                counts.Add("orders", keys.Count);
                cursor = rows.Next;
                if (_news.ContainsKey(shop)) return false;
            }
            while (cursor is not null);
            engine.Projector.Kick();
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The store did not answer: it is news still.
            engine.Held.Add(held);
            _news[shop] = true;
            throw;
        }
    }

    private bool IsHeldBack(string shop) =>
        engine.Shops.Find(shop) is { } known && (known.Paused || known.Gates.BreakerOpen);

    private Task<Accepted[]> PassAsync(IEnumerable<OrderKey> keys) =>
        Task.WhenAll(keys.Select(key => door.AcceptAsync(new Fact.TimePassed(key), CancellationToken.None)));

    private static Stamp StampOf(Shop shop) => new(
        shop.Config, shop.Policy.Strategies.Version, shop.Gates, shop.Audit?.Version ?? 0);

    /// <summary>By what all was looked at.</summary>
    /// <param name="Until">When it is looked at once more; null: that was done.</param>
    private readonly record struct Judged(string By, Instant? Until)
    {
        public string Text => Until is { } at ? $"{By}@{at.Ms}" : By;

        public static Judged Read(string text) => text.Split('@') is [var by, var ms]
            ? new Judged(by, new Instant(long.Parse(ms, CultureInfo.InvariantCulture))) : new Judged(text, null);
    }

    private readonly record struct Stamp(ShopConfig? Config, int Strategies, Gates Gates, int Audit)
    {
        /// <summary>The same on every node and after a restart.</summary>
        public string Text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{JsonSerializer.Serialize(Config, EngineJson.Default.ShopConfig)} {Strategies} {Gates} {Audit}")));

        /// <summary>A configuration is replaced as a whole when it changes.</summary>
        public bool Equals(Stamp other) => ReferenceEquals(Config, other.Config) && Strategies == other.Strategies
            && Gates == other.Gates && Audit == other.Audit;

        public override int GetHashCode() => HashCode.Combine(Strategies, Gates, Audit);
    }
}
