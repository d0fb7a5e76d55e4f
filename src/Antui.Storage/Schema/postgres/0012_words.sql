-- The key that seals what an order's buyer wrote in his own words, wrapped by the installation's key. A row that is gone
-- was destroyed, and with it the words: the journal keeps only what nobody can read any more.
CREATE TABLE words_keys (
    lane     smallint NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    order_no text COLLATE "C" NOT NULL,
    bytes    bytea NOT NULL,
    PRIMARY KEY (lane, shop, order_no)
);

-- Rotation walks through all of them.
CREATE INDEX words_keys_order ON words_keys (shop, order_no);

-- Lists show no more of a buyer's own words than how they begin. What stood there whole is gone; a rebuild of the lists
-- fills it in again.
UPDATE refunds SET reason = '' WHERE reason <> '';
