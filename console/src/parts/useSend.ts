import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { asProblem } from '../api/cache'
import type { Problem } from '../api/problem'
import { newKey } from '../api/transport'

export interface Sending<R> {
  busy: boolean
  problem: Problem | undefined
  /** Whether the last attempt may have been done although no answer came. */
  unsure: boolean
  send: (content: unknown, call: (key: string) => Promise<R>) => Promise<R | undefined>
  clear: () => void
}

/** A write that is sent again unchanged after a lost answer keeps its key, so that it is never done twice. */
export function useSend<R = unknown>(): Sending<R> {
  const { mutateAsync, isPending, error, reset } = useMutation<R, Problem, () => Promise<R>>({
    mutationFn: (call) => call(),
  })
  const problem = error ? asProblem(error) : undefined
  const sent = useRef({ content: '', key: '' })
  const unsure = problem !== undefined && (problem.status === 0 || problem.status >= 500)
  const send: Sending<R>['send'] = async (content, call) => {
    const text = JSON.stringify(content)
    if (sent.current.content !== text || !unsure) sent.current = { content: text, key: newKey() }
    const { key } = sent.current
    // What went wrong is shown, not thrown.
    return mutateAsync(() => call(key)).catch(() => undefined)
  }
  return { busy: isPending, problem, unsure, send, clear: reset }
}
