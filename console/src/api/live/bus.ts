import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Demo, LiveFigures } from '../figures'
import type { RefundItem } from '../refund'
import { clock } from './clock'
import { openStream, type LiveState } from './stream'

interface Events {
  refund: RefundItem
  figures: LiveFigures
  progress: Demo
  /** The line was lost and is back: whatever is shown may be old. */
  resync: null
}

type Handler<E extends keyof Events> = (data: Events[E]) => void

const handlers = new Map<string, Set<(data: never) => void>>()
const watchers = new Set<() => void>()
let state: LiveState = 'connecting'

function emit<E extends keyof Events>(event: E, data: Events[E]) {
  handlers.get(event)?.forEach((handler) => (handler as Handler<E>)(data))
}

export function startLive(): () => void {
  return openStream({
    onState(next, again) {
      state = next
      watchers.forEach((watcher) => watcher())
      if (again) emit('resync', null)
    },
    onEvent({ event, data }) {
      if (event !== 'refund' && event !== 'figures' && event !== 'progress') return
      let value: unknown
      try {
        value = JSON.parse(data)
      } catch {
        return
      }
      if (event === 'progress') clock.setSimulated(Date.parse((value as Demo).simulatedAt) || Date.now())
      emit(event, value as never)
    },
  })
}

/** Calls the newest handler for each live event while the component is shown. */
export function useLive<E extends keyof Events>(event: E, handler: Handler<E>) {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    const call: Handler<E> = (data) => latest.current(data)
    const set = handlers.get(event) ?? new Set()
    handlers.set(event, set)
    set.add(call as (data: never) => void)
    return () => void set.delete(call as (data: never) => void)
  }, [event])
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => state,
  )
}
