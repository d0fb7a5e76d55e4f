using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<(OrderKey Order, string No), ShipmentRow> _shipments = [];
    private readonly Dictionary<(OrderKey Order, string No), ReturnRow> _returns = [];
    private readonly List<StockMovement> _movements = [];
    private readonly HashSet<string> _entries = [];
    private readonly List<(OrderKey Order, long Version, Instant At, string Lines)> _books = [];

    public Task<Page<ShipmentRow>> ShipmentsAsync(
        ShipmentFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Shipments);
        lock (_lock)
        {
            return Task.FromResult(PageOf(
                _shipments.Values.Where(x => Shows(filter, x)),
                x => Cursor.Of(x.CreatedAt, x.Shop, x.OrderNo, x.ShipmentNo), Cursor.Shipments, after, limit, ByPart));
        }
    }

    public Task<Page<ReturnRow>> ReturnsAsync(ReturnFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Returns);
        lock (_lock)
        {
            return Task.FromResult(PageOf(
                _returns.Values.Where(x => Shows(filter, x)),
                x => Cursor.Of(x.CreatedAt, x.Shop, x.OrderNo, x.ReturnNo), Cursor.Returns, after, limit, ByPart));
        }
    }

    public Task<IReadOnlyDictionary<ShipmentStage, long>> CountShipmentsAsync(string? shop, CancellationToken stop)
    {
        lock (_lock)
        {
            var rows = _shipments.Values.Where(x => shop is null || x.Shop == shop).ToLookup(x => x.Stage);
            return Task.FromResult<IReadOnlyDictionary<ShipmentStage, long>>(
                Enum.GetValues<ShipmentStage>().ToDictionary(x => x, x => (long)rows[x].Count()));
        }
    }

    public Task<IReadOnlyDictionary<ReturnState, long>> CountReturnsAsync(string? shop, CancellationToken stop)
    {
        lock (_lock)
        {
            var rows = _returns.Values.Where(x => shop is null || x.Shop == shop).ToLookup(x => x.State);
            return Task.FromResult<IReadOnlyDictionary<ReturnState, long>>(
                Enum.GetValues<ReturnState>().ToDictionary(x => x, x => (long)rows[x].Count()));
        }
    }

    public Task<(IReadOnlyList<ReturnRow> Returns, IReadOnlyList<ShipmentRow> Shipments)> FindParcelAsync(
        string number, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<(IReadOnlyList<ReturnRow>, IReadOnlyList<ShipmentRow>)>((
                [
                    .. _returns.Values.Where(x => ParcelNumber.Same(x.Tracking, number))
                        .OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.OrderNo, StringComparer.Ordinal)
                        .ThenBy(x => x.ReturnNo, StringComparer.Ordinal),
                ],
                [
                    .. _shipments.Values.Where(x => ParcelNumber.Same(x.Waybill, number))
                        .OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.OrderNo, StringComparer.Ordinal)
                        .ThenBy(x => x.ShipmentNo, StringComparer.Ordinal),
                ]));
        }
    }

    public Task<IReadOnlyList<StockRow>> StockAsync(
        string warehouse, string? afterSku, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StockRow>>(
            [
                .. _stock.Rows().Where(x => x.Warehouse == warehouse)
                    .Where(x => afterSku is null || string.CompareOrdinal(x.Sku, afterSku) > 0).Take(limit),
            ]);
        }
    }

    public Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StockRow>>(
                [.. skus.Distinct().Order(StringComparer.Ordinal).Select(x =>
                    _stock.Find(warehouse, x)).OfType<StockRow>()]);
        }
    }

    public Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var before = Cursor.Read(cursor, Cursor.Movements)?.At.Ms ?? long.MaxValue;
        lock (_lock)
        {
            var rows = _movements.Select((Move, Id) => (Move, Id))
                .Where(x => x.Id < before && x.Move.Warehouse == warehouse && (sku is null || x.Move.Sku == sku))
                .OrderByDescending(x => x.Id).Take(limit + 1).ToList();
            var next = rows.Count > limit ? new Cursor(new Instant(rows[limit - 1].Id), "", "").Write(Cursor.Movements)
                : null;
            return Task.FromResult(new Page<StockMovement>([.. rows.Take(limit).Select(x => x.Move)], next));
        }
    }

    public Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop)
    {
        StockEntries.Check(entry);
        lock (_lock)
        {
            if (_entries.Contains(entry.DocNo)) return Task.FromResult<StockEntered>(new StockEntered.Repeated());
            var known = entry.Lines.Select(l => _stock.Find(entry.Warehouse, l.Sku)).OfType<StockRow>()
                .DistinctBy(r => r.Sku).ToDictionary(r => r.Sku);
            var (moves, result) = StockEntries.Weigh(entry, known);
            if (result is StockEntered.Written) _entries.Add(entry.DocNo);
            Add(moves);
            return Task.FromResult(result);
        }
    }

    public Task<Page<BookEntry>> BooksAsync(
        string? shop, Instant? from, Instant? to, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Books);
        lock (_lock)
        {
            var page = PageOf(
                Booked(shop, from, to), x =>
                    Cursor.Of(x.At, x.Order.Shop, x.Order.OrderNo, x.Version.ToString()), Cursor.Books,
                after, limit, ByVersion);
            return Task.FromResult(new Page<BookEntry>([.. page.Rows.SelectMany(Lines)], page.Next));
        }
    }

    public Task<IReadOnlyList<AccountSum>> TrialBalanceAsync(
        string? shop, Instant? from, Instant? to, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(BookLines.Sums(Booked(shop, from, to).SelectMany(Lines)));
    }

    private void Add(IReadOnlyList<StockMovement> moves)
    {
        foreach (var move in moves)
        {
            _stock.Add(move);
            _movements.Add(move);
        }
    }

    private IEnumerable<(OrderKey Order, long Version, Instant At, string Lines)> Booked(
        string? shop, Instant? from, Instant? to) => _books.Where(x =>
            (shop is null || x.Order.Shop == shop) && (from is null || x.At >= from) && (to is null || x.At < to));

    private static IEnumerable<BookEntry> Lines((OrderKey Order, long Version, Instant At, string Lines) booked) =>
        BookLines.Read(booked.At, booked.Order.Shop, booked.Order.OrderNo, booked.Lines);

    private static bool Shows(ShipmentFilter filter, ShipmentRow row) =>
        (filter.Shop is null || row.Shop == filter.Shop)
        && (filter.Stages.IsDefaultOrEmpty || filter.Stages.Contains(row.Stage))
        && (filter.Warehouse is null || row.Warehouse == filter.Warehouse)
        && (filter.ParcelNo is null || (row.ParcelNo == filter.ParcelNo && row.ParcelNo != ""))
        && (filter.Search is null || row.OrderNo == filter.Search
            || ParcelNumber.Same(row.Waybill, filter.Search)
            || (filter.Search != "" && row.ParcelNo == filter.Search))
        && (filter.BuyerRef is null || (row.BuyerRef == filter.BuyerRef && row.BuyerRef != ""))
        && (filter.Sku is null || SkuText.Codes(row.Skus).Contains(SkuText.Code(filter.Sku)))
        && (filter.CreatedFrom is null || row.CreatedAt >= filter.CreatedFrom)
        && (filter.CreatedTo is null || row.CreatedAt <= filter.CreatedTo);

    private static bool Shows(ReturnFilter filter, ReturnRow row) =>
        (filter.Shop is null || row.Shop == filter.Shop)
        && (filter.States.IsDefaultOrEmpty || filter.States.Contains(row.State))
        && (filter.Warehouse is null || row.Warehouse == filter.Warehouse)
        && (filter.BuyerRef is null || row.BuyerRef == filter.BuyerRef)
        && (filter.Search is not { } search || row.OrderNo == search || $"{row.OrderNo}-{row.ReturnNo}" == search
            || (search != "" && row.RefundNo == search) || ParcelNumber.Same(row.Tracking, search));

    private static int ByPart(Cursor a, Cursor b)
    {
        var (x, y) = (a.Parts(), b.Parts());
        var order = string.CompareOrdinal(x.OrderNo, y.OrderNo);
        return order != 0 ? order : string.CompareOrdinal(x.Part, y.Part);
    }

    private static int ByVersion(Cursor a, Cursor b)
    {
        var (x, y) = (a.Parts(), b.Parts());
        var order = string.CompareOrdinal(x.OrderNo, y.OrderNo);
        return order != 0 ? order : long.Parse(x.Part).CompareTo(long.Parse(y.Part));
    }
}
