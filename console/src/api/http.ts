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

async function call<T>(
  method: string,
  path: string,
  init: { body?: unknown; key?: string; version?: number; signal?: AbortSignal },
) {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
  }
  const apiKey = session.key()
  if (apiKey) headers['Authorization'] = `Bearer ${apiKey}`
  if (init.body !== undefined) headers['Content-Type'] = 'application/json'
  if (init.key) headers['Idempotency-Key'] = init.key
  if (init.version !== undefined) headers['If-Match'] = `"${init.version}"`
  let response: Response
  try {
    response = await fetch(base + path, {
      method,
      headers,
      cache: 'no-store',
      signal: init.signal ?? null,
      body: init.body === undefined ? null : JSON.stringify(init.body),
    })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Problem(0, 'OFFLINE', '', '', '', [])
  }
  if (!response.ok) {
    const problem = await problemOf(response)
    if (problem.isUnauthorized) session.reject()
    throw problem
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

export const http = {
  get: <T>(path: string, query: Query = {}, signal?: AbortSignal) =>
    call<T>('GET', path + queryString(query), { signal }),
  post: <T>(path: string, body: unknown, key?: string) => call<T>('POST', path, { body, key }),
  put: <T>(path: string, body: unknown, version?: number) => call<T>('PUT', path, { body, version, key: newKey() }),
}
