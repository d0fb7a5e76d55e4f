import { Problem, problemOf } from './problem'
import { session } from './session'

export const base = '/api/v1'

export type Query = Record<string, string | number | boolean | string[] | null | undefined>

export function queryString(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value)) value.forEach((v) => params.append(name, v))
    else params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** Works on plain HTTP in a local network too, where `crypto.randomUUID` is absent. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
}

interface Init {
  body?: unknown
  key?: string | undefined
  version?: number | undefined
  signal?: AbortSignal | undefined
}

// A question may be asked again; a write that takes this long has an unknown outcome and is shown as such.
const readTimeoutMs = 30_000
const writeTimeoutMs = 60_000

// Lists follow what was written: a read that names a write's position is not answered with what was before it.
const positionHeader = 'Antui-Position'
const positionMs = 30_000
let newest: { position: bigint; until: number } | undefined

function newestPosition(): bigint | undefined {
  if (newest && performance.now() >= newest.until) newest = undefined
  return newest?.position
}

function rememberPosition(response: Response) {
  const text = response.headers.get(positionHeader) ?? ''
  if (!/^-?\d+$/.test(text)) return
  const position = BigInt(text)
  const known = newestPosition()
  if (known === undefined || position > known) newest = { position, until: performance.now() + positionMs }
}

function headersOf(method: string, init: Init): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
  }
  const apiKey = session.key()
  if (apiKey) headers['Authorization'] = `Bearer ${apiKey}`
  if (init.body !== undefined && !(init.body instanceof FormData)) headers['Content-Type'] = 'application/json'
  if (init.key) headers['Idempotency-Key'] = init.key
  if (init.version !== undefined) headers['If-Match'] = `"${init.version}"`
  const position = method === 'GET' ? newestPosition() : undefined
  if (position !== undefined) headers[positionHeader] = String(position)
  return headers
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return body instanceof FormData ? body : JSON.stringify(body)
}

async function send(method: string, path: string, init: Init): Promise<Response> {
  const limit = AbortSignal.timeout(method === 'GET' ? readTimeoutMs : writeTimeoutMs)
  let response: Response
  try {
    response = await fetch(base + path, {
      method,
      headers: headersOf(method, init),
      cache: 'no-store',
      signal: init.signal ? AbortSignal.any([init.signal, limit]) : limit,
      body: bodyOf(init.body),
    })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Problem(0, limit.aborted ? 'TIMEOUT' : 'OFFLINE', '', '', '', [])
  }
  if (method !== 'GET') rememberPosition(response)
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.isUnauthorized) session.reject()
    throw problem
  }
  return response
}

async function call<T>(method: string, path: string, init: Init): Promise<T> {
  // Some writes are answered with nothing but their status.
  const text = await (await send(method, path, init)).text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** A file of the API to the person's disk; the key travels in a header, so a plain link would not do. */
export async function download(path: string, query: Query, fallbackName: string): Promise<void> {
  const response = await send('GET', path + queryString(query), {})
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? fallbackName
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A picture of the API for an img element, as data: the content policy allows no other addresses. */
export async function dataUrl(path: string, signal?: AbortSignal): Promise<string> {
  const blob = await (await send('GET', path, { signal })).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error(reader.error?.message))
    reader.readAsDataURL(blob)
  })
}

export const http = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    call<T>('GET', path + queryString(query), { signal }),
  post: <T>(path: string, body: unknown, key?: string, version?: number) =>
    call<T>('POST', path, { body, key, version }),
  put: <T>(path: string, body: unknown, version?: number) => call<T>('PUT', path, { body, version, key: newKey() }),
  /** The version that was looked at: what somebody changed meanwhile is not taken away. */
  remove: <T>(path: string, version: number) => call<T>('DELETE', path, { version }),
  patch: <T>(path: string, body: unknown, key?: string) => call<T>('PATCH', path, { body, key }),
}
