import { useSyncExternalStore } from 'react'

// In the demo time is simulated and runs ahead of the wall: deadlines and ages are told by the server's clock.
let simulated: number | null = null
let minute = Math.floor(Date.now() / 30_000)
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

export const clock = {
  now: () => simulated ?? Date.now(),
  isSimulated: () => simulated !== null,
  setSimulated(at: number) {
    simulated = at
    tick()
  },
}

function tick() {
  const next = Math.floor(clock.now() / 30_000)
  if (next === minute) return
  minute = next
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void) {
  timer ??= setInterval(tick, 5_000)
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Now, to half a minute: fine enough for countdowns, and pages are not drawn again for nothing. */
export function useNow(): number {
  useSyncExternalStore(subscribe, () => minute)
  return clock.now()
}
