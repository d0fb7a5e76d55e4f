using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>A store that could not be reached, or not in time.</summary>
internal sealed class SimStoreException(string why) : Exception(why);

/// <summary>
/// One node's way to the shared store. Each call happens at one instant on the store's own clock; before it and after it
/// things go wrong. The product under test is the store behind it.
/// </summary>
internal sealed partial class SimStore(Sim sim, IStore inner, NodeContext node) : IStore
{
    private readonly Dictionary<string, (IReadOnlyList<Document?> Gates, long AtMs)> _remembered = [];

    /// <summary>Where a planted bug keeps what is owed.</summary>
    private readonly Dictionary<string, Document> _mailboxes = [];

    public string Name => inner.Name;

    private Instant DbNow => new(sim.World.NowMs);

    public Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop) =>
        CallAsync(() => inner.LoadAsync(keys, stop));

    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop) => CallAsync(() => inner.WordsKeysAsync(keys, stop));

    public Task<IReadOnlyList<WrappedKey>> AllWordsKeysAsync(OrderKey? after, int limit, CancellationToken stop) =>
        inner.AllWordsKeysAsync(after, limit, stop);

    public Task<bool> WrapAgainAsync(WrappedKey known, ReadOnlyMemory<byte> bytes, CancellationToken stop) =>
        inner.WrapAgainAsync(known, bytes, stop);

    public Task<bool> ForgetWordsKeyAsync(WrappedKey known, CancellationToken stop) =>
        inner.ForgetWordsKeyAsync(known, stop);

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop) =>
        sim.Mutant.NeverLooksHome ? Task.FromResult<IReadOnlyList<long>>([.. keys.Select(_ => 0L)])
            : CallAsync(() => inner.VersionsAsync(keys, stop));

    public Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop)
    {
        var durable = CallAsync(() => Task.FromResult(CommitNow(batch)));
        if (!sim.Mutant.AnswersBeforeDurable) return durable;
        durable.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.FromResult(new Committed([.. batch.Orders.Select(_ => CommitResult.Written)], 0));
    }

    public Task<IReadOnlyList<OrderKey>> FindNumberAsync(
        NumberKind kind, string no, string? shop, CancellationToken stop) =>
        QuickAsync(() => inner.FindNumberAsync(kind, no, shop, stop));

    public int MarksAtOnce => inner.MarksAtOnce;

    public Task<IReadOnlyList<ListPosition>> ListsAsync(CancellationToken stop) =>
        QuickAsync(() => inner.ListsAsync(stop));

    public Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop) =>
        QuickAsync(async () => sim.Mutant.Reading(await inner.ChangesAsync(after, limit, stop)));

    public Task<long> NewestPlaceAsync(CancellationToken stop) => QuickAsync(() => inner.NewestPlaceAsync(stop));

    public Task<bool> FollowAsync(ListStep step, CancellationToken stop) =>
        CallAsync(() => Task.FromResult(FollowNow(step)));

    public Task SetListFaultAsync(ListName list, string fault, Instant at, CancellationToken stop) =>
        inner.SetListFaultAsync(list, fault, at, stop);

    public Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop) =>
        inner.MarkAsync(keys, at, stop);

    public Task<IReadOnlyList<OrderKey>> KeysAsync(OrderKey? after, int limit, CancellationToken stop) =>
        inner.KeysAsync(after, limit, stop);

    public Task<Renewal?> RenewalAsync(CancellationToken stop) => inner.RenewalAsync(stop);

    public Task<Renewal> BeginRenewalAsync(CancellationToken stop) => inner.BeginRenewalAsync(stop);

    public Task<bool> RenewAsync(RenewalStep step, CancellationToken stop) => inner.RenewAsync(step, stop);

    public Task ForgetChangesAsync(long upTo, CancellationToken stop) => inner.ForgetChangesAsync(upTo, stop);

    public Task<IReadOnlyList<OrderKey>> ClaimDueAsync(Instant now, TimeSpan lease, int limit, CancellationToken stop) =>
        sim.Mutant.NeverClaims
            ? Task.FromResult<IReadOnlyList<OrderKey>>([])
            : QuickAsync(() => inner.ClaimDueAsync(DbNow, lease, limit, stop));

    public Task<Instant> NextDueAsync(Instant now, CancellationToken stop) => QuickAsync(() =>
    {
        var due = Now(inner.NextDueAsync(DbNow, stop));
        return Task.FromResult(due == Instant.Never ? due : new Instant(due.Ms + now.Ms - DbNow.Ms));
    });

    public Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop) =>
        QuickAsync(() => inner.ParkedAsync(key, limit, stop));

    public Task<Page<ParkedFact>> ParkedPageAsync(
        ParkedFilter filter, string? cursor, int limit, CancellationToken stop) =>
        inner.ParkedPageAsync(filter, cursor, limit, stop);

    public Task<ParkedFact?> FindParkedAsync(string id, CancellationToken stop) => inner.FindParkedAsync(id, stop);

    public Task<Instant> NextParkedAsync(CancellationToken stop) => QuickAsync(() => inner.NextParkedAsync(stop));

    public Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop) =>
        sim.Mutant.NeverRetriesParked
            ? Task.FromResult<IReadOnlyList<ParkedFact>>([])
            : CallAsync(() => inner.ClaimParkedAsync(now, wait, limit, stop));

    public Task<bool> ChangeParkedAsync(string id, ParkedChange change, CancellationToken stop) =>
        CallAsync(() => inner.ChangeParkedAsync(id, change, stop));

    public Task<Document?> ReadAsync(string kind, string id, CancellationToken stop) =>
        kind == "delivery" && sim.Mutant.KeepsDeliveriesInMemory ? Task.FromResult(_mailboxes.GetValueOrDefault(id))
            : QuickAsync(() => inner.ReadAsync(kind, id, stop));

    public Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop) =>
        sim.Shapes.Gates is null || documents[0] is not (Gate.Pause, _)
            ? QuickAsync(() => inner.ReadAllAsync(documents, stop))
            : GatesAsync(documents);

    public Task<IReadOnlyList<Document>> ListAsync(string kind, string prefix, CancellationToken stop) =>
        QuickAsync(() => inner.ListAsync(kind, prefix, stop));

    public Task<IReadOnlyList<Document>> HistoryAsync(string kind, string id, CancellationToken stop) => inner.HistoryAsync(kind, id, stop);

    public Task<bool> WriteAsync(Document document, bool keepHistory, CancellationToken stop)
    {
        if (document is { Kind: "breaker" } && document.Json.Contains("true",
            StringComparison.Ordinal)) sim.Seen.Hit("breaker-opened");
        if (document.Kind == "delivery" && sim.Mutant.KeepsDeliveriesInMemory)
        {
            _mailboxes[document.Id] = document;
            return Task.FromResult(true);
        }
        return CallAsync(async () =>
        {
            sim.Words.Stored($"{document.Kind} {document.Id}", document.Json);
            var written = await inner.WriteAsync(document, keepHistory, stop);
            if (written) sim.Gates.Written(document);
            return written;
        });
    }

    public Task<bool> TryLeaseAsync(string name, string owner, TimeSpan lease, Instant now, CancellationToken stop) =>
        sim.Mutant.NeverPolls && name.StartsWith("poll:", StringComparison.Ordinal)
            ? Task.FromResult(false)
            : QuickAsync(() => inner.TryLeaseAsync(name, owner, lease, DbNow, stop));

    public Task ReleaseAsync(string name, string owner, CancellationToken stop) => inner.ReleaseAsync(name, owner, stop);

    public Task<Page<RefundRow>> RefundsAsync(RefundFilter filter, string? cursor, int limit, CancellationToken stop) =>
        inner.RefundsAsync(filter, cursor, limit, stop);

    public Task<IReadOnlyDictionary<RefundPhase, long>> CountByPhaseAsync(string? shop, CancellationToken stop) =>
        inner.CountByPhaseAsync(shop, stop);

    public Task<IReadOnlyDictionary<RefundPhase, RefundSum>> SumRefundsAsync(
        RefundFilter filter, CancellationToken stop) => inner.SumRefundsAsync(filter, stop);

    public Task<IReadOnlyList<RefundRow>> FindRefundAsync(string? shop, string refundNo, CancellationToken stop) =>
        inner.FindRefundAsync(shop, refundNo, stop);

    public Task<Page<OrderRow>> OrdersAsync(string? shop, string? search, string? cursor, int limit, CancellationToken stop) =>
        inner.OrdersAsync(shop, search, cursor, limit, stop);

    public Task<(IReadOnlyList<OrderRow> Rows, long Total)> ChangedOrdersAsync(
        string shop, Instant from, Instant to, int skip, int take, CancellationToken stop) =>
        inner.ChangedOrdersAsync(shop, from, to, skip, take, stop);

    public Task<(IReadOnlyList<RefundRow> Rows, long Total)> ChangedRefundsAsync(
        string shop, Instant from, Instant to, string? rawStatus, int skip, int take, CancellationToken stop) =>
        inner.ChangedRefundsAsync(shop, from, to, rawStatus, skip, take, stop);

    public Task<IReadOnlyList<Figure>> FiguresAsync(string? shop, Instant from, Instant to, bool byHour, CancellationToken stop) =>
        inner.FiguresAsync(shop, from, to, byHour, stop);

    public Task<long> ParkedCountAsync(string? shop, CancellationToken stop) => inner.ParkedCountAsync(shop, stop);

    public Task<Page<ShipmentRow>> ShipmentsAsync(ShipmentFilter filter, string? cursor, int limit, CancellationToken stop) =>
        inner.ShipmentsAsync(filter, cursor, limit, stop);

    public Task<IReadOnlyDictionary<ShipmentStage, long>> CountShipmentsAsync(string? shop, CancellationToken stop) =>
        inner.CountShipmentsAsync(shop, stop);

    public Task<Page<ReturnRow>> ReturnsAsync(ReturnFilter filter, string? cursor, int limit, CancellationToken stop) =>
        inner.ReturnsAsync(filter, cursor, limit, stop);

    public Task<IReadOnlyDictionary<ReturnState, long>> CountReturnsAsync(string? shop, CancellationToken stop) =>
        inner.CountReturnsAsync(shop, stop);

    public Task<(IReadOnlyList<ReturnRow> Returns, IReadOnlyList<ShipmentRow> Shipments)> FindParcelAsync(
        string number, CancellationToken stop) => inner.FindParcelAsync(number, stop);

    public Task<Page<BookEntry>> BooksAsync(
        string? shop, Instant? from, Instant? to, string? cursor, int limit, CancellationToken stop) =>
        inner.BooksAsync(shop, from, to, cursor, limit, stop);

    public Task<IReadOnlyList<AccountSum>> TrialBalanceAsync(string? shop, Instant? from, Instant? to, CancellationToken stop) =>
        inner.TrialBalanceAsync(shop, from, to, stop);

    public Task<IReadOnlyList<StockRow>> StockAsync(string warehouse, string? afterSku, int limit, CancellationToken stop) =>
        inner.StockAsync(warehouse, afterSku, limit, stop);

    public Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop) => inner.FindStockAsync(warehouse, skus, stop);

    public Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop) =>
        inner.MovementsAsync(warehouse, sku, cursor, limit, stop);

    public Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop) => CallAsync(() => inner.EnterAsync(
        sim.Mutant.EntersAgain ? entry with { DocNo = $"{entry.DocNo}#{sim.World.Steps}" } : entry, stop));

    public Task<bool> AppendAsync(PayOutEntry entry, CancellationToken stop) => CallAsync(() => inner.AppendAsync(entry, stop));

    public Task<PayOutEntry?> FindAsync(string entryKey, CancellationToken stop) => CallAsync(() => inner.FindAsync(entryKey, stop));

    public IAsyncEnumerable<PayOutEntry> AllAsync(string? shop, CancellationToken stop) => inner.AllAsync(shop, stop);

    public Task<RememberedRequest?> BeginAsync(string scope, string key, string requestHash, Instant now, CancellationToken stop) =>
        inner.BeginAsync(scope, key, requestHash, now, stop);

    public Task FinishAsync(string scope, string key, int status, string body, CancellationToken stop) =>
        inner.FinishAsync(scope, key, status, body, stop);

    public Task AbandonAsync(string scope, string key, CancellationToken stop) => inner.AbandonAsync(scope, key, stop);

    public Task<IReadOnlyList<PoolStage>> PutHeadsAsync(IReadOnlyList<PoolRow> heads, bool full, CancellationToken stop) =>
        CallAsync(() => inner.PutHeadsAsync(heads, full, stop));

    public Task<IReadOnlyList<PoolRow>> NextPooledAsync(
        PoolKind kind, string shop, PoolStage stage, Instant triedBefore, int limit, CancellationToken stop) =>
        QuickAsync(() => inner.NextPooledAsync(kind, shop, stage, triedBefore, limit, stop));

    public Task TriedAsync(
        PoolKind kind, string shop, IReadOnlyList<string> numbers, string reason, string note, Instant now, CancellationToken stop) =>
        inner.TriedAsync(kind, shop, numbers, reason, note, now, stop);

    public Task<bool> PutDetailsAsync(PoolRow row, IReadOnlyList<string> skus, string json, CancellationToken stop) =>
        CallAsync(() => inner.PutDetailsAsync(row, skus, json, stop));

    public Task<PoolRecord?> ReadPooledAsync(PoolKind kind, string shop, string no, CancellationToken stop) =>
        CallAsync(() => inner.ReadPooledAsync(kind, shop, no, stop));

    public Task<Page<PoolRow>> PooledAsync(PoolFilter filter, string? cursor, int limit, CancellationToken stop) =>
        CallAsync(() => inner.PooledAsync(filter, cursor, limit, stop));

    public Task<long> CountPooledAsync(PoolFilter filter, CancellationToken stop) =>
        CallAsync(() => inner.CountPooledAsync(filter, stop));

    public Task<IReadOnlyDictionary<PoolStage, long>> CountByStageAsync(PoolKind kind, string? shop, CancellationToken stop) =>
        inner.CountByStageAsync(kind, shop, stop);

    public Task MovePooledAsync(PoolMove move, CancellationToken stop) =>
        CallAsync(async () =>
        {
            await inner.MovePooledAsync(move, stop);
            return true;
        });

    public Task<IReadOnlyList<PoolStep>> PoolHistoryAsync(PoolKind kind, string shop, string no, CancellationToken stop) =>
        inner.PoolHistoryAsync(kind, shop, no, stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Waits for a store that has threads of its own: to the world it is one instant.</summary>
    public static T Now<T>(Task<T> call)
    {
        if (call.IsCompleted) return call.GetAwaiter().GetResult();
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return call.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>What it reads is old by the time the node has it, now and then by seconds.</summary>
    private async Task<IReadOnlyList<Document?>> GatesAsync(IReadOnlyList<(string Kind, string Id)> gates)
    {
        var shops = string.Join(' ', gates.Select(g => g.Id));
        if (_remembered.TryGetValue(shops, out var known)
            && sim.World.NowMs < known.AtMs + sim.Mutant.RemembersGates.TotalMilliseconds) return known.Gates;
        var random = sim.World.Random;
        var back = random.Chance(sim.Swarm.Store.Slow) ? random.Between(50, 20_000) : random.Between(0, 3);
        var read = await CallAsync(() =>
        {
            sim.Gates.Looked(
                node, gates.Where(g => g.Kind == Gate.Breaker).Select(g => g.Id), sim.World.NowMs + back);
            return inner.ReadAllAsync(gates, CancellationToken.None);
        }, back);
        read = sim.Mutant.ReadingGates(read);
        _remembered[shops] = (read, sim.World.NowMs);
        return read;
    }

    private bool FollowNow(ListStep step)
    {
        foreach (var row in step.Orders.SelectMany(o => o.Refunds)) sim.Words.Stored($"row {row.RefundNo}", row.Reason);
        var followed = Now(inner.FollowAsync(step, CancellationToken.None));
        sim.Seen.Hit(followed ? "lists-followed" : "lists-somebody-faster");
        if (followed || !sim.Mutant.FollowsFromAnywhere) return followed;
        var at = Now(inner.ListsAsync(CancellationToken.None))[0].Place;
        return Now(inner.FollowAsync(step with { From = at, To = Math.Max(at, step.To) }, CancellationToken.None));
    }

    private Committed CommitNow(CommitBatch batch)
    {
        var ahead = batch.Now.Ms - DbNow.Ms;
        var orders = batch.Orders.Select(o => o with
        {
            DueAt = o.DueAt == Instant.Never ? o.DueAt : new Instant(o.DueAt.Ms - ahead),
            Caps = sim.Mutant.IgnoresCaps ? null : o.Caps,
            WordsKey = sim.Mutant.KeepsErasedKeys && o.WordsKey is KeyWrite.Destroy ? null : o.WordsKey,
        }).ToList();
        var here = batch with { Now = DbNow, Orders = orders };
        foreach (var parked in batch.Park) sim.Words.Stored($"parked {parked.Key}", parked.Fact.Span);
        var decidedOn = batch.Orders.Select(o => o.Version).ToList();
        var (results, place) = Now(inner.CommitAsync(here, CancellationToken.None));
        if (sim.Mutant.OverwritesConflicts) Overwrite(here, results);
        if (sim.World.Tracing && results.Contains(CommitResult.Conflict)) sim.World.Say("  conflict");
        foreach (var result in results) sim.Seen.Hit("commit-" + result);
        sim.Mirror.Committed(here, sim.Mutant.OverwritesConflicts ? null : decidedOn, results);
        return new Committed(results, place);
    }

    private void Overwrite(CommitBatch batch, CommitResult[] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not CommitResult.Conflict) continue;
            var version = Now(inner.LoadAsync([batch.Orders[i].Key], CancellationToken.None))[0].Count + 1;
            var again = batch with { Orders = [batch.Orders[i] with { Version = version }], Park = [], Unpark = [], Counts = [] };
            results[i] = Now(inner.CommitAsync(again, CancellationToken.None)).Results[0];
        }
    }

    /// <summary>Reads that every step makes: mostly at once, so that idle time costs nothing.</summary>
    private Task<T> QuickAsync<T>(Func<Task<T>> there) =>
        sim.Swarm.Store.ErrorBefore == 0 || !sim.World.Random.Chance(sim.Swarm.Store.ErrorBefore)
            ? Task.FromResult(Now(there()))
            : Task.FromException<T>(new SimStoreException("unreachable"));

    /// <param name="backMs">How long the answer takes.</param>
    private Task<T> CallAsync<T>(Func<Task<T>> there, long backMs = 0)
    {
        var answer = new TaskCompletionSource<T>();
        var (random, faults) = (sim.World.Random, sim.Swarm.Store);
        var before = random.Chance(faults.ErrorBefore);
        var after = random.Chance(faults.ErrorAfter);
        var wait = random.Chance(faults.Slow) ? random.Between(50, 20_000) : random.Between(0, 3);
        sim.World.After(wait, () =>
        {
            if (before)
            {
                answer.TrySetException(new SimStoreException("unreachable"));
                return;
            }
            T result;
            try
            {
                result = Now(there());
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                answer.TrySetException(fault);
                return;
            }
            if (!after && backMs == 0) answer.TrySetResult(result);
            else if (!after) sim.World.After(backMs, () => answer.TrySetResult(result));
            else sim.World.After(random.Between(1, 10_000), () => answer.TrySetException(new SimStoreException("no answer")));
        });
        return answer.Task;
    }
}
