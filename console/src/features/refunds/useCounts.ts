import { api } from '../../api/client'
import type { Query } from '../../api/http'
import { useLive } from '../../api/live/bus'
import { useQuery } from '../../parts/useQuery'
import { useThrottled } from '../../parts/useThrottled'

/** How many refunds stand where: of those that the filters show, or of all with live figures. */
export function useCounts(key: string, query: () => Query) {
  const counts = useQuery(`counts/${key}`, (signal) => api.counts(query(), signal))
  const reloadSoon = useThrottled(counts.reload, 3_000)
  useLive('figures', (figures) => (key ? reloadSoon() : counts.set(figures.counts)))
  return counts
}
