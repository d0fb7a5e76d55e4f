using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Shipments;

namespace Antui.Storage.Sql;

/// <summary>
/// The lists of the desk as SQL: one text for both databases. The keys of a page are found first, from an index that
/// carries what is filtered by; only the rows of the page are read.
/// </summary>
/// <param name="byOrder">How the dialect finds rows by an order's number, given its parameter.</param>
internal sealed class DeskSql(Func<string, string> byOrder, bool hasLane)
{
    private static readonly ImmutableArray<ShipmentStage> Open =
        [.. Enum.GetValues<ShipmentStage>().Where(x => x is not ShipmentStage.Shipped)];

    private readonly List<object?> _args = [];
    private readonly List<string> _conditions = [];

    /// <summary>
    /// A goods code beside stages that its own table does not know: either the code's shipments are looked at, or those
    /// in the stages, whichever are fewer.
    /// </summary>
    public static bool HasChoice(ShipmentFilter filter) =>
        WalksSku(filter) && !filter.Stages.IsDefaultOrEmpty && !KnowsStages(filter.Stages);

    /// <param name="byStage">Of the two ways, the stages.</param>
    public Statement Shipments(ShipmentFilter filter, bool byStage, Cursor? after, int limit)
    {
        var (few, source) = (Few(filter), "shipments i");
        string[] branches = [.. Words("i.stage", filter.Stages, ShipmentStage.Shipped)];
        if (filter.Sku is { } sku && WalksSku(filter) && !byStage)
        {
            source = "shipment_skus i";
            _conditions.Add($"i.sku = {Arg(SkuText.Code(sku))}");
            if (HasChoice(filter))
            {
                source += " CROSS JOIN shipments x";
                _conditions.Add(SamePlace);
                branches = [.. Words("x.stage", filter.Stages, ShipmentStage.Shipped)];
            }
            else branches = [Known(filter.Stages)];
        }
        else if (filter.Sku is { } also)
        {
            _conditions.Add(
                $"EXISTS (SELECT 1 FROM shipment_skus x WHERE x.sku = {Arg(SkuText.Code(also))} AND {SamePlace})");
        }

        Add("i.shop =", filter.Shop);
        Add("i.warehouse =", filter.Warehouse);
        if (filter.BuyerRef is { } buyer) Add("i.buyer_ref <> '' AND i.buyer_ref =", buyer);
        if (filter.ParcelNo is { } parcel) Add("i.parcel_no <> '' AND i.parcel_no =", parcel);
        Add("i.created_at >=", filter.CreatedFrom?.Ms);
        // A place behind the end of the time says more than the end.
        if (after is not { } place || place.At > filter.CreatedTo) Add("i.created_at <=", filter.CreatedTo?.Ms);
        return Page(new("shipments", DeskSqlRows.ShipmentColumns, "shipment_no"), few, source, branches, after, limit);
    }

    public Statement Returns(ReturnFilter filter, Cursor? after, int limit)
    {
        var few = Few(filter);
        string[] branches = [.. Words("i.state", filter.States, ReturnState.Closed)];
        Add("i.shop =", filter.Shop);
        Add("i.warehouse =", filter.Warehouse);
        Add("i.buyer_ref =", filter.BuyerRef);
        return Page(new("returns", DeskSqlRows.ReturnColumns, "return_no"), few, "returns i", branches, after, limit);
    }

    private static bool WalksSku(ShipmentFilter filter) =>
        filter is { Sku: not null, Search: null, BuyerRef: null, ParcelNo: null };

    /// <summary>The codes' table knows who has left.</summary>
    private static bool KnowsStages(ImmutableArray<ShipmentStage> stages) =>
        stages.All(x => x is ShipmentStage.Shipped) || Open.All(stages.Contains);

    /// <summary>The stages in the words of the codes' table.</summary>
    private static string Known(ImmutableArray<ShipmentStage> stages) =>
        stages.IsDefaultOrEmpty || (stages.Contains(ShipmentStage.Shipped) && Open.All(stages.Contains)) ? ""
        : stages.Contains(ShipmentStage.Shipped) ? "i.shipped"
        : "NOT i.shipped";

    /// <summary>
    /// What names few rows is fetched first: a planner without statistics would rather walk the whole list backwards in
    /// the hope of meeting the row soon.
    /// </summary>
    private string? Few(ShipmentFilter filter)
    {
        const string all = "SELECT * FROM shipments WHERE";
        if (filter.Search is { } search)
        {
            var arg = Arg(search);
            return $"{all} {byOrder(arg)} UNION {all} parcel_no <> '' AND parcel_no = {arg} "
                + $"UNION {all} waybill_key <> '' AND waybill_key = {Arg(ParcelNumber.KeyOf(search))}";
        }

        return filter.ParcelNo is { } parcel ? $"{all} parcel_no <> '' AND parcel_no = {Arg(parcel)}"
            : filter.BuyerRef is { } buyer ? $"{all} buyer_ref <> '' AND buyer_ref = {Arg(buyer)}"
            : null;
    }

