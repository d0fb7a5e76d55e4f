-- Subjects that are no orders have a journal, too. The head carries what its events come to, open is what of it waits for
-- a person, due_at is when it needs attention, NULL when it does not.
CREATE TABLE subjects (
    kind      TEXT    NOT NULL,
    shop      TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    open      INTEGER NOT NULL,
    due_at    INTEGER,
    state     TEXT    NOT NULL,
    digest    BLOB    NOT NULL,
    PRIMARY KEY (kind, shop, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX subjects_due ON subjects (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX subjects_newest ON subjects (kind, opened_at, shop, id);
CREATE INDEX subjects_open ON subjects (kind, opened_at, shop, id) WHERE open > 0;

CREATE TABLE subject_journal (
    kind     TEXT    NOT NULL,
    shop     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    events   BLOB    NOT NULL,
    previous BLOB    NOT NULL,
    facts    INTEGER NOT NULL,
    PRIMARY KEY (kind, shop, id, version)
) STRICT, WITHOUT ROWID;

-- What was a row or a document of its own before is taken over as it stands: its first event says so, and it is looked
-- at once.
INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'box', '', key || '/' || warehouse, 1, opened_at, rest, due_at, json, x'' FROM boxes;

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'entry', json ->> '$.shop', json ->> '$.code', 1, json ->> '$.createdAt',
       CASE json ->> '$.state' WHEN 'Open' THEN 1 ELSE 0 END, at, json, x''
FROM documents d WHERE kind = 'entry-order' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'stock-told', substr(kind, length('publication:') + 1), id, 1, at, 0, at,
       json_set(json, '$.shop', substr(kind, length('publication:') + 1)), x''
FROM documents d WHERE kind LIKE 'publication:%' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'finding', json ->> '$.shop', id, 1, json ->> '$.foundAt',
       CASE WHEN json ->> '$.resolvedAt' IS NULL THEN 1 ELSE 0 END, NULL, json, x''
FROM documents d WHERE kind = 'finding' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subject_journal (kind, shop, id, version, at, source, events, previous, facts)
SELECT kind, shop, id, 1, opened_at, 'migration', CAST('[{"t":"known","state":' || state || '}]' AS BLOB), x'', 1
FROM subjects;

DROP TABLE boxes;
DELETE FROM documents WHERE kind IN ('entry-order', 'finding') OR kind LIKE 'publication:%';
