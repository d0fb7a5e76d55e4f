import { base } from '../transport'
import { session } from '../session'
import { backoffMs } from './backoff'
import { SseParser, type ServerEvent } from './sse'

export type LiveState = 'connecting' | 'live' | 'offline'

// The server says something every 15 s; three times nothing means that nobody is there.
const silenceMs = 50_000

export interface StreamHandlers {
  onEvent: (event: ServerEvent) => void
  /** `again`: the line was lost in between, and the server was not told where; what is shown may be old. */
  onState: (state: LiveState, again: boolean) => void
}

/** Keeps one event stream open until stopped. EventSource cannot send the Authorization header, hence fetch. */
export function openStream({ onEvent, onState }: StreamHandlers): () => void {
  const stop = new AbortController()
  let lastId: string | null = null
  let opened = 0

  async function readOnce(): Promise<void> {
    const attempt = new AbortController()
    const abort = () => attempt.abort()
    stop.signal.addEventListener('abort', abort)
    let watch = setTimeout(abort, silenceMs)
    try {
      const headers: Record<string, string> = {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${session.key() ?? ''}`,
      }
      if (lastId) headers['Last-Event-ID'] = lastId
      const response = await fetch(`${base}/events`, { headers, cache: 'no-store', signal: attempt.signal })
      if (response.status === 401) return session.reject()
      if (!response.ok || !response.body) throw new Error(`events: ${response.status}`)
      onState('live', opened++ > 0 && !lastId)
      const parser = new SseParser()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        clearTimeout(watch)
        watch = setTimeout(abort, silenceMs)
        for (const event of parser.push(value)) {
          lastId = event.id ?? lastId
          onEvent(event)
        }
      }
    } finally {
      clearTimeout(watch)
      stop.signal.removeEventListener('abort', abort)
    }
  }

  async function run() {
    let failures = 0
    while (!stop.signal.aborted) {
      const before = opened
      await readOnce().catch(() => undefined)
      if (stop.signal.aborted || !session.key()) return
      failures = opened > before ? 0 : failures + 1
      onState(failures > 1 ? 'offline' : 'connecting', false)
      await new Promise((wake) => setTimeout(wake, backoffMs(failures, Math.random())))
    }
  }

  onState('connecting', false)
  void run()
  return () => stop.abort()
}
