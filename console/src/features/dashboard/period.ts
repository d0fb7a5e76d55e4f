import type { Figures, FiguresPoint } from '../../api/generated'

export const periods = ['day', 'week', 'month'] as const
export type Period = (typeof periods)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shanghaiMs = 8 * hourMs

const shape: Record<Period, { lengthMs: number; by: 'hour' | 'day'; bucketMs: number }> = {
  day: { lengthMs: dayMs, by: 'hour', bucketMs: hourMs },
  week: { lengthMs: 7 * dayMs, by: 'hour', bucketMs: hourMs },
  month: { lengthMs: 31 * dayMs, by: 'day', bucketMs: dayMs },
}

export const stepOf = (period: Period) => shape[period].by

/** Buckets begin on the hour, or at midnight in Beijing. */
function bucketStart(ms: number, bucketMs: number): number {
  return Math.floor((ms + shanghaiMs) / bucketMs) * bucketMs - shanghaiMs
}

export function rangeOf(period: Period, now: number) {
  const { lengthMs, by, bucketMs } = shape[period]
  const last = bucketStart(now, bucketMs)
  const from = last - lengthMs + bucketMs
  return { from: new Date(from).toISOString(), to: new Date(last + bucketMs).toISOString(), by }
}

const none = { refunds: 0, refunded: 0, refundedFen: 0, automatic: 0 }

/** One point per bucket: hours in which nothing happened are zero, not left out. */
export function filled(figures: Figures, period: Period, now: number): FiguresPoint[] {
  const { bucketMs } = shape[period]
  const { from, to } = rangeOf(period, now)
  const points = new Map<number, FiguresPoint>()
  for (const point of figures.series) points.set(bucketStart(Date.parse(point.at), bucketMs), point)
  const result: FiguresPoint[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += bucketMs)
    result.push(points.get(at) ?? { at: new Date(at).toISOString(), ...none })
  return result
}
