import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '../api/goods'
import type { Problem } from '../api/problem'
import { useLive } from '../api/live/bus'
import { asProblem } from './useQuery'

interface State<T, P> {
  items: T[]
  next: string | null
  first: P | undefined
  loading: boolean
  problem: Problem | undefined
}

export interface Pages<T, P = Page<T>> extends State<T, P> {
  more: () => void
  refresh: () => void
}

/** A list read page by page; begins again when `key` changes. An answer that was overtaken is dropped. */
export function usePages<T, P extends Page<T> = Page<T>>(
  key: string,
  load: (cursor: string | null, signal: AbortSignal) => Promise<P>,
): Pages<T, P> {
  const blank: State<T, P> = { items: [], next: null, first: undefined, loading: true, problem: undefined }
  const [state, setState] = useState(blank)
  const [round, setRound] = useState(0)
  const latest = useRef({ load, key, state })
  const shownKey = useRef(key)
  const busy = useRef<AbortController | undefined>(undefined)
  useEffect(() => {
    latest.current = { load, key, state }
  })

  const read = useCallback(async (cursor: string | null) => {
    busy.current?.abort()
    const abort = new AbortController()
    busy.current = abort
    setState((old) => ({ ...old, loading: true, problem: undefined }))
    try {
      const page = await latest.current.load(cursor, abort.signal)
      if (abort.signal.aborted) return
      setState((old) => ({
        items: cursor === null ? page.items : [...old.items, ...page.items],
        next: page.next,
        first: cursor === null ? page : old.first,
        loading: false,
        problem: undefined,
      }))
    } catch (error) {
      if (!abort.signal.aborted) setState((old) => ({ ...old, loading: false, problem: asProblem(error) }))
    }
  }, [])

  useEffect(() => {
    if (shownKey.current !== key) setState({ ...latest.current.state, items: [], next: null, first: undefined })
    shownKey.current = key
    void read(null)
    return () => busy.current?.abort()
  }, [key, round, read])
  const refresh = useCallback(() => setRound((r) => r + 1), [])
  useLive('resync', refresh)
  return { ...state, more: () => void read(latest.current.state.next), refresh }
}
