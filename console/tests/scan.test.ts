import { describe, expect, it } from 'vitest'
import type { ScanResult } from '../src/api/generated'
import { reduce } from '../src/features/scan/machine'
import { inspectLines, stepIdOf } from '../src/features/scan/rows'
import type { ScanEvent } from '../src/features/scan/types'
import { one, play, result, sent, two } from './scanPlay'

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

describe('a box that was counted before', () => {
  const counted: ScanEvent = {
    is: 'sent',
    turn: 0,
    results: [{ ...result('refused', 'counted'), code: 'BOX_COUNTED' }],
  }

  it('is counted again only when a person says how', () => {
    const refused = play('SF1', one, 'G', counted)
    expect([refused.phase, refused.counted, refused.again]).toEqual(['failed', true, ''])
    expect(reduce(refused, { is: 'enter', text: '3' }).phase).toBe('failed')
    const more = reduce(refused, { is: 'enter', text: '1' })
    expect([more.phase, more.again]).toEqual(['sending', 'more'])
    expect(stepIdOf(more)).toBe(stepIdOf(refused))
    expect(reduce(refused, { is: 'enter', text: '2' }).again).toBe('corrected')
  })

  it('says nothing of the kind for other refusals', () => {
    const refused = play('SF1', one, 'G', { ...counted, results: [result('refused', 'no')] })
    expect(reduce(refused, { is: 'enter', text: '1' }).phase).toBe('failed')
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

  it('is a failure when any part was refused, in the words of the server', () => {
    const answer = (...results: ScanResult[]) => play('SF1', one, 'G', { is: 'sent', turn: 0, results })
    const all = answer(result('refused', 'Line 1 expects 1 in all.'))
    expect([all.phase, all.saying?.key, all.saying?.text, all.count.parcels]).toEqual([
      'failed',
      'refused',
      { zh: 'Line 1 expects 1 in all.（中文）', en: 'Line 1 expects 1 in all.' },
      0,
    ])
    expect(answer(result('applied'), result('refused', 'no')).saying?.key).toBe('partly')
    expect(answer(result('duplicate')).saying?.tone).toBe('good')
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
