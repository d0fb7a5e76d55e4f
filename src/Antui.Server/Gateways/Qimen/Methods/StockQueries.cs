using Antui.Connectors.Qimen;
using Antui.Core.Stock;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>Stock of the built-in desk for an ERP that we serve: "quantity" is what is not frozen, as the protocol has
/// it.</summary>
public static class StockQueries
{
    /// <summary>By goods codes.</summary>
    public sealed class Inventory : IQimenMethod
    {
        private const int Most = 500;

        public string Name => "taobao.qimen.inventory.query";

        public bool Serves(Shop shop) => DeskMethod.Serves(shop);

        public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
        {
            var skus = call.Message.List("criteriaList", "criteria").Select(c => c["itemCode"]).OfType<string>()
                .Distinct(StringComparer.Ordinal).ToList();
            if (skus.Count == 0) return WarehouseReport.Missing("itemCode");
            if (skus.Count > Most) return QimenAnswer.Failure("criteria-many",
                $"At most {Most} goods codes in one query.");
            var rows = await call.Lists.FindStockAsync(call.Shop.Config.Id, skus, stop);
            return QimenAnswer.Success() with { Fields = [Items(call, rows)] };
        }
    }

    /// <summary>Page by page.</summary>
    public sealed class Stock : IQimenMethod
    {
        private const int RowsMost = 100_000, Part = 500;

        public string Name => "taobao.qimen.stock.query";

        public bool Serves(Shop shop) => DeskMethod.Serves(shop);

        public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
        {
            if (call.Message.Whole("page") is not (>= 1 and var page)) return QimenAnswer.Failure("page-wrong",
                "page: from 1.");
            if (call.Message.Whole("pageSize") is not (>= 1 and <= 100 and var size))
                return QimenAnswer.Failure("page-wrong", "pageSize: 1 to 100.");
            var rows = call.Message["itemCode"] is { } sku
                ? await call.Lists.FindStockAsync(call.Shop.Config.Id, [sku], stop)
                : await AllAsync(call, stop);
            List<StockRow> shown = page > RowsMost ? [] : [.. rows.Skip((int)((page - 1) * size)).Take((int)size)];
            return QimenAnswer.Success() with
            {
                Fields = [new QimenNode("totalCount", rows.Count.ToString()), Items(call, shown)],
            };
        }

        private static async Task<IReadOnlyList<StockRow>> AllAsync(QimenCall call, CancellationToken stop)
        {
            var all = new List<StockRow>();
            while (all.Count < RowsMost)
            {
                var part = await call.Lists.StockAsync(call.Shop.Config.Id, all.LastOrDefault()?.Sku, Part, stop);
                all.AddRange(part);
                if (part.Count < Part) break;
            }
            return all;
        }
    }

    private static QimenNode Items(QimenCall call, IReadOnlyList<StockRow> rows)
    {
        var settings = DeskMethod.SettingsOf(call.Shop);
        var items = new QimenNode("items");
        foreach (var row in rows)
        {
            items.Add(Item(settings, row.Sku, "ZP", Math.Max(0, row.Available), row.Occupied));
            if (row.Defective > 0) items.Add(Item(settings, row.Sku, "CC", row.Defective, 0));
        }
        return items;
    }

    private static QimenNode Item(QimenSettings settings, string sku, string kind, long free, long frozen) =>
        new QimenNode("item").Add("warehouseCode", settings.WarehouseCode).Add("ownerCode", settings.OwnerCode)
            .Add("itemCode", sku).Add("inventoryType", kind).Add("quantity", free).Add("lockQuantity", frozen);
}
