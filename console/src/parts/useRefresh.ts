import { useCallback } from 'react'
import { isAbsent } from './Absent'
import { useEvery } from './useEvery'
import type { Loaded } from './useQuery'

/** Asks again from time to time, but not a server that said it has no such thing. */
export function useRefresh<T>(ms: number, { problem, reload }: Loaded<T>) {
  const absent = isAbsent(problem)
  const call = useCallback(() => {
    if (!absent) reload()
  }, [absent, reload])
  useEvery(ms, call)
}
