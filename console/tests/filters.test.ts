import { describe, expect, it } from 'vitest'
import { keyInHash } from '../src/api/session'
import { queryString } from '../src/api/http'
import { readFilters, toApi, writeFilters } from '../src/features/refunds/filters'
import { href, parseHash } from '../src/shell/router'

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
      '?shop=a&phase=waiting&phase=running&phase=uncertain&amountFromFen=150&askedFrom=2026-02-24T00%3A00%3A00.000Z&automatic=true',
    )
  })
})
