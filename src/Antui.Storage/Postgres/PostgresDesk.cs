using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Core.Stock;
using Antui.Storage.Sql;
using Npgsql;
using static Antui.Storage.Postgres.PostgresListed;
using static Antui.Storage.Postgres.PostgresTransaction;

namespace Antui.Storage.Postgres;

/// <summary>The desk's part of a step: rows as arrays, and what changed in the counts by stage and
/// state.</summary>
internal sealed class PostgresDesk(List<PostgresListed> orders)
{
    private readonly List<(PostgresListed Order, ShipmentRow Row)> _shipments = ShipmentsOf(orders);
    private readonly List<(PostgresListed Order, ReturnRow Row)> _returns = ReturnsOf(orders);
    private readonly Dictionary<(OrderKey Key, string No), (string Stage, ListedSkus Skus)> _stages = [];
    private readonly Dictionary<(OrderKey Key, string No), string> _states = [];

    /// <summary>What is stored now; the lists are ours by then, so nobody changes it.</summary>
    public IEnumerable<NpgsqlBatchCommand> OldCommands()
    {
        if (_shipments.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.OldStages,
                [.. Keys(_shipments, x => x.Order), PostgresColumns.Text(_shipments, x => x.Row.ShipmentNo)]);
        }

        if (_returns.Count > 0)
        {
            yield return Command(
                PostgresDeskSql.OldStates,
                [.. Keys(_returns, x => x.Order), PostgresColumns.Text(_returns, x => x.Row.ReturnNo)]);
        }
    }

    public async Task ReadOldAsync(NpgsqlDataReader reader)
    {
        if (_shipments.Count > 0) await ReadStagesAsync(reader);
        if (_returns.Count > 0) await ReadStatesAsync(reader);
    }

    public void Count(PostgresSums sums)
    {
        foreach (var (order, row) in _shipments)
        {
            var now = DeskCounts.Name(row.Stage);
            Moved(sums, order, now, _stages.TryGetValue((order.Key, PostgresText.Clean(row.ShipmentNo)), out var old)
                ? DeskCounts.Name(Names<ShipmentStage>.Parse(old.Stage)) : null);
        }

        foreach (var (order, row) in _returns)
        {
            var now = DeskCounts.Name(row.State);
            Moved(sums, order, now, _states.TryGetValue((order.Key, PostgresText.Clean(row.ReturnNo)), out var old)
                ? DeskCounts.Name(Names<ReturnState>.Parse(old)) : null);
        }
    }

    public IEnumerable<NpgsqlBatchCommand> Rows()
    {
        if (_shipments.Count > 0) yield return Shipments(_shipments);
        foreach (var command in Skus(_shipments)) yield return command;
        if (_returns.Count > 0) yield return Returns(_returns);
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
    private IEnumerable<NpgsqlBatchCommand> Skus(List<(PostgresListed Order, ShipmentRow Row)> rows)
    {
        List<(PostgresListed Order, ShipmentRow Row, string Sku, Instant CreatedAt)> gone = [], kept = [];
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
        List<(PostgresListed Order, ShipmentRow Row, string Sku, Instant CreatedAt)> rows) =>
    [
        .. Keys(rows, x => x.Order), PostgresColumns.Text(rows, x => x.Row.ShipmentNo),
        PostgresColumns.Of(rows, x => x.Sku), PostgresColumns.Of(rows, x => x.CreatedAt.Ms),
    ];

    private static NpgsqlBatchCommand Shipments(List<(PostgresListed Order, ShipmentRow Row)> rows) => Command(
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

    private static NpgsqlBatchCommand Returns(List<(PostgresListed Order, ReturnRow Row)> rows) => Command(
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

    private static List<(PostgresListed Order, ShipmentRow Row)> ShipmentsOf(List<PostgresListed> orders)
    {
        List<(PostgresListed, ShipmentRow)> rows = [];
        foreach (var order in orders)
            foreach (var row in order.Rows.Shipments) rows.Add((order, row));
        return rows;
    }

    private static List<(PostgresListed Order, ReturnRow Row)> ReturnsOf(List<PostgresListed> orders)
    {
        List<(PostgresListed, ReturnRow)> rows = [];
        foreach (var order in orders)
            foreach (var row in order.Rows.Returns) rows.Add((order, row));
        return rows;
    }

    private static void Moved(PostgresSums sums, PostgresListed order, string now, string? old)
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
