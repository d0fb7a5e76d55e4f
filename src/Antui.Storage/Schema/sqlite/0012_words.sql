-- The key that seals what an order's buyer wrote in his own words, wrapped by the installation's key. A row that is gone
-- was destroyed, and with it the words: the journal keeps only what nobody can read any more.
CREATE TABLE words_keys (
    shop     TEXT NOT NULL,
    order_no TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (shop, order_no)
) STRICT, WITHOUT ROWID;

-- Lists show no more of a buyer's own words than how they begin. What stood there whole is gone; a rebuild of the lists
-- fills it in again.
UPDATE refunds SET reason = '' WHERE reason <> '';
