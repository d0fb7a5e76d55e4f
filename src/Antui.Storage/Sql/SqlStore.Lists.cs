using Antui.Core;
using Antui.Core.Ports;

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
            new DeskSql(ByOrder, HasLane).Shipments(filter, byStage, after, limit + 1), DeskSqlRows.Shipment, stop);
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
            new DeskSql(ByOrder, HasLane).Returns(filter, after, limit + 1), DeskSqlRows.Return, stop);
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
        var returns = await QueryAsync(
            new Statement(
                $"SELECT {DeskSqlRows.ReturnColumns} FROM returns WHERE tracking_key <> '' AND tracking_key = $1 "
                + "ORDER BY shop, order_no, return_no",
                key),
            DeskSqlRows.Return, stop);
        var shipments = await QueryAsync(
            new Statement(
                $"SELECT {DeskSqlRows.ShipmentColumns} FROM shipments WHERE waybill_key <> '' AND waybill_key = $1 "
                + "ORDER BY shop, order_no, shipment_no",
                key),
            DeskSqlRows.Shipment, stop);
        return (returns, shipments);
    }

    public async Task<IReadOnlyList<StockRow>> StockAsync(
        string warehouse, string? afterSku, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var sql = $"{StockSums} WHERE warehouse = $1 {(afterSku is null ? "" : "AND sku > $2 ")}"
            + $"GROUP BY warehouse, sku ORDER BY sku LIMIT {limit}";
        return await QueryAsync(
            new Statement(sql, afterSku is null ? [warehouse] : [warehouse, afterSku]), DeskSqlRows.Stock, stop);
    }

    public async Task<IReadOnlyList<StockRow>> FindStockAsync(
        string warehouse, IReadOnlyCollection<string> skus, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(skus);
        List<StockRow> found = [];
        foreach (var some in skus.Distinct().Order(StringComparer.Ordinal).Chunk(200))
        {
            var sql = $"{StockSums} WHERE warehouse = $1 AND sku IN ({string.Join(", ", some.Select((_, i) => $"${i
                + 2}"))}) "
                + "GROUP BY warehouse, sku ORDER BY sku";
            found.AddRange(await QueryAsync(new Statement(sql, [warehouse, .. some]), DeskSqlRows.Stock, stop));
        }

        return found;
    }

    public async Task<Page<StockMovement>> MovementsAsync(
        string warehouse, string? sku, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        List<object?> args = [warehouse];
        var where = "warehouse = $1";
        if (sku is not null)
        {
            args.Add(sku);
            where += $" AND sku = ${args.Count}";
        }

        if (Cursor.Read(cursor, Cursor.Movements) is { } place)
        {
            args.Add(place.At.Ms);
            where += $" AND id < ${args.Count}";
        }

        var rows = await QueryAsync(
            new Statement(
                $"SELECT {DeskSqlRows.MoveColumns} FROM stock_moves WHERE {where} ORDER BY id DESC LIMIT {limit + 1}",
                [.. args]),
            DeskSqlRows.Move, stop);
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

    private const string StockSums =
        "SELECT warehouse, sku, CAST(sum(on_hand) AS bigint), CAST(sum(occupied) AS bigint), "
        + "CAST(sum(defective) AS bigint) FROM stock";

    /// <summary>One row a commit, newest first.</summary>
    private async Task<List<(Cursor Place, IReadOnlyList<BookEntry> Lines)>> BookingsAsync(
        string? shop, Instant? from, Instant? to, Cursor? after, int limit, CancellationToken stop)
    {
        List<string> conditions = [];
        List<object?> args = [];
        if (shop is not null) conditions.Add($"shop = {Arg(shop)}");
        if (from is { } first) conditions.Add($"at >= {Arg(first.Ms)}");
        if (to is { } last) conditions.Add($"at < {Arg(last.Ms)}");
        if (after is { } place)
        {
            var (orderNo, version) = place.Parts();
            conditions.Add(
                $"(at, shop, order_no, version) < ({Arg(place.At.Ms)}, {Arg(place.Shop)}, {Arg(orderNo)}, "
                    + $"{Arg(long.Parse(version))})");
        }

        var where = conditions.Count > 0 ? $"WHERE {string.Join(" AND ", conditions)} " : "";
        return await QueryAsync(
            new Statement(
                $"SELECT at, shop, order_no, version, lines FROM books {where}"
                + $"ORDER BY at DESC, shop DESC, order_no DESC, version DESC LIMIT {limit}",
                [.. args]),
            row =>
            {
                var (at, of, orderNo) = (new Instant(row.Number(0)), row.Text(1), row.Text(2));
                IReadOnlyList<BookEntry> lines = [.. BookLines.Read(at, of, orderNo, row.Text(4))];
                return (Cursor.Of(at, of, orderNo, row.Number(3).ToString()), lines);
            },
            stop);

        string Arg(object value)
        {
            args.Add(value);
            return $"${args.Count}";
        }
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
