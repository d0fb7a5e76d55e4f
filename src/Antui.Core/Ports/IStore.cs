using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Core.Ports;

/// <summary>One journal entry: all events one commit gave an order.</summary>
/// <param name="Version">1, 2, 3 … without gaps; the compare-and-set of every write.</param>
/// <param name="Events">The events as UTF-8 JSON, an array.</param>
/// <param name="Previous">Digest of the entry before it: whoever changes one breaks the chain. Empty for the
/// first.</param>
/// <param name="Facts">How many facts the commit answered; for the figures.</param>
public sealed record JournalEntry(
    long Version, Instant At, string Source, ReadOnlyMemory<byte> Events, ReadOnlyMemory<byte> Previous = default,
    int Facts = 1);

/// <summary>What one order writes in a commit: the truth. Lists follow it (<see cref="IFollow"/>).</summary>
/// <param name="Version">The new version: one more than the state that was decided on.</param>
/// <param name="DueAt">When the order needs attention next; <see cref="Instant.Never"/> when only a fact can move
/// it.</param>
/// <param name="Previous">Digest of the entry before this one; empty for the first.</param>
/// <param name="SpendFen">Automatic refunds this commit instructs; checked against the caps inside the
/// transaction.</param>
/// <param name="Wakes">Order numbers as parked facts name them: what this commit makes known, so that facts which wait
/// for it are due at once.</param>
/// <param name="Numbers">Numbers by which the order is found from now on.</param>
/// <param name="Facts">How many facts it answers; for the figures.</param>
/// <param name="DueStays">The due time is as this node set it last: it is not written, whatever <paramref name="DueAt"/>
/// says. What stays costs no index work.</param>
/// <param name="WordsKey">What becomes of the key of the order's words; null: nothing.</param>
public sealed record OrderCommit(
    OrderKey Key, long Version, Instant At, string Source, ReadOnlyMemory<byte> Events, Instant DueAt,
    ReadOnlyMemory<byte> Previous = default, long SpendFen = 0, SpendCaps? Caps = null,
    IReadOnlyList<string>? Wakes = null, IReadOnlyList<Number>? Numbers = null, int Facts = 1,
    bool DueStays = false, KeyWrite? WordsKey = null);

/// <summary>Rolling limits of one shop, in fen; null is none.</summary>
public sealed record SpendCaps(long? MinuteFen, long? HourFen, long? DayFen);

/// <summary>Adds to a counter of a shop in the hour of <paramref name="At"/>.</summary>
public readonly record struct Count(string Shop, string Name, Instant At, long By);

/// <summary>Everything one transaction writes.</summary>
/// <param name="Now">The node's clock at the commit; a store with a clock of its own translates due times by
/// it.</param>
public sealed record CommitBatch(
    Instant Now, IReadOnlyList<OrderCommit> Orders, IReadOnlyList<ParkedFact> Park, IReadOnlyList<string> Unpark,
    IReadOnlyList<Count> Counts);

/// <summary>A write of one order answers with a value; faults throw, and then nothing of the batch was
/// written.</summary>
public enum CommitResult : byte
{
    Written,
    /// <summary>Somebody else wrote this version: load and decide again. Nothing of this order was written.</summary>
    Conflict,
    /// <summary>The shop's cap would be passed. Nothing of this order was written.</summary>
    Capped,
}

/// <summary>What became of a commit.</summary>
/// <param name="Results">One for each order of the batch, in their order.</param>
/// <param name="Place">Lists that have followed up to this place show all of it; 0 when no order was written.</param>
public readonly record struct Committed(CommitResult[] Results, long Place);

/// <summary>
/// The journal and what must be durable with it, in one transaction. Every guarantee of the system rests here: versions
/// are compared, keys are unique, a commit is durable when it returns. Memory is the smallest and the documentation;
/// SQLite is one process with one writer; PostgreSQL is shared by any number of nodes.
/// </summary>
public interface IJournal
{
    /// <summary>For each key its entries from version 1 on, in order; an empty list for an unknown order.</summary>
    Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop);

    /// <summary>
    /// The newest versions of orders as they are durable now, 0 for an unknown one: one indexed read each, for the moment
    /// right before money is told to move.
    /// </summary>
    Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop);

    /// <summary>
    /// One transaction; group commit across concurrent callers is the store's business. An order stands at most once in
    /// a batch. Parked facts, counters and unparking are written even when orders of the batch conflict.
    /// </summary>
    Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop);

    /// <summary>Orders by a number that a commit brought, however it is spelled; shop null looks in all.</summary>
    Task<IReadOnlyList<OrderKey>> FindNumberAsync(
        NumberKind kind, string no, string? shop, CancellationToken stop);

    /// <summary>
    /// Orders whose due time has come, claimed for the lease: their due time moves to now + lease, so that another node
    /// does not take them too. Lane by lane, oldest first.
    /// </summary>
    Task<IReadOnlyList<OrderKey>> ClaimDueAsync(Instant now, TimeSpan lease, int limit, CancellationToken stop);

    /// <summary>The earliest due time, or Never. On the node's clock.</summary>
    Task<Instant> NextDueAsync(Instant now, CancellationToken stop);
}

