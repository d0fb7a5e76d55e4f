import { useCallback, useEffect, useRef } from 'react'

/** At most one call per interval, and always one after the last request. */
export function useThrottled(call: () => void, everyMs: number): () => void {
  const latest = useRef(call)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const last = useRef(0)
  useEffect(() => {
    latest.current = call
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    if (timer.current !== undefined) return
    const wait = Math.max(0, last.current + everyMs - Date.now())
    timer.current = setTimeout(() => {
      timer.current = undefined
      last.current = Date.now()
      latest.current()
    }, wait)
  }, [everyMs])
}
