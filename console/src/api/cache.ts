import { QueryClient } from '@tanstack/react-query'
import { Problem } from './problem'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem
  }
}

/** Whatever went wrong as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'CLIENT', '', String(error), '', [])
}

/**
 * What the console knows of the server. Whoever opens a page sees what is known and is shown what is new; nothing is
 * tried again in secret, and a browser that believes it is offline may still reach a server in its own network.
 */
export const newCache = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
