-- Actions over many records are subjects: what was a document is taken over as it stands. Records of its batch were
-- written down nowhere; one that runs begins its next batch where the document says.
INSERT INTO subjects (kind, shop, id, version, opened_at, open, due_at, state, digest)
SELECT 'bulk-task', '', id, 1, (was ->> 'startedAt')::bigint,
       CASE WHEN (was ->> 'finished')::boolean THEN 0 ELSE 1 END,
       CASE WHEN (was ->> 'finished')::boolean THEN NULL ELSE at END,
       jsonb_build_object(
           'id', id,
           'work', jsonb_build_object('t', 'pooled', 'action', was -> 'action', 'filter', was -> 'filter'),
           'reason', was -> 'reason', 'author', was -> 'author', 'startedAt', was -> 'startedAt',
           'total', was -> 'total', 'done', was -> 'done', 'failed', was -> 'failed',
           'faults', coalesce(was -> 'faults', '[]'::jsonb), 'batch', 0, 'cursor', was -> 'cursor',
           'records', '[]'::jsonb, 'course', jsonb_build_object('state', 'Prepared', 'attempt', 0, 'dueAt', at),
           'state', CASE WHEN (was ->> 'finished')::boolean THEN 'Finished' ELSE 'Running' END,
           'endedAt', CASE WHEN (was ->> 'finished')::boolean THEN at END)::text,
       ''
FROM (SELECT id, at, json::jsonb AS was FROM documents d
      WHERE kind = 'pool-task' AND json <> ''
        AND version = (SELECT max(version) FROM documents l WHERE l.kind = d.kind AND l.id = d.id)) AS tasks;

INSERT INTO subject_journal (kind, shop, id, version, at, source, events, previous, facts)
SELECT kind, shop, id, 1, opened_at, 'migration', convert_to('[{"t":"known","state":' || state || '}]', 'UTF8'), '', 1
FROM subjects WHERE kind = 'bulk-task';

DELETE FROM documents WHERE kind = 'pool-task' OR kind IN ('job', 'job-log') AND id = 'pool-tasks';
