using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Returns;
using Antui.Storage.Drivers;
using Antui.Storage.Sql;
using Antui.Storage.Tables;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>The desk's part of a step: its rows, and what changed in the counts by stage and state.</summary>
internal sealed class PostgresDesk(List<ShipmentRow> shipments, List<ReturnRow> returns)
{
    private readonly List<SkuRow> _gone = [], _kept = [];

    /// <summary>What is stored now; the lists are ours by then, so nobody changes it.</summary>
    public IEnumerable<NpgsqlBatchCommand> OldCommands()
    {
        if (shipments.Count > 0) yield return PostgresTables.Shipments.Find(shipments);
        if (returns.Count > 0) yield return PostgresTables.Returns.Find(returns);
    }

    public async Task ReadOldAsync(NpgsqlDataReader reader, Sums sums, CancellationToken stop)
    {
        var stored = await PostgresTables.StoredAsync(reader, shipments.Count, Shipment, stop);
        for (var i = 0; i < stored.Length; i++)
        {
            var now = shipments[i];
            sums.Moved(now.Shop, stored[i]?.Stage, now.Stage);
            Skus(stored[i]?.Skus, now with
            {
                Warehouse = PostgresText.Clean(now.Warehouse),
                Skus = PostgresText.Clean(now.Skus),
            });
        }

        var states = await PostgresTables.StoredAsync(reader, returns.Count, State, stop);
        for (var i = 0; i < states.Length; i++) sums.Moved(returns[i].Shop, states[i], returns[i].State);
    }

    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        if (shipments.Count > 0) yield return PostgresTables.Shipments.Put(shipments);
        if (_gone.Count > 0) yield return PostgresTables.Skus.Remove(_gone);
        if (_kept.Count > 0) yield return PostgresTables.Skus.AddNew(_kept);
        if (returns.Count > 0) yield return PostgresTables.Returns.Put(returns);
    }

    /// <summary>The goods codes of a shipment that is new, or changed in what stands beside the codes.</summary>
    private void Skus(ListedSkus? was, ShipmentRow now)
    {
        if (was == ListedSkus.Of(now)) return;
        if (was is { } old) _gone.AddRange(old.Rows(now));
        _kept.AddRange(ListedSkus.Of(now).Rows(now));
    }

    private static (ShipmentStage Stage, ListedSkus Skus)? Shipment(IRow row)
    {
        var stage = Names<ShipmentStage>.Read(row, 0);
        return (stage, new ListedSkus(
            new Instant(row.Number(1)), row.Text(2), stage is ShipmentStage.Shipped, row.Text(3)));
    }

    private static ReturnState? State(IRow row) => Names<ReturnState>.Read(row, 0);
}
