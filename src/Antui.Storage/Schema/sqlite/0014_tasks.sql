-- Actions over many records are subjects: what was a document is taken over as it stands. Records of its batch were
-- written down nowhere; one that runs begins its next batch where the document says.
INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'bulk-task', '', id, 1, json ->> '$.startedAt',
       CASE WHEN json ->> '$.finished' THEN 0 ELSE 1 END, CASE WHEN json ->> '$.finished' THEN NULL ELSE at END,
       json_object(
           'id', id,
           'work', json_object('t', 'pooled', 'action', json ->> '$.action', 'filter', json(json -> '$.filter')),
           'reason', json ->> '$.reason', 'author', json ->> '$.author', 'startedAt', json ->> '$.startedAt',
           'total', json ->> '$.total', 'done', json ->> '$.done', 'failed', json ->> '$.failed',
           'faults', json(coalesce(json -> '$.faults', '[]')), 'batch', 0, 'cursor', json ->> '$.cursor',
           'records', json('[]'), 'course', json_object('state', 'Prepared', 'attempt', 0, 'dueAt', at),
           'state', CASE WHEN json ->> '$.finished' THEN 'Finished' ELSE 'Running' END,
           'endedAt', CASE WHEN json ->> '$.finished' THEN at END),
       x''
FROM documents d WHERE kind = 'pool-task' AND json <> ''
  AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id);

INSERT INTO subject_journal (kind, shop, id, version, at, source, events, previous, facts)
SELECT kind, shop, id, 1, opened_at, 'migration', CAST('[{"t":"known","state":' || state || '}]' AS BLOB), x'', 1
FROM subjects WHERE kind = 'bulk-task';

DELETE FROM documents WHERE kind = 'pool-task' OR kind IN ('job', 'job-log') AND id = 'pool-tasks';
