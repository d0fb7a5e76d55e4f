using Antui.Core;
using Antui.Core.Pool;

namespace Antui.Storage.Tables;

/// <summary>A goods code of a fetched record, with what the list is filtered by.</summary>
internal sealed record PoolSkuRow(
    PoolKind Kind, string Sku, Instant CreatedAt, string Shop, string No, PoolStage Stage, string RawStatus,
    string Reason, long AmountFen);

internal static class PoolTables
{
    public static readonly Table<PoolRow> Pool = new("pool", (ref c) => new PoolRow(
        c.Name("kind", x => x.Kind, Use.Key),
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("no", x => x.No, Use.Key),
        c.Text("order_no", x => x.OrderNo),
        c.Name("stage", x => x.Stage),
        c.Text("reason", x => x.Reason),
        c.Text("note", x => x.Note),
        c.Text("raw_status", x => x.RawStatus),
        c.Number("amount_fen", x => x.AmountFen),
        c.Text("skus", x => x.Skus),
        c.Text("buyer_ref", x => x.BuyerRef),
        c.Text("ship_to", x => x.ShipTo),
        c.Time("created_at", x => x.CreatedAt, Use.Once),
        c.Time("modified_at", x => x.ModifiedAt),
        c.Time("fetched_at", x => x.FetchedAt),
        c.Maybe("converted_at", x => x.ConvertedAt, Use.Apart),
        c.Text("author", x => x.Author)),
        new Column<PoolRow, long>("step", _ => 1, Kinds.Number, Use.Adds),
        new Column<PoolRow, Instant>("changed_at", x => x.FetchedAt, Kinds.Time),
        new Column<PoolRow, long>("tried_at", _ => 0, Kinds.Number))
    { Of = x => new OrderKey(x.Shop, x.No) };

    public static readonly Table<PoolSkuRow> Skus = new("pool_skus", (ref c) => new PoolSkuRow(
        c.Name("kind", x => x.Kind, Use.Key),
        c.Text("sku", x => x.Sku, Use.Key),
        c.Time("created_at", x => x.CreatedAt),
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("no", x => x.No, Use.Key),
        c.Name("stage", x => x.Stage),
        c.Text("raw_status", x => x.RawStatus),
        c.Text("reason", x => x.Reason),
        c.Number("amount_fen", x => x.AmountFen)))
    { Of = x => new OrderKey(x.Shop, x.No) };

    /// <summary>Copied from the pool's rows; only read here.</summary>
    public static readonly Table<PoolStep> History = new("pool_history", (ref c) => new PoolStep(
        c.Time("at", x => x.At, Use.Apart),
        c.Name("stage", x => x.Stage, Use.Apart),
        c.Text("reason", x => x.Reason, Use.Apart),
        c.Text("note", x => x.Note, Use.Apart),
        c.Text("author", x => x.Author, Use.Apart)));
}
