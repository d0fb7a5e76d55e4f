import { plainText } from '../src/parts/JsonView'
import { describe, expect, it } from 'vitest'
import { fullTime, latency, shortTime, span, urgency } from '../src/parts/format/time'

const hour = 3_600_000

describe('times', () => {
  it('in documents are told beside their milliseconds, other numbers stay as they are', () => {
    expect(plainText('paidAt', 1_581_042_876_000)).toBe('2020-02-07 10:34:36 (1581042876000)')
    expect(plainText('orderNo', 1_581_042_876_000)).toBe('1581042876000')
    expect(plainText('paid', 3200)).toBe('3200')
  })

  it('are shown in Beijing time wherever the browser is', () => {
    expect(fullTime('2026-02-24T16:30:05.123Z')).toBe('2026-02-25 00:30:05')
    expect(fullTime('2026-12-31T16:00:00Z')).toBe('2027-01-01 00:00:00')
  })

  it('leave out this year', () => {
    const now = Date.parse('2026-02-24T00:00:00Z')
    expect(shortTime('2026-02-01T01:02:03Z', now)).toBe('02-01 09:02')
    expect(shortTime('2025-02-01T01:02:03Z', now)).toBe('2025-02-01 09:02')
  })

  it('say when there is none', () => {
    expect(fullTime(null)).toBe('—')
    expect(fullTime('soon')).toBe('—')
  })

  it('are told as the two largest units', () => {
    expect(span(42_000)).toEqual({ key: 'span.seconds', a: 42, b: 0 })
    expect(span(-5 * 60_000)).toEqual({ key: 'span.minutes', a: 5, b: 0 })
    expect(span(26 * hour + 61_000)).toEqual({ key: 'span.hours', a: 26, b: 1 })
    expect(span(75 * hour)).toEqual({ key: 'span.days', a: 3, b: 3 })
  })

  it('turn urgent as the deadline comes near', () => {
    expect([-1, 2 * hour, 8 * hour, 9 * hour].map((left) => urgency(left, 0))).toEqual([
      'past',
      'near',
      'soon',
      'calm',
    ])
  })

  it('of calls are rounded for people', () => {
    expect([3.24, 41.4, 1_340].map(latency)).toEqual(['3.2 ms', '41 ms', '1.3 s'])
  })
})
