namespace Antui.Engine;

/// <summary>Limits of a node. They bound memory and latency; correctness rests on none of them.</summary>
public sealed record EngineOptions
{
    /// <summary>Names this node in leases.</summary>
    public string Node { get; init; } = "node";

    /// <summary>Most facts one lane decides and commits at once.</summary>
    public int BatchMost { get; init; } = 256;

    /// <summary>Orders kept folded in memory, all lanes together; others are loaded from the journal.</summary>
    public int CachedOrders { get; init; } = 16_384;

    /// <summary>Effects of one shop under way at once.</summary>
    public int EffectsPerShop { get; init; } = 32;

    /// <summary>Items of one agree call at most; the connector cuts further to what the platform allows.</summary>
    public int AgreeBatch { get; init; } = 30;

    /// <summary>
    /// How long lists wait for more before they follow, unless somebody asks: what happens to an order within that time
    /// is written once.
    /// </summary>
    public TimeSpan ListsLinger { get; init; } = TimeSpan.FromMilliseconds(75);

    /// <summary>Jobs that tell subscribers begin this often at most when something happened.</summary>
    public TimeSpan DeliveriesLinger { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How many changes lists may be behind before intake slows down.</summary>
    public int BehindMost { get; init; } = 10_000;

    /// <summary>How long a reader waits for lists that are behind; also how often one that stands still is tried.</summary>
    public TimeSpan ListsPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Records of a bulk task that are worked on before its progress is written down.</summary>
    public int BulkBatch { get; init; } = 200;

    /// <summary>Due orders claimed at once.</summary>
    public int ClaimMost { get; init; } = 500;

    /// <summary>How long a claimed due order or a poller belongs to the node that took it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// When a parked fact is first tried again; after each try it waits twice as long. Also how often a node looks.
    /// </summary>
    public TimeSpan ParkedRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest a parked fact waits from one try to the next.</summary>
    public TimeSpan ParkedRetryMost { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Write conflicts of one fact before it is parked with its reason.</summary>
    public int ConflictsMost { get; init; } = 50;

    /// <summary>How often a node looks whether another one changed a job's plan or ran it.</summary>
    public TimeSpan JobsLook { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Runs of jobs that found nothing, and how far a platform was read without news, are written down this often at most;
    /// 0 is every time.
    /// </summary>
    public TimeSpan QuietRuns { get; init; } = TimeSpan.Zero;
}
