import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type Query } from '@tanstack/react-query'
import { ask, askPages, keyOf, type Answer, type Init, type Readable } from '../api/client'
import type { Problem } from '../api/problem'
import { isAbsent } from './Absent'

interface Options<A, T> {
  /** What of the answer matters here; the rest changes nothing. */
  select?: (answer: A) => T
  enabled?: boolean
  staleTime?: number
  refetchInterval?: number | ((query: Query<A>) => number | false)
}

/** What the API says, asked once however many want to know it. */
export function useAnswer<P extends Readable, T = Answer<P>>(
  path: P,
  init?: Init<P>,
  options: Options<Answer<P>, T> = {},
) {
  return useQuery({ ...ask(path, init), ...options })
}

interface ListOptions<A> {
  enabled?: boolean
  /** The parameter that names where a page begins. */
  after?: string
  refetchInterval?: (query: { state: { data: InfiniteData<A> | undefined } }) => number | false
}

/** A list of the API, page by page. */
export function useList<P extends Readable>(path: P, init?: Init<P>, options: ListOptions<Answer<P>> = {}) {
  const { after, ...rest } = options
  return useInfiniteQuery({ ...askPages(path, init, after), ...rest })
}

/** Asks again from time to time while the page is looked at, but not a server that said it has no such thing. */
export const every = (ms: number) => ({
  refetchInterval: (query: { state: { error: Problem | null } }) => (isAbsent(query.state.error) ? false : ms),
})

/** Read by nearly every page, and changed by nobody: asked once. */
const forGood = { staleTime: Infinity }

export const useMe = () => useAnswer('/api/v1/me', undefined, forGood)
export const useShopList = () => useAnswer('/api/v1/shops', undefined, forGood)
export const useStop = () => useAnswer('/api/v1/installation', undefined, every(10_000))

/** Puts the answer of a write where the same is read; a question on its way would only bring what was before. */
export function useTell() {
  const cache = useQueryClient()
  return <P extends Readable>(path: P, init: Init<P> | undefined, answer: Answer<P>) => {
    const queryKey = keyOf(path, init)
    void cache.cancelQueries({ queryKey, exact: true })
    cache.setQueryData(queryKey, answer)
  }
}
