-- Every parked fact has its own time and may be looked after by a person; a dismissed one stays with the reason.
ALTER TABLE parked ADD COLUMN due_at bigint NOT NULL DEFAULT 0;
ALTER TABLE parked ADD COLUMN assignee text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE parked ADD COLUMN dismissed_at bigint;
ALTER TABLE parked ADD COLUMN dismissed_by text NOT NULL DEFAULT '';
ALTER TABLE parked ADD COLUMN dismissed_why text NOT NULL DEFAULT '';

CREATE INDEX parked_due ON parked (due_at, id) WHERE dismissed_at IS NULL;

-- Lists show those that wait, or those that were dismissed.
DROP INDEX parked_age;
CREATE INDEX parked_waiting ON parked (at, id) WHERE dismissed_at IS NULL;
CREATE INDEX parked_dismissed ON parked (at, id) WHERE dismissed_at IS NOT NULL;
