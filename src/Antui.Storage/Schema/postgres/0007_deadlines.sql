-- When an open refund is due: open ones are listed, sorted and counted by it. What has no deadline comes last, at the
-- largest number, which is "never"; what is over is not due.
ALTER TABLE refunds ADD COLUMN due_at bigint GENERATED ALWAYS AS (
    CASE WHEN phase IN ('Waiting', 'Running', 'Uncertain', 'Person')
    THEN COALESCE(deadline_at, 9223372036854775807) END) STORED;
CREATE INDEX refunds_due ON refunds (due_at, shop, refund_no) WHERE due_at IS NOT NULL;
CREATE INDEX refunds_paid ON refunds (refunded_at, shop) WHERE refunded_at IS NOT NULL;

-- Counters stand in the hour of what they count: a request in the hour it was made, a refund in the hour it was paid,
-- so that a figure of some hours is the sum of the list of these hours.
DELETE FROM counters WHERE name IN ('orders', 'refunds', 'refunded', 'refundedFen', 'automatic');
INSERT INTO counters (lane, shop, hour, name, value)
SELECT lane, shop, created_at - created_at % 3600000, 'orders', count(*) FROM orders GROUP BY 1, 2, 3;
INSERT INTO counters (lane, shop, hour, name, value)
SELECT lane, shop, asked_at - asked_at % 3600000, 'refunds', count(*) FROM refunds GROUP BY 1, 2, 3;
INSERT INTO counters (lane, shop, hour, name, value)
SELECT lane, shop, refunded_at - refunded_at % 3600000, 'refunded', count(*)
FROM refunds WHERE refunded_at IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO counters (lane, shop, hour, name, value)
SELECT lane, shop, refunded_at - refunded_at % 3600000, 'refundedFen', sum(paid_fen)
FROM refunds WHERE refunded_at IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO counters (lane, shop, hour, name, value)
SELECT lane, shop, refunded_at - refunded_at % 3600000, 'automatic', count(*)
FROM refunds WHERE refunded_at IS NOT NULL AND automatic GROUP BY 1, 2, 3;
