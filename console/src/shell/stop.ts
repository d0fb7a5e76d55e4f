import { createContext, useContext } from 'react'
import { api } from '../api/client'
import type { Stop } from '../api/shop'
import { useQuery, type Loaded } from '../parts/useQuery'
import { useRefresh } from '../parts/useRefresh'

const refreshMs = 10_000

const StopContext = createContext<Loaded<Stop> | null>(null)

export const StopProvider = StopContext.Provider

/** Whether all shops are stopped; read once for the whole console, again and again, as every page shows it. */
export function useStopOnce() {
  const stop = useQuery('installation', (signal) => api.stopState(signal))
  useRefresh(refreshMs, stop)
  return stop
}

export function useStop(): Loaded<Stop> | null {
  return useContext(StopContext)
}
