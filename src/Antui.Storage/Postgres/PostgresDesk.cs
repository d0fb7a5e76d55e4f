using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Core.Stock;
using Antui.Storage.Sql;
using Npgsql;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>The desk's part of a transaction: rows as arrays, and what changed in the counts by stage and
/// state.</summary>
internal sealed class PostgresDesk(List<PostgresOrder> orders)
{
    private readonly List<(PostgresOrder Order, ShipmentRow Row)> _shipments = ShipmentsOf(orders);
    private readonly List<(PostgresOrder Order, ReturnRow Row)> _returns = ReturnsOf(orders);
    private readonly Dictionary<(OrderKey Key, string No), (string Stage, ListedSkus Skus)> _stages = [];
    private readonly Dictionary<(OrderKey Key, string No), string> _states = [];

    /// <summary>What is stored now; the orders' journal rows are ours by then, so nobody changes it.</summary>
    public IEnumerable<NpgsqlBatchCommand> OldCommands()
    {
        var known = _shipments.FindAll(x => x.Order.Commit.Version > 1);
        var back = _returns.FindAll(x => x.Order.Commit.Version > 1);
        if (known.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.OldStages, [.. Keys(known, x => x.Order),
                    PostgresColumns.Text(known, x => x.Row.ShipmentNo)]);
        }

