/** All times are shown as the shop's people live them: Asia/Shanghai, which has no daylight saving. */
export const zone = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function split(ms: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(ms).map((p) => [p.type, p.value]))
}

export function fullTime(at: string | number | null | undefined): string {
  const ms = toMs(at)
  if (ms === null) return '—'
  const p = split(ms)
  return `${p['year']}-${p['month']}-${p['day']} ${p['hour']}:${p['minute']}:${p['second']}`
}

/** Without the year when it is this year's, and without seconds: for lists. */
export function shortTime(at: string | number | null | undefined, now: number): string {
  const ms = toMs(at)
  if (ms === null) return '—'
  const p = split(ms)
  const year = p['year'] === split(now)['year'] ? '' : `${p['year']}-`
  return `${year}${p['month']}-${p['day']} ${p['hour']}:${p['minute']}`
}

export function clockTime(at: string | number): string {
  const p = split(toMs(at) ?? 0)
  return `${p['hour']}:${p['minute']}`
}

export function dayTime(at: string | number): string {
  const p = split(toMs(at) ?? 0)
  return `${p['month']}-${p['day']}`
}

export function toMs(at: string | number | null | undefined): number | null {
  if (at === null || at === undefined || at === '') return null
  const ms = typeof at === 'number' ? at : Date.parse(at)
  return Number.isNaN(ms) ? null : ms
}

/** Wall time in Beijing ("2026-02-11T09:30") as UTC. */
export function beijing(wall: string): string | undefined {
  const ms = Date.parse(`${wall}:00+08:00`)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** The other way round: an instant as wall time in Beijing, to the minute, "2026-02-11T09:30". */
export function wallTime(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)
}

export interface Span {
  key: 'span.days' | 'span.hours' | 'span.minutes' | 'span.seconds'
  a: number
  b: number
}

/** A length of time in its two largest units; the words are the language's. */
export function span(ms: number): Span {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  if (seconds < 60) return { key: 'span.seconds', a: seconds, b: 0 }
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return { key: 'span.minutes', a: minutes, b: 0 }
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return { key: 'span.hours', a: hours, b: minutes % 60 }
  return { key: 'span.days', a: Math.floor(hours / 24), b: hours % 24 }
}

export type Urgency = 'past' | 'near' | 'soon' | 'calm'

const hour = 3_600_000

export function urgency(deadline: number, now: number): Urgency {
  const left = deadline - now
  if (left <= 0) return 'past'
  if (left <= 2 * hour) return 'near'
  return left <= 8 * hour ? 'soon' : 'calm'
}

/** Milliseconds for people: "3.2 ms", "41 ms", "1.3 s". */
export function latency(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`
}
