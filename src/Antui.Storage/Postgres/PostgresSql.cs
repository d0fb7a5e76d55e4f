using Antui.Core.Ports;
using Antui.Storage.Tables;

namespace Antui.Storage.Postgres;

/// <summary>The statements of a commit: one for each table, whatever the number of rows.</summary>
internal static class PostgresSql
{
    private const string Place = "pg_current_xact_id()::text::bigint";

    private const string Marks = "array_agg(shop), array_agg(order_no), array_agg(version), array_agg(at)";

    /// <summary>
    /// New orders. The journal's key is the compare-and-set: of two who write a first version the second waits for the
    /// first and then inserts nothing. What comes back is ours.
    /// </summary>
    public const string NewJournal =
        $"""
        WITH won AS (
            INSERT INTO journal (lane, shop, order_no, version, at, source, events, previous, facts)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT DO NOTHING RETURNING shop, order_no, version, at
        ), mark AS (
            INSERT INTO changes (place, part, shops, order_nos, versions, ats)
            SELECT {Place}, 0, {Marks} FROM won HAVING count(*) > 0
        )
        SELECT shop, order_no, {Place} FROM won
        """;

    /// <summary>
    /// Known orders. The head's version is the compare-and-set: of two who write the same one the second waits for the
    /// first and then finds another version.
    /// </summary>
    /// <param name="clock">What a due time is counted from: "0" or the database's clock.</param>
    public static string MoreJournal(string clock) =>
        $"""
        WITH won AS (
            UPDATE heads h SET version = i.version,
                due_at = CASE WHEN i.stays THEN h.due_at ELSE i.due_at + {clock} END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                AS i (lane, shop, order_no, version, at, source, events, previous, facts, due_at, stays)
            WHERE h.lane = i.lane AND h.shop = i.shop AND h.order_no = i.order_no AND h.version = i.version - 1
            RETURNING i.lane, i.shop, i.order_no, i.version, i.at, i.source, i.events, i.previous, i.facts
        ), entry AS (
            INSERT INTO journal (lane, shop, order_no, version, at, source, events, previous, facts)
            SELECT * FROM won
        ), mark AS (
            INSERT INTO changes (place, part, shops, order_nos, versions, ats)
            SELECT {Place}, 1, {Marks} FROM won HAVING count(*) > 0
        )
        SELECT shop, order_no, {Place} FROM won
        """;

    /// <summary>Heads of new orders; where somebody else was faster there is one already.</summary>
    public static string NewHeads(string clock) =>
        $"""
        INSERT INTO heads (lane, shop, order_no, version, due_at)
        SELECT i.lane, i.shop, i.order_no, 1, i.due_at + {clock}
        FROM unnest($1, $2, $3, $4) AS i (lane, shop, order_no, due_at) ON CONFLICT DO NOTHING
        """;

    public const string Numbers =
        """
        INSERT INTO numbers (lane, shop, order_no, kind, key, no)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
        """;

    public const string Mark =
        $"""
        INSERT INTO changes (place, part, shops, order_nos, versions, ats)
        SELECT {Place}, 1, {Marks}
        FROM unnest($1, $2, $3, $4) AS i (shop, order_no, version, at) HAVING count(*) > 0
        """;

    /// <summary>
    /// The oldest transaction of this database that is still under way, or the next one; and the next one. It is asked
    /// before the marks are read: what is over by then, they show. The snapshot's own boundary would wait for all
    /// databases of a server.
    /// </summary>
    public const string Horizon =
        """
        SELECT least(n.next, min(n.next - ((n.next - a.backend_xid::text::bigint) & 4294967295))), n.next
        FROM (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next) n
        LEFT JOIN pg_stat_activity a ON a.backend_xid IS NOT NULL AND a.pid <> pg_backend_pid()
            AND a.datname = current_database()
        GROUP BY n.next
        """;

    public const string Changes =
        """
        SELECT place, shops, order_nos, versions, ats FROM changes WHERE place > $1 ORDER BY place, part LIMIT $2
        """;

    /// <summary>Lists that stand where the step begins go on; all of them must.</summary>
    public const string GoOn = "UPDATE lists SET place = $3, fault = '', fault_at = 0 "
        + "WHERE name = ANY ($1) AND place = $2 RETURNING name";

    /// <summary>What orders wake that this transaction has marked, and so has written.</summary>
    public const string WakeParked =
        $"""
        UPDATE parked p SET due_at = $4
        FROM (
            SELECT DISTINCT w.number FROM unnest($1, $2, $3) AS w (shop, order_no, number)
            WHERE EXISTS (
                SELECT 1 FROM changes c, unnest(c.shops, c.order_nos) AS m (shop, order_no)
                WHERE c.place = {Place} AND m.shop = w.shop AND m.order_no = w.order_no)) n
        WHERE p.order_no = n.number AND p.due_at > $4 AND p.dismissed_at IS NULL
        """;

    public const string DueParked =
        "SELECT id FROM parked WHERE due_at <= $1 AND dismissed_at IS NULL ORDER BY due_at, id LIMIT $2";

    public static readonly string ClaimParked =
        $"""
         UPDATE parked SET attempts = attempts + 1,
             due_at = $2 + least($4, $3 << least(attempts, {ParkedWait.MostDoublings})::int)
         WHERE id = ANY ($1) AND due_at <= $2 AND dismissed_at IS NULL RETURNING {StoreTables.Parked.Select}
         """;

    public const string Unpark = "DELETE FROM parked WHERE id = ANY ($1)";

    /// <summary>A cap needs everybody who spends for the shop to wait: the sums are read after the lock.</summary>
    public const string LockShops =
        "SELECT count(pg_advisory_xact_lock(7351, hashtext(s))) "
        + "FROM (SELECT s FROM unnest($1) AS s ORDER BY s) AS shops";

    public const string Spent = "SELECT shop, minute, fen FROM spend WHERE shop = ANY ($1) AND minute > $2";

    /// <summary>Locked in the order of their keys until the commit, so that what is counted is written.</summary>
    public const string Versions =
        """
        SELECT h.shop, h.order_no, h.version FROM unnest($1, $2, $3) AS i (lane, shop, order_no)
        JOIN heads h ON h.lane = i.lane AND h.shop = i.shop AND h.order_no = i.order_no
        ORDER BY h.lane, h.shop, h.order_no FOR UPDATE OF h
        """;

    public const string Spend =
        """
        INSERT INTO spend (shop, minute, fen) SELECT * FROM unnest($1, $2, $3)
        ON CONFLICT (shop, minute) DO UPDATE SET fen = spend.fen + excluded.fen
        """;

    /// <summary>Entries of a warehouse weigh the same stock one after the other.</summary>
    public const string LockWarehouse = "SELECT pg_advisory_xact_lock(7352, hashtext($1))";

    public static readonly string KnownStock =
        $"SELECT {SumTables.Stock.Sums()} FROM stock WHERE warehouse = $1 AND sku = ANY ($2) GROUP BY warehouse, sku";
}
