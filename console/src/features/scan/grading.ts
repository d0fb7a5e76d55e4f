import type { Command } from './commands'
import { nextOpen, restOf, restOfAll, rowOfSku } from './rows'
import { bad, grade, say, withRow } from './table'
import type { ScanState } from './types'

function confirm(state: ScanState): ScanState {
  const rest = restOfAll(state.rows)
  if (rest > 0) return bad(state, 'notGraded', { n: rest })
  return { ...state, phase: 'sending', asked: 'inspect', saying: null, turn: state.turn + 1 }
}

/** Weight, serial number and note belong to the parcel, whatever is asked just now. */
export function aside(state: ScanState, command: Command): ScanState | null {
  switch (command.is) {
    case 'weight':
      return say(
        { ...state, weightGrams: command.grams },
        { tone: 'info', key: 'weighed', values: { n: command.grams } },
      )
    case 'serial':
      return say(
        { ...state, serials: [...new Set([...state.serials, command.text])] },
        { tone: 'info', key: 'serial', values: { text: command.text } },
      )
    case 'note':
      return say({ ...state, note: command.text }, { tone: 'info', key: 'noted', values: { text: command.text } })
    default:
      return null
  }
}

/** In which state is each piece? */
export function inGrade(state: ScanState, command: Command): ScanState {
  const row = state.rows[state.at]
  switch (command.is) {
    case 'nothing':
      return confirm(state)
    case 'rest':
      return confirm(
        state.rows.reduce<ScanState>((next, r, at) => grade(next, at, restOf(r), command.grade), {
          ...state,
          saying: null,
        }),
      )
    case 'pieces': {
      if (!row || command.quantity === 0 || command.quantity > restOf(row))
        return bad(state, 'tooMany', { n: row ? restOf(row) : 0 })
      const next = grade({ ...state, saying: null }, state.at, command.quantity, command.grade)
      return { ...next, at: nextOpen(next.rows, state.at, (r) => restOf(r) > 0) }
    }
    case 'number':
      return bad(state, 'whichGrade', { n: command.quantity })
    case 'code': {
      const at = rowOfSku(state.rows, command.text, (r) => restOf(r) > 0)
      if (at >= 0) return { ...state, at, saying: null }
      return command.text === state.number
        ? say(state, { tone: 'info', key: 'sameParcel' })
        : bad(state, 'notFinished', { number: state.number })
    }
    default:
      return state
  }
}

function sorted(state: ScanState, at: number, quantity: number): ScanState {
  const row = state.rows[at]
  if (!row || quantity > row.left) return bad(state, 'tooMany', { n: row?.left ?? 0 })
  const next = withRow({ ...state, saying: null }, at, (r) => ({ ...r, here: quantity }))
  if (next.rows.some((r) => r.here === null))
    return { ...next, at: nextOpen(next.rows, at, (r) => r.here === null) }
  const rows = next.rows.filter((r) => (r.here ?? 0) > 0)
  if (rows.length === 0)
    return bad({ ...next, rows: next.rows.map((r) => ({ ...r, here: null })), at: 0 }, 'sortNothing')
  return { ...next, rows, at: 0, phase: 'grade' }
}

/** How many of each line are in this parcel? */
export function inSort(state: ScanState, command: Command): ScanState {
  const row = state.rows[state.at]
  if (command.is === 'nothing') return sorted(state, state.at, row?.left ?? 0)
  if (command.is === 'number') return sorted(state, state.at, command.quantity)
  if (command.is === 'code') {
    const at = rowOfSku(state.rows, command.text, (r) => r.here === null)
    if (at >= 0) return { ...state, at, saying: null }
  }
  return bad(state, 'sortFirst')
}
