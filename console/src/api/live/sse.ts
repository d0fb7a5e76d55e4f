export interface ServerEvent {
  event: string
  data: string
  id: string | null
}

/** Cuts a text/event-stream into events, however the network cuts it into chunks (WHATWG HTML, 9.2.6). */
export class SseParser {
  private rest = ''
  private event = ''
  private data: string[] = []
  private id: string | null = null
  private started = false

  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = []
    let text = this.rest + chunk
    if (!this.started && text.length > 0) {
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
      this.started = true
    }
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const c = text[at]
      if (c !== '\n' && c !== '\r') continue
      // A CR at the very end may be half of a CRLF; the next chunk tells.
      if (c === '\r' && at === text.length - 1) break
      const done = this.line(text.slice(from, at))
      if (done) events.push(done)
      if (c === '\r' && text[at + 1] === '\n') at++
      from = at + 1
    }
    this.rest = text.slice(from)
    return events
  }

  private line(line: string): ServerEvent | null {
    if (line === '') return this.dispatch()
    if (line.startsWith(':')) return null
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.event = value
    else if (field === 'data') this.data.push(value)
    else if (field === 'id' && !value.includes('\0')) this.id = value
    return null
  }

  private dispatch(): ServerEvent | null {
    const { event, data } = this
    this.event = ''
    this.data = []
    return data.length === 0 ? null : { event: event || 'message', data: data.join('\n'), id: this.id }
  }
}
