import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { keyOf } from '../client'
import type { RefundDetail, RefundItem } from '../generated'
import { onLive } from './bus'

const flushMs = 1_000

type Path = Record<string, string | undefined>

/** The parameters that stand in the path of a question. */
export function pathOf(key: QueryKey): Path {
  const [, init] = key as [string, { params?: { path?: Path } } | undefined]
  return init?.params?.path ?? {}
}

/** The order a question is about, as far as the cache knows it: that of a refund stands in its answer. */
function orderOf(cache: QueryClient, { shop, orderNo, refundNo }: Path): string | undefined {
  if (orderNo || !refundNo) return orderNo
  if (!shop) return undefined
  const key = keyOf('/api/v1/refunds/{shop}/{refundNo}', { params: { path: { shop, refundNo } } })
  return cache.getQueryData<RefundDetail>(key)?.orderNo
}

/** Whether an answer may have become old by what happened to a refund: another one of its order moves it, too. */
export function isAbout(cache: QueryClient, key: QueryKey, { shop, refundNo, orderNo }: RefundItem): boolean {
  const path = pathOf(key)
  if (path['shop'] !== shop) return false
  return path['refundNo'] === refundNo || orderOf(cache, path) === orderNo
}

/**
 * A refund that changed makes the answers about it and its order old: those that are shown are asked again, and stay
 * until the new answer is there. A peak brings hundreds of changes a second, so they are gathered for a moment.
 * After a lost line everything may be old.
 */
export function follow(cache: QueryClient): () => void {
  let changed = new Map<string, RefundItem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    const items = [...changed.values()]
    changed = new Map()
    timer = undefined
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => items.some((item) => isAbout(cache, queryKey, item)),
    })
  }
  const stops = [
    onLive('refund', (item) => {
      changed.set(`${item.shop}/${item.refundNo}`, item)
      timer ??= setTimeout(flush, flushMs)
    }),
    onLive('resync', () => void cache.invalidateQueries()),
  ]
  return () => {
    clearTimeout(timer)
    stops.forEach((stop) => stop())
  }
}
