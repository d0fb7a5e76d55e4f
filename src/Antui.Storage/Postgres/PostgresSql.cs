using Antui.Core.Ports;
using Antui.Storage.Sql;

namespace Antui.Storage.Postgres;

/// <summary>The statements of a commit: one for each table, whatever the number of rows.</summary>
internal static class PostgresSql
{
    /// <summary>
    /// Compare-and-set: an order is written when its stored version is the one before and the journal's key is free.
    /// Two writers of one version meet on the key; the second waits for the first and then inserts nothing.
    /// </summary>
    public const string Journal =
        """
        INSERT INTO journal (lane, shop, order_no, version, at, source, events)
        SELECT i.lane, i.shop, i.order_no, i.version, i.at, i.source, i.events
        FROM unnest($1, $2, $3, $4, $5, $6, $7) AS i (lane, shop, order_no, version, at, source, events)
        LEFT JOIN orders o ON o.lane = i.lane AND o.shop = i.shop AND o.order_no = i.order_no
        WHERE coalesce(o.version, 0) = i.version - 1
        ON CONFLICT DO NOTHING RETURNING shop, order_no
        """;

    /// <summary>Phases before the commit; the orders' journal rows are ours by now, so nobody changes them.</summary>
    public const string OldPhases =
        """
        SELECT r.shop, r.order_no, r.refund_no, r.phase
        FROM unnest($1, $2, $3, $4) AS i (lane, shop, order_no, refund_no)
        JOIN refunds r ON r.lane = i.lane AND r.shop = i.shop AND r.order_no = i.order_no AND r.refund_no = i.refund_no
        """;

    public const string Refunds =
        """
        INSERT INTO refunds (lane, shop, order_no, refund_no, kind, raw_status, phase, amount_fen, paid_fen, reason,
            code, turn, buyer_ref, asked_at, modified_at, deadline_at, refunded_at, automatic, hosted)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        ON CONFLICT (lane, shop, order_no, refund_no) DO UPDATE SET kind = excluded.kind,
            raw_status = excluded.raw_status, phase = excluded.phase, amount_fen = excluded.amount_fen,
            paid_fen = excluded.paid_fen, reason = excluded.reason, code = excluded.code, turn = excluded.turn,
            buyer_ref = excluded.buyer_ref, asked_at = excluded.asked_at, modified_at = excluded.modified_at,
            deadline_at = excluded.deadline_at, refunded_at = excluded.refunded_at, automatic = excluded.automatic,
            hosted = excluded.hosted
        """;

    public const string Counters =
        """
        INSERT INTO counters (lane, shop, hour, name, value)
        SELECT $1, i.shop, i.hour, i.name, i.value FROM unnest($2, $3, $4, $5) AS i (shop, hour, name, value)
        ON CONFLICT (lane, shop, hour, name) DO UPDATE SET value = counters.value + excluded.value
        """;

    public const string PhaseCounts =
        """
        INSERT INTO phase_counts (lane, shop, phase, value)
        SELECT $1, i.shop, i.phase, i.value FROM unnest($2, $3, $4) AS i (shop, phase, value)
        ON CONFLICT (lane, shop, phase) DO UPDATE SET value = phase_counts.value + excluded.value
        """;

    public const string Stock =
        """
        INSERT INTO stock (lane, warehouse, sku, on_hand, occupied, defective)
        SELECT $1, i.warehouse, i.sku, i.on_hand, i.occupied, i.defective
        FROM unnest($2, $3, $4, $5, $6) AS i (warehouse, sku, on_hand, occupied, defective)
        ON CONFLICT (lane, warehouse, sku) DO UPDATE SET on_hand = stock.on_hand + excluded.on_hand,
            occupied = stock.occupied + excluded.occupied, defective = stock.defective + excluded.defective
        """;

    public const string Park =
        """
        INSERT INTO parked (lane, id, shop, order_no, reason, source, at, attempts, fact, due_at)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (lane, id) DO UPDATE SET attempts = greatest(parked.attempts, excluded.attempts),
            reason = excluded.reason
        """;

    public const string WakeParked =
        "UPDATE parked SET due_at = $2 WHERE order_no = ANY ($1) AND due_at > $2 AND dismissed_at IS NULL";

    public const string DueParked =
        "SELECT id FROM parked WHERE due_at <= $1 AND dismissed_at IS NULL ORDER BY due_at, id LIMIT $2";

    public static readonly string ClaimParked =
        $"""
         UPDATE parked SET attempts = attempts + 1,
             due_at = $2 + least($4, $3 << least(attempts, {ParkedWait.MostDoublings})::int)
         WHERE id = ANY ($1) AND due_at <= $2 AND dismissed_at IS NULL RETURNING {SqlRows.ParkedColumns}
         """;

    public const string Unpark = "DELETE FROM parked WHERE id = ANY ($1)";

    /// <summary>A cap needs everybody who spends for the shop to wait: the sums are read after the lock.</summary>
    public const string LockShops =
        "SELECT count(pg_advisory_xact_lock(7351, hashtext(s))) "
        + "FROM (SELECT s FROM unnest($1) AS s ORDER BY s) AS shops";

    public const string Spent = "SELECT shop, minute, fen FROM spend WHERE shop = ANY ($1) AND minute > $2";

    public const string Versions =
        """
        SELECT o.shop, o.order_no, o.version FROM unnest($1, $2, $3) AS i (lane, shop, order_no)
        JOIN orders o ON o.lane = i.lane AND o.shop = i.shop AND o.order_no = i.order_no
        """;

    public const string Spend =
        """
        INSERT INTO spend (shop, minute, fen) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (shop, minute) DO UPDATE SET fen = spend.fen + excluded.fen
        """;

    private const string OrderColumns = "lane, shop, order_no, version, due_at";
    private const string RowColumns =
        "status, raw_status, paid_fen, refunded_fen, created_at, modified_at, buyer_ref, hosted";

    /// <param name="clock">What a due time is counted from: "0" or the database's clock.</param>
    public static string NewOrders(string clock) =>
        $"""
         INSERT INTO orders ({OrderColumns}, {RowColumns})
         SELECT i.lane, i.shop, i.order_no, i.version, i.due_at + {clock}, {Prefixed}
         FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS i ({OrderColumns}, {RowColumns})
         """;

    public static string ChangedOrders(string clock) =>
        $"""
         UPDATE orders o SET version = i.version, due_at = i.due_at + {clock}, status = i.status,
             raw_status = i.raw_status, paid_fen = i.paid_fen, refunded_fen = i.refunded_fen,
             created_at = i.created_at, modified_at = i.modified_at, buyer_ref = i.buyer_ref, hosted = i.hosted
         FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS i ({OrderColumns}, {RowColumns})
         WHERE o.lane = i.lane AND o.shop = i.shop AND o.order_no = i.order_no
         """;

    public static string MovedOrders(string clock) =>
        $"""
         UPDATE orders o SET version = i.version, due_at = i.due_at + {clock}
         FROM unnest($1, $2, $3, $4, $5) AS i ({OrderColumns})
         WHERE o.lane = i.lane AND o.shop = i.shop AND o.order_no = i.order_no
         """;

    private static string Prefixed => "i." + RowColumns.Replace(", ", ", i.");
}
