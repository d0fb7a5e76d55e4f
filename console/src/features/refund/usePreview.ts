import { useEffect, useState } from 'react'
import type { EffectPreview } from '../../api/client'

/** Asks what would happen each time the content changes; an answer that comes too late is dropped. */
export function usePreview(content: string | null, ask: () => Promise<EffectPreview>): EffectPreview | undefined {
  const [answer, setAnswer] = useState<{ content: string; effect: EffectPreview }>()
  useEffect(() => {
    if (content === null) return
    let isOld = false
    ask().then(
      (effect) => {
        if (!isOld) setAnswer({ content, effect })
      },
      // Without an answer nothing is promised; sending still says what is wrong.
      () => undefined,
    )
    return () => {
      isOld = true
    }
    // The content says all that is asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [content])
  return answer?.content === content ? answer?.effect : undefined
}
