import { describe, expect, it } from 'vitest'
import type { RefundItem } from '../src/api/generated'
import { keyInHash } from '../src/api/session'
import { queryString } from '../src/api/transport'
import { belongs, readFilters, toApi, writeFilters } from '../src/features/refunds/filters'
import { href, parseHash } from '../src/parts/router'

describe('addresses', () => {
  it('carry ids with any characters', () => {
    const path = ['refunds', 'shop/1', '退款 100%?']
    expect(parseHash(href(path)).path).toEqual(path)
  })

  it('survive a broken escape', () => {
    expect(parseHash('#/refunds/%E0%A4%A').path).toEqual(['refunds', '%E0%A4%A'])
  })

  it('give up the key they bring', () => {
    expect(keyInHash('#key=ak_demo_1')).toEqual({ key: 'ak_demo_1', rest: '/' })
    expect(keyInHash('#key=ak%5F2&/refunds?tab=person')).toEqual({ key: 'ak_2', rest: '/refunds?tab=person' })
    expect(keyInHash('#/refunds')).toBeNull()
  })
})

describe('filters', () => {
  const query = new URLSearchParams('tab=active&shop=a&min=1.5&from=2026-02-24T08%3A00&auto=true')

  it('are what the address says, and the other way round', () => {
    expect(writeFilters(readFilters(query)).toString()).toBe(query.toString())
    expect(readFilters(new URLSearchParams('tab=nonsense')).tab).toBe('all')
  })

  it('ask the API in fen and UTC', () => {
    expect(queryString(toApi(readFilters(query)))).toBe(
      '?shop=a&phase=waiting&phase=running&amountFromFen=150&askedFrom=2026-02-24T00%3A00%3A00.000Z&automatic=true',
    )
  })

  it('ask for what is due in the same window as the figure that leads here', () => {
    const now = Date.parse('2026-03-04T05:06:07.000Z')
    const within = toApi(readFilters(new URLSearchParams('due=8h&sort=deadline')), now)
    expect(within).toMatchObject({
      phase: ['waiting', 'running', 'uncertain', 'person'],
      deadlineFrom: '2026-03-04T05:06:07.000Z',
      deadlineTo: '2026-03-04T13:06:07.000Z',
      sort: 'deadline',
    })
    const over = toApi(readFilters(new URLSearchParams('tab=person&due=over')), now)
    expect(over).toMatchObject({ phase: ['person'], deadlineFrom: undefined, deadlineTo: '2026-03-04T05:06:06.999Z' })
    expect(toApi(readFilters(new URLSearchParams('due=x')), now)).toMatchObject({ deadlineTo: undefined })
  })

  it('show live what the list would show', () => {
    const now = Date.parse('2026-03-04T05:00:00.000Z')
    const item = { phase: 'waiting', deadlineAt: '2026-03-04T05:30:00Z', askedAt: '2026-03-03T00:00:00Z' } as RefundItem
    const due = (query: string) => belongs(readFilters(new URLSearchParams(query)), item, now)
    expect([due('due=1h'), due('due=over'), due('tab=refunded&due=1h'), due('paidFrom=2026-03-01T00:00')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
