import { api } from '../../api/client'
import { useLive } from '../../live/bus'
import { useQuery } from '../../parts/useQuery'
import { useThrottled } from '../../parts/useThrottled'

/** How many refunds stand where; of one shop, or of all with live figures. */
export function useCounts(shop: string) {
  const counts = useQuery(`counts/${shop}`, (signal) => api.counts(shop || undefined, signal))
  const reloadSoon = useThrottled(counts.reload, 3_000)
  useLive('figures', (figures) => (shop ? reloadSoon() : counts.set(figures.counts)))
  return counts
}
