-- What was fetched and is not an order or a refund of ours yet, with its way from stage to stage.
-- kind and stage are the names of the enum members; step counts the changes of stage; tried_at orders the work.

CREATE TABLE pool (
    id           INTEGER PRIMARY KEY,
    kind         TEXT    NOT NULL,
    shop         TEXT    NOT NULL,
    no           TEXT    NOT NULL,
    order_no     TEXT    NOT NULL,
    stage        TEXT    NOT NULL,
    step         INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    raw_status   TEXT    NOT NULL,
    amount_fen   INTEGER NOT NULL,
    skus         TEXT    NOT NULL,
    buyer_ref    TEXT    NOT NULL,
    ship_to      TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    modified_at  INTEGER NOT NULL,
    fetched_at   INTEGER NOT NULL,
    converted_at INTEGER,
    changed_at   INTEGER NOT NULL,
    tried_at     INTEGER NOT NULL,
    UNIQUE (kind, shop, no)
) STRICT;

CREATE INDEX pool_list ON pool (kind, created_at, shop, no);
CREATE INDEX pool_shop ON pool (kind, shop, created_at, no);
CREATE INDEX pool_stage ON pool (kind, stage, created_at, shop, no);
CREATE INDEX pool_shop_stage ON pool (kind, shop, stage, created_at, no);
CREATE INDEX pool_work ON pool (kind, shop, stage, tried_at, no);
CREATE INDEX pool_status ON pool (kind, raw_status, created_at, shop, no);
CREATE INDEX pool_buyer ON pool (kind, buyer_ref, created_at, shop, no) WHERE buyer_ref <> '';
CREATE INDEX pool_reason ON pool (kind, reason, created_at, shop, no) WHERE reason <> '';
CREATE INDEX pool_number ON pool (no);
CREATE INDEX pool_order ON pool (order_no);

CREATE TABLE pool_details (
    kind TEXT NOT NULL,
    shop TEXT NOT NULL,
    no   TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (kind, shop, no)
) STRICT;

-- Which goods codes a row has, in the order of the list.
CREATE TABLE pool_skus (
    kind       TEXT    NOT NULL,
    sku        TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    shop       TEXT    NOT NULL,
    no         TEXT    NOT NULL,
    PRIMARY KEY (kind, sku, created_at, shop, no)
) STRICT, WITHOUT ROWID;

CREATE INDEX pool_skus_row ON pool_skus (no, shop, kind);

CREATE TABLE pool_history (
    kind   TEXT    NOT NULL,
    shop   TEXT    NOT NULL,
    no     TEXT    NOT NULL,
    step   INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    stage  TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    note   TEXT    NOT NULL,
    author TEXT    NOT NULL,
    PRIMARY KEY (kind, shop, no, step)
) STRICT, WITHOUT ROWID;
