/** A document as indented names and values: readable without knowing JSON, and everything stays plain text. */
export function JsonView({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>
  if (typeof value !== 'object') return <span className="json-value">{String(value)}</span>
  const entries = Array.isArray(value) ? value.map((v, i) => [String(i + 1), v] as const) : Object.entries(value)
  if (entries.length === 0) return <span className="quiet">—</span>
  if (depth > 8) return <code className="small">{JSON.stringify(value)}</code>
  return (
    <dl className="json">
      {entries.map(([name, inner]) => (
        <div key={name} className={typeof inner === 'object' && inner !== null ? 'json-group' : ''}>
          <dt>{name}</dt>
          <dd>
            <JsonView value={inner} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