        if (back.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.OldStates, [.. Keys(back, x => x.Order),
                    PostgresColumns.Text(back, x => x.Row.ReturnNo)]);
        }
    }

    public async Task ReadOldAsync(NpgsqlDataReader reader)
    {
        if (_shipments.Exists(x => x.Order.Commit.Version > 1)) await ReadStagesAsync(reader);
        if (_returns.Exists(x => x.Order.Commit.Version > 1)) await ReadStatesAsync(reader);
    }

    public void Count(List<PostgresOrder> mine, PostgresSums sums)
    {
        foreach (var (order, row) in ShipmentsOf(mine))
        {
            var now = DeskCounts.Name(row.Stage);
            Moved(sums, order, now, _stages.TryGetValue((order.Key, PostgresText.Clean(row.ShipmentNo)), out var old)
                ? DeskCounts.Name(Names<ShipmentStage>.Parse(old.Stage)) : null);
        }

        foreach (var (order, row) in ReturnsOf(mine))
        {
            var now = DeskCounts.Name(row.State);
            Moved(sums, order, now, _states.TryGetValue((order.Key, PostgresText.Clean(row.ReturnNo)), out var old)
                ? DeskCounts.Name(Names<ReturnState>.Parse(old)) : null);
        }
    }

    public IEnumerable<NpgsqlBatchCommand> Rows(List<PostgresOrder> mine)
    {
        var shipments = ShipmentsOf(mine);
        var returns = ReturnsOf(mine);
        var booked = mine.FindAll(x => x.Commit.Postings is { Count: > 0 });
        if (shipments.Count > 0) yield return Shipments(shipments);
        foreach (var command in Skus(shipments)) yield return command;
        if (returns.Count > 0) yield return Returns(returns);
        if (booked.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.Books,
                [
                    .. Keys(booked, x => x), PostgresColumns.Of(booked, x => x.Commit.Version),
                    PostgresColumns.Of(booked, x => x.Commit.At.Ms),
                    PostgresColumns.Text(booked, x => BookLines.Write(x.Commit.Postings!)),
                ]);
        }
    }

    public static NpgsqlBatchCommand Moves(List<StockMovement> moves) => Command(
        PostgresDeskSql.Moves,
        PostgresColumns.Of(moves, x => x.Warehouse),
        PostgresColumns.Of(moves, x => x.Sku),
        PostgresColumns.Of(moves, x => x.At.Ms),
        PostgresColumns.Of(moves, x => Names<StockMoveKind>.Text(x.Kind)),
        PostgresColumns.Of(moves, x => x.OnHand),
        PostgresColumns.Of(moves, x => x.Occupied),
        PostgresColumns.Of(moves, x => x.Defective),
        PostgresColumns.Text(moves, x => x.Ref),
        PostgresColumns.Text(moves, x => x.Author));

    /// <summary>The goods codes of shipments that are new or changed in what stands beside the codes.</summary>
    private IEnumerable<NpgsqlBatchCommand> Skus(List<(PostgresOrder Order, ShipmentRow Row)> rows)
    {
        List<(PostgresOrder Order, ShipmentRow Row, string Sku, Instant CreatedAt)> gone = [], kept = [];
        foreach (var (order, row) in rows)
        {
            var skus = PostgresText.Clean(row.Skus);
            var now = ListedSkus.Of(row) with { Skus = skus, Warehouse = PostgresText.Clean(row.Warehouse) };
            if (_stages.TryGetValue((order.Key, PostgresText.Clean(row.ShipmentNo)), out var old))
            {
                if (old.Skus == now) continue;
                gone.AddRange(SkuText.Codes(old.Skus.Skus).Select(x => (order, row, x, old.Skus.CreatedAt)));
            }

            kept.AddRange(SkuText.Codes(skus).Select(x => (order, row, x, row.CreatedAt)));
        }

        if (gone.Count > 0) yield return Command(PostgresDeskSql.GoneSkus, SkuKeys(gone));
        if (kept.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.Skus,
                [
                    .. SkuKeys(kept), PostgresColumns.Text(kept, x => x.Row.Warehouse),
                    PostgresColumns.Of(kept, x => x.Row.Stage is ShipmentStage.Shipped),
                ]);
        }
    }

    private static NpgsqlParameter[] SkuKeys(
        List<(PostgresOrder Order, ShipmentRow Row, string Sku, Instant CreatedAt)> rows) =>
    [
        .. Keys(rows, x => x.Order), PostgresColumns.Text(rows, x => x.Row.ShipmentNo),
        PostgresColumns.Of(rows, x => x.Sku), PostgresColumns.Of(rows, x => x.CreatedAt.Ms),
    ];

    private static NpgsqlBatchCommand Shipments(List<(PostgresOrder Order, ShipmentRow Row)> rows) => Command(
        PostgresDeskSql.Shipments,
        [
            .. Keys(rows, x => x.Order),
            PostgresColumns.Text(rows, x => x.Row.ShipmentNo),
            PostgresColumns.Of(rows, x => Names<ShipmentStage>.Text(x.Row.Stage)),
            PostgresColumns.Of(rows, x => Names<StopLevel>.Text(x.Row.Level)),
            PostgresColumns.Of(rows, x => Names<ShipmentKind>.Text(x.Row.Kind)),
            PostgresColumns.Text(rows, x => x.Row.Warehouse),
            PostgresColumns.Text(rows, x => x.Row.ParcelNo),
            PostgresColumns.Text(rows, x => x.Row.Carrier),
            PostgresColumns.Text(rows, x => x.Row.Waybill),
            PostgresColumns.Of(rows, x => x.Row.Pieces),
            PostgresColumns.Of(rows, x => x.Row.Stopped),
            PostgresColumns.Text(rows, x => x.Row.Skus),
            PostgresColumns.Text(rows, x => x.Row.BuyerRef),
            PostgresColumns.Text(rows, x => x.Row.ShipTo),
            PostgresColumns.Of(rows, x => x.Row.Hold),
            PostgresColumns.Of(rows, x => x.Row.CreatedAt.Ms),
            PostgresColumns.Of(rows, x => x.Row.ModifiedAt.Ms),
            PostgresColumns.Text(rows, x => ParcelNumber.KeyOf(x.Row.Waybill)),
        ]);

    private static NpgsqlBatchCommand Returns(List<(PostgresOrder Order, ReturnRow Row)> rows) => Command(
        PostgresDeskSql.Returns,
        [
            .. Keys(rows, x => x.Order),
            PostgresColumns.Text(rows, x => x.Row.ReturnNo),
            PostgresColumns.Text(rows, x => x.Row.RefundNo),
            PostgresColumns.Of(rows, x => Names<ReturnState>.Text(x.Row.State)),
            PostgresColumns.Text(rows, x => x.Row.Carrier),
            PostgresColumns.Text(rows, x => x.Row.Tracking),
            PostgresColumns.Text(rows, x => x.Row.Warehouse),
            PostgresColumns.Of(rows, x => x.Row.ExpectedPieces),
            PostgresColumns.Of(rows, x => x.Row.ReceivedPieces),
            PostgresColumns.Of(rows, x => x.Row.GoodPieces),
            PostgresColumns.Of(rows, x => x.Row.OtherPieces),
            PostgresColumns.Text(rows, x => x.Row.Skus),
            PostgresColumns.Text(rows, x => x.Row.BuyerRef),
            PostgresColumns.Of(rows, x => x.Row.CreatedAt.Ms),
            PostgresColumns.Of(rows, x => x.Row.ModifiedAt.Ms),
            PostgresColumns.Text(rows, x => ParcelNumber.KeyOf(x.Row.Tracking)),
        ]);

    /// <summary>A row that stands twice in a commit is written as it stands last.</summary>
    private static List<(PostgresOrder Order, ShipmentRow Row)> ShipmentsOf(List<PostgresOrder> orders)
    {
        List<(PostgresOrder, ShipmentRow)> rows = [];
        foreach (var order in orders)
        {
            if (order.Commit.Shipments.IsDefaultOrEmpty) continue;
            rows.AddRange(order.Commit.Shipments.GroupBy(x => x.ShipmentNo).Select(x => (order, x.Last())));
        }

        return rows;
    }

    private static List<(PostgresOrder Order, ReturnRow Row)> ReturnsOf(List<PostgresOrder> orders)
    {
        List<(PostgresOrder, ReturnRow)> rows = [];
        foreach (var order in orders)
        {
            if (order.Commit.Returns.IsDefaultOrEmpty) continue;
            rows.AddRange(order.Commit.Returns.GroupBy(x => x.ReturnNo).Select(x => (order, x.Last())));
        }

        return rows;
    }

    private static void Moved(PostgresSums sums, PostgresOrder order, string now, string? old)
    {
        if (old == now) return;
        if (old is not null) sums.Desk(order.Key.Shop, old, -1);
        sums.Desk(order.Key.Shop, now, 1);
    }

    private async Task ReadStagesAsync(NpgsqlDataReader reader)
    {
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var stage = reader.GetString(3);
            _stages[(new OrderKey(reader.GetString(0), reader.GetString(1)), reader.GetString(2))] = (
                stage,
                new ListedSkus(
                    new Instant(reader.GetInt64(4)), reader.GetString(5),
                    stage == Names<ShipmentStage>.Text(ShipmentStage.Shipped), reader.GetString(6)));
        }
    }

    private async Task ReadStatesAsync(NpgsqlDataReader reader)
    {
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            var key = new OrderKey(reader.GetString(0), reader.GetString(1));
            _states[(key, reader.GetString(2))] = reader.GetString(3);
        }
    }
}
