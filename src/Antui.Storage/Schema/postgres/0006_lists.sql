-- Lists that stay fast whatever is asked for together: the indexes that are walked in the order of a list carry the columns
-- it is filtered by, so that rows that do not match are passed over without being read.

DROP INDEX shipments_list;
DROP INDEX shipments_open;
CREATE INDEX shipments_list ON shipments (created_at, shop, order_no, shipment_no, stage, warehouse, lane);
CREATE INDEX shipments_open ON shipments (stage, created_at, shop, order_no, shipment_no, warehouse, lane)
    WHERE stage <> 'Shipped';

-- Which goods codes a shipment has, in the order of the list. The stage changes often and is not here; that a shipment
-- has left is, for it changes once. One index holds the whole row; the lane is in it for citus.sql.
CREATE TABLE shipment_skus (
    lane        smallint NOT NULL,
    sku         text COLLATE "C" NOT NULL,
    created_at  bigint NOT NULL,
    shop        text COLLATE "C" NOT NULL,
    order_no    text COLLATE "C" NOT NULL,
    shipment_no text COLLATE "C" NOT NULL,
    warehouse   text COLLATE "C" NOT NULL,
    shipped     boolean NOT NULL,
    PRIMARY KEY (sku, created_at, shop, order_no, shipment_no, warehouse, shipped, lane)
);

-- "A×2, B": split at ", ", then the number is cut off.
INSERT INTO shipment_skus (lane, sku, created_at, shop, order_no, shipment_no, warehouse, shipped)
SELECT DISTINCT s.lane, c.sku, s.created_at, s.shop, s.order_no, s.shipment_no, s.warehouse, s.stage = 'Shipped'
FROM shipments s
CROSS JOIN LATERAL (
    SELECT regexp_replace(word, '×[0-9]+$', '') AS sku FROM regexp_split_to_table(s.skus, ', ') AS word) AS c
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

-- What the list is filtered by together with a goods code, as it is in the pool. Two indexes instead of three: a row is
-- found by its number, and the list is walked.
DROP INDEX pool_skus_list;
DROP INDEX pool_skus_row;
ALTER TABLE pool_skus DROP CONSTRAINT pool_skus_pkey;
ALTER TABLE pool_skus
    ADD COLUMN stage text NOT NULL DEFAULT '',
    ADD COLUMN raw_status text NOT NULL DEFAULT '',
    ADD COLUMN reason text NOT NULL DEFAULT '',
    ADD COLUMN amount_fen bigint NOT NULL DEFAULT 0;
UPDATE pool_skus s SET stage = p.stage, raw_status = p.raw_status, reason = p.reason, amount_fen = p.amount_fen
FROM pool p WHERE p.lane = s.lane AND p.kind = s.kind AND p.shop = s.shop AND p.no = s.no;
ALTER TABLE pool_skus ADD PRIMARY KEY (no, shop, kind, sku, lane);
CREATE INDEX pool_skus_list ON pool_skus (kind, sku, created_at, shop, no, stage, raw_status, reason, amount_fen);
