import { describe, expect, it } from 'vitest'
import type { Figures } from '../src/api/generated'
import { filled, rangeOf } from '../src/features/dashboard/period'

const now = Date.parse('2026-02-24T15:59:59Z')
const figures = (series: Figures['series']) => ({ series }) as Figures

describe('periods', () => {
  it('end with the bucket that runs now; days begin at midnight in Beijing', () => {
    expect(rangeOf('day', now)).toEqual({
      from: '2026-02-23T16:00:00.000Z',
      to: '2026-02-24T16:00:00.000Z',
      by: 'hour',
    })
    expect(rangeOf('month', now)).toEqual({
      from: '2026-01-24T16:00:00.000Z',
      to: '2026-02-24T16:00:00.000Z',
      by: 'day',
    })
  })

  it('show hours in which nothing happened as zero', () => {
    const point = { at: '2026-02-24T03:00:00Z', refunds: 2, refunded: 1, refundedFen: 100, automatic: 1 }
    const points = filled(figures([point]), 'day', now)
    expect(points).toHaveLength(24)
    expect(points.filter((p) => p.refunds > 0)).toEqual([point])
    expect(filled(figures([]), 'week', now)).toHaveLength(168)
  })
})
