using Antui.Core.Orders;
using Npgsql;

namespace Antui.Bench.Peer;

/// <summary>The plain peer's tables and the statements of each of its steps.</summary>
internal static class PeerSql
{
    public const string Schema = """
        CREATE TABLE orders (id bigint PRIMARY KEY, shop text NOT NULL, order_no text NOT NULL, status text NOT NULL,
            paid_fen bigint NOT NULL, refunded_fen bigint NOT NULL DEFAULT 0, reserved_fen bigint NOT NULL DEFAULT 0,
            buyer_ref text NOT NULL, created_at bigint NOT NULL, UNIQUE (shop, order_no),
            CHECK (refunded_fen + reserved_fen <= paid_fen));
        CREATE INDEX ON orders (shop, created_at);
        CREATE TABLE order_lines (order_id bigint REFERENCES orders, line_no text, sku text NOT NULL, title text NOT NULL,
            quantity int NOT NULL, paid_fen bigint NOT NULL, PRIMARY KEY (order_id, line_no));
        CREATE TABLE shipments (order_id bigint PRIMARY KEY REFERENCES orders, state text NOT NULL);
        CREATE TABLE refunds (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, refund_no text NOT NULL UNIQUE,
            kind text NOT NULL, amount_fen bigint NOT NULL, reason text NOT NULL, state text NOT NULL,
            asked_at bigint NOT NULL, refunded_at bigint);
        CREATE INDEX ON refunds (state, asked_at);
        CREATE INDEX ON refunds (order_id);
        CREATE TABLE refund_lines (refund_id bigint REFERENCES refunds, line_no text, quantity int NOT NULL,
            PRIMARY KEY (refund_id, line_no));
        CREATE TABLE evidence (id bigserial PRIMARY KEY, refund_id bigint NOT NULL REFERENCES refunds, kind text NOT NULL,
            at bigint NOT NULL);
        CREATE INDEX ON evidence (refund_id);
        CREATE TABLE instructions (key text PRIMARY KEY, refund_id bigint NOT NULL REFERENCES refunds, action text NOT NULL,
            amount_fen bigint NOT NULL, state text NOT NULL, at bigint NOT NULL);
        CREATE INDEX ON instructions (refund_id);
        CREATE TABLE audit (id bigserial PRIMARY KEY, refund_id bigint NOT NULL, what text NOT NULL, at bigint NOT NULL);
        CREATE INDEX ON audit (refund_id);
        CREATE TABLE work (id bigserial PRIMARY KEY, refund_id bigint NOT NULL, action text NOT NULL, lease_until timestamptz);
        """;

    /// <summary>Taken work is leased, so that a worker that dies loses nothing.</summary>
    public const string Take =
        "UPDATE work SET lease_until = now() + interval '30 seconds' WHERE id = (SELECT id FROM work "
        + "WHERE lease_until IS NULL OR lease_until < now() ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1) "
        + "RETURNING id, refund_id, action";

    public const string Look =
        "SELECT r.amount_fen, o.refunded_fen, o.paid_fen, r.state, s.state FROM refunds r JOIN orders o ON o.id = r.order_id "
        + "JOIN shipments s ON s.order_id = o.id WHERE r.id = $1 FOR UPDATE OF o, r";

    private const string Audit = "INSERT INTO audit (refund_id, what, at) VALUES ($1, $2, $3)";
    private const string Work = "INSERT INTO work (refund_id, action) VALUES ($1, $2)";
    private const string Finish = "DELETE FROM work WHERE id = $1";

    private const string Intent =
        "INSERT INTO instructions (key, refund_id, action, amount_fen, state, at) "
        + "SELECT $2 || ':' || id, id, $2, amount_fen, 'dispatching', $3 FROM refunds WHERE id = $1";

    private const string Answer = "UPDATE instructions SET state = 'done', at = $3 WHERE key = $2 || ':' || $1::text";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    public static NpgsqlBatchCommand[] OrderIn(long n, OrderSnapshot o, long now) =>
    [
        Of("INSERT INTO orders (id, shop, order_no, status, paid_fen, buyer_ref, created_at) VALUES ($1, $2, $3, 'paid', $4, $5, $6)",
            n, o.Key.Shop, o.Key.OrderNo, o.Paid.Minor, o.BuyerRef, now),
        .. o.Lines.Select(l => Of(
            "INSERT INTO order_lines (order_id, line_no, sku, title, quantity, paid_fen) VALUES ($1, $2, $3, $4, $5, $6)",
            n, l.LineNo, l.Sku, l.Title, l.Quantity, l.Paid.Minor)),
        Of("INSERT INTO shipments (order_id, state) VALUES ($1, 'waiting')", n),
        Of(Audit, n, "order in", now),
    ];

    public static NpgsqlBatchCommand[] RefundIn(long n, Claim c, long now) =>
    [
        Of("INSERT INTO refunds (id, order_id, refund_no, kind, amount_fen, reason, state, asked_at) "
            + "VALUES ($1, $1, $2, $3, $4, $5, 'open', $6)", n, c.RefundNo, c.Kind.ToString(), c.Amount.Minor, c.Reason, now),
        .. c.Lines.Select(l => Of(
            "INSERT INTO refund_lines (refund_id, line_no, quantity) VALUES ($1, $2, $3)", n, l.LineNo, l.Quantity)),
        Of(Work, n, "stop"),
        Of(Audit, n, "refund in", now),
    ];

    public static NpgsqlBatchCommand[] Stopped(long work, long refund) =>
    [
        Of("UPDATE shipments SET state = 'stopped' WHERE order_id = $1", refund),
        Of("INSERT INTO evidence (refund_id, kind, at) VALUES ($1, 'stopped', $2)", refund, Now),
        Of(Intent, refund, "report", Now),
        Of(Finish, work), Of(Work, refund, "report"), Of(Audit, refund, "stopped", Now),
    ];

    public static NpgsqlBatchCommand[] Reported(long work, long refund) =>
    [
        Of(Answer, refund, "report", Now),
        Of(Intent, refund, "agree", Now),
        Of("UPDATE orders SET reserved_fen = reserved_fen + r.amount_fen FROM refunds r WHERE r.id = $1 AND orders.id = r.order_id",
            refund),
        Of(Finish, work), Of(Work, refund, "agree"), Of(Audit, refund, "reported", Now),
    ];

    public static NpgsqlBatchCommand[] Agreed(long work, long refund) =>
        [Of(Answer, refund, "agree", Now), Of(Finish, work), Of(Audit, refund, "agreed", Now)];

    public static NpgsqlBatchCommand[] Confirmed(long refund, long now) =>
    [
        Of("UPDATE orders SET reserved_fen = reserved_fen - r.amount_fen, refunded_fen = refunded_fen + r.amount_fen "
            + "FROM refunds r WHERE r.id = $1 AND orders.id = r.order_id", refund),
        Of("UPDATE refunds SET state = 'refunded', refunded_at = $2 WHERE id = $1", refund, now),
        Of(Audit, refund, "refunded", now),
    ];

    private static NpgsqlBatchCommand Of(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
