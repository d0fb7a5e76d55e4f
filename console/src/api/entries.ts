import { path, type Page } from './goods'
import { http, type Query } from './http'

export type EntryState = 'open' | 'done' | 'cancelled'

export interface EntryLine {
  lineNo: string
  sku: string
  name: string
  planned: number
  good: number
  defective: number
}

export interface EntryReceipt {
  no: string
  at: string
  author: string
  note: string
  isLast: boolean
  confirmed: boolean
  attempts: number
  answer: string
}

/** Goods that an ERP announced to our desk. */
export interface EntryOrder {
  shop: string
  code: string
  type: string
  state: EntryState
  lines: EntryLine[]
  receipts: EntryReceipt[]
  carrier: string
  number: string
  expectedAt: string | null
  createdAt: string
}

export interface NewReceipt {
  receiptNo: string
  lines: { lineNo: string; good: number; defective: number }[]
  isLast: boolean
  note: string
}

export const entriesApi = {
  list: (query: Query, signal?: AbortSignal) => http.get<Page<EntryOrder>>('/entry-orders', query, signal),
  receive: (entry: EntryOrder, receipt: NewReceipt, key: string) =>
    http.post<{ result: string; entry: EntryOrder }>(
      path('entry-orders', entry.shop, entry.code, 'receive'),
      receipt,
      key,
    ),
}
