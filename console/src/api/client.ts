import createClient from 'openapi-fetch'
import type { PathsWithMethod, SuccessResponseJSON } from 'openapi-typescript-helpers'
import type { paths } from './generated'
import { queryString, send } from './transport'

/** The public API as its document describes it; every call names a path of it. */
export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  querySerializer: queryString,
  fetch: send,
})

/** The answer of a call. Whatever went wrong was thrown before. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T
}

/** Headers of a write that is done once, however often it is sent. */
export const once = (key: string) => ({ 'Idempotency-Key': key })

/** Headers of a save over the version that was looked at: what somebody else changed meanwhile is not taken away. */
export const over = (version: number | null | undefined) =>
  version === null || version === undefined ? {} : { 'If-Match': `"${version}"` }

/** What can be read. */
export type Readable = PathsWithMethod<paths, 'get'>

type Reading<P extends Readable> = paths[P] extends { get: infer G } ? G : never
type Parameters<P extends Readable> = Reading<P> extends { parameters: infer A } ? A : never

/** What a path answers. */
export type Answer<P extends Readable> =
  Reading<P> extends infer G extends Record<string | number, unknown> ? SuccessResponseJSON<G> : never

/** What a list may be asked with. */
export type Asked<P extends Readable> = Parameters<P> extends { query?: infer Q } ? NonNullable<Q> : never

/** What a question names beside its path: what stands in the path, and what it is asked with. */
export interface Init<P extends Readable> {
  params: Pick<Parameters<P>, keyof Parameters<P> & ('path' | 'query')>
}

/** The name of an answer in the cache. */
export const keyOf = <P extends Readable>(path: P, init?: Init<P>) => (init ? [path, init] : [path])

/** A question: its name in the cache, and the way to ask it. */
export const ask = <P extends Readable>(path: P, init?: Init<P>) => ({
  queryKey: keyOf(path, init),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Answer<P>> =>
    answerOf(client.GET(path as never, { ...init, signal } as never)),
})

/** A list, asked page by page; `after` is the parameter that names where a page begins. */
export const askPages = <P extends Readable>(path: P, init?: Init<P>, after = 'cursor') => ({
  queryKey: keyOf(path, init),
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string }): Promise<Answer<P>> => {
    const { params } = (init ?? { params: {} }) as { params: { query?: object } }
    const query = pageParam ? { ...params.query, [after]: pageParam } : params.query
    return answerOf(client.GET(path as never, { params: { ...params, query }, signal } as never))
  },
  initialPageParam: '',
  getNextPageParam: (page: Answer<P>) => (page as { next: string | null }).next,
})
