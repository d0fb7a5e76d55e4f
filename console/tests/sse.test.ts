import { afterEach, describe, expect, it, vi } from 'vitest'
import { backoffMs } from '../src/api/live/backoff'
import { SseParser } from '../src/api/live/sse'
import { openStream } from '../src/api/live/stream'

const stream =
  ': hello\n\nevent: refund\nid: 7\ndata: {"a":1}\n\nevent: figures\ndata: one\ndata: two\r\n\r\ndata: plain\n\n'
const expected = [
  { event: 'refund', data: '{"a":1}', id: '7' },
  { event: 'figures', data: 'one\ntwo', id: '7' },
  { event: 'message', data: 'plain', id: '7' },
]

describe('the event stream', () => {
  it('is read as a whole', () => {
    expect(new SseParser().push(stream)).toEqual(expected)
  })

  it('is read the same however it is cut', () => {
    for (let size = 1; size < stream.length; size++) {
      const parser = new SseParser()
      const events = []
      for (let at = 0; at < stream.length; at += size) events.push(...parser.push(stream.slice(at, at + size)))
      expect(events).toEqual(expected)
    }
  })

  it('ignores comments, unknown fields, empty events and a byte order mark', () => {
    const parser = new SseParser()
    expect(parser.push('\uFEFF: x\nretry: 5\nevent: nothing\n\ndata\n\n')).toEqual([
      { event: 'message', data: '', id: null },
    ])
  })

  it('keeps what has not ended', () => {
    const parser = new SseParser()
    expect(parser.push('data: {"a"')).toEqual([])
    expect(parser.push(':1}\n')).toEqual([])
    expect(parser.push('\n')).toEqual([{ event: 'message', data: '{"a":1}', id: null }])
  })
})

describe('coming back', () => {
  it('waits longer each time, up to half a minute, never all at once', () => {
    expect(backoffMs(0, 1)).toBe(1_000)
    expect(backoffMs(3, 1)).toBe(8_000)
    expect(backoffMs(50, 1)).toBe(30_000)
    expect(backoffMs(3, 0)).toBe(4_000)
  })
})

describe('a line that was lost', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  /** Each line says these events and ends; what was asked with, and which lines made everything old. */
  async function lines(...said: string[]) {
    vi.useFakeTimers()
    vi.stubGlobal('sessionStorage', { getItem: () => 'ak_1' })
    const asked: (string | undefined)[] = []
    const old: boolean[] = []
    vi.stubGlobal('fetch', (_: string, { headers }: { headers: Record<string, string> }) => {
      asked.push(headers['Last-Event-ID'])
      return Promise.resolve(new Response(said[asked.length - 1] ?? ''))
    })
    const stop = openStream({
      onEvent: () => undefined,
      onState: (state, again) => void (state === 'live' && old.push(again)),
    })
    for (let turn = 0; turn < 20 && asked.length < said.length; turn++) await vi.advanceTimersByTimeAsync(5_000)
    stop()
    return { asked: asked.slice(0, said.length), old: old.slice(0, said.length) }
  }

  it('is taken up where the server said it was, and nothing is read anew', async () => {
    const { asked, old } = await lines('id: 7-100\nevent: figures\ndata: {}\n\n', 'event: alive\ndata: {}\n\n', '')
    expect(asked).toEqual([undefined, '7-100', '7-100'])
    expect(old).toEqual([false, false, false])
  })

  it('makes everything old where the server never said', async () => {
    const { asked, old } = await lines('event: figures\ndata: {}\n\n', '')
    expect(asked).toEqual([undefined, undefined])
    expect(old).toEqual([false, true])
  })
})
