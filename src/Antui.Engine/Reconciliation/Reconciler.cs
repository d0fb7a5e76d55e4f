using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Reconciliation;
using Antui.Core.Subjects;
using Antui.Engine.Documents;
using Antui.Engine.Lanes;
using Antui.Engine.Shops;

namespace Antui.Engine.Reconciliation;

/// <summary>
/// Compares platform, goods and money of every refund of the last months, nightly and on demand. It changes no order: it
/// keeps five standing lists. A run that finds the same adds nothing; what is no longer so resolves itself.
/// </summary>
public sealed class Reconciler(RefundEngine engine)
{
    private const string Lease = "reconciliation";
    private const int PageSize = 200;

    private static readonly TimeSpan LookBack = TimeSpan.FromDays(90), PlatformWindow = TimeSpan.FromDays(2);

    private readonly DocumentSet<ReconciliationRun> _ended = new(
        engine.Store, engine.Clock, "reconciliation-run", ReconciliationJson.Default.ReconciliationRun,
        keepsHistory: false);

    private long _runs;

    /// <summary>How long goods or money may lag behind each other before it counts.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(24);

    private IStore Store => engine.Store;

    private Instant Now => Instant.From(engine.Clock.GetUtcNow());

    /// <param name="shop">Null: all shops.</param>
    /// <returns>Null when another node runs it just now.</returns>
    public async Task<ReconciliationRun?> RunAsync(string? shop, string author, CancellationToken stop)
    {
        var owner = $"{engine.Node}:{Interlocked.Increment(ref _runs)}";
        if (!await Store.TryLeaseAsync(Lease, owner, TimeSpan.FromMinutes(30), Now, stop)) return null;
        try
        {
            var started = Now;
            var (orders, wrong) = (0L, new List<string>());
            var seen = new Dictionary<string, Finding>(StringComparer.Ordinal);
            void Add(IEnumerable<Difference> differences)
            {
                foreach (var d in differences) seen.TryAdd(Finding.Of(d, started).Id, Finding.Of(d, started));
            }
            await foreach (var page in PagesAsync(shop, stop))
            {
                orders += page.Count;
                foreach (var order in page)
                {
                    if (engine.Shops.Find(order.Key.Shop) is not { } known) continue;
                    Add(Compare.Order(order, known.Policy, Patience, started));
                    if (known.Policy.IsHosted) Add(await ProviderAsync(order, stop));
                }
            }
            Add(await ParkedAsync(shop, stop));
            foreach (var known in engine.Shops.All.Where(s => shop is null || s.Config.Id == shop))
            {
                try
                {
                    Add(await new SilentRefunds(engine, started).OfAsync(known, stop));
                    Add(await PlatformAsync(known, stop));
                }
                catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
                {
                    wrong.Add($"{known.Config.Id}: {fault.Message}");
                }
            }
            var (added, resolved, open) = await KeepAsync(shop, seen, wrong.Count == 0, stop);
            var run = new ReconciliationRun(
                started.Ms.ToString(), started, Now, author, orders, added, resolved, open, string.Join(" ", wrong));
            await _ended.ChangeAsync(run.Id, _ => run, author, stop);
            return run;
        }
        finally
        {
            await Store.ReleaseAsync(Lease, owner, CancellationToken.None);
        }
    }

    public async Task<IReadOnlyList<ReconciliationRun>> RunsAsync(CancellationToken stop) =>
        [.. (await _ended.ListAsync(stop)).Select(r => r.Value).OrderByDescending(r => r.StartedAt.Ms)];

