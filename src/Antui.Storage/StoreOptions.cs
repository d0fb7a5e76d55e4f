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

    /// <summary>
    /// PostgreSQL: connections of this node, never more; who finds none waits. A part is kept for commits and for the
    /// engine's own reads, so that no crowd of readers holds them up. SQLite: connections that read at once.
    /// </summary>
    public int Connections { get; init; } = 24;

    /// <summary>How long one waits for a free connection before the store is called busy.</summary>
    public TimeSpan ConnectionWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// PostgreSQL: of the connections, at most this many commit side by side. One makes the largest batches and meets
    /// nobody on a page: on two cores it did a tenth more than two.
    /// </summary>
    public int CommitConnections { get; init; } = 1;

    /// <summary>Connections that commit: at most a quarter.</summary>
    internal int Committing => Math.Clamp(Connections / 4, 1, CommitConnections);

    /// <summary>Connections for what the engine reads before it decides: a quarter.</summary>
    internal int Deciding => Math.Max(1, Connections / 4);

    /// <summary>Connections for everything that people and programs ask.</summary>
    internal int Listing => Math.Max(1, Connections - Committing - Deciding);

    /// <summary>SQLite: the writer's page cache; readers have a small one each.</summary>
    public int CacheMegabytes { get; init; } = 48;

    /// <summary>SQLite: pages of 8 KiB in the write-ahead log before it is carried over into the file.</summary>
    public int CheckpointPages { get; init; } = 4000;

    /// <summary>SQLite: an upper bound of the file in pages; 0 is none. A full file behaves like a full disk.</summary>
    public int MaxPages { get; init; }

    /// <summary>Told what an operator should know at start, in one sentence each.</summary>
    public Action<string>? Warn { get; init; }
}
