import { blank, type Done, type Grade, type Row, type Saying, type ScanState } from './types'

const shownDone = 12

export const say = (state: ScanState, saying: Saying): ScanState => ({ ...state, saying })
export const bad = (state: ScanState, key: string, values?: Saying['values']): ScanState =>
  say(state, { tone: 'bad', key, ...(values && { values }) })

/** The table is cleared; what was done and what waits stays. */
export function cleared(state: ScanState, saying: Saying | null): ScanState {
  const { done, count, waiting, turn } = state
  const next = { ...blank, done, count, turn: turn + 1, saying }
  return waiting === null ? next : opened(next, waiting)
}

export function opened(state: ScanState, number: string): ScanState {
  const { done, count, turn } = state
  return { ...blank, phase: 'looking', number, done, count, turn: turn + 1 }
}

export function noted(state: ScanState, done: Done): ScanState {
  const count = {
    parcels: state.count.parcels + (done.tone === 'good' ? 1 : 0),
    pieces: state.count.pieces + done.pieces,
    failed: state.count.failed + (done.tone === 'bad' ? 1 : 0),
  }
  return { ...state, count, done: [done, ...state.done].slice(0, shownDone) }
}

export function withRow(state: ScanState, at: number, change: (row: Row) => Row): ScanState {
  return { ...state, rows: state.rows.map((row, i) => (i === at ? change(row) : row)) }
}

/** So many pieces of a line in this state; noted as a step that can be taken back. */
export function grade(state: ScanState, at: number, quantity: number, to: Grade): ScanState {
  if (quantity === 0) return state
  const next = withRow(state, at, (row) => ({
    ...row,
    graded: { ...row.graded, [to]: (row.graded[to] ?? 0) + quantity },
  }))
  return { ...next, steps: [...state.steps, { at, grade: to, quantity }] }
}
