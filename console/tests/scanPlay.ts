import type { ScanFound, ScanResult } from '../src/api/generated'
import { reduce } from '../src/features/scan/machine'
import { blank, type ScanEvent, type ScanState } from '../src/features/scan/types'

export const line = (lineNo: string, sku: string, expected: number, received = 0) => ({
  lineNo,
  sku,
  title: sku,
  expected,
  received,
  good: 0,
  opened: 0,
  defective: 0,
  wrong: 0,
  missing: 0,
})
export const candidate = (refundNo: string, lines: ReturnType<typeof line>[]) =>
  ({
    shop: 's',
    orderNo: `o${refundNo}`,
    returnNo: `r${refundNo}`,
    refundNo,
    state: 'in-transit',
    lines,
  }) as ScanFound['candidates'][number]
export const one: ScanFound = {
  kind: 'return',
  candidates: [candidate('1', [line('1', 'CUP', 2), line('2', 'TEA', 1)])],
  shipments: [],
}
export const two: ScanFound = {
  kind: 'return',
  candidates: [candidate('1', [line('1', 'CUP', 2)]), candidate('2', [line('1', 'TEA', 3)])],
  shipments: [],
  heldBecause: { code: 'SEVERAL_REFUNDS', text: { zh: '多笔', en: 'several' } },
}

/** Plays keys and answers; a string is typed and sent with Enter. */
export function play(...events: (string | ScanEvent | ScanFound)[]): ScanState {
  return events.reduce<ScanState>((state, event) => {
    if (typeof event === 'string') return reduce(state, { is: 'enter', text: event })
    return 'candidates' in event
      ? reduce(state, { is: 'found', turn: state.turn, found: event })
      : reduce(state, 'turn' in event ? { ...event, turn: state.turn } : event)
  }, blank)
}
export const result = (
  outcome: 'applied' | 'duplicate' | 'refused',
  why: string | null = null,
): ScanResult => ({
  shop: 's',
  orderNo: 'o1',
  returnNo: 'r1',
  refundNo: '1',
  outcome,
  phase: 'refunded',
  text: why === null ? null : { zh: `${why}（中文）`, en: why },
})
export const sent: ScanEvent = { is: 'sent', turn: 0, results: [result('applied')] }
