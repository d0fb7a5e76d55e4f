import { readCommand, type Command } from './commands'
import { aside, inGrade, inSort } from './grading'
import { gradedSum, isRefused, rowsOf } from './rows'
import { bad, cleared, noted, opened, withRow } from './table'
import type { Done, Saying, ScanEvent, ScanState } from './types'

function enter(state: ScanState, text: string): ScanState {
  const command = readCommand(text)
  switch (state.phase) {
    case 'looking':
    case 'sending':
      // Only a barcode is kept: a stray key must not grade the next parcel.
      return command.is === 'code' ? { ...state, waiting: command.text } : state
    case 'failed':
      if (command.is === 'nothing')
        return {
          ...state,
          phase: state.asked === 'lookup' ? 'looking' : 'sending',
          saying: null,
          turn: state.turn + 1,
        }
      return state.counted && command.is === 'number' ? countedAgain(state, command.quantity) : state
    case 'unknown':
      if (command.is === 'nothing') return { ...state, phase: 'unclaimed', saying: null }
      return command.is === 'code' || command.is === 'number' ? opened(state, text.trim()) : state
    case 'matches':
      return inMatches(state, command)
    case 'sort':
      return aside(state, command) ?? inSort(state, command)
    case 'grade':
      return aside(state, command) ?? inGrade(state, command)
    case 'ready':
      // A parcel whose label cannot be read has no number to scan.
      if (command.is === 'code' && command.text.toUpperCase() === 'U')
        return { ...opened(state, ''), phase: 'unclaimed' }
      if (command.is === 'code') return opened(state, command.text)
      return command.is === 'nothing' ? state : bad(state, 'scanFirst')
    case 'unclaimed':
      return state
  }
}

/** A box that was counted before counts again only when somebody says how. */
function countedAgain(state: ScanState, key: number): ScanState {
  const again = key === 1 ? 'more' : key === 2 ? 'corrected' : ''
  return again ? { ...state, again, counted: false, phase: 'sending', saying: null, turn: state.turn + 1 } : state
}

function inMatches(state: ScanState, command: Command): ScanState {
  if (command.is === 'code') return opened(state, command.text)
  if (command.is === 'number') {
    const match = state.matches[command.quantity - 1]
    if (!match) return bad(state, 'noSuchMatch', { n: state.matches.length })
    return {
      ...state,
      phase: 'sending',
      asked: 'claim',
      at: command.quantity - 1,
      saying: null,
      turn: state.turn + 1,
    }
  }
  return command.is === 'nothing' ? cleared(state, null) : state
}

function found(state: ScanState, answer: Extract<ScanEvent, { is: 'found' }>['found']): ScanState {
  const next = {
    ...state,
    kind: answer.kind,
    shipments: answer.shipments,
    held: answer.heldBecause ?? null,
  }
  const rows = rowsOf(answer)
  if (rows.length > 0)
    return {
      ...next,
      rows,
      at: 0,
      phase: rows.some((r) => r.here === null) ? 'sort' : 'grade',
      saying: answer.heldBecause ? { tone: 'info', key: 'held', text: answer.heldBecause.text } : null,
    }
  if (answer.candidates.length > 0)
    return cleared(next, { tone: 'bad', key: 'nothingLeft', values: { number: state.number } })
  if (answer.heldBecause)
    return cleared(next, {
      tone: 'bad',
      key: 'nothingLeft',
      values: { number: state.number },
      text: answer.heldBecause.text,
    })
  if (answer.kind === 'unclaimed')
    return cleared(next, { tone: 'info', key: 'isUnclaimed', values: { number: state.number } })
  if (answer.kind === 'rejected')
    return {
      ...next,
      phase: 'unknown',
      saying: { tone: 'bad', key: 'isShipment', values: { number: state.number } },
    }
  return { ...next, phase: 'unknown', saying: { tone: 'bad', key: 'unknown', values: { number: state.number } } }
}

/** Each reason once. */
const whys = (refused: Done['results'], language: 'zh' | 'en') =>
  [...new Set(refused.map((r) => r.text?.[language] || r.code || r.outcome))].join(' ')

