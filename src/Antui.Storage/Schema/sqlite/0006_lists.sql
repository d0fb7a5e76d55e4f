-- Lists that stay fast whatever is asked for together: the indexes that are walked in the order of a list carry the columns
-- it is filtered by, so that rows that do not match are passed over without being read.

DROP INDEX shipments_list;
DROP INDEX shipments_open;
CREATE INDEX shipments_list ON shipments (created_at, shop, order_no, shipment_no, stage, warehouse);
CREATE INDEX shipments_open ON shipments (stage, created_at, shop, order_no, shipment_no, warehouse)
    WHERE stage <> 'Shipped';

-- Which goods codes a shipment has, in the order of the list. The stage changes often and is not here; that a shipment
-- has left is, for it changes once.
CREATE TABLE shipment_skus (
    sku         TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    shipment_no TEXT    NOT NULL,
    order_id    INTEGER NOT NULL,
    warehouse   TEXT    NOT NULL,
    shipped     INTEGER NOT NULL,
    PRIMARY KEY (sku, created_at, shop, order_no, shipment_no)
) STRICT, WITHOUT ROWID;

-- "A×2, B": split at ", ", then the number is cut off.
WITH RECURSIVE part (order_id, shipment_no, word, rest) AS (
    SELECT order_id, shipment_no, '', skus || ', ' FROM shipments WHERE skus <> ''
    UNION ALL
    SELECT order_id, shipment_no, substr(rest, 1, instr(rest, ', ') - 1), substr(rest, instr(rest, ', ') + 2)
    FROM part WHERE rest <> ''
), code (order_id, shipment_no, sku) AS (
    SELECT order_id, shipment_no, CASE
        WHEN substr(rtrim(word, '0123456789'), -1) = '×' AND rtrim(word, '0123456789') <> word
        THEN substr(rtrim(word, '0123456789'), 1, length(rtrim(word, '0123456789')) - 1) ELSE word END
    FROM part
)
INSERT OR IGNORE INTO shipment_skus (sku, created_at, shop, order_no, shipment_no, order_id, warehouse, shipped)
SELECT c.sku, s.created_at, s.shop, s.order_no, s.shipment_no, s.order_id, s.warehouse, s.stage = 'Shipped'
FROM code c CROSS JOIN shipments s ON s.order_id = c.order_id AND s.shipment_no = c.shipment_no
WHERE c.sku <> '';

DROP INDEX returns_list;
DROP INDEX returns_open;
CREATE INDEX returns_list ON returns (created_at, shop, order_no, return_no, state, warehouse);
CREATE INDEX returns_open ON returns (state, created_at, shop, order_no, return_no, warehouse) WHERE state <> 'Closed';
CREATE INDEX returns_buyer ON returns (buyer_ref, created_at) WHERE buyer_ref <> '';

DROP INDEX pool_list;
DROP INDEX pool_shop;
DROP INDEX pool_stage;
DROP INDEX pool_shop_stage;
DROP INDEX pool_status;
DROP INDEX pool_reason;
CREATE INDEX pool_list ON pool (kind, created_at, shop, no, amount_fen);
CREATE INDEX pool_shop ON pool (kind, shop, created_at, no, amount_fen);
CREATE INDEX pool_stage ON pool (kind, stage, created_at, shop, no, raw_status, amount_fen);
CREATE INDEX pool_shop_stage ON pool (kind, shop, stage, created_at, no, raw_status, amount_fen);
CREATE INDEX pool_status ON pool (kind, raw_status, created_at, shop, no, stage, amount_fen);
CREATE INDEX pool_reason ON pool (kind, reason, created_at, shop, no, stage, raw_status, amount_fen)
    WHERE reason <> '';

-- What the list is filtered by together with a goods code, as it is in the pool.
ALTER TABLE pool_skus ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE pool_skus ADD COLUMN raw_status TEXT NOT NULL DEFAULT '';
ALTER TABLE pool_skus ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE pool_skus ADD COLUMN amount_fen INTEGER NOT NULL DEFAULT 0;
UPDATE pool_skus SET (stage, raw_status, reason, amount_fen) = (
    SELECT p.stage, p.raw_status, p.reason, p.amount_fen FROM pool p
    WHERE p.kind = pool_skus.kind AND p.shop = pool_skus.shop AND p.no = pool_skus.no);
