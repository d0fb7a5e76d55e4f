using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Engine.Projections;

/// <summary>Lists that are too far behind to show what the reader knows to have happened.</summary>
public sealed class ListsBehindException() : Exception("The lists are behind; read again in a moment.");

/// <summary>
/// What people and programs read. A read shows at least what this node had committed when it began, and what the reader
/// names by a position that an answer to a write gave him. Nothing here is a ground to decide on.
/// </summary>
public sealed class Lists : IQueries
{
    private readonly EngineContext _engine;
    private readonly IStore _store;
    private readonly Projector _projector;
    private readonly AsyncLocal<long> _named = new();

    internal Lists(EngineContext engine) => (_engine, _store, _projector) = (engine, engine.Store, engine.Projector);

    /// <summary>The newest place this node wrote: what an answer to a write names.</summary>
    public long Position => _projector.Newest;

    /// <summary>How many changes of this node lists do not show yet.</summary>
    public int Behind => _projector.Behind;

    /// <summary>Reads in this flow of calls show what was committed up to this place, on whichever node.</summary>
    public void Named(long position) => _named.Value = position;

    /// <summary>
    /// Completes when lists show everything that is durable now, whoever wrote it: for windows that must have no hole,
    /// and for tests instead of waiting.
    /// </summary>
    public async Task SettledAsync(CancellationToken stop)
    {
        if (await _projector.IsAtRestAsync(stop)) return;
        if (!await _projector.ReachedAsync(await _store.NewestPlaceAsync(stop), stop)) throw new ListsBehindException();
    }

    /// <summary>The making anew that runs, or the last one; null when there was none since the start.</summary>
    public Remake? Remake { get; private set; }

    /// <summary>
    /// Every order's rows are made anew from its journal, figures and books are added up anew, while all are read as
    /// ever. Stock stays: what an order moves there depends on how its shop was run then.
    /// </summary>
    /// <param name="author">Who asks for it.</param>
    /// <returns>Null when one is under way here.</returns>
    public Remake? StartRemake(string author)
    {
        Remake asked;
        lock (_store)
        {
            if (Asked is not null) return null;
            asked = Begun();
        }
        _engine.Jobs.Begin(RebuildJob.Name, author, CancellationToken.None);
        return asked;
    }

    /// <summary>The one that is asked for here and has not ended.</summary>
    internal Remake? Asked => Remake is { IsDone: false } asked ? asked : null;

    internal Remake Begun() => Remake = new Remake();

    public Task<IReadOnlyList<ListPosition>> PositionsAsync(CancellationToken stop) => _store.ListsAsync(stop);

    public async Task<Page<RefundRow>> RefundsAsync(
        RefundFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.RefundsAsync(filter, cursor, limit, stop);
    }

    public async Task<IReadOnlyDictionary<RefundPhase, long>> CountByPhaseAsync(string? shop, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.CountByPhaseAsync(shop, stop);
    }

    public async Task<IReadOnlyDictionary<RefundPhase, RefundSum>> SumRefundsAsync(
        RefundFilter filter, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.SumRefundsAsync(filter, stop);
    }

    public async Task<IReadOnlyList<RefundRow>> FindRefundAsync(string? shop, string refundNo, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.FindRefundAsync(shop, refundNo, stop);
    }

    public async Task<Page<OrderRow>> OrdersAsync(
        string? shop, string? search, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.OrdersAsync(shop, search, cursor, limit, stop);
    }

    public async Task<(IReadOnlyList<OrderRow> Rows, long Total)> ChangedOrdersAsync(
        string shop, Instant from, Instant to, int skip, int take, CancellationToken stop)
    {
        await SettledAsync(stop);
        return await _store.ChangedOrdersAsync(shop, from, to, skip, take, stop);
    }

    public async Task<(IReadOnlyList<RefundRow> Rows, long Total)> ChangedRefundsAsync(
        string shop, Instant from, Instant to, string? rawStatus, int skip, int take, CancellationToken stop)
    {
        await SettledAsync(stop);
        return await _store.ChangedRefundsAsync(shop, from, to, rawStatus, skip, take, stop);
    }

    public async Task<IReadOnlyList<Figure>> FiguresAsync(
        string? shop, Instant from, Instant to, bool byHour, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.FiguresAsync(shop, from, to, byHour, stop);
    }

    public async Task<Page<ShipmentRow>> ShipmentsAsync(
        ShipmentFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.ShipmentsAsync(filter, cursor, limit, stop);
    }

    public async Task<IReadOnlyDictionary<ShipmentStage, long>> CountShipmentsAsync(
        string? shop, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.CountShipmentsAsync(shop, stop);
    }

    public async Task<Page<ReturnRow>> ReturnsAsync(
        ReturnFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.ReturnsAsync(filter, cursor, limit, stop);
    }

    public async Task<IReadOnlyDictionary<ReturnState, long>> CountReturnsAsync(string? shop, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.CountReturnsAsync(shop, stop);
    }

    public async Task<(IReadOnlyList<ReturnRow> Returns, IReadOnlyList<ShipmentRow> Shipments)> FindParcelAsync(
        string number, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.FindParcelAsync(number, stop);
    }

    public async Task<Page<BookEntry>> BooksAsync(
        string? shop, Instant? from, Instant? to, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.BooksAsync(shop, from, to, cursor, limit, stop);
    }

    public async Task<IReadOnlyList<AccountSum>> TrialBalanceAsync(
        string? shop, Instant? from, Instant? to, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.TrialBalanceAsync(shop, from, to, stop);
    }

    /// <inheritdoc cref="IStock.StockAsync"/>
    public async Task<IReadOnlyList<StockRow>> StockAsync(
        string warehouse, string? afterSku, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.StockAsync(warehouse, afterSku, limit, stop);
    }

    /// <inheritdoc cref="IStock.FindStockAsync"/>
    public async Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.FindStockAsync(warehouse, skus, stop);
    }

    /// <inheritdoc cref="IStock.MovementsAsync"/>
    public async Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop)
    {
        await ShownAsync(stop);
        return await _store.MovementsAsync(warehouse, sku, cursor, limit, stop);
    }

    /// <summary>
    /// Waits for what this node committed so far, and for what the reader named. Lists that stay behind are shown as
    /// they are, but not to a reader who knows that something is missing.
    /// </summary>
    private async ValueTask ShownAsync(CancellationToken stop)
    {
        var (named, own) = (_named.Value, _projector.Newest);
        if (Math.Max(named, own) <= _projector.Reached) return;
        if (!await _projector.ReachedAsync(Math.Max(named, own), stop) && named > _projector.Reached)
            throw new ListsBehindException();
    }
}
