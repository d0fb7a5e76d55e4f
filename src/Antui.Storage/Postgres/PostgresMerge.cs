using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;

namespace Antui.Storage.Postgres;

/// <summary>One order of a merged transaction, and where its answer goes.</summary>
internal sealed class PostgresOrder(OrderKey key, OrderCommit commit, long nowMs, CommitResult[] results, int place)
{
    public OrderKey Key => key;

    public OrderCommit Commit => commit;

    public long NowMs => nowMs;

    public short Lane { get; } = (short)key.Lane;

    /// <summary>Due times travel as a distance from the node's clock when the database's clock counts.</summary>
    public long? DueMs(bool relative) => Commit.DueAt == Instant.Never ? null
        : relative ? Commit.DueAt.Ms - NowMs
        : Commit.DueAt.Ms;

    public CommitResult Result
    {
        get => results[place];
        set => results[place] = value;
    }
}

/// <summary>Batches of several callers as one. An order stands in it at most once.</summary>
internal sealed class PostgresMerge
{
    private readonly HashSet<OrderKey> _keys = [];

    public List<PostgresPending> Callers { get; } = [];

    public List<PostgresOrder> Orders { get; } = [];

    /// <summary>Where lists show it; 0 while nothing was written.</summary>
    public long Place { get; set; }

    /// <summary>
    /// What is to become of each parked fact: the last word of the callers in their order; null removes.
    /// </summary>
    public SortedDictionary<string, ParkedFact?> Parked { get; } = new(StringComparer.Ordinal);

    /// <summary>Counters that move whatever becomes of the orders.</summary>
    public List<Count> Counts { get; } = [];

    /// <returns>False when an order is in it already: then this batch is for the next transaction.</returns>
    public bool TryAdd(PostgresPending caller)
    {
        var batch = caller.Batch;
        foreach (var order in batch.Orders)
        {
            if (_keys.Contains(PostgresText.Clean(order.Key))) return false;
        }

        Callers.Add(caller);
        for (var i = 0; i < batch.Orders.Count; i++)
        {
            var key = PostgresText.Clean(batch.Orders[i].Key);
            _keys.Add(key);
            Orders.Add(new PostgresOrder(key, batch.Orders[i], batch.Now.Ms, caller.Results, i));
        }

        foreach (var fact in batch.Park)
        {
            var id = PostgresText.Clean(fact.Id);
            var tried = Parked.GetValueOrDefault(id) is { } earlier ? Math.Max(earlier.Attempts, fact.Attempts) : 0;
            Parked[id] = fact with { Id = id, Attempts = Math.Max(tried, fact.Attempts) };
        }

        foreach (var id in batch.Unpark) Parked[PostgresText.Clean(id)] = null;
        Counts.AddRange(batch.Counts);
        return true;
    }

    /// <summary>
    /// By key, so that two transactions meet on their rows in the same order and never wait in a ring.
    /// </summary>
    public void Sort() => Orders.Sort((a, b) =>
    {
        if (a.Lane != b.Lane) return a.Lane.CompareTo(b.Lane);
        var shop = string.CompareOrdinal(a.Key.Shop, b.Key.Shop);
        return shop != 0 ? shop : string.CompareOrdinal(a.Key.OrderNo, b.Key.OrderNo);
    });
}
