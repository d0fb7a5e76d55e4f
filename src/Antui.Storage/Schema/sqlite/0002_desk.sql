-- Documents, the pay-out ledger of hosted shops, idempotency keys.

CREATE TABLE documents (
    kind    TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    version INTEGER NOT NULL,
    author  TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    json    TEXT    NOT NULL,
    PRIMARY KEY (kind, id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE payouts (
    entry_key   TEXT    PRIMARY KEY,
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    refund_no   TEXT    NOT NULL,
    fen         INTEGER NOT NULL,
    ceiling_fen INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

CREATE INDEX payouts_time ON payouts (at, entry_key);

-- The sum of an order, written in the transaction of its entry: no path of the program can pass the ceiling.
CREATE TABLE payout_totals (
    shop        TEXT    NOT NULL,
    order_no    TEXT    NOT NULL,
    paid_fen    INTEGER NOT NULL,
    ceiling_fen INTEGER NOT NULL,
    PRIMARY KEY (order_no, shop),
    CHECK (paid_fen >= 0),
    CHECK (paid_fen <= ceiling_fen)
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
    scope  TEXT    NOT NULL,
    key    TEXT    NOT NULL,
    hash   TEXT    NOT NULL,
    status INTEGER NOT NULL,
    body   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;

CREATE INDEX requests_age ON requests (at);