/// <summary>What a commit does with the key of its order's words.</summary>
public abstract record KeyWrite
{
    private KeyWrite()
    {
    }

    /// <summary>With the first words; an order never gets a second one.</summary>
    public sealed record Add(ReadOnlyMemory<byte> Wrapped) : KeyWrite;

    public sealed record Destroy : KeyWrite;
}

/// <summary>The key that seals the words of one order, wrapped by the installation's key.</summary>
public sealed record WrappedKey(OrderKey Order, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Keys of orders: written and destroyed by commits, read when an order whose words are sealed is loaded.
/// </summary>
public interface IWrappedKeys
{
    /// <summary>In the order of the keys; empty where an order has none, or none any more.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop);

    /// <summary>All of them, in order of shop and number, from after one.</summary>
    Task<IReadOnlyList<WrappedKey>> AllWordsKeysAsync(OrderKey? after, int limit, CancellationToken stop);

    /// <summary>The same key in another wrapping.</summary>
    /// <returns>False when it is not what was read any more.</returns>
    Task<bool> WrapAgainAsync(WrappedKey known, ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>A key that nobody can unwrap any more.</summary>
    /// <returns>False when it is not what was read any more.</returns>
    Task<bool> ForgetWordsKeyAsync(WrappedKey known, CancellationToken stop);
}

/// <summary>A versioned document: shop, strategies, cursor, key. Old versions stay readable.</summary>
/// <param name="Json">Empty in the version that took the content away: who did that and when is all it says.</param>
public sealed record Document(string Kind, string Id, int Version, string Author, Instant At, string Json)
{
    public bool IsRemoved => Json.Length == 0;
}

/// <summary>Small things that are read whole and written rarely, and leases over pollers.</summary>
public interface IDocuments
{
    /// <summary>The newest version, also when it took the content away: the next one counts on from it.</summary>
    Task<Document?> ReadAsync(string kind, string id, CancellationToken stop);

    /// <summary>Several at one instant, in their order; null for one that is not there.</summary>
    Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop);

    Task<IReadOnlyList<Document>> ListAsync(string kind, CancellationToken stop) => ListAsync(kind, "", stop);

    /// <summary>Those whose ids begin so, in order of their ids; without removed ones.</summary>
    Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop);

    /// <summary>All versions that were kept, the oldest first.</summary>
    Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop);

    /// <summary>Version must be one more than the stored one (1 for a new document); false when somebody was
    /// faster.</summary>
    /// <param name="keepHistory">False for cursors and the like: the old version is replaced.</param>
    Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop);

    /// <summary>Takes or extends a lease by the store's clock; false while another owner holds it.</summary>
    Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now, CancellationToken stop);

    Task ReleaseAsync(string name, string owner, CancellationToken stop);
}

/// <summary>Which refunds a list shows. Null means all; times include both ends.</summary>
/// <param name="Search">Refund or order number, whole.</param>
/// <param name="DeadlineFrom">With this or <paramref name="DeadlineTo"/> a refund without a deadline is left
/// out.</param>
public sealed record RefundFilter(
    string? Shop = null, ImmutableArray<RefundPhase> Phases = default, RefundKind? Kind = null,
    ImmutableArray<string> Codes = default,
    Turn? Turn = null, string? Search = null, string? BuyerRef = null, long? AmountFromFen = null, long? AmountToFen = null,
    Instant? AskedFrom = null, Instant? AskedTo = null, bool? Automatic = null, Instant? DeadlineFrom = null,
    Instant? DeadlineTo = null, Instant? RefundedFrom = null, Instant? RefundedTo = null,
    RefundSort Sort = RefundSort.Asked);

/// <summary>In which order a list of refunds is read.</summary>
public enum RefundSort
{
    /// <summary>The newest request first.</summary>
    Asked,
    /// <summary>What is due first comes first; what has no deadline comes last.</summary>
    Deadline,
}

/// <summary>How many refunds, and their amounts asked for and paid back.</summary>
public readonly record struct RefundSum(long Count, long AmountFen, long PaidFen);

/// <summary>A page and the cursor of the next one; null when this was the last. Newest first, stable while rows
/// arrive.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>A counter's sum, by hour when asked for by hour (then <see cref="Hour"/> is its start, UTC).</summary>
public readonly record struct Figure(string Shop, string Name, Instant Hour, long Value);

/// <summary>Reads for people and for the programs of others. Never the ground of a decision.</summary>
public interface IQueries
{
    Task<Page<RefundRow>> RefundsAsync(RefundFilter filter, string? cursor, int limit, CancellationToken stop);

    Task<IReadOnlyDictionary<RefundPhase, long>> CountByPhaseAsync(string? shop, CancellationToken stop);

    /// <summary>Sums of all that the filter shows, however long the list; all phases, also those with none.</summary>
    Task<IReadOnlyDictionary<RefundPhase, RefundSum>> SumRefundsAsync(RefundFilter filter, CancellationToken stop);

    /// <summary>By number; several when shops share it. Shop null searches all.</summary>
    Task<IReadOnlyList<RefundRow>> FindRefundAsync(string? shop, string refundNo, CancellationToken stop);

