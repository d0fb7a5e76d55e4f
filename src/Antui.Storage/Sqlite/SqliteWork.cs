using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

/// <summary>Something that is written in a transaction shared with others, and answered after its fsync.</summary>
internal abstract class SqliteWork
{
    /// <summary>How many orders it brings, for the bound on a transaction.</summary>
    public abstract int Orders { get; }

    public abstract void Run(SqliteTables tables);

    /// <summary>Durable: lets the caller go on, on a thread of the pool.</summary>
    public abstract void Done();

    public abstract void Failed(Exception fault);
}

internal abstract class SqliteWork<T> : SqliteWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    protected abstract T Result { get; }

    public override void Done() => _done.TrySetResult(Result);

    public override void Failed(Exception fault) => _done.TrySetException(fault);
}

internal sealed class SqliteCommit(CommitBatch batch) : SqliteWork<Committed>
{
    private readonly CommitResult[] _results = new CommitResult[batch.Orders.Count];
    private long _place;

    public override int Orders => Math.Max(1, batch.Orders.Count);

    protected override Committed Result => new(_results, _place);

    public override void Run(SqliteTables tables) => _place = tables.Commit(batch, _results);
}

/// <summary>A step of lists: what goes wrong with it undoes it alone.</summary>
internal sealed class SqliteFollow(ListStep step) : SqliteWork<bool>
{
    private Exception? _refusal;
    private bool _followed;

    public override int Orders => Math.Max(1, step.Orders.Count);

    protected override bool Result => _followed;

    public override void Run(SqliteTables tables)
    {
        try
        {
            _followed = tables.Follow(step);
        }
        catch (Exception fault) when (fault is not SqliteFault { IsRefusal: false })
        {
            _refusal = fault is SqliteFault sqlite
                ? new ListFaultException("The database refused the content of a row.", sqlite) : fault;
        }
    }

    public override void Done()
    {
        if (_refusal is null) base.Done();
        else Failed(_refusal);
    }
}

internal sealed class SqliteMark(IReadOnlyList<Core.OrderKey> keys, Core.Instant at) : SqliteWork<bool>
{
    public override int Orders => Math.Max(1, keys.Count);

    protected override bool Result => true;

    public override void Run(SqliteTables tables) => tables.Mark(keys, at);
}

/// <summary>A small transaction inside the shared one: refused content undoes this one alone.</summary>
internal sealed class SqliteWrite(Statement[] statements, int conditions) : SqliteWork<bool>
{
    private SqliteFault? _refusal;
    private bool _changed;

    public override int Orders => 1;

    protected override bool Result => _changed;

    public override void Run(SqliteTables tables)
    {
        try
        {
            _changed = tables.Write(statements, conditions);
        }
        catch (SqliteFault fault) when (fault.IsRefusal)
        {
            _refusal = fault;
        }
    }

    public override void Done()
    {
        if (_refusal is null) base.Done();
        else Failed(_refusal.ToStorage(""));
    }
}

internal sealed class SqliteClaim(long nowMs, long untilMs, int limit) : SqliteWork<IReadOnlyList<Core.OrderKey>>
{
    private IReadOnlyList<Core.OrderKey> _claimed = [];

    public override int Orders => limit;

    protected override IReadOnlyList<Core.OrderKey> Result => _claimed;

    public override void Run(SqliteTables tables) => _claimed = tables.ClaimDue(nowMs, untilMs, limit);
}

internal sealed class SqliteClaimParked(Core.Instant now, ParkedWait wait, int limit)
    : SqliteWork<IReadOnlyList<ParkedFact>>
{
    private IReadOnlyList<ParkedFact> _claimed = [];

    public override int Orders => limit;

    protected override IReadOnlyList<ParkedFact> Result => _claimed;

    public override void Run(SqliteTables tables) => _claimed = tables.ClaimParked(now, wait, limit);
}

internal sealed class SqliteEnter(StockEntry entry) : SqliteWork<StockEntered>
{
    private StockEntered _entered = new StockEntered.Repeated();

    public override int Orders => 1;

    protected override StockEntered Result => _entered;

    public override void Run(SqliteTables tables) => _entered = tables.Enter(entry);
}
