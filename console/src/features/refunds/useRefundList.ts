import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../api/client'
import type { Problem } from '../../api/problem'
import type { RefundItem } from '../../api/refund'
import { useLive } from '../../api/live/bus'
import { clock } from '../../api/live/clock'
import { asProblem } from '../../parts/useQuery'
import { useThrottled } from '../../parts/useThrottled'
import { belongs, toApi, type Filters } from './filters'

const pageSize = 50
const flashMs = 1_800
const refreshMs = 2_500
const drawMs = 250

export const rowKey = (item: RefundItem) => `${item.shop}/${item.refundNo}`

interface State {
  items: RefundItem[]
  next: string | null
  loading: boolean
  problem: Problem | undefined
  /** New refunds exist that this list does not show yet. */
  fresh: boolean
}

const empty: State = { items: [], next: null, loading: true, problem: undefined, fresh: false }

/** The row object that is shown already, if it says the same: it is not drawn again then. */
function same(shown: RefundItem[], item: RefundItem): RefundItem {
  const known = shown.find((i) => rowKey(i) === rowKey(item))
  return known && JSON.stringify(known) === JSON.stringify(item) ? known : item
}

/**
 * The list under its filters. Rows that are shown change in place; new ones come in by reading the first page again,
 * but only while nobody points at the table, so that nothing moves under the mouse.
 */
export function useRefundList(filters: Filters, isBusy: () => boolean) {
  const key = JSON.stringify(filters)
  const [state, setState] = useState<State>(empty)
  const [flashed, setFlashed] = useState<ReadonlySet<string>>(new Set())
  const now = useRef({ filters, key, isBusy, state })
  useEffect(() => {
    now.current = { filters, key, isBusy, state }
  })

  const flash = useCallback((keys: string[]) => {
    if (keys.length === 0) return
    setFlashed((old) => new Set([...old, ...keys]))
    setTimeout(() => setFlashed((old) => new Set([...old].filter((k) => !keys.includes(k)))), flashMs)
  }, [])

  const read = useCallback(
    async (cursor: string | null, signal?: AbortSignal) => {
      const asked = now.current.key
      setState((old) => ({ ...old, loading: true, problem: undefined }))
      try {
        const page = await api.refunds({ ...toApi(now.current.filters, clock.now()), cursor, limit: pageSize }, signal)
        if (signal?.aborted || asked !== now.current.key) return
        const known = new Set(now.current.state.items.map(rowKey))
        if (cursor === null && known.size > 0) flash(page.items.map(rowKey).filter((k) => !known.has(k)))
        setState((old) => {
          const shown = new Set(cursor === null ? [] : old.items.map(rowKey))
          const items =
            cursor === null
              ? page.items.map((item) => same(old.items, item))
              : [...old.items, ...page.items.filter((i) => !shown.has(rowKey(i)))]
          return { items, next: page.next, loading: false, problem: undefined, fresh: cursor !== null && old.fresh }
        })
      } catch (error) {
        if (!signal?.aborted && asked === now.current.key)
          setState((old) => ({ ...old, loading: false, problem: asProblem(error) }))
      }
    },
    [flash],
  )

  useEffect(() => {
    const abort = new AbortController()
    now.current = { ...now.current, filters: JSON.parse(key) as Filters, key, state: empty }
    setState(empty)
    void read(null, abort.signal)
    return () => abort.abort()
  }, [key, read])

  const refreshSoon = useThrottled(() => {
    const { state: shown, isBusy: busy } = now.current
    if (shown.items.length > pageSize || busy()) setState((old) => ({ ...old, fresh: true }))
    else void read(null)
  }, refreshMs)

  // A peak brings hundreds of changes a second: the table is drawn a few times a second, with the newest of each row.
  const changed = useRef(new Map<string, RefundItem>())
  const applySoon = useThrottled(() => {
    const batch = changed.current
    changed.current = new Map()
    setState((old) => ({ ...old, items: old.items.map((i) => batch.get(rowKey(i)) ?? i) }))
    flash([...batch.keys()])
  }, drawMs)

  useLive('refund', (item) => {
    const k = rowKey(item)
    if (now.current.state.items.some((i) => rowKey(i) === k)) {
      changed.current.set(k, item)
      applySoon()
    } else if (belongs(now.current.filters, item, clock.now())) refreshSoon()
  })
  useLive('resync', () => void read(null))

  return {
    ...state,
    flashed,
    more: () => void read(now.current.state.next),
    refresh: () => void read(null),
  }
}
