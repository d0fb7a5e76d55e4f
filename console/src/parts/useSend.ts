import { useRef, useState } from 'react'
import { newKey } from '../api/http'
import type { Problem } from '../api/problem'
import { asProblem } from './useQuery'

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
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sent = useRef({ content: '', key: '' })
  const unsure = problem !== undefined && (problem.status === 0 || problem.status >= 500)
  const send: Sending<R>['send'] = async (content, call) => {
    const text = JSON.stringify(content)
    if (sent.current.content !== text || !unsure) sent.current = { content: text, key: newKey() }
    setBusy(true)
    setProblem(undefined)
    try {
      return await call(sent.current.key)
    } catch (error) {
      setProblem(asProblem(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, unsure, send, clear: () => setProblem(undefined) }
}
