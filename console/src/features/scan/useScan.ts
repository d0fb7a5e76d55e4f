import { useEffect, useReducer } from 'react'
import type { InspectRequest } from '../../api/generated'
import { asProblem } from '../../api/cache'
import { answerOf, client, once } from '../../api/client'
import { reduce } from './machine'
import { lookUp } from './lookup'
import { inspectLines, isRefused, receiveLines, stepIdOf } from './rows'
import { blank, type ScanEvent, type ScanState } from './types'

async function inspect(state: ScanState, warehouse: string): Promise<ScanEvent> {
  const stepId = stepIdOf(state)
  const params = { path: { number: state.number } }
  const lines = receiveLines(state.rows)
  if (lines.length > 0) {
    const { results: received } = await answerOf(
      client.POST('/api/v1/scan/{number}/receive', { params, body: { stepId: `${stepId}-r`, warehouse, lines } }),
    )
    // What could not come in cannot be inspected: it is told as it was answered.
    if (received.some(isRefused)) return { is: 'sent', turn: state.turn, results: received }
  }
  const body: InspectRequest = {
    stepId,
    warehouse,
    lines: inspectLines(state.rows),
    ...(state.weightGrams !== null && { weightGrams: state.weightGrams }),
    ...(state.serials.length > 0 && { serials: state.serials }),
    ...(state.photos.length > 0 && { photos: state.photos }),
    ...(state.note && { note: state.note }),
    ...(state.again && { again: state.again }),
  }
  const { results } = await answerOf(client.POST('/api/v1/scan/{number}/inspect', { params, body }))
  return { is: 'sent', turn: state.turn, results }
}

async function ask(state: ScanState, warehouse: string, signal: AbortSignal): Promise<ScanEvent | null> {
  if (state.phase === 'looking')
    return {
      is: 'found',
      turn: state.turn,
      found: await lookUp(state.number, signal),
    }
  if (state.phase !== 'sending') return null
  if (state.asked === 'inspect') return inspect(state, warehouse)
  const match = state.matches[state.at]
  if (!match) return null
  const { shop, orderNo, refundNo } = match
  await answerOf(
    client.POST('/api/v1/unclaimed/{id}/claim', {
      params: { path: { id: state.unclaimedId }, header: once(`claim-${state.unclaimedId}`) },
      body: { shop, orderNo, refundNo },
    }),
  )
  return { is: 'claimed', turn: state.turn }
}

/** Runs what the state asks of the server, once for each turn, and tells the answer. */
export function useScan(warehouse: string) {
  const [state, tell] = useReducer(reduce, blank)
  useEffect(() => {
    const abort = new AbortController()
    ask(state, warehouse, abort.signal).then(
      (event) => event && tell(event),
      (error: unknown) => {
        if (abort.signal.aborted && state.phase === 'looking') return
        const problem = asProblem(error)
        const unsure = problem.status === 0 || problem.status >= 500
        tell({ is: 'failed', turn: state.turn, unsure, text: problem.words })
      },
    )
    // A write goes on when the page is left; only a question is dropped.
    return () => {
      if (state.phase === 'looking') abort.abort()
    }
    // A turn is asked once, whatever else changes meanwhile.
  }, [state.turn, state.phase])
  return [state, tell] as const
}
