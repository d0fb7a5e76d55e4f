import { useQuery, useQueryClient } from '@tanstack/react-query'
import { answerOf, client, type Asked } from '../../api/client'
import { useLive } from '../../api/live/bus'
import { useThrottled } from '../../parts/useThrottled'

/** How many refunds stand where: of those that the filters show, or of all with live figures. */
export function useCounts(key: string, query: () => Asked<'/api/v1/refunds/counts'>) {
  const cache = useQueryClient()
  const queryKey = ['/api/v1/refunds/counts', key]
  const counts = useQuery({
    queryKey,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/refunds/counts', { params: { query: query() }, signal })),
  })
  const reloadSoon = useThrottled(() => void counts.refetch(), 3_000)
  useLive('figures', (figures) => {
    if (key) reloadSoon()
    else cache.setQueryData(queryKey, figures.counts)
  })
  return counts
}
