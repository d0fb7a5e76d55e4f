using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Returns;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

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

    private readonly Query _query = new();

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
            _query.Add($"i.sku = {_query.Arg(SkuText.Code(sku))}");
            if (HasChoice(filter))
            {
                source += " CROSS JOIN shipments x";
                _query.Add(SamePlace);
                branches = [.. Words("x.stage", filter.Stages, ShipmentStage.Shipped)];
            }
            else branches = [Known(filter.Stages)];
        }
        else if (filter.Sku is { } also)
        {
            _query.Add(
                "EXISTS (SELECT 1 FROM shipment_skus x "
                + $"WHERE x.sku = {_query.Arg(SkuText.Code(also))} AND {SamePlace})");
        }

        _query.Add("i.shop =", filter.Shop);
        _query.Add("i.warehouse =", filter.Warehouse);
        if (filter.BuyerRef is { } buyer) _query.Add("i.buyer_ref <> '' AND i.buyer_ref =", buyer);
        if (filter.ParcelNo is { } parcel) _query.Add("i.parcel_no <> '' AND i.parcel_no =", parcel);
        _query.Add("i.created_at >=", filter.CreatedFrom?.Ms);
        // A place behind the end of the time says more than the end.
        if (after is not { } place || place.At > filter.CreatedTo) _query.Add("i.created_at <=", filter.CreatedTo?.Ms);
        return Page(ListTables.Shipments, "shipment_no", few, source, branches, after, limit);
    }

    public Statement Returns(ReturnFilter filter, Cursor? after, int limit)
    {
        var few = Few(filter);
        string[] branches = [.. Words("i.state", filter.States, ReturnState.Closed)];
        _query.Add("i.shop =", filter.Shop);
        _query.Add("i.warehouse =", filter.Warehouse);
        _query.Add("i.buyer_ref =", filter.BuyerRef);
        return Page(ListTables.Returns, "return_no", few, "returns i", branches, after, limit);
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
            var arg = _query.Arg(search);
            return $"{all} {byOrder(arg)} UNION {all} parcel_no <> '' AND parcel_no = {arg} "
                + $"UNION {all} waybill_key <> '' AND waybill_key = {_query.Arg(ParcelNumber.KeyOf(search))}";
        }

        return filter.ParcelNo is { } parcel ? $"{all} parcel_no <> '' AND parcel_no = {_query.Arg(parcel)}"
            : filter.BuyerRef is { } buyer ? $"{all} buyer_ref <> '' AND buyer_ref = {_query.Arg(buyer)}"
            : null;
    }

    private string? Few(ReturnFilter filter)
    {
        const string all = "SELECT * FROM returns WHERE";
        if (filter.Search is not { } search)
        {
            return filter.BuyerRef is { Length: > 0 } buyer
                ? $"{all} buyer_ref <> '' AND buyer_ref = {_query.Arg(buyer)}"
                : null;
        }

        var arg = _query.Arg(search);
        var few = $"{all} {byOrder(arg)} UNION {all} refund_no <> '' AND refund_no = {arg} "
            + $"UNION {all} tracking_key <> '' AND tracking_key = {_query.Arg(ParcelNumber.KeyOf(search))}";
        return search.LastIndexOf('-') is var cut and > 0
            ? $"{few} UNION {all} {byOrder(_query.Arg(search[..cut]))} "
                + $"AND return_no = {_query.Arg(search[(cut + 1)..])}"
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

    private Statement Page<TRow>(
        Table<TRow> table, string part, string? few, string source, string[] branches, Cursor? after, int limit)
    {
        if (after is { } place)
        {
            var (orderNo, no) = place.Parts();
            _query.Add(
                $"(i.created_at, i.shop, i.order_no, i.{part}) < "
                + $"({_query.Arg(place.At.Ms)}, {_query.Arg(place.Shop)}, {_query.Arg(orderNo)}, {_query.Arg(no)})");
        }

        var from = few is null ? source : "few i";
        var keys = branches.Select((branch, n) =>
        {
            var both = string.Join(" AND ", ((string[])[branch, _query.And]).Where(x => x != ""));
            var where = both == "" ? "" : $" WHERE {both}";
            return $"SELECT * FROM (SELECT {(hasLane ? "i.lane, i.shop, i.order_no" : "i.order_id")}, i.{part} "
                + $"FROM {from}{where} ORDER BY {Order("i", part)} LIMIT {limit}) b{n}";
        });
        return _query.Statement(
            (few is null ? "" : $"WITH few AS MATERIALIZED ({few}) ")
            + $"SELECT {table.SelectFrom("r")} FROM ({string.Join(" UNION ALL ", keys)}) i "
            + $"CROSS JOIN {table.Name} r WHERE {Same("r", part)} "
            + $"ORDER BY {Order("r", part)} LIMIT {limit}");
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
}
