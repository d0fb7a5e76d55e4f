import type { Text } from './text'

/** What the desks' lists and answers share. */
export interface Page<T> {
  items: T[]
  next: string | null
}

export interface Failed {
  shop?: string
  no?: string
  orderNo?: string
  shipmentNo?: string
  code: string
  text: Text | string
}

export interface BulkResult {
  done: number
  failed: Failed[]
}

export interface LineQuantity {
  lineNo: string
  quantity: number
}

export const part = encodeURIComponent
export const path = (...parts: string[]) => `/${parts.map(part).join('/')}`

/** A text in both languages, or in the one the server speaks. */
export function textOf(text: Text | string | null | undefined, pick: (text: Text) => string): string {
  if (!text) return ''
  return typeof text === 'string' ? text : pick(text)
}

export function nameOf(failed: Failed): string {
  return [failed.no ?? failed.orderNo, failed.shipmentNo].filter(Boolean).join(' / ')
}
