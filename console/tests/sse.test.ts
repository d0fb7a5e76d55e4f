import { describe, expect, it } from 'vitest'
import { backoffMs } from '../src/api/live/backoff'
import { SseParser } from '../src/api/live/sse'

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