    /// <summary>Newest first.</summary>
    /// <param name="open">Only those that nobody and nothing resolved.</param>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(bool open, CancellationToken stop)
    {
        var (all, cursor) = (new List<Finding>(), (string?)null);
        do
        {
            var page = await engine.Findings.NewestAsync(null, open, cursor, PageSize, stop);
            all.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <returns>Null when there is no such finding; the finding as it was when it is resolved already.</returns>
    public async Task<Finding?> ResolveAsync(string id, string author, string reason, CancellationToken stop)
    {
        foreach (var shop in engine.Shops.All)
            if (await ResolveAsync(shop.Config.Id, id, author, reason, stop) is { } resolved) return resolved;
        return null;
    }

    private async Task<Finding?> ResolveAsync(
        string shop, string id, string author, string reason, CancellationToken stop) =>
        (await engine.Findings.AcceptAsync(shop, id, new FindingFact.Resolved(author, reason), author, stop)).State;

    private async IAsyncEnumerable<IReadOnlyList<Order>> PagesAsync(
        string? shop, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var filter = new RefundFilter(shop, AskedFrom: Now - LookBack);
        var done = new HashSet<OrderKey>();
        string? cursor = null;
        do
        {
            var page = await engine.Lists.RefundsAsync(filter, cursor, PageSize, stop);
            var keys = page.Rows.Select(r => r.Key).Where(done.Add).ToList();
            var orders = new List<Order>(keys.Count);
            foreach (var entries in await Store.LoadAsync(keys, stop))
                if (Journal.Fold(entries) is { } order) orders.Add(order);
            yield return orders;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>The provider's own book against what we believe to have paid.</summary>
    private async Task<List<Difference>> ProviderAsync(Order order, CancellationToken stop)
    {
        var found = new List<Difference>();
        foreach (var refund in order.Cases)
        {
            long booked = 0;
            foreach (var i in refund.Instructions.Where(i => i.Action is InstructionAction.PayOut))
            {
                booked += (await Store.FindAsync(i.Key, stop))?.Fen ?? 0;
                booked += (await Store.FindAsync(i.Key + ":back", stop))?.Fen ?? 0;
            }
            // What is under way is in the book before it is in the journal.
            if (refund.Instructions.Any(i => i.IsLive)) continue;
            var ours = refund.Settlement?.Amount.Minor ?? 0;
            if (booked != ours)
                found.Add(new Difference(
                    StandingList.AmountsDiffer, order.Key, refund.RefundNo, ours, booked, "provider",
                    [.. refund.Instructions.Where(i => i.Action is InstructionAction.PayOut).Select(i => i.Key)]));
        }
        return found;
    }

    private async Task<List<Difference>> ParkedAsync(string? shop, CancellationToken stop)
    {
        var found = new List<Difference>();
        await foreach (var parked in engine.Parked.AllAsync(new ParkedFilter(shop, Reason: "ORDER_UNKNOWN"), stop))
        {
            if (RefundOf(parked) is not { } refund) continue;
            found.Add(new Difference(
                StandingList.RefundWithoutOrder, parked.Key, refund.RefundNo, 0, refund.Fen, "platform", [parked.Id]));
        }
        return found;
    }

    private static (string RefundNo, long Fen)? RefundOf(ParkedFact parked)
    {
        try
        {
            return JsonSerializer.Deserialize(parked.Fact.Span, CoreJson.Default.Fact) is Fact.RefundSeen f
                ? (f.Claim.RefundNo, f.Claim.Amount.Minor) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the platform says of its refunds of the last days, against our ledger.</summary>
    private async Task<List<Difference>> PlatformAsync(Shop shop, CancellationToken stop)
    {
        var found = new List<Difference>();
        if (shop.Port<IReadRefunds>() is not { } reader) return found;
        await foreach (var page in reader.ChangedRefundsAsync(Now - PlatformWindow, Now, stop))
        {
            foreach (var read in page.Where(r => r.Claim.Status is ClaimStatus.Refunded))
            {
                var order = await engine.ReadAsync(new OrderKey(shop.Config.Id, read.OrderNo), stop);
                if (order?.Case(read.Claim.RefundNo)?.Settlement is not { } ours || ours.Amount == read.Claim.Amount) continue;
                found.Add(new Difference(
                    StandingList.AmountsDiffer, order.Key, read.Claim.RefundNo, ours.Amount.Minor, read.Claim.Amount.Minor,
                    "platform", [read.Claim.RefundNo]));
            }
        }
        return found;
    }

    /// <summary>Writes what is new and ends what is gone. After a run that could not read everything nothing ends.</summary>
    private async Task<(long Added, long Resolved, long Open)> KeepAsync(
        string? shop, Dictionary<string, Finding> seen, bool whole, CancellationToken stop)
    {
        var (added, resolved, open) = (0L, 0L, 0L);
        foreach (var known in await FindingsAsync(open: true, stop))
        {
            var here = seen.Remove(known.Id);
            if (here || !whole || known.Against == SilentRefunds.Against || (shop is not null && known.Shop != shop))
            {
                open++;
                continue;
            }
            await ResolveAsync(known.Shop, known.Id, Finding.ByItself, "", stop);
            resolved++;
        }
        foreach (var fresh in seen.Values)
        {
            var told = await engine.Findings.AcceptAsync(
                fresh.Shop, fresh.Id, new FindingFact.Seen(fresh), Finding.ByItself, stop);
            if (told.Accepted is Accepted.Applied) added++;
        }
        return (added, resolved, open + added);
    }
}
