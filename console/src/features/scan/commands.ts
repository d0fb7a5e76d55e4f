import { keyOf, type Grade } from './types'

export type Command =
  | { is: 'nothing' }
  /** The whole rest in one state. */
  | { is: 'rest'; grade: Grade }
  /** Some pieces of the line. */
  | { is: 'pieces'; quantity: number; grade: Grade }
  | { is: 'number'; quantity: number }
  | { is: 'weight'; grams: number }
  | { is: 'serial'; text: string }
  | { is: 'note'; text: string }
  /** A barcode: goods or a parcel. */
  | { is: 'code'; text: string }

const mostPieces = 9_999

/**
 * What was typed or scanned before Enter. Parcel numbers are longer than any command, so a scanner never grades by
 * accident; a Chinese input method's full-width letters mean the same.
 */
export function readCommand(input: string): Command {
  const text = input.normalize('NFKC').trim()
  if (text === '') return { is: 'nothing' }
  const upper = text.toUpperCase()
  const rest = keyOf[upper]
  if (rest) return { is: 'rest', grade: rest }
  const pieces = /^(\d{1,4})\s*([GODWM])$/.exec(upper)
  const grade = pieces && keyOf[pieces[2] ?? '']
  if (pieces && grade) return { is: 'pieces', quantity: Number(pieces[1]), grade }
  if (/^\d{1,4}$/.test(text) && Number(text) <= mostPieces) return { is: 'number', quantity: Number(text) }
  const weight = /^\+\s*(\d{1,6})$/.exec(text)
  if (weight) return { is: 'weight', grams: Number(weight[1]) }
  if (/^[Ss][:：]/.test(text) && text.length > 2) return { is: 'serial', text: text.slice(2).trim() }
  if (text.startsWith('#')) return { is: 'note', text: text.slice(1).trim() }
  return { is: 'code', text }
}
