import type { MatchItem, ScanFound, ScanResult, ShipmentRow } from '../../api/generated'

export const grades = ['good', 'opened', 'defective', 'wrong-item', 'missing'] as const
export type Grade = (typeof grades)[number]

export const keyOf: Record<string, Grade> = {
  G: 'good',
  O: 'opened',
  D: 'defective',
  W: 'wrong-item',
  M: 'missing',
}

export type Graded = Partial<Record<Grade, number>>

/** A line of a return that may be in the parcel on the table. */
export interface Row {
  shop: string
  orderNo: string
  returnNo: string
  refundNo: string
  lineNo: string
  sku: string
  title: string
  /** Still to be inspected, by what is expected and what was inspected before. */
  left: number
  /** How many are in this parcel; null while several refunds are not sorted yet. */
  here: number | null
  /** Counted at the door before and not to be counted again. */
  received: number
  graded: Graded
}

export type Phase =
  /** Waits for a parcel. */
  | 'ready'
  /** Asks the server for a number. */
  | 'looking'
  /** Several refunds in one parcel: how many of each line are here? */
  | 'sort'
  /** In which state is each piece? */
  | 'grade'
  /** Tells the server; what is scanned meanwhile waits. */
  | 'sending'
  /** The server refused or did not answer: Enter repeats, Esc gives up. */
  | 'failed'
  /** Nobody expects this number: Enter records it, Esc drops it. */
  | 'unknown'
  /** The form of an unclaimed parcel has the keyboard. */
  | 'unclaimed'
  /** Who an unclaimed parcel may belong to: a digit confirms one, Enter leaves it for later. */
  | 'matches'

export type Tone = 'good' | 'bad' | 'info'

/** What is said in big letters; `key` is a word of the console, `text` one of the server. */
export interface Saying {
  tone: Tone
  key: string
  values?: Record<string, string | number>
  text?: { zh: string; en: string } | string
}

export interface Done {
  number: string
  tone: Tone
  pieces: number
  results: ScanResult[]
  what: string
}

export interface ScanState {
  phase: Phase
  /** What the server was asked last: what a repeat repeats. */
  asked: 'lookup' | 'inspect' | 'claim'
  /** The last failure may have been done all the same. */
  unsure: boolean
  /** The box was counted before: only a person's word counts more of it. */
  counted: boolean
  again: '' | 'more' | 'corrected'
  /** The parcel on the table. */
  number: string
  kind: ScanFound['kind'] | ''
  rows: Row[]
  shipments: ShipmentRow[]
  held: ScanFound['heldBecause']
  /** The line the next digits are about. */
  at: number
  /** Gradings in order, so that the last can be taken back. */
  steps: { at: number; grade: Grade; quantity: number }[]
  weightGrams: number | null
  serials: string[]
  photos: string[]
  note: string
  saying: Saying | null
  /** Scanned while the server was busy; taken up as soon as the table is free. */
  waiting: string | null
  /** Grows with everything that is asked of the server; an older answer is not for this parcel. */
  turn: number
  unclaimedId: string
  matches: MatchItem[]
  done: Done[]
  count: { parcels: number; pieces: number; failed: number }
}

export type ScanEvent =
  | { is: 'enter'; text: string }
  | { is: 'escape' }
  | { is: 'back' }
  | { is: 'move'; by: number }
  | { is: 'found'; turn: number; found: ScanFound }
  | { is: 'sent'; turn: number; results: ScanResult[] }
  | { is: 'failed'; turn: number; text: { zh: string; en: string } | string; unsure: boolean }
  | { is: 'photo'; id: string }
  | { is: 'recorded'; id: string; matches: MatchItem[] }
  | { is: 'unclaimed-closed' }
  | { is: 'claimed'; turn: number }

export const blank: ScanState = {
  phase: 'ready',
  asked: 'lookup',
  unsure: false,
  counted: false,
  again: '',
  number: '',
  kind: '',
  rows: [],
  shipments: [],
  held: null,
  at: 0,
  steps: [],
  weightGrams: null,
  serials: [],
  photos: [],
  note: '',
  saying: null,
  waiting: null,
  turn: 0,
  unclaimedId: '',
  matches: [],
  done: [],
  count: { parcels: 0, pieces: 0, failed: 0 },
}
