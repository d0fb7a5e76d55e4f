-- Subjects that are no orders have a journal, too. The head carries what its events come to, open is what of it waits for
-- a person, due_at is when it needs attention, NULL when it does not.
CREATE TABLE subjects (
    kind      text COLLATE "C" NOT NULL,
    shop      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    version   bigint NOT NULL,
    opened_at bigint NOT NULL,
    open      bigint NOT NULL,
    due_at    bigint,
    state     text NOT NULL,
    digest    bytea NOT NULL,
    PRIMARY KEY (kind, shop, id)
);

CREATE INDEX subjects_due ON subjects (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX subjects_newest ON subjects (kind, opened_at, shop, id);
CREATE INDEX subjects_open ON subjects (kind, opened_at, shop, id) WHERE open > 0;

CREATE TABLE subject_journal (
    kind     text COLLATE "C" NOT NULL,
    shop     text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    at       bigint NOT NULL,
    source   text NOT NULL,
    events   bytea NOT NULL,
    previous bytea NOT NULL,
    facts    bigint NOT NULL,
    PRIMARY KEY (kind, shop, id, version)
);

-- What was a row or a document of its own before is taken over as it stands: its first event says so, and it is looked
-- at once.
INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'box', '', key || '/' || warehouse, 1, opened_at, rest, due_at, json, '' FROM boxes;

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'entry', json::jsonb ->> 'shop', json::jsonb ->> 'code', 1, (json::jsonb ->> 'createdAt')::bigint,
       CASE json::jsonb ->> 'state' WHEN 'Open' THEN 1 ELSE 0 END, at, json, ''
FROM documents d WHERE kind = 'entry-order' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'stock-told', substr(kind, length('publication:') + 1), id, 1, at, 0, at,
       jsonb_set(json::jsonb, '{shop}', to_jsonb(substr(kind, length('publication:') + 1)))::text, ''
FROM documents d WHERE kind LIKE 'publication:%' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'finding', json::jsonb ->> 'shop', id, 1, (json::jsonb ->> 'foundAt')::bigint,
       CASE WHEN json::jsonb ->> 'resolvedAt' IS NULL THEN 1 ELSE 0 END, NULL, json, ''
FROM documents d WHERE kind = 'finding' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subject_journal (kind, shop, id, version, at, source, events, previous, facts)
SELECT kind, shop, id, 1, opened_at, 'migration', convert_to('[{"t":"known","state":' || state || '}]', 'UTF8'), '', 1
FROM subjects;

DROP TABLE boxes;
DELETE FROM documents WHERE kind IN ('entry-order', 'finding') OR kind LIKE 'publication:%';