    Task<Page<OrderRow>> OrdersAsync(string? shop, string? search, string? cursor, int limit, CancellationToken stop);

    /// <summary>
    /// Hosted shops, for pulling by programs of others: rows modified in the window (both ends inclusive), by modified
    /// time descending then number, skipping. Total counts the whole window.
    /// </summary>
    Task<(IReadOnlyList<OrderRow> Rows, long Total)> ChangedOrdersAsync(
        string shop, Instant from, Instant to, int skip, int take, CancellationToken stop);

    Task<(IReadOnlyList<RefundRow> Rows, long Total)> ChangedRefundsAsync(
        string shop, Instant from, Instant to, string? rawStatus, int skip, int take, CancellationToken stop);

    /// <summary>Sums of counters from (inclusive) to (exclusive), by hour or as one.</summary>
    Task<IReadOnlyList<Figure>> FiguresAsync(
        string? shop, Instant from, Instant to, bool byHour, CancellationToken stop);

    Task<Page<ShipmentRow>> ShipmentsAsync(ShipmentFilter filter, string? cursor, int limit, CancellationToken stop);

    /// <summary>All stages, also those with none.</summary>
    Task<IReadOnlyDictionary<ShipmentStage, long>> CountShipmentsAsync(string? shop, CancellationToken stop);

    Task<Page<ReturnRow>> ReturnsAsync(ReturnFilter filter, string? cursor, int limit, CancellationToken stop);

    Task<IReadOnlyDictionary<ReturnState, long>> CountReturnsAsync(string? shop, CancellationToken stop);

    /// <summary>
    /// A scanned number, over all shops: returns with this tracking number, shipments with this waybill, however it is
    /// spelled (<see cref="ParcelNumber"/>).
    /// </summary>
    Task<(IReadOnlyList<ReturnRow> Returns, IReadOnlyList<ShipmentRow> Shipments)> FindParcelAsync(
        string number, CancellationToken stop);

    /// <summary>The books, newest first. The limit counts bookings: the lines of one commit of an order are never cut
    /// by a page.</summary>
    Task<Page<BookEntry>> BooksAsync(
        string? shop, Instant? from, Instant? to, string? cursor, int limit, CancellationToken stop);

    /// <summary>Sums by account from (inclusive) to (exclusive).</summary>
    Task<IReadOnlyList<AccountSum>> TrialBalanceAsync(string? shop, Instant? from, Instant? to, CancellationToken stop);
}

/// <summary>The stock of the built-in warehouses.</summary>
public interface IStock
{
    /// <summary>By SKU, in order of SKU, from after one.</summary>
    Task<IReadOnlyList<StockRow>> StockAsync(string warehouse, string? afterSku, int limit, CancellationToken stop);

    /// <summary>Of these SKUs; one that never moved is left out.</summary>
    Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop);

    /// <summary>Newest first.</summary>
    Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop);

    /// <summary>All of the entry or nothing of it.</summary>
    Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop);
}

/// <summary>One movement of money of a hosted shop: positive to the buyer, negative when the provider took it
/// back.</summary>
/// <param name="EntryKey">The instruction's key; a taken back pay-out has the key with ":back" behind it.</param>
public sealed record PayOutEntry(
    string EntryKey, OrderKey Order, string RefundNo, long Fen, long CeilingFen, Instant At);

/// <summary>
/// The pay-out ledger of hosted shops: append-only, one entry a key. It stands for the payment provider's own book, and
/// doubles and ceilings are counted here, not in what we believe.
/// </summary>
public interface IPayOutLedger
{
    /// <summary>False when the key was there already: nothing is added.</summary>
    Task<bool> AppendAsync(PayOutEntry entry, CancellationToken stop);

    Task<PayOutEntry?> FindAsync(string entryKey, CancellationToken stop);

    /// <summary>All entries, for audits; in order of time.</summary>
    IAsyncEnumerable<PayOutEntry> AllAsync(string? shop, CancellationToken stop);
}

/// <summary>What was answered to a write with an idempotency key.</summary>
public sealed record RememberedRequest(string RequestHash, int Status, string Body);

/// <summary>Idempotency keys of the REST API.</summary>
public interface IRequestMemory
{
    /// <summary>
    /// Null: the key is new and now in flight. Otherwise what is known; Status 0 means still in flight.
    /// </summary>
    Task<RememberedRequest?> BeginAsync(string scope, string key, string requestHash, Instant now, CancellationToken stop);

    Task FinishAsync(string scope, string key, int status, string body, CancellationToken stop);

    /// <summary>Forgets a key whose request failed before anything was done.</summary>
    Task AbandonAsync(string scope, string key, CancellationToken stop);
}

/// <summary>A whole store.</summary>
public interface IStore
    : IJournal, ISubjects, IWrappedKeys, IFollow, IParked, IDocuments, IQueries, IStock, IPayOutLedger, IRequestMemory,
        IPool, IAsyncDisposable
{
    /// <summary>"memory", "sqlite", "postgres".</summary>
    string Name { get; }
}
