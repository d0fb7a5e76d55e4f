namespace Antui.Storage;

/// <summary>How a store is run. The defaults are right for production.</summary>
public sealed record StoreOptions
{
    public static readonly StoreOptions Default = new();

    /// <summary>
    /// Whose clock due times, leases and caps of a shared database are on. False: the database's, so that nodes with
    /// different clocks agree. True: the node's, for simulated time with a single node.
    /// </summary>
    public bool NodeClock { get; init; }

    /// <summary>At most this many orders share one transaction.</summary>
    public int OrdersPerTransaction { get; init; } = 500;

    /// <summary>PostgreSQL: connections that commit side by side.</summary>
    public int CommitConnections { get; init; } = 4;

    /// <summary>SQLite: the writer's page cache; readers have a small one each.</summary>
    public int CacheMegabytes { get; init; } = 48;

    /// <summary>SQLite: pages of 8 KiB in the write-ahead log before it is carried over into the file.</summary>
    public int CheckpointPages { get; init; } = 4000;

    /// <summary>SQLite: an upper bound of the file in pages; 0 is none. A full file behaves like a full disk.</summary>
    public int MaxPages { get; init; }

    /// <summary>Told what an operator should know at start, in one sentence each.</summary>
    public Action<string>? Warn { get; init; }
}
