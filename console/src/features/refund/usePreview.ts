import { useQuery } from '@tanstack/react-query'
import type { EffectPreview } from '../../api/generated'

/**
 * Asks what would happen each time the content changes; an answer to an older content is dropped. Without an answer
 * nothing is promised; sending still says what is wrong.
 */
export function usePreview(
  content: string | null,
  ask: (signal: AbortSignal) => Promise<EffectPreview>,
): EffectPreview | undefined {
  return useQuery({
    queryKey: ['preview', content],
    queryFn: ({ signal }) => ask(signal),
    enabled: content !== null,
    // What would happen is known only now.
    gcTime: 0,
  }).data
}
