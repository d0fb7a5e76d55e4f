import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const address = 'http://localhost/x'
let answer: { status?: number; position?: string } = {}
let sent: (string | undefined)[] = []
let send: typeof import('../src/api/transport').send

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (_: Request, init: { headers: Headers }) => {
    sent.push(init.headers.get('Antui-Position') ?? undefined)
    const headers = new Headers(answer.position === undefined ? {} : { 'Antui-Position': answer.position })
    return new Response('{}', { status: answer.status ?? 200, headers })
  })
  sent = []
  vi.resetModules()
  send = (await import('../src/api/transport')).send
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function write(position?: string, status = 200) {
  answer = { status, position }
  await send(new Request(address, { method: 'POST', body: '{}' })).catch(() => undefined)
  answer = {}
}

async function named() {
  await send(new Request(address))
  return sent.at(-1)
}

describe('the position of the newest write', () => {
  it('is named by reads, not by writes', async () => {
    expect(await named()).toBeUndefined()
    await write('41')
    expect(await named()).toBe('41')
    await write()
    expect(sent.at(-1)).toBeUndefined()
    expect(await named()).toBe('41')
  })

  it('is the largest that was given, to the last digit', async () => {
    await write('-9223372036854775808')
    expect(await named()).toBe('-9223372036854775808')
    await write('-5')
    await write('-12')
    expect(await named()).toBe('-5')
    await write('9007199254740993')
    await write('9007199254740992')
    expect(await named()).toBe('9007199254740993')
  })

  it('counts after a write that was refused, but not when it is no number or comes with a read', async () => {
    await write('7', 409)
    expect(await named()).toBe('7')
    await write('soon')
    answer = { position: '99' }
    await send(new Request(address))
    expect(await named()).toBe('7')
  })

  it('is forgotten after 30 seconds, which only a newer one prolongs', async () => {
    await write('10')
    vi.advanceTimersByTime(20_000)
    await write('10')
    vi.advanceTimersByTime(9_999)
    expect(await named()).toBe('10')
    vi.advanceTimersByTime(1)
    expect(await named()).toBeUndefined()
    await write('3')
    expect(await named()).toBe('3')
    vi.advanceTimersByTime(29_000)
    await write('4')
    vi.advanceTimersByTime(29_000)
    expect(await named()).toBe('4')
  })
})
