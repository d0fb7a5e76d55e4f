import { describe, expect, it } from 'vitest'
import type { Found } from '../src/api/scan'
import { readCommand } from '../src/features/scan/commands'
import { reduce } from '../src/features/scan/machine'
import { inspectLines, receiveLines, stepIdOf } from '../src/features/scan/rows'
import { addSku } from '../src/features/scan/skus'
import { blank, type ScanEvent, type ScanState } from '../src/features/scan/types'

const line = (lineNo: string, sku: string, expected: number, received = 0) => ({
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
const candidate = (refundNo: string, lines: ReturnType<typeof line>[]) =>
  ({
    shop: 's',
    orderNo: `o${refundNo}`,
    returnNo: `r${refundNo}`,
    refundNo,
    state: 'in-transit',
    lines,
  }) as Found['candidates'][number]
const one: Found = {
  kind: 'return',
  candidates: [candidate('1', [line('1', 'CUP', 2), line('2', 'TEA', 1)])],
  shipments: [],
}
const two: Found = {
  kind: 'return',
  candidates: [candidate('1', [line('1', 'CUP', 2)]), candidate('2', [line('1', 'TEA', 3)])],
  shipments: [],
  heldBecause: { code: 'SEVERAL_REFUNDS', text: { zh: '多笔', en: 'several' } },
}

/** Plays keys and answers; a string is typed and sent with Enter. */
function play(...events: (string | ScanEvent | Found)[]): ScanState {
  return events.reduce<ScanState>((state, event) => {
    if (typeof event === 'string') return reduce(state, { is: 'enter', text: event })
    return 'candidates' in event
      ? reduce(state, { is: 'found', turn: state.turn, found: event })
      : reduce(state, 'turn' in event ? { ...event, turn: state.turn } : event)
  }, blank)
}
const sent: ScanEvent = {
  is: 'sent',
  turn: 0,
  results: [{ refundNo: '1', outcome: 'received', phase: 'refunded' }],
}

describe('a parcel that is all good', () => {
  it('takes a scan, G and Enter', () => {
    const state = play('SF1234567890', one, 'G')
    expect(state.phase).toBe('sending')
    expect(inspectLines(state.rows).map((l) => [l.lineNo, l.quantity, l.grade])).toEqual([
      ['1', 2, 'good'],
      ['2', 1, 'good'],
    ])
    const after = reduce(state, { ...sent, turn: state.turn })
    expect([after.phase, after.saying?.tone, after.count.parcels, after.count.pieces]).toEqual([
      'ready',
      'good',
      1,
      3,
    ])
  })

  it('is the same in small letters and from a Chinese input method', () => {
    expect(play('SF1', one, 'g').phase).toBe('sending')
    expect(play('SF1', one, 'Ｇ').phase).toBe('sending')
  })

  it('keeps the next scan while the server is busy, and takes it up', () => {
    const state = play('SF1', one, 'G', 'SF222222', 'G')
    expect(state.waiting).toBe('SF222222')
    const after = reduce(state, { ...sent, turn: state.turn })
    expect([after.phase, after.number, after.waiting]).toEqual(['looking', 'SF222222', null])
  })
})

describe('grading by line', () => {
  it('takes some pieces of a line and the rest in another state', () => {
    const state = play('SF1', one, '1D', 'O')
    expect(inspectLines(state.rows).map((l) => [l.lineNo, l.quantity, l.grade])).toEqual([
      ['1', 1, 'defective'],
      ['1', 1, 'opened'],
      ['2', 1, 'opened'],
    ])
  })

  it('finds the line by its goods barcode or the arrows', () => {
    expect(play('SF1', one, 'tea').at).toBe(1)
    expect(play('SF1', one, { is: 'move', by: 1 }).at).toBe(1)
    expect(play('SF1', one, { is: 'move', by: -1 }).at).toBe(1)
  })

  it('refuses more than there is, and changes nothing', () => {
    const state = play('SF1', one, '3G')
    expect([state.saying?.key, state.steps.length, state.phase]).toEqual(['tooMany', 0, 'grade'])
    expect(play('SF1', one, '0G').saying?.key).toBe('tooMany')
  })

  it('is not sent before every piece has a state', () => {
    const state = play('SF1', one, '2G', '')
    expect([state.phase, state.saying?.key]).toEqual(['grade', 'notGraded'])
    expect(play('SF1', one, '2G', '1G', '').phase).toBe('sending')
  })

  it('takes back the last grading, and cancels the whole', () => {
    const back = play('SF1', one, '2D', { is: 'back' })
    expect([back.at, back.rows[0]?.graded.defective]).toEqual([0, 0])
    const gone = play('SF1', one, '2D', { is: 'escape' })
    expect([gone.phase, gone.rows.length, gone.saying?.key]).toEqual(['ready', 0, 'cancelled'])
  })

  it('does not let another parcel in before this one is finished', () => {
    const state = play('SF1', one, 'SF99999999')
    expect([state.phase, state.number, state.saying?.key]).toEqual(['grade', 'SF1', 'notFinished'])
  })
})

describe('several refunds in one parcel', () => {
  it('must be sorted first', () => {
    const state = play('SF1', two, 'G')
    expect([state.phase, state.saying?.key]).toEqual(['sort', 'sortFirst'])
  })

  it('is inspected for what is here', () => {
    const state = play('SF1', two, '0', '2', 'G')
    expect(state.phase).toBe('sending')
    expect(inspectLines(state.rows)).toEqual([
      { shop: 's', orderNo: 'o2', returnNo: 'r2', lineNo: '1', quantity: 2, grade: 'good' },
    ])
  })

  it('cannot be empty, nor hold more than expected', () => {
    expect(play('SF1', two, '0', '0').saying?.key).toBe('sortNothing')
    expect(play('SF1', two, '5').saying?.key).toBe('tooMany')
  })
})

describe('what goes wrong', () => {
  const refused: ScanEvent = { is: 'failed', turn: 0, text: 'no', unsure: false }
  const lost: ScanEvent = { is: 'failed', turn: 0, text: '', unsure: true }

  it('is repeated as the same step after a lost answer', () => {
    const first = play('SF1', one, 'G')
    const again = play('SF1', one, 'G', lost, '')
    expect(again.phase).toBe('sending')
    expect(stepIdOf(again)).toBe(stepIdOf(first))
    expect(again.turn).toBeGreaterThan(first.turn)
  })

  it('can be corrected when it was refused, not when it may have been done', () => {
    expect(play('SF1', one, 'G', refused, { is: 'back' }).phase).toBe('grade')
    expect(play('SF1', one, 'G', lost, { is: 'back' }).phase).toBe('failed')
  })

  it('is given up with Esc and counted', () => {
    const state = play('SF1', one, 'G', refused, { is: 'escape' })
    expect([state.phase, state.count.failed, state.saying?.tone]).toEqual(['ready', 1, 'bad'])
  })

  it('asks for a number again when it could not be looked up', () => {
    expect(play('SF1', lost, '').phase).toBe('looking')
  })

  it('ignores an answer for a parcel that is gone', () => {
    const state = play('SF1', one, { is: 'escape' })
    expect(reduce(state, { is: 'found', turn: state.turn - 1, found: one })).toBe(state)
  })
})

describe('numbers nobody expects', () => {
  const none: Found = { kind: 'unknown', candidates: [], shipments: [] }
  it('are recorded with Enter, dropped with Esc, left by another scan', () => {
    expect(play('SF1', none, '').phase).toBe('unclaimed')
    expect(play('SF1', none, { is: 'escape' }).phase).toBe('ready')
    expect(play('SF1', none, 'SF2222222').number).toBe('SF2222222')
  })

  it('offer their matches by digit', () => {
    const match = { shop: 's', orderNo: 'o', refundNo: '1', score: 90, because: [] }
    const state = play('SF1', none, '', { is: 'recorded', id: 'u1', matches: [match] })
    expect(state.phase).toBe('matches')
    expect(reduce(state, { is: 'enter', text: '2' }).saying?.key).toBe('noSuchMatch')
    const claim = reduce(state, { is: 'enter', text: '1' })
    expect([claim.phase, claim.asked, claim.unclaimedId]).toEqual(['sending', 'claim', 'u1'])
    expect(reduce(state, { is: 'enter', text: '' }).phase).toBe('ready')
  })

  it('that were inspected before say so', () => {
    const done = { ...one, candidates: [candidate('1', [{ ...line('1', 'CUP', 2), good: 2 }])] }
    expect(play('SF1', done).saying?.key).toBe('nothingLeft')
  })
})

describe('steps', () => {
  it('have one id for one content, another for another', () => {
    const good = stepIdOf(play('SF1', one, 'G'))
    expect(stepIdOf(play('SF1', one, '1G', '1G', '1G', ''))).toBe(good)
    expect(stepIdOf(play('SF1', one, 'D'))).not.toBe(good)
    expect(stepIdOf(play('SF2', one, 'G'))).not.toBe(good)
  })

  it('receive what is here and was not counted before, without what is missing', () => {
    const counted: Found = { ...one, candidates: [candidate('1', [line('1', 'CUP', 3, 1)])] }
    expect(receiveLines(play('SF1', counted, '1M', 'G').rows).map((l) => l.quantity)).toEqual([1])
  })

  it('carry weight, serial numbers, note and photos', () => {
    const state = play('SF1', one, '+850', 'S:A-1', 's:A-1', '#dented', { is: 'photo', id: 'p1' })
    expect([state.weightGrams, state.serials, state.note, state.photos]).toEqual([850, ['A-1'], 'dented', ['p1']])
    expect(state.phase).toBe('grade')
  })
})

describe('commands', () => {
  it('are never a parcel number that begins like one', () => {
    expect(readCommand('GD123456').is).toBe('code')
    expect(readCommand('2D123456').is).toBe('code')
    expect(readCommand('12345678901').is).toBe('code')
  })

  it('count goods of an unclaimed parcel', () => {
    const skus = ['A-100', 'A-100', 'B-200', '5'].reduce(addSku, [])
    expect(skus).toEqual([
      { sku: 'A-100', quantity: 2 },
      { sku: 'B-200', quantity: 5 },
    ])
    expect(addSku(skus, '0')).toHaveLength(1)
    expect(addSku([], '5')).toEqual([])
  })
})
