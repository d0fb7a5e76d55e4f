using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Engine.Lanes;
using Antui.Engine.Projections;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// What buyers write is stored nowhere in clear, can be read until it is erased and never again, and an erasure moves
/// neither money nor goods.
/// </summary>
internal sealed class WordsChecks(Sim sim)
{
    private static readonly byte[] Marker = Encoding.UTF8.GetBytes(Writers.Marker);

    private readonly Dictionary<OrderKey, byte[]> _wrapped = [];

    /// <summary>Whatever goes into the store.</summary>
    public void Stored(string where, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf(Marker) >= 0) sim.World.Break("W3", $"{where}: a buyer's words are stored in clear");
        // As JSON writes what is not ASCII.
        if (bytes.IndexOf("\\u79D8\\u5BC6\\u8DEF911"u8) >= 0)
            sim.World.Break("W3", $"{where}: a buyer's words are stored in clear");
    }

    public void Stored(string where, string text) => Stored(where, Encoding.UTF8.GetBytes(text));

    /// <summary>The key that seals the words of a commit that was just written; null when it has none.</summary>
    public WordsKey? KeyOf(OrderCommit commit)
    {
        if (commit.WordsKey is KeyWrite.Add given) _wrapped[commit.Key] = given.Wrapped.ToArray();
        return _wrapped.TryGetValue(commit.Key, out var known) ? sim.Seals.Unwrap(commit.Key, known) : null;
    }

    /// <summary>
    /// An erasure and nothing with it: what follows of it is what would have followed at that moment without it.
    /// </summary>
    public void Erasing(Order? before, OrderCommit commit, OrderEvent[] events)
    {
        if (before?.Erased is not null && events.Any(BuyersWords.Any))
            sim.World.Break("W2", $"{commit.Key}: words are kept although they were erased");
        if (before is null || !events.Any(e => e is OrderEvent.WordsErased)) return;
        sim.Seen.Hit("words-erased");
        // Where gates move, what follows depends on when a node heard of it.
        var moves = sim.Shapes.Gates is not null || sim.CapsOf(commit.Key.Shop).AnyWindow;
        if (moves || commit.Facts != 1 || ShopOf(commit.Key) is not { } shop) return;
        var expected = new List<OrderEvent>();
        Advance.Run(before, shop.Policy, commit.At, expected);
        var really = events.Where(e => e is not OrderEvent.WordsErased).ToList();
        if (!Journal.Write(really).AsSpan().SequenceEqual(Journal.Write(expected)))
            sim.World.Break(
                "W1", $"{commit.Key}: with the erasure {string.Join(", ", really)}; without {string.Join(", ", expected)}");
        var after = Fold.Evolve(before, events)!;
        if (Picture(after, shop, commit.At) != Picture(Fold.Evolve(before, really)!, shop, commit.At))
            sim.World.Break("W1", $"{commit.Key}: the erasure changed where the order stands");
    }

    public void Final()
    {
        foreach (var (key, order) in sim.Mirror.Orders)
        {
            var left = Parties.SimStore.Now(sim.Store.WordsKeysAsync([key], default))[0];
            if (order.Erased is not null && !left.IsEmpty)
                sim.World.Break("W4", $"{key}: the words are erased, and their key is there");
            var loaded = Parties.SimStore.Now(Loaded.ReadAsync(sim.Store, sim.Seals, [key]))[0];
            if (Followed.Of(loaded.Entries, 1, loaded.Key)[^1].After is not { } read) continue;
            foreach (var refund in order.Cases)
            {
                if (read.Case(refund.RefundNo)!.Claim.Reason != refund.Claim.Reason)
                    sim.World.Break("W5", $"{key} {refund.RefundNo}: '{refund.Claim.Reason}' cannot be read any more");
                if (order.Erased is not null && FreeText.IsOwn(refund.Claim.Reason))
                    sim.World.Break("W2", $"{key} {refund.RefundNo}: words are left");
            }
        }
    }

    private Shop? ShopOf(OrderKey key) => sim.Cluster.Ever.Last(n => n.Ready).Shops.Find(key.Shop);

    /// <summary>Everything but words, and where lists show each refund.</summary>
    private static string Picture(Order order, Shop shop, Instant at)
    {
        order = BuyersWords.In(order with { Erased = null, HasWords = false }, (_, _) => "");
        var rows = order.Cases.Select(c => Projection.Row(order, c, shop.Policy, at));
        return JsonSerializer.Serialize(order) + string.Join('\n', rows);
    }
}
