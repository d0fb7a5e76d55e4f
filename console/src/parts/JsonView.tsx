import { fullTime } from './format/time'

const timeNames = /(^at|At|^created|^modified|^deadline)$/
const [leastTime, mostTime] = [1e12, 4e12]

/** A time is stored as milliseconds; beside its number people read when that was. */
export function plainText(name: string, value: string | number | boolean | bigint): string {
  const isTime = typeof value === 'number' && value > leastTime && value < mostTime && timeNames.test(name)
  return isTime ? `${fullTime(value)} (${value})` : String(value)
}

/** A document as indented names and values: readable without knowing JSON, and everything stays plain text. */
export function JsonView({ value, name = '', depth = 0 }: { value: unknown; name?: string; depth?: number }) {
  if (value === null || value === undefined || value === '') return <span className="quiet">—</span>
  if (typeof value !== 'object') return <span className="json-value">{plainText(name, value as string)}</span>
  const entries = Array.isArray(value) ? value.map((v, i) => [String(i + 1), v] as const) : Object.entries(value)
  if (entries.length === 0) return <span className="quiet">—</span>
  if (depth > 8) return <code className="small">{JSON.stringify(value)}</code>
  return (
    <dl className="json">
      {entries.map(([inner, part]) => (
        <div key={inner} className={typeof part === 'object' && part !== null ? 'json-group' : ''}>
          <dt>{inner}</dt>
          <dd>
            <JsonView value={part} name={inner} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
