import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { answerOf, client } from '../../api/client'
import type { RefundItem, RefundPage } from '../../api/generated'
import { useLive } from '../../api/live/bus'
import { clock } from '../../api/live/clock'
import { rowsOf } from '../../parts/DataList'
import { useThrottled } from '../../parts/useThrottled'
import { belongs, toApi, type Filters } from './filters'

const pageSize = 50
const flashMs = 1_800
const refreshMs = 2_500
const drawMs = 250

export const rowKey = (item: RefundItem) => `${item.shop}/${item.refundNo}`

/**
 * The list under its filters. Rows that are shown change in place; new ones come in by reading the first page again,
 * but only while nobody points at the table, so that nothing moves under the mouse.
 */
export function useRefundList(filters: Filters, isBusy: () => boolean) {
  const cache = useQueryClient()
  const key = JSON.stringify(filters)
  const queryKey = useMemo(() => ['/api/v1/refunds', key], [key])
  const [fresh, setFresh] = useState(false)
  const [flashed, setFlashed] = useState<ReadonlySet<string>>(new Set())
  const list = useInfiniteQuery({
    queryKey,
    // Asked by the clock of the moment: what is due within two hours changes while nobody types.
    queryFn: ({ signal, pageParam }) => {
      const query = { ...toApi(filters, clock.now()), ...(pageParam && { cursor: pageParam }), limit: pageSize }
      return answerOf(client.GET('/api/v1/refunds', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const { data, refetch } = list
  const items = useMemo(() => rowsOf(data), [data])
  const now = useRef({ filters, isBusy, items })
  useEffect(() => {
    now.current = { filters, isBusy, items }
  })

  const flash = useCallback((keys: string[]) => {
    if (keys.length === 0) return
    setFlashed((old) => new Set([...old, ...keys]))
    setTimeout(() => setFlashed((old) => new Set([...old].filter((k) => !keys.includes(k)))), flashMs)
  }, [])

  // New rows of pages that were read again are shown as new; those of a further page are only further down.
  const shown = useRef({ key, pages: 0, rows: new Set<string>() })
  useEffect(() => {
    const before = shown.current
    const pages = data?.pages.length ?? 0
    shown.current = { key, pages, rows: new Set(items.map(rowKey)) }
    if (before.key !== key) setFresh(false)
    else if (before.pages === pages && before.rows.size > 0)
      flash(items.map(rowKey).filter((k) => !before.rows.has(k)))
  }, [key, data, items, flash])

  const refresh = useCallback(() => {
    setFresh(false)
    void refetch()
  }, [refetch])

  const refreshSoon = useThrottled(() => {
    const { items: rows, isBusy: busy } = now.current
    if (rows.length > pageSize || busy()) setFresh(true)
    else refresh()
  }, refreshMs)

  // A peak brings hundreds of changes a second: the table is drawn a few times a second, with the newest of each row.
  const changed = useRef(new Map<string, RefundItem>())
  const applySoon = useThrottled(() => {
    const batch = changed.current
    changed.current = new Map()
    cache.setQueryData<InfiniteData<RefundPage>>(queryKey, (old) => {
      const pages = old?.pages.map((page) => ({ ...page, items: page.items.map((i) => batch.get(rowKey(i)) ?? i) }))
      return old && pages && { ...old, pages }
    })
    flash([...batch.keys()])
  }, drawMs)

  useLive('refund', (item) => {
    const k = rowKey(item)
    if (now.current.items.some((i) => rowKey(i) === k)) {
      changed.current.set(k, item)
      applySoon()
    } else if (belongs(now.current.filters, item, clock.now())) refreshSoon()
  })

  /** `fresh`: new refunds exist that this list does not show yet. */
  return { list, items, fresh, flashed, refresh }
}
