import { describe, expect, it } from 'vitest'
import type { OrderDetail, ScanFound, ShipmentItem } from '../src/api/generated'
import { readCommand } from '../src/features/scan/commands'
import { reduce } from '../src/features/scan/machine'
import { candidateOf } from '../src/features/scan/lookup'
import { inspectLines, receiveLines, stepIdOf } from '../src/features/scan/rows'
import { addSku } from '../src/features/scan/skus'
import { candidate, line, one, play } from './scanPlay'

describe('numbers nobody expects', () => {
  const none: ScanFound = { kind: 'unknown', candidates: [], shipments: [] }
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

describe('parcels without a return', () => {
  it('that come back under the number they were sent are graded by what was in them', () => {
    const shipment = { shop: 's', orderNo: 'o1', shipmentNo: 'S1', stage: 'shipped' } as ShipmentItem
    const order = {
      lines: [{ lineNo: '1', sku: 'CUP', title: 'Cup' }],
      shipments: [{ shipmentNo: 'S1', lines: [{ lineNo: '1', quantity: 2 }] }],
    } as unknown as OrderDetail
    const rejected = candidateOf(shipment, order)!
    const state = play('SF1', { kind: 'rejected', candidates: [rejected], shipments: [shipment] }, 'G')
    expect(inspectLines(state.rows)).toEqual([
      { shop: 's', orderNo: 'o1', returnNo: '', lineNo: '1', quantity: 2, grade: 'good' },
    ])
    // There is no return yet that could be received: the inspection makes it.
    expect(receiveLines(state.rows)).toEqual([])
    expect(candidateOf({ ...shipment, shipmentNo: 'S9' }, order)).toBeNull()
  })

  it('and without a number begin with U', () => {
    const state = play('u')
    expect([state.phase, state.number]).toEqual(['unclaimed', ''])
  })

  it('whose return is through say so', () => {
    const text = { zh: '完结', en: 'through' }
    const state = play('SF1', {
      kind: 'unknown',
      candidates: [],
      shipments: [],
      heldBecause: { code: 'DONE_BEFORE', text },
    })
    expect([state.phase, state.saying?.text]).toEqual(['ready', text])
  })
})

describe('steps', () => {
  it('have ids the server takes: at most 64 characters, no blanks and no slash', () => {
    const state = play(`A b/${'9'.repeat(70)}`, one, 'G')
    expect(`${stepIdOf(state)}-r`).toMatch(/^[\w-]{1,64}$/)
  })

  it('have one id for one content, another for another', () => {
    const good = stepIdOf(play('SF1', one, 'G'))
    expect(stepIdOf(play('SF1', one, '1G', '1G', '1G', ''))).toBe(good)
    expect(stepIdOf(play('SF1', one, 'D'))).not.toBe(good)
    expect(stepIdOf(play('SF2', one, 'G'))).not.toBe(good)
  })

  it('receive what is here and was not counted before, without what is missing', () => {
    const counted: ScanFound = { ...one, candidates: [candidate('1', [line('1', 'CUP', 3, 1)])] }
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
