-- Parcels are found by the canonical spelling of their number; what was written stays beside it. Rows from before are
-- given the spelling as far as SQL can write it; the next change of a row writes it whole.

ALTER TABLE shipments ADD COLUMN waybill_key text COLLATE "C" NOT NULL DEFAULT '';
UPDATE shipments SET waybill_key = upper(replace(replace(replace(waybill, ' ', ''), chr(160), ''), '-', ''))
WHERE waybill <> '';
DROP INDEX shipments_waybill;
CREATE INDEX shipments_waybill ON shipments (waybill_key) WHERE waybill_key <> '';

ALTER TABLE returns ADD COLUMN tracking_key text COLLATE "C" NOT NULL DEFAULT '';
UPDATE returns SET tracking_key = upper(replace(replace(replace(tracking, ' ', ''), chr(160), ''), '-', ''))
WHERE tracking <> '';
DROP INDEX returns_tracking;
CREATE INDEX returns_tracking ON returns (tracking_key) WHERE tracking_key <> '';

-- Inbound boxes, one a warehouse and canonical number: what was counted in each and where every piece of it went.
-- rest is how many pieces belong to nobody yet; due_at is when the box needs attention, NULL when it does not.
CREATE TABLE boxes (
    key       text COLLATE "C" NOT NULL,
    warehouse text COLLATE "C" NOT NULL,
    version   bigint NOT NULL,
    opened_at bigint NOT NULL,
    rest      bigint NOT NULL,
    due_at    bigint,
    json      text NOT NULL,
    PRIMARY KEY (key, warehouse)
);

CREATE INDEX boxes_due ON boxes (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX boxes_rest ON boxes (opened_at, key, warehouse) WHERE rest > 0;

-- Numbers that Antui made: the key is what makes each unique.
CREATE TABLE made_numbers (
    kind text COLLATE "C" NOT NULL,
    no   text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, no)
);
