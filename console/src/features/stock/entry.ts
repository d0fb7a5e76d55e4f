import { parsePieces } from '../../parts/format/money'

export interface EntryLine {
  sku: string
  quantity: number
  defective?: number
}

export type EntryFault = { line: number; code: 'columns' | 'quantity' | 'defective' | 'twice' }

export const mostLines = 500

/**
 * Lines as people paste them from a sheet: SKU, quantity and, if any, defective pieces, split by tab, comma or blanks.
 * Nothing is taken over while one line is wrong.
 */
export function readEntry(text: string): { lines: EntryLine[]; faults: EntryFault[] } {
  const lines: EntryLine[] = []
  const faults: EntryFault[] = []
  const seen = new Set<string>()
  text.split(/\r?\n/).forEach((raw, at) => {
    const cells = raw
      .trim()
      .split(/[\t,，;；]|\s+/)
      .filter(Boolean)
    if (cells.length === 0) return
    const fault = (code: EntryFault['code']) => faults.push({ line: at + 1, code })
    const [sku, first, second, ...more] = cells
    if (!sku || first === undefined || more.length > 0) return fault('columns')
    const quantity = parsePieces(first, 9_999_999)
    const defective = second === undefined ? undefined : parsePieces(second, 9_999_999)
    if (quantity === null) return fault('quantity')
    if (defective === null) return fault('defective')
    if (seen.has(sku)) return fault('twice')
    seen.add(sku)
    lines.push({ sku, quantity, ...(defective !== undefined && { defective }) })
  })
  return { lines, faults }
}

/** The API lists what comes after a SKU; whoever looks for one wants to see it, too. */
export function justBefore(sku: string): string {
  const last = sku.charCodeAt(sku.length - 1)
  return sku === '' || last === 0 ? '' : sku.slice(0, -1) + String.fromCharCode(last - 1) + '\ud7a3'
}
