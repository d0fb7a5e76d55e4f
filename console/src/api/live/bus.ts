import { useEffect, useRef, useSyncExternalStore } from 'react'
import { clock } from './clock'
import { openStream, type LiveState } from './stream'
import type { DemoState, LiveFigures, RefundItem } from '../generated'

interface Events {
  refund: RefundItem
  figures: LiveFigures
  progress: DemoState
  /** Something was missed, while the line was lost or because it was slow: whatever is shown may be old. */
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
      if (event === 'resync') return emit('resync', null)
      if (event !== 'refund' && event !== 'figures' && event !== 'progress') return
      let value: unknown
      try {
        value = JSON.parse(data)
      } catch {
        return
      }
      if (event === 'progress') clock.setSimulated(Date.parse((value as DemoState).simulatedAt) || Date.now())
      emit(event, value as never)
    },
  })
}

/** Calls for each live event until it is stopped. */
export function onLive<E extends keyof Events>(event: E, handler: Handler<E>): () => void {
  const call = handler as (data: never) => void
  const set = handlers.get(event) ?? new Set()
  handlers.set(event, set)
  set.add(call)
  return () => void set.delete(call)
}

/** Calls the newest handler for each live event while the component is shown. */
export function useLive<E extends keyof Events>(event: E, handler: Handler<E>) {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => {
    return onLive(event, (data) => latest.current(data))
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
