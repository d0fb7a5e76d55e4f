namespace Antui.Storage.Postgres;

/// <summary>The statements of the desk's rows in a commit: one for each table, whatever the number of rows.</summary>
internal static class PostgresDeskSql
{
    public const string OldStages =
        """
        SELECT r.shop, r.order_no, r.shipment_no, r.stage, r.created_at, r.warehouse, r.skus
        FROM unnest($1, $2, $3, $4) AS i (lane, shop, order_no, shipment_no)
        JOIN shipments r ON r.lane = i.lane AND r.shop = i.shop AND r.order_no = i.order_no
            AND r.shipment_no = i.shipment_no
        """;

    public const string OldStates =
        """
        SELECT r.shop, r.order_no, r.return_no, r.state
        FROM unnest($1, $2, $3, $4) AS i (lane, shop, order_no, return_no)
        JOIN returns r ON r.lane = i.lane AND r.shop = i.shop AND r.order_no = i.order_no AND r.return_no = i.return_no
        """;

    public const string Shipments =
        """
        INSERT INTO shipments (lane, shop, order_no, shipment_no, stage, level, kind, warehouse, parcel_no, carrier,
            waybill, pieces, stopped, skus, buyer_ref, ship_to, hold, created_at, modified_at, waybill_key)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20)
        ON CONFLICT (lane, shop, order_no, shipment_no) DO UPDATE SET stage = excluded.stage, level = excluded.level,
            kind = excluded.kind, warehouse = excluded.warehouse, parcel_no = excluded.parcel_no,
            carrier = excluded.carrier, waybill = excluded.waybill, waybill_key = excluded.waybill_key,
            pieces = excluded.pieces, stopped = excluded.stopped, skus = excluded.skus, buyer_ref = excluded.buyer_ref,
            ship_to = excluded.ship_to, hold = excluded.hold, created_at = excluded.created_at,
            modified_at = excluded.modified_at
        """;

    public const string GoneSkus =
        """
        DELETE FROM shipment_skus k
        USING unnest($1, $2, $3, $4, $5, $6) AS i (lane, shop, order_no, shipment_no, sku, created_at)
        WHERE k.sku = i.sku AND k.created_at = i.created_at AND k.shop = i.shop AND k.order_no = i.order_no
            AND k.shipment_no = i.shipment_no AND k.lane = i.lane
        """;

    public const string Skus =
        """
        INSERT INTO shipment_skus (lane, shop, order_no, shipment_no, sku, created_at, warehouse, shipped)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
        """;

    public const string Returns =
        """
        INSERT INTO returns (lane, shop, order_no, return_no, refund_no, state, carrier, tracking, warehouse, expected,
            received, good, other, skus, buyer_ref, created_at, modified_at, tracking_key)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (lane, shop, order_no, return_no) DO UPDATE SET refund_no = excluded.refund_no,
            state = excluded.state, carrier = excluded.carrier, tracking = excluded.tracking,
            tracking_key = excluded.tracking_key, warehouse = excluded.warehouse,
            expected = excluded.expected, received = excluded.received,
            good = excluded.good, other = excluded.other, skus = excluded.skus, buyer_ref = excluded.buyer_ref,
            created_at = excluded.created_at, modified_at = excluded.modified_at
        """;

    public const string Counts =
        """
        INSERT INTO desk_counts (lane, shop, name, value)
        SELECT $1, i.shop, i.name, i.value FROM unnest($2, $3, $4) AS i (shop, name, value)
        ON CONFLICT (lane, shop, name) DO UPDATE SET value = desk_counts.value + excluded.value
        """;

    public const string Moves =
        """
        INSERT INTO stock_moves (warehouse, sku, at, kind, on_hand, occupied, defective, ref, author)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public const string Books =
        "INSERT INTO books (lane, shop, order_no, version, at, lines) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)";

    public const string Entry =
        """
        INSERT INTO stock_entries (doc_no, warehouse, kind, author, note, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Entries of a warehouse weigh the same stock one after the other.</summary>
    public const string LockWarehouse = "SELECT pg_advisory_xact_lock(7352, hashtext($1))";

    public const string Known =
        """
        SELECT sku, sum(on_hand)::bigint, sum(occupied)::bigint, sum(defective)::bigint FROM stock
        WHERE warehouse = $1 AND sku = ANY ($2) GROUP BY sku
        """;
}
