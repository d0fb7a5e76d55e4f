import { useEffect } from 'react'

/** Calls while the page is looked at; a hidden tab asks for nothing. */
export function useEvery(ms: number, call: () => void) {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) call()
    }, ms)
    return () => clearInterval(timer)
  }, [ms, call])
}
