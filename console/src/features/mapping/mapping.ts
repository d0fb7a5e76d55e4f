import { mappingTableValues as tables, type MappingLine } from '../../api/generated'

export { tables }

export type RowFault = { at: number; code: 'from' | 'to' | 'twice' }

/** What is wrong with a table before it is sent: an empty side, or a code that is mapped twice. */
export function faultsOf(rows: MappingLine[]): RowFault[] {
  const seen = new Set<string>()
  return rows.flatMap((row, at): RowFault[] => {
    const from = row.from.trim()
    if (from === '') return [{ at, code: 'from' }]
    if (row.to.trim() === '') return [{ at, code: 'to' }]
    if (seen.has(from)) return [{ at, code: 'twice' }]
    seen.add(from)
    return []
  })
}

/** Rows pasted from a sheet: from, to and a note, by tab; a known code takes its new target. */
export function paste(rows: MappingLine[], text: string): MappingLine[] {
  const result = new Map(rows.map((row) => [row.from, row]))
  for (const raw of text.split(/\r?\n/)) {
    const [from, to, note] = raw.split('\t').map((cell) => cell.trim())
    if (from && to) result.set(from, { from, to, note: note ?? result.get(from)?.note ?? '' })
  }
  return [...result.values()]
}
