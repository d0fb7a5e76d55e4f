using System.Collections.Immutable;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>The lists of the desk as SQL: one text for both databases.</summary>
/// <param name="byOrder">How the dialect finds rows by an order's number, given its parameter.</param>
internal sealed class DeskSql(Func<string, string> byOrder)
{
    private readonly List<object?> _args = [];
    private readonly List<string> _conditions = [];

    public Statement Shipments(ShipmentFilter filter, Cursor? after, int limit)
    {
        var source = Source("shipments", DeskSqlRows.ShipmentColumns, filter.Search, "parcel_no", "waybill");
        if (filter.Search is null && filter.ParcelNo is { } parcel) Add("parcel_no <> '' AND parcel_no =", parcel);
        else Add("parcel_no =", filter.ParcelNo);
        Words("stage", filter.Stages, ShipmentStage.Shipped);
        Add("shop =", filter.Shop);
        Add("warehouse =", filter.Warehouse);
        Add("buyer_ref <> '' AND buyer_ref =", filter.BuyerRef);
        Add("created_at >=", filter.CreatedFrom?.Ms);
        Add("created_at <=", filter.CreatedTo?.Ms);
        if (filter.Sku is { } sku) Contains("skus", Arg(sku));
        return Page(source, after, "shipment_no", limit);
    }

    public Statement Returns(ReturnFilter filter, Cursor? after, int limit)
    {
        var source = Source("returns", DeskSqlRows.ReturnColumns, filter.Search, "refund_no", "tracking", "return_no");
        Words("state", filter.States, ReturnState.Closed);
        Add("shop =", filter.Shop);
        Add("warehouse =", filter.Warehouse);
        Add("buyer_ref =", filter.BuyerRef);
        return Page(source, after, "return_no", limit);
    }

    /// <summary>
    /// What names few rows is fetched first: a planner without statistics would rather walk the whole list backwards in
    /// the hope of meeting the row soon.
    /// </summary>
    private string Source(string table, string columns, string? search, string number, string other,
        string? part = null)
    {
        var select = $"SELECT {columns} FROM {table}";
        if (search is null) return select;
        var arg = Arg(search);
        var few = $"{select} WHERE {byOrder(arg)} UNION {select} WHERE {number} <> '' AND {number} = {arg} "
            + $"UNION {select} WHERE {other} <> '' AND {other} = {arg}";
        if (part is not null && search.LastIndexOf('-') is var cut and > 0)
            few += $" UNION {select} WHERE {byOrder(Arg(search[..cut]))} AND {part} = {Arg(search[(cut + 1)..])}";
        return $"WITH few AS MATERIALIZED ({few}) SELECT {columns} FROM few";
    }

    /// <summary>
    /// Names of enum members are written into the text, and the rest word that the partial index leaves out is named
    /// as it stands there: the index is found by it.
    /// </summary>
    private void Words<T>(string column, ImmutableArray<T> wanted, T rest) where T : struct, Enum
    {
        if (wanted.IsDefaultOrEmpty) return;
        var words = wanted.Distinct().Select(x => $"'{Names<T>.Text(x)}'").ToList();
        if (!wanted.Contains(rest)) _conditions.Add($"{column} <> '{Names<T>.Text(rest)}'");
        _conditions.Add(words.Count == 1 ? $"{column} = {words[0]}" : $"{column} IN ({string.Join(", ", words)})");
    }

    /// <summary>"A" is in "A×2, B" and in "A, B", not in "AB"; both databases know replace.</summary>
    private void Contains(string column, string arg)
    {
        var list = $"(', ' || {column} || ', ')";
        _conditions.Add(
            $"(replace({list}, ', ' || {arg} || '×', '') <> {list} OR replace({list}, ', ' || {arg} || ', ', '') <> "
                + $"{list})");
    }

    private Statement Page(string source, Cursor? after, string part, int limit)
    {
        if (after is { } place)
        {
            var (orderNo, no) = place.Parts();
            _conditions.Add(
                $"(created_at, shop, order_no, {part}) < ({Arg(place.At.Ms)}, {Arg(place.Shop)}, {Arg(orderNo)}, "
                    + $"{Arg(no)})");
        }

        var where = _conditions.Count > 0 ? $"WHERE {string.Join(" AND ", _conditions)} " : "";
        return new Statement(
            $"{source} {where}ORDER BY created_at DESC, shop DESC, order_no DESC, {part} DESC LIMIT {limit}",
            [.. _args]);
    }

    private void Add(string condition, object? value)
    {
        if (value is not null) _conditions.Add($"{condition} {Arg(value)}");
    }

    private string Arg(object value)
    {
        _args.Add(value);
        return $"${_args.Count}";
    }
}
