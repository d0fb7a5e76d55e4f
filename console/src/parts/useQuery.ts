import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '../api/problem'
import { useLive } from '../api/live/bus'

export interface Loaded<T> {
  data: T | undefined
  problem: Problem | undefined
  loading: boolean
  /** Asks again; what is shown stays until the answer is there. */
  reload: () => void
  set: (data: T) => void
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'CLIENT', '', String(error), '', [])
}

/** Loads when `key` changes and after a lost live line. An answer that was overtaken by a newer question is dropped. */
export function useQuery<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; problem?: Problem; loading: boolean }>({
    key,
    loading: true,
  })
  const [round, setRound] = useState(0)
  const latest = useRef(load)
  useEffect(() => {
    latest.current = load
  })
  useEffect(() => {
    const abort = new AbortController()
    setState((old) => (old.key === key ? { ...old, loading: true } : { key, loading: true }))
    latest.current(abort.signal).then(
      (data) => !abort.signal.aborted && setState({ key, data, loading: false }),
      (error: unknown) =>
        !abort.signal.aborted && setState((old) => ({ ...old, problem: asProblem(error), loading: false })),
    )
    return () => abort.abort()
  }, [key, round])
  const reload = useCallback(() => setRound((r) => r + 1), [])
  const set = useCallback((data: T) => setState((old) => ({ ...old, data, problem: undefined })), [])
  useLive('resync', reload)
  const fresh = state.key === key
  return {
    data: fresh ? state.data : undefined,
    problem: fresh ? state.problem : undefined,
    loading: !fresh || state.loading,
    reload,
    set,
  }
}
