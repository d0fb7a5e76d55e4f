/** When a job runs: every so many seconds, or a cron line in Beijing time. */
export type Plan = { is: 'every'; seconds: number } | { is: 'cron'; line: string }

const leastSeconds = 1
const mostSeconds = 31 * 86_400

const units: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

export function readPlan(text: string): Plan | null {
  const plain = text.normalize('NFKC').trim()
  const every = /^every\s+(\d{1,6})\s*([smhd])$/i.exec(plain)
  if (every) {
    const seconds = Number(every[1]) * (units[(every[2] ?? 's').toLowerCase()] ?? 1)
    return seconds >= leastSeconds && seconds <= mostSeconds ? { is: 'every', seconds } : null
  }
  const line = plain
    .replace(/^cron\s+/i, '')
    .replace(/^"(.*)"$/, '$1')
    .trim()
  return isCron(line) ? { is: 'cron', line: line.split(/\s+/).join(' ') } : null
}

export function writePlan(plan: Plan): string {
  return plan.is === 'every' ? `every ${plan.seconds}s` : plan.line
}

// Minute, hour, day of the month, month, day of the week.
const ranges: [number, number][] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
]

function isField(text: string, [least, most]: [number, number]): boolean {
  return text.split(',').every((part) => {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    if (!match) return false
    const [from, to, step] = [match[1], match[2], match[3]].map((v) => (v === undefined ? undefined : Number(v)))
    const isIn = (n: number | undefined) => n === undefined || (n >= least && n <= most)
    return isIn(from) && isIn(to) && (to === undefined || (from ?? 0) <= to) && (step === undefined || step > 0)
  })
}

function isCron(line: string): boolean {
  const fields = line.split(/\s+/)
  return fields.length === ranges.length && fields.every((field, at) => isField(field, ranges[at] ?? [0, 0]))
}

/** A length of time as its largest whole unit, for people: 3600 is 1 hour. */
export function everyOf(seconds: number): { n: number; unit: 's' | 'm' | 'h' | 'd' } {
  for (const unit of ['d', 'h', 'm'] as const) {
    const size = units[unit] ?? 1
    if (seconds % size === 0) return { n: seconds / size, unit }
  }
  return { n: seconds, unit: 's' }
}
