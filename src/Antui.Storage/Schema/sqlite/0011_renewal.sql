-- Figures and books that are added up anew beside those that are read, and how far that is: one row while it lasts.
-- order_no is the last order that is in it, NULL before the first.
CREATE TABLE renewals (
    name     TEXT    PRIMARY KEY,
    place    INTEGER NOT NULL,
    shop     TEXT,
    order_no TEXT,
    whole    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counters_next (
    shop  TEXT    NOT NULL,
    hour  INTEGER NOT NULL,
    name  TEXT    NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (shop, hour, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE books_next (
    at       INTEGER NOT NULL,
    shop     TEXT    NOT NULL,
    order_no TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    lines    TEXT    NOT NULL,
    PRIMARY KEY (at, shop, order_no, version)
) STRICT, WITHOUT ROWID;
