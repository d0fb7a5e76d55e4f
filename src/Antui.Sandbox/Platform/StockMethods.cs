using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Lanes;
using Antui.Server.Gateways.Top;
using static Antui.Sandbox.Platform.SupplierAnswers;

namespace Antui.Sandbox.Platform;

/// <summary>What a supplier published of one item in one store, and the operations that did it.</summary>
public sealed record PublishedStock(long Quantity, ImmutableArray<string> Operations);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublishedStock))]
internal sealed partial class PublishedJson : JsonSerializerContext;

/// <summary>
/// Stock of suppliers. What orders occupy is counted from the shop's own orders, and nobody may publish less than that.
/// </summary>
public static class StockMethods
{
    private const string Kind = "ascp-stock", Prefix = "alibaba.ascp.aic.supplier.aicinventory.";
    private const int ItemsMost = 20, OperationsMost = 50, OrdersMost = 5_000;
    private const StringSplitOptions NoBlanks = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new(Prefix + "publish", TopNeeds.Write, PublishAsync, ["aic_inventory_publish_request"]),
        new(Prefix + "channel.inventory.query", TopNeeds.Session, QueryAsync, ["merchant_inventory_query_request"]),
    ];

    private sealed record Change(string Store, string Item, long Quantity, bool Adds, string Operation);

    private static async Task<TopAnswer> PublishAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("aic_inventory_publish_request", out var json) is { } unreadable) return unreadable;
        if (json.List("inventory_main_operation", out var mains) is { } badMains) return No(badMains);
        var changes = new List<Change>();
        foreach (var main in mains)
        {
            if (Read(call, main, changes) is { } bad) return bad;
        }
        var occupied = await OccupiedAsync(call, stop);
        foreach (var change in changes)
        {
            var known = await ReadAsync(call, change.Store, change.Item, stop);
            if (known.Operations.Contains(change.Operation)) continue;
            var target = change.Adds ? known.Quantity + change.Quantity : change.Quantity;
            if (target < occupied.GetValueOrDefault(change.Item)) return No("isv.stock-not-enough", "系统异常,可售库存不足");
            await WriteAsync(call, change, target, stop);
        }
        return Yes();
    }

    private static TopAnswer? Read(GatewayCall call, TopJsonParameter main, List<Change> into)
    {
        if (main.List("main_order", out var order) is { } badOrder) return No(badOrder);
        if (order[0].Text("operation_order_id", out var operation) is { } badOperation) return No(badOperation);
        if (order[0].Text("user_id", out _) is { } badUser) return No(badUser);
        if (main.List("detail_operation_list", out var details) is { } badDetails) return No(badDetails);
        foreach (var detail in details)
        {
            if (One(detail, "location", out var location) is { } badLocation) return No(badLocation);
            if (One(detail, "item", out var item) is { } badItem) return No(badItem);
            if (One(detail, "inventory_line_list", out var row) is { } badRow) return No(badRow);
            if (One(row, "inventory_line", out var line) is { } badLine) return No(badLine);
            if (One(detail, "additional_info", out var info) is { } badInfo) return No(badInfo);
            if (One(info, "attribute", out var attribute) is { } badAttribute) return No(badAttribute);
            if (Stranger(call, attribute.MaybeText("supplier_id")) is { } stranger) return stranger;
            if (location.Id("store_code", out var store) is { } badStore) return No(badStore);
            if (item.Id("sc_item_id", out var goods) is { } badGoods) return No(badGoods);
            if (line.Whole("quantity", out var quantity) is { } badQuantity) return No(badQuantity);
            var mode = attribute.MaybeText("inv_operate_mode");
            if (mode is not ("FULLAMOUNT" or "INCREMENT")) return No(GatewayCall.BadParameter("inv_operate_mode"));
            if (Math.Abs(quantity) > 1_000_000_000 || (mode == "FULLAMOUNT" && quantity < 0))
                return No(GatewayCall.BadParameter("quantity"));
            into.Add(new Change(store, goods, quantity, mode == "INCREMENT", operation));
        }
        return null;
    }

    private static TopAnswer.Error? One(TopJsonParameter from, string name, out TopJsonParameter one)
    {
        one = TopJsonParameter.Nothing;
        if (from.List(name, out var list) is { } missing) return missing;
        one = list[0];
        return null;
    }

    private static async Task<TopAnswer> QueryAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("merchant_inventory_query_request", out var json) is { } unreadable) return unreadable;
        if (Stranger(call, json.MaybeText("supplier_id")) is { } stranger) return stranger;
        if (json.Id("store_code", out var store) is { } badStore) return No(badStore);
        if (json.Text("user_id", out _) is { } badUser) return No(badUser);
        if (Items(json) is not { Length: > 0 and <= ItemsMost } items)
            return No(GatewayCall.BadParameter("sc_item_ids"));
        var occupied = await OccupiedAsync(call, stop);
        var rows = new List<TopValue>();
        foreach (var item in items.Distinct())
        {
            if (await call.Store.ReadAsync(Kind, Id(call, store, item), stop) is null) continue;
            var known = await ReadAsync(call, store, item, stop);
            rows.Add(new TopObject().Add("sc_item_id", item).Add("quantity", known.Quantity)
                .Add("lock_quantity", occupied.GetValueOrDefault(item)).Add("inventory_type", 1)
                .Add("store_code", store));
        }
        return TopAnswer.Of(new TopObject().Add("success", true).Add("datas", new TopList("data", rows)));
    }

    private static string[] Items(TopJsonParameter json)
    {
        try
        {
            using var list = JsonDocument.Parse(json.MaybeText("sc_item_ids"));
            return list.RootElement.ValueKind != JsonValueKind.Array ? []
                : [.. list.RootElement.EnumerateArray().Select(e => e.ToString())];
        }
        catch (JsonException)
        {
            return json.MaybeText("sc_item_ids").Split(',', NoBlanks);
        }
    }

    /// <summary>Paid, not shipped and not cancelled, by item.</summary>
    private static async Task<Dictionary<string, long>> OccupiedAsync(GatewayCall call, CancellationToken stop)
    {
        var (rows, _) = await call.Lists.ChangedOrdersAsync(
            call.ShopId, call.Now - Window, call.Now + TimeSpan.FromMinutes(1), 0, OrdersMost, stop);
        var keys = rows.Where(r => r.Status is OrderStatus.Paid or OrderStatus.PaidOnHold)
            .Select(r => new OrderKey(call.ShopId, r.OrderNo)).ToList();
        var occupied = new Dictionary<string, long>();
        foreach (var entries in await call.Store.LoadAsync(keys, stop))
        {
            if (Journal.Fold(entries) is not { } order) continue;
            if (order.Cases.Any(c => c.Claim.Kind is RefundKind.Unshipped && c.IsSettled)) continue;
            foreach (var line in order.Head.Lines)
            {
                var item = PushMessages.ItemId(line.Sku);
                occupied[item] = occupied.GetValueOrDefault(item) + line.Quantity;
            }
        }
        return occupied;
    }

    private static async Task<PublishedStock> ReadAsync(
        GatewayCall call, string store, string item, CancellationToken stop) =>
        await call.Store.ReadAsync(Kind, Id(call, store, item), stop) is { } found
            ? JsonSerializer.Deserialize(found.Json, PublishedJson.Default.PublishedStock)! : new PublishedStock(0, []);

    private static async Task WriteAsync(GatewayCall call, Change change, long quantity, CancellationToken stop)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var id = Id(call, change.Store, change.Item);
            var stored = await call.Store.ReadAsync(Kind, id, stop);
            var known = await ReadAsync(call, change.Store, change.Item, stop);
            var next = new PublishedStock(
                quantity, [.. known.Operations.TakeLast(OperationsMost - 1), change.Operation]);
            var json = JsonSerializer.Serialize(next, PublishedJson.Default.PublishedStock);
            if (await call.Store.WriteAsync(
                new Document(Kind, id, (stored?.Version ?? 0) + 1, call.Source, call.Now, json), false, stop)) return;
        }
        throw new IOException("The stock is written by too many at once.");
    }

    private static string Id(GatewayCall call, string store, string item) => $"{call.ShopId}/{store}/{item}";
}
