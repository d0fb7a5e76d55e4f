import { Problem, problemOf } from './problem'
import { session } from './session'

export const base = '/api/v1'

/** What is not said is not asked: a filter that is empty stands in no address. */
export function queryString(query: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value)) value.forEach((v) => params.append(name, String(v)))
    else params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** Works on plain HTTP in a local network too, where `crypto.randomUUID` is absent. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')
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

function headersOf(request: Request): Headers {
  const headers = new Headers(request.headers)
  headers.set('Accept', 'application/json')
  headers.set('Accept-Language', document.documentElement.lang)
  const apiKey = session.key()
  if (apiKey) headers.set('Authorization', `Bearer ${apiKey}`)
  const position = request.method === 'GET' ? newestPosition() : undefined
  if (position !== undefined) headers.set(positionHeader, String(position))
  return headers
}

/** One call over the wire. Whatever is no answer of success is thrown as a problem. */
export async function send(request: Request): Promise<Response> {
  const isRead = request.method === 'GET'
  const limit = AbortSignal.timeout(isRead ? readTimeoutMs : writeTimeoutMs)
  let response: Response
  try {
    response = await fetch(request, {
      headers: headersOf(request),
      cache: 'no-store',
      signal: AbortSignal.any([request.signal, limit]),
    })
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Problem(0, limit.aborted ? 'TIMEOUT' : 'OFFLINE', '', '', '', [])
  }
  if (!isRead) rememberPosition(response)
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.isUnauthorized) session.reject()
    throw problem
  }
  return response
}

/** A file of the API to the person's disk; the key travels in a header, so a plain link would not do. */
export async function keep(response: Response, fallbackName: string): Promise<void> {
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? fallbackName
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A picture of the API for an img element, as data: the content policy allows no other addresses. */
export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error(reader.error?.message))
    reader.readAsDataURL(blob)
  })
}
