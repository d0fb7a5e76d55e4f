using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    private const int BalancePage = 5000;

    /// <summary>So many shipments of a stage are rather looked through than all with a goods code.</summary>
    private const int FewInStage = 5000;

    /// <summary>A condition that finds a desk row by its order's number, given the parameter.</summary>
    private protected abstract string ByOrder(string arg);

    public async Task<Page<ShipmentRow>> ShipmentsAsync(
        ShipmentFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Shipments);
        var byStage = DeskSql.HasChoice(filter) && await AreFewAsync(filter, stop);
        var rows = await QueryAsync(
            new DeskSql(ByOrder, HasLane).Shipments(filter, byStage, after, limit + 1), ListTables.Shipments.Row, stop);
        return PageOf(
            rows, limit, x => Cursor.Of(x.CreatedAt, x.Shop, x.OrderNo, x.ShipmentNo).Write(Cursor.Shipments));
    }

    public async Task<Page<ReturnRow>> ReturnsAsync(
        ReturnFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Returns);
        var rows = await QueryAsync(
            new DeskSql(ByOrder, HasLane).Returns(filter, after, limit + 1), ListTables.Returns.Row, stop);
        return PageOf(rows, limit, x => Cursor.Of(x.CreatedAt, x.Shop, x.OrderNo, x.ReturnNo).Write(Cursor.Returns));
    }

    public async Task<IReadOnlyDictionary<ShipmentStage, long>> CountShipmentsAsync(
        string? shop, CancellationToken stop)
    {
        var counts = await DeskCountsAsync(shop, stop);
        return Enum.GetValues<ShipmentStage>().ToDictionary(x => x, x => counts.GetValueOrDefault(DeskCounts.Name(x)));
    }

    public async Task<IReadOnlyDictionary<ReturnState, long>> CountReturnsAsync(string? shop, CancellationToken stop)
    {
        var counts = await DeskCountsAsync(shop, stop);
        return Enum.GetValues<ReturnState>().ToDictionary(x => x, x => counts.GetValueOrDefault(DeskCounts.Name(x)));
    }

    public async Task<(IReadOnlyList<ReturnRow> Returns, IReadOnlyList<ShipmentRow> Shipments)> FindParcelAsync(
        string number, CancellationToken stop)
    {
        var key = ParcelNumber.KeyOf(number);
        if (key == "") return ([], []);
        var returns = await RowsAsync(
            ListTables.Returns, "WHERE tracking_key <> '' AND tracking_key = $1 ORDER BY shop, order_no, return_no",
            [key], stop);
        var shipments = await RowsAsync(
            ListTables.Shipments, "WHERE waybill_key <> '' AND waybill_key = $1 ORDER BY shop, order_no, shipment_no",
            [key], stop);
        return (returns, shipments);
    }

    public async Task<IReadOnlyList<StockRow>> StockAsync(
        string warehouse, string? afterSku, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var sql = $"{StockSums} WHERE warehouse = $1 {(afterSku is null ? "" : "AND sku > $2 ")}"
            + $"GROUP BY warehouse, sku ORDER BY sku LIMIT {limit}";
        return await QueryAsync(
            new Statement(sql, afterSku is null ? [warehouse] : [warehouse, afterSku]), SumTables.Stock.Row, stop);
    }

    public async Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(skus);
        List<StockRow> found = [];
        foreach (var some in skus.Distinct().Order(StringComparer.Ordinal).Chunk(200))
        {
            var query = new Query(warehouse);
            var sql = $"{StockSums} WHERE warehouse = $1 AND sku IN ({query.List(some)}) "
                + "GROUP BY warehouse, sku ORDER BY sku";
            found.AddRange(await QueryAsync(query.Statement(sql), SumTables.Stock.Row, stop));
        }

        return found;
    }

    public async Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var query = new Query();
        query.Add("warehouse =", warehouse);
        query.Add("sku =", sku);
        query.Add("id <", Cursor.Read(cursor, Cursor.Movements)?.At.Ms);
        var rows = await QueryAsync(
            query.Statement(
                $"SELECT {ListTables.Moves.Select}, id FROM stock_moves {query.Where}"
                + $"ORDER BY id DESC LIMIT {limit + 1}"),
            row => (Id: row.Number(ListTables.Moves.Width), Move: ListTables.Moves.Row(row)), stop);
        var page = PageOf(rows, limit, x => new Cursor(new Instant(x.Id), "", "").Write(Cursor.Movements));
        return new Page<StockMovement>([.. page.Rows.Select(x => x.Move)], page.Next);
    }

    public abstract Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop);

    public async Task<Page<BookEntry>> BooksAsync(
        string? shop, Instant? from, Instant? to, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var page = PageOf(
            await BookingsAsync(shop, from, to, Cursor.Read(cursor, Cursor.Books), limit + 1, stop), limit, x =>
                x.Place.Write(Cursor.Books));
        return new Page<BookEntry>([.. page.Rows.SelectMany(x => x.Lines)], page.Next);
    }

    public async Task<IReadOnlyList<AccountSum>> TrialBalanceAsync(
        string? shop, Instant? from, Instant? to, CancellationToken stop)
    {
        List<AccountSum> sums = [];
        Cursor? after = null;
        while (true)
        {
            var page = await BookingsAsync(shop, from, to, after, BalancePage, stop);
            sums.AddRange(BookLines.Sums(page.SelectMany(x => x.Lines)));
            if (page.Count < BalancePage) break;
            after = page[^1].Place;
        }

        return BookLines.Sums(sums.Select(s =>
            new BookEntry(default, "", "", "", s.Account, s.DebitFen, s.CreditFen, "", s.Currency)));
    }

    private static readonly string StockSums = $"SELECT {SumTables.Stock.Sums()} FROM stock";

    /// <summary>One row a commit, newest first.</summary>
    private async Task<List<(Cursor Place, IReadOnlyList<BookEntry> Lines)>> BookingsAsync(
        string? shop, Instant? from, Instant? to, Cursor? after, int limit, CancellationToken stop)
    {
        var query = new Query();
        query.Add("shop =", shop);
        query.Add("at >=", from?.Ms);
        query.Add("at <", to?.Ms);
        if (after is { } place)
        {
            var (orderNo, version) = place.Parts();
            query.Add(
                $"(at, shop, order_no, version) < ({query.Arg(place.At.Ms)}, {query.Arg(place.Shop)}, "
                + $"{query.Arg(orderNo)}, {query.Arg(long.Parse(version))})");
        }

        var rows = await RowsAsync(
            ListTables.Books,
            $"{query.Where}ORDER BY at DESC, shop DESC, order_no DESC, version DESC LIMIT {limit}", query.Args, stop);
        return rows.ConvertAll(x => (
            Cursor.Of(x.At, x.Shop, x.OrderNo, x.Version.ToString()),
            (IReadOnlyList<BookEntry>)[.. BookLines.Read(x.At, x.Shop, x.OrderNo, x.Lines)]));
    }

    private async Task<bool> AreFewAsync(ShipmentFilter filter, CancellationToken stop)
    {
        var counts = await DeskCountsAsync(filter.Shop, stop);
        return filter.Stages.Distinct().Sum(x => counts.GetValueOrDefault(DeskCounts.Name(x))) <= FewInStage;
    }

    private async Task<Dictionary<string, long>> DeskCountsAsync(string? shop, CancellationToken stop)
    {
        var statement = shop is null
            ? new Statement("SELECT name, CAST(sum(value) AS bigint) FROM desk_counts GROUP BY name")
            : new Statement("SELECT name, CAST(sum(value) AS bigint) FROM desk_counts WHERE shop = $1 GROUP BY name",
                shop);
        var rows = await QueryAsync(statement, row => (Name: row.Text(0), Value: row.Number(1)), stop);
        return rows.ToDictionary(x => x.Name, x => x.Value);
    }
}
