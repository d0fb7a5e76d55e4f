import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { keyOf } from '../src/api/client'
import type { RefundDetail, RefundItem } from '../src/api/generated'
import { isAbout } from '../src/api/live/follow'

const changed = { shop: 'tmall-7', refundNo: 'R71', orderNo: 'O7' } as RefundItem
const refund = (refundNo: string, shop = 'tmall-7') =>
  keyOf('/api/v1/refunds/{shop}/{refundNo}', { params: { path: { shop, refundNo } } })
const timeline = (refundNo: string) =>
  keyOf('/api/v1/refunds/{shop}/{refundNo}/timeline', { params: { path: { shop: 'tmall-7', refundNo } } })
const order = (orderNo: string) =>
  keyOf('/api/v1/orders/{shop}/{orderNo}', { params: { path: { shop: 'tmall-7', orderNo } } })

describe('an event', () => {
  it('is about its refund, the order of it and what that page shows', () => {
    const cache = new QueryClient()
    const path = { shop: 'tmall-7', orderNo: 'O7', returnNo: '1' }
    const about = [
      refund('R71'),
      timeline('R71'),
      order('O7'),
      keyOf('/api/v1/returns/{shop}/{orderNo}/{returnNo}', { params: { path } }),
    ]
    expect(about.map((key) => isAbout(cache, key, changed))).toEqual([true, true, true, true])
  })

  it('is about another refund of the same order as soon as that is known to be one', () => {
    const cache = new QueryClient()
    expect(isAbout(cache, timeline('R72'), changed)).toBe(false)
    cache.setQueryData(refund('R72'), { orderNo: 'O7' } as RefundDetail)
    expect(isAbout(cache, timeline('R72'), changed)).toBe(true)
    cache.setQueryData(refund('R72'), { orderNo: 'O8' } as RefundDetail)
    expect(isAbout(cache, timeline('R72'), changed)).toBe(false)
  })

  it('is not about other orders, other shops, lists or what has no place in the API', () => {
    const cache = new QueryClient()
    const others = [
      refund('R90'),
      refund('R71', 'douyin-2'),
      order('O9'),
      keyOf('/api/v1/shops/{shop}', { params: { path: { shop: 'tmall-7' } } }),
      keyOf('/api/v1/refunds', { params: { query: { shop: 'tmall-7' } } }),
      ['/api/v1/refunds', '{"tab":"all"}'],
      ['preview', null],
      ['photo', 'p1'],
    ]
    expect(others.map((key) => isAbout(cache, key, changed))).toEqual(others.map(() => false))
  })

  it('leaves what is shown until the new answer is there, and the same object when it says the same', async () => {
    const cache = new QueryClient()
    let amount = 1
    const seen: (number | undefined)[] = []
    const watched = new QueryObserver(cache, {
      queryKey: refund('R71'),
      queryFn: () => Promise.resolve({ orderNo: 'O7', lines: [{ amount }] }),
    })
    const stop = watched.subscribe(({ data }) => seen.push(data?.lines[0]?.amount))
    await cache.invalidateQueries()
    const before = watched.getCurrentResult().data
    await cache.invalidateQueries({ predicate: ({ queryKey }) => isAbout(cache, queryKey, changed) })
    expect(watched.getCurrentResult().data).toBe(before)
    amount = 2
    await cache.invalidateQueries({ predicate: ({ queryKey }) => isAbout(cache, queryKey, changed) })
    expect(watched.getCurrentResult().data?.lines).toEqual([{ amount: 2 }])
    expect(seen.slice(seen.indexOf(1))).not.toContain(undefined)
    stop()
  })
})
