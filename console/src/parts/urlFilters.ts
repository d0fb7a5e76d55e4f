import type { Asked, Readable } from '../api/client'
import { parseYuan } from './format/money'
import { beijing } from './format/time'

export type FieldType = 'text' | 'choice' | 'shop' | 'amount' | 'range' | 'flag'

/** One thing a list can be filtered by. A range is two fields in the address: `name` + From and To. */
export interface Field {
  name: string
  type: FieldType
  /** Key of its words: `${group}.${name}`; choices are `${words}.${value}`. */
  words?: string
  choices?: readonly string[]
  width?: number
}

export type Values = Record<string, string>

function slots(field: Field): string[] {
  return field.type === 'range' || field.type === 'amount' ? [`${field.name}From`, `${field.name}To`] : [field.name]
}

/** What the address says. A choice the list does not know is dropped, so that an old link still opens. */
export function readValues(fields: readonly Field[], query: URLSearchParams): Values {
  const values: Values = {}
  for (const field of fields)
    for (const slot of slots(field)) {
      const value = query.get(slot)?.trim() ?? ''
      if (value === '' || (field.choices && !field.choices.includes(value))) continue
      values[slot] = value
    }
  return values
}

export function writeValues(fields: readonly Field[], values: Values): URLSearchParams {
  const query = new URLSearchParams()
  for (const field of fields) for (const slot of slots(field)) if (values[slot]) query.set(slot, values[slot])
  return query
}

/**
 * What a list of the API is asked: amounts in fen, times in UTC. An amount that cannot be read is left out. The fields
 * are named as the list's own filters.
 */
export function toQuery<P extends Readable>(fields: readonly Field[], values: Values): Asked<P> {
  const query: Record<string, string | number> = {}
  for (const field of fields)
    for (const slot of slots(field)) {
      const value = values[slot]
      if (!value) continue
      if (field.type === 'amount') {
        const fen = parseYuan(value)
        if (fen !== null) query[slot.replace(/(From|To)$/, '$1Fen')] = fen
      } else query[slot] = field.type === 'range' ? (beijing(value) ?? '') : value
    }
  return query as Asked<P>
}

export const isFiltered = (values: Values) => Object.values(values).some(Boolean)
