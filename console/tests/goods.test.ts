import { describe, expect, it } from 'vitest'
import type { MappingLine, OrderDetail, ShipmentItem } from '../src/api/generated'
import { queryString } from '../src/api/transport'
import { totalsOf } from '../src/features/books/books'
import { everyOf, readPlan, writePlan } from '../src/features/jobs/plan'
import { faultsOf, paste } from '../src/features/mapping/mapping'
import { parcelsOf } from '../src/features/order/parcels'
import { actionsOf, poolFields, undoOf } from '../src/features/pools/pool'
import { countOf } from '../src/features/reconciliation/lists'
import { possible, readWaybill } from '../src/features/sales/sales'
import { fromRows, toRows } from '../src/features/stock/addresses'
import { justBefore, readEntry } from '../src/features/stock/entry'
import { parsePieces } from '../src/parts/format/money'
import { readValues, toQuery, writeValues } from '../src/parts/urlFilters'

describe('filters of the pools', () => {
  const address = 'q=123&shop=a&amountFrom=1.5&createdFrom=2026-02-24T08%3A00'

  it('are what the address says, and the other way round', () => {
    const values = readValues(poolFields, new URLSearchParams(address))
    expect(writeValues(poolFields, values).toString()).toBe(address)
    expect(readValues(poolFields, new URLSearchParams('nonsense=1&q='))).toEqual({})
  })

  it('ask the API in fen and UTC, and leave out what is no amount', () => {
    const values = readValues(poolFields, new URLSearchParams(`${address}&amountTo=x`))
    expect(queryString(toQuery(poolFields, values))).toBe(
      '?q=123&shop=a&amountFromFen=150&createdFrom=2026-02-24T00%3A00%3A00.000Z',
    )
  })

  it('drop a choice the list does not have', () => {
    const fields = [{ name: 'kind', type: 'choice' as const, choices: ['a', 'b'] }]
    expect(readValues(fields, new URLSearchParams('kind=c'))).toEqual({})
    expect(readValues(fields, new URLSearchParams('kind=b'))).toEqual({ kind: 'b' })
  })
})

describe('what can be done', () => {
  it('to a pooled record depends on where it stands; only refunds are rejected', () => {
    expect(actionsOf('orders', 'to-convert')).not.toContain('reject')
    expect(actionsOf('refunds', 'parked')).toContain('reject')
    expect(actionsOf('orders', 'removed')).toEqual(['undo'])
    expect(actionsOf('orders', 'converted')).toEqual([])
    expect(undoOf.reject).toBe('no')
  })

  const shipment = (part: Partial<ShipmentItem>) =>
    ({ shop: 's', stage: 'audit', buyerRef: 'b', shipTo: 'x', parcelNo: '', pieces: 2, ...part }) as ShipmentItem

  it('to shipments together is the step all wait for', () => {
    expect(possible([shipment({}), shipment({})]).step).toBe('audit')
    expect(possible([shipment({}), shipment({ stage: 'pick' })]).step).toBeNull()
    expect(possible([]).step).toBeNull()
  })

  it('merges only one buyer at one address before the release', () => {
    expect(possible([shipment({}), shipment({ stage: 'release' })]).merge).toBe(true)
    expect(possible([shipment({}), shipment({ shipTo: 'y' })]).merge).toBe(false)
    expect(possible([shipment({}), shipment({ stage: 'pick' })]).merge).toBe(false)
    expect(possible([shipment({})]).split).toBe(true)
    expect(possible([shipment({ pieces: 1 })]).split).toBe(false)
  })
})

describe('waybills', () => {
  it('are read from a scanner, with the carrier when the barcode has it', () => {
    expect(readWaybill(' SF1234567890 ')).toEqual({ carrier: '', number: 'SF1234567890' })
    expect(readWaybill('sf:SF1234567890')).toEqual({ carrier: 'SF', number: 'SF1234567890' })
    expect(readWaybill('ＳＦ１２３４５６')).toEqual({ carrier: '', number: 'SF123456' })
    expect(readWaybill('12')).toBeNull()
    expect(readWaybill('SF 12;drop')).toBeNull()
  })
})

describe('parcels of an order', () => {
  const order = {
    shop: 's',
    orderNo: 'o1',
    lines: [{ lineNo: '1', sku: 'CUP' }],
    shipments: [
      {
        shipmentNo: 'a',
        level: 'packed',
        parcelNo: 'P1',
        waybill: null,
        lines: [{ lineNo: '1', quantity: 1 }],
        stopped: [],
      },
      {
        shipmentNo: 'b',
        level: 'released',
        parcelNo: '',
        waybill: null,
        lines: [],
        stopped: [{ lineNo: '1', quantity: 1 }],
      },
    ],
  } as unknown as OrderDetail
  const other = {
    orderNo: 'o2',
    shipmentNo: 'c',
    parcelNo: 'P1',
    skus: 'TEA×1',
    stage: 'pack',
    level: 'packed',
    hold: true,
  }

  const gift = {
    shipmentNo: 'g',
    parcelNo: '',
    waybill: null,
    lines: [{ lineNo: 'sku:BOX', quantity: 2 }],
    stopped: [],
  }

  it('name what leaves together, also of other orders', () => {
    const parcels = parcelsOf(order, [other as ShipmentItem])
    expect(parcels.map((p) => p.parts.map((x) => `${x.orderNo}/${x.shipmentNo}/${x.level}`))).toEqual([
      ['o1/a/packed', 'o2/c/packed'],
      ['o1/b/stopped'],
    ])
    expect(parcels[0]?.parts[1]).toMatchObject({ own: false, hold: true })
    expect(parcelsOf({ ...order, shipments: [gift] } as unknown as OrderDetail, [])[0]?.parts[0]?.text).toBe(
      'BOX×2',
    )
  })
})