    private string? Few(ReturnFilter filter)
    {
        const string all = "SELECT * FROM returns WHERE";
        if (filter.Search is not { } search)
        {
            return filter.BuyerRef is { Length: > 0 } buyer
                ? $"{all} buyer_ref <> '' AND buyer_ref = {Arg(buyer)}"
                : null;
        }

        var arg = Arg(search);
        var few = $"{all} {byOrder(arg)} UNION {all} refund_no <> '' AND refund_no = {arg} "
            + $"UNION {all} tracking_key <> '' AND tracking_key = {Arg(ParcelNumber.KeyOf(search))}";
        return search.LastIndexOf('-') is var cut and > 0
            ? $"{few} UNION {all} {byOrder(Arg(search[..cut]))} AND return_no = {Arg(search[(cut + 1)..])}"
            : few;
    }

    /// <summary>
    /// One condition for each word: an index gives the rows of one in the order of the list. Names of enum members are
    /// written into the text, and the rest word that the partial index leaves out is named as it stands there: the
    /// index is found by it.
    /// </summary>
    private static IEnumerable<string> Words<T>(string column, ImmutableArray<T> wanted, T rest) where T : struct, Enum
    {
        var words = wanted.IsDefault ? [] : wanted.Distinct().ToList();
        if (words.Count == 0 || words.Count == Enum.GetValues<T>().Length) return [""];
        return words.Select(x => x.Equals(rest)
            ? $"{column} = {Quoted(x)}"
            : $"{column} <> {Quoted(rest)} AND {column} = {Quoted(x)}");
    }

    private Statement Page(Table table, string? few, string source, string[] branches, Cursor? after, int limit)
    {
        if (after is { } place)
        {
            var (orderNo, no) = place.Parts();
            _conditions.Add(
                $"(i.created_at, i.shop, i.order_no, i.{table.Part}) < "
                + $"({Arg(place.At.Ms)}, {Arg(place.Shop)}, {Arg(orderNo)}, {Arg(no)})");
        }

        var from = few is null ? source : "few i";
        var keys = branches.Select((branch, n) =>
        {
            string[] all = branch == "" ? [.. _conditions] : [branch, .. _conditions];
            var where = all.Length > 0 ? $" WHERE {string.Join(" AND ", all)}" : "";
            return $"SELECT * FROM (SELECT {(hasLane ? "i.lane, i.shop, i.order_no" : "i.order_id")}, i.{table.Part} "
                + $"FROM {from}{where} ORDER BY {Order("i", table.Part)} LIMIT {limit}) b{n}";
        });
        return new Statement(
            (few is null ? "" : $"WITH few AS MATERIALIZED ({few}) ")
            + $"SELECT r.{table.Columns.Replace(", ", ", r.")} FROM ({string.Join(" UNION ALL ", keys)}) i "
            + $"CROSS JOIN {table.Name} r WHERE {Same("r", table.Part)} "
            + $"ORDER BY {Order("r", table.Part)} LIMIT {limit}",
            [.. _args]);
    }

    private static string Order(string of, string part) =>
        $"{of}.created_at DESC, {of}.shop DESC, {of}.order_no DESC, {of}.{part} DESC";

    /// <summary>
    /// The shipment of x is that of i, by what both have in the order of the list: two indexes are walked side by side.
    /// </summary>
    private string SamePlace => "x.created_at = i.created_at AND x.shop = i.shop AND x.order_no = i.order_no "
        + $"AND x.shipment_no = i.shipment_no{(hasLane ? " AND x.lane = i.lane" : "")}";

    /// <summary>The row of another table with the key that stands in i.</summary>
    private string Same(string other, string part) => (hasLane
        ? $"{other}.lane = i.lane AND {other}.shop = i.shop AND {other}.order_no = i.order_no"
        : $"{other}.order_id = i.order_id") + $" AND {other}.{part} = i.{part}";

    private static string Quoted<T>(T word) where T : struct, Enum => $"'{Names<T>.Text(word)}'";

    private void Add(string condition, object? value)
    {
        if (value is not null) _conditions.Add($"{condition} {Arg(value)}");
    }

    private string Arg(object value)
    {
        _args.Add(value);
        return $"${_args.Count}";
    }

    private readonly record struct Table(string Name, string Columns, string Part);
}
