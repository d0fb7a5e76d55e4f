import type { Grade, Graded, Row, ScanState } from './types'
import type { InspectLine, ScanFound, ScanLine, ScanResult } from '../../api/generated'

export const gradedSum = (graded: Graded): number => Object.values(graded).reduce((sum, n) => sum + (n ?? 0), 0)
export const restOf = (row: Row): number => (row.here ?? 0) - gradedSum(row.graded)
export const restOfAll = (rows: Row[]): number => rows.reduce((sum, row) => sum + restOf(row), 0)

/** Lines that still wait for an inspection. With several refunds in the parcel nothing is here until it is sorted. */
export function rowsOf(found: ScanFound): Row[] {
  const several = found.candidates.length > 1
  return found.candidates
    .filter((c) => c.state !== 'closed')
    .flatMap((c) =>
      c.lines.map((l) => {
        const inspected = l.good + l.opened + l.defective + l.wrong + l.missing
        const left = Math.max(0, l.expected - inspected)
        return {
          shop: c.shop,
          orderNo: c.orderNo,
          returnNo: c.returnNo,
          refundNo: c.refundNo,
          lineNo: l.lineNo,
          sku: l.sku,
          title: l.title,
          left,
          here: several ? null : left,
          received: l.received - inspected,
          graded: {},
        }
      }),
    )
    .filter((row) => row.left > 0)
}

/** The first line with something left to say about it, from here on and around. */
export function nextOpen(rows: Row[], from: number, isOpen: (row: Row) => boolean): number {
  for (let i = 0; i < rows.length; i++) {
    const at = (from + i) % rows.length
    const row = rows[at]
    if (row && isOpen(row)) return at
  }
  return Math.min(from, Math.max(0, rows.length - 1))
}

/** The line of a goods barcode: one with room first. */
export function rowOfSku(rows: Row[], sku: string, hasRoom: (row: Row) => boolean): number {
  const same = (row: Row) => row.sku.toUpperCase() === sku.toUpperCase()
  const free = rows.findIndex((row) => same(row) && hasRoom(row))
  return free >= 0 ? free : rows.findIndex(same)
}

const keyPart = ({ shop, orderNo, returnNo, lineNo }: Row) => ({ shop, orderNo, returnNo, lineNo })

export const isRefused = (result: ScanResult) => result.outcome === 'refused' || result.outcome === 'parked'

/**
 * What came in at the door with this parcel: everything here that is not missing and was not counted before. Goods
 * without a return have none to be counted on; their inspection makes it.
 */
export function receiveLines(rows: Row[]): ScanLine[] {
  return rows
    .filter((row) => row.returnNo !== '')
    .map((row) => ({
      ...keyPart(row),
      quantity: Math.max(0, (row.here ?? 0) - (row.graded.missing ?? 0) - Math.max(0, row.received)),
    }))
    .filter((line) => line.quantity > 0)
}

export function inspectLines(rows: Row[]): InspectLine[] {
  return rows.flatMap((row) =>
    (Object.entries(row.graded) as [Grade, number][])
      .filter(([, quantity]) => quantity > 0)
      .map(([grade, quantity]) => ({ ...keyPart(row), quantity, grade })),
  )
}

// A step's id is at most 64 characters; the digest tells parcels apart, the label is for people.
const mostLabel = 32

/** 53 bits of a text (cyrb53): the same on every machine, and enough to tell a parcel's steps apart. */
function digest(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/**
 * Made of the parcel, what is said of it and what was known before: the same step told twice (a double Enter, a retry
 * after a lost answer, a page opened again) has the same id and is done once.
 */
export function stepIdOf(state: Pick<ScanState, 'number' | 'rows'>): string {
  const label = state.number.replace(/[^\w-]/g, '').slice(0, mostLabel)
  const content = state.rows.map((r) => [
    r.shop,
    r.orderNo,
    r.returnNo,
    r.lineNo,
    r.left,
    r.here,
    Object.entries(r.graded).sort(),
  ])
  return `scan-${label}-${digest(JSON.stringify([state.number, content]))}`
}