describe('stock documents', () => {
  it('are read from a pasted sheet', () => {
    expect(readEntry('A-1\t10\nB 2,5, 1\n\nC-3 ７\n')).toEqual({
      lines: [
        { sku: 'A-1', quantity: 10 },
        { sku: 'C-3', quantity: 7 },
      ],
      faults: [{ line: 2, code: 'columns' }],
    })
    expect(readEntry('B-2,5,1').lines).toEqual([{ sku: 'B-2', quantity: 5, defective: 1 }])
  })

  it('say which line is wrong', () => {
    expect(readEntry('A\nB -1\nC 1 x\nD 1\nD 2').faults).toEqual([
      { line: 1, code: 'columns' },
      { line: 2, code: 'quantity' },
      { line: 3, code: 'defective' },
      { line: 5, code: 'twice' },
    ])
  })

  it('count whole pieces only', () => {
    expect(parsePieces('１２')).toBe(12)
    expect([
      parsePieces('1.5'),
      parsePieces('-1'),
      parsePieces(''),
      parsePieces('9', 8),
      parsePieces('0', 5, 1),
    ]).toEqual([null, null, null, null, null])
  })
})

describe('return addresses', () => {
  it('are a row for each rule, and the same again', () => {
    const addresses = [
      { id: 'a', name: 'A', warehouse: 'w', address: 'x', rules: [{ province: '浙江' }, { skuPrefix: 'T-' }] },
      { id: 'b', name: 'B', warehouse: 'v', address: 'y', rules: [] },
    ]
    expect(toRows(addresses)).toHaveLength(3)
    expect(fromRows(toRows(addresses))).toEqual(addresses)
  })
})

describe('plans of jobs', () => {
  it('are an interval or a cron line', () => {
    expect(readPlan('every 60s')).toEqual({ is: 'every', seconds: 60 })
    expect(readPlan('every 2h')).toEqual({ is: 'every', seconds: 7200 })
    expect(readPlan('cron "0 3 * * *"')).toEqual({ is: 'cron', line: '0 3 * * *' })
    expect(readPlan('*/5  8-20 * * 1,3')).toEqual({ is: 'cron', line: '*/5 8-20 * * 1,3' })
  })

  it('that cannot be are refused', () => {
    for (const text of [
      '',
      'every 0s',
      'every 32d',
      '60 3 * * *',
      '0 3 * *',
      '0 3 32 * *',
      '0 9-8 * * *',
      '*/0 * * * *',
    ])
      expect([text, readPlan(text)]).toEqual([text, null])
  })

  it('are written as they are read', () => {
    for (const text of ['every 60s', '0 3 * * *'])
      expect(readPlan(writePlan(readPlan(text)!))).toEqual(readPlan(text))
    expect([everyOf(60), everyOf(86_400), everyOf(90)]).toEqual([
      { n: 1, unit: 'm' },
      { n: 1, unit: 'd' },
      { n: 90, unit: 's' },
    ])
  })
})

describe('mapping', () => {
  const row = (from: string, to: string): MappingLine => ({ from, to, note: '' })

  it('says what is wrong before it is sent', () => {
    expect(faultsOf([row('a', 'x'), row('', 'x'), row('b', ' '), row('a', 'y')])).toEqual([
      { at: 1, code: 'from' },
      { at: 2, code: 'to' },
      { at: 3, code: 'twice' },
    ])
  })

  it('takes rows from a sheet; a known code gets its new target', () => {
    expect(paste([row('a', 'x')], 'a\ty\nb\tz\tnew\n\nbroken')).toEqual([
      { from: 'a', to: 'y', note: '' },
      { from: 'b', to: 'z', note: 'new' },
    ])
  })
})

describe('books and lists', () => {
  it('tell whether debit and credit agree, each currency alone', () => {
    const row = (account: string, currency: string, debitFen: number, creditFen: number) => ({
      account,
      currency,
      debitFen,
      creditFen,
    })
    expect(totalsOf([row('a', 'CNY', 5, 0), row('b', 'CNY', 0, 5), row('a', 'USD', 3, 2)])).toEqual([
      { currency: 'CNY', debitFen: 5, creditFen: 5, balanced: true },
      { currency: 'USD', debitFen: 3, creditFen: 2, balanced: false },
    ])
  })

  it('count findings however JSON spells the list', () => {
    expect(countOf({ refundedNotReturned: 3 }, 'refunded-not-returned')).toBe(3)
    expect(countOf({ 'amounts-differ': 2 }, 'amounts-differ')).toBe(2)
    expect(countOf(undefined, 'amounts-differ')).toBeUndefined()
  })
})

describe('the list of the stock', () => {
  it('begins with the SKU that is looked for, though the API lists what comes after one', () => {
    const skus = ['SKU-002', 'SKU-002-货', 'SKU-003', 'SKU-004']
    const shown = (from: string) => skus.filter((sku) => sku > justBefore(from))
    expect(shown('SKU-003')).toEqual(['SKU-003', 'SKU-004'])
    expect(shown('SKU-002')).toEqual(skus)
    expect(justBefore('')).toBe('')
  })
})