function sent(state: ScanState, results: Done['results']): ScanState {
  const refused = results.filter(isRefused)
  if (refused.length > 0) {
    const text = { zh: whys(refused, 'zh'), en: whys(refused, 'en') }
    const key = refused.length < results.length ? 'partly' : 'refused'
    const values = { number: state.number, n: refused.length, of: results.length }
    const counted = refused.some((r) => r.code === 'BOX_COUNTED')
    return { ...state, phase: 'failed', unsure: false, counted, saying: { tone: 'bad', key, text, values } }
  }
  const pieces = state.rows.reduce((sum, row) => sum + gradedSum(row.graded), 0)
  const proposals = results.filter((r) => r.proposal).length
  const next = noted(state, { number: state.number, tone: 'good', pieces, results, what: 'done' })
  return cleared(next, {
    tone: proposals > 0 ? 'info' : 'good',
    key: proposals > 0 ? 'doneProposal' : 'done',
    values: { number: state.number, n: pieces },
  })
}

function escape(state: ScanState): ScanState {
  switch (state.phase) {
    case 'ready':
      return { ...state, saying: null, waiting: null }
    case 'sending':
      return state
    case 'failed': {
      if (state.asked !== 'inspect') return cleared({ ...state, waiting: null }, null)
      const gone = noted(state, { number: state.number, tone: 'bad', pieces: 0, results: [], what: 'givenUp' })
      return cleared({ ...gone, waiting: null }, { tone: 'bad', key: 'givenUp', values: { number: state.number } })
    }
    default:
      return cleared(
        { ...state, waiting: null },
        { tone: 'info', key: 'cancelled', values: { number: state.number } },
      )
  }
}

/** Takes back the last grading, or the last line that was sorted. */
function back(state: ScanState): ScanState {
  const last = state.steps.at(-1)
  if (state.phase === 'grade' && last) {
    const next = withRow(state, last.at, (row) => ({
      ...row,
      graded: { ...row.graded, [last.grade]: (row.graded[last.grade] ?? 0) - last.quantity },
    }))
    return { ...next, at: last.at, steps: state.steps.slice(0, -1), saying: null }
  }
  // What the server refused can be put right; what may have been done must only be repeated as it was.
  if (state.phase === 'failed' && state.asked === 'inspect' && !state.unsure)
    return { ...state, phase: 'grade', saying: null, turn: state.turn + 1 }
  if (state.phase === 'sort') {
    const at = state.rows.findLastIndex((r, i) => r.here !== null && i < state.at)
    return at >= 0 ? { ...withRow(state, at, (r) => ({ ...r, here: null })), at } : state
  }
  return state
}

function failed(state: ScanState, event: Extract<ScanEvent, { is: 'failed' }>): ScanState {
  const key = state.asked === 'lookup' ? 'lookupFailed' : event.unsure ? 'unsure' : 'refused'
  return {
    ...state,
    phase: 'failed',
    unsure: event.unsure,
    saying: { tone: 'bad', key, text: event.text, values: { number: state.number } },
  }
}

/** The whole of the scan page, pure: what is on the table, and what a key, a scan or an answer makes of it. */
export function reduce(state: ScanState, event: ScanEvent): ScanState {
  if ('turn' in event && event.turn !== state.turn) return state
  switch (event.is) {
    case 'enter':
      return enter(state, event.text)
    case 'escape':
      return escape(state)
    case 'back':
      return back(state)
    case 'move': {
      if (state.rows.length === 0) return state
      const at = (state.at + event.by + state.rows.length) % state.rows.length
      return { ...state, at, saying: null }
    }
    case 'found':
      return state.phase === 'looking' ? found(state, event.found) : state
    case 'sent':
      return state.phase === 'sending' ? sent(state, event.results) : state
    case 'failed':
      return failed(state, event)
    case 'photo':
      return { ...state, photos: [...state.photos, event.id] }
    case 'recorded': {
      const next = noted(state, { number: state.number, tone: 'info', pieces: 0, results: [], what: 'recorded' })
      const saying: Saying = { tone: 'info', key: 'recorded', values: { number: state.number } }
      return event.matches.length === 0
        ? cleared(next, saying)
        : { ...next, phase: 'matches', unclaimedId: event.id, matches: event.matches, rows: [], saying }
    }
    case 'unclaimed-closed':
      return cleared(state, null)
    case 'claimed':
      return cleared(state, { tone: 'good', key: 'claimed', values: { number: state.number } })
  }
}

export const sayingText = (saying: Saying, pick: (text: { zh: string; en: string }) => string) =>
  typeof saying.text === 'string' ? saying.text : saying.text ? pick(saying.text) : ''
