import { path, type LineQuantity, type Page } from './goods'
import { http, type Query } from './http'
import type { Text } from './text'

export type ReturnState = 'expected' | 'in-transit' | 'received' | 'inspected' | 'closed'

export interface ReturnItem {
  shop: string
  orderNo: string
  returnNo: string
  refundNo: string
  state: ReturnState
  carrier: string
  tracking: string
  warehouse: string
  expectedPieces: number
  receivedPieces: number
  goodPieces: number
  otherPieces: number
  skus: string
  buyerRef: string
  createdAt: string
  modifiedAt: string
}

export interface ReturnLine {
  lineNo: string
  sku: string
  title: string
  expected: number
  received: number
  good: number
  opened: number
  defective: number
  wrong: number
  missing: number
}

export interface Proposal {
  goodFen: number
  missing: LineQuantity[]
  damaged: LineQuantity[]
  options: string[]
  text: Text
}

export interface HistoryItem {
  at: string
  source: string
  type: string
  text: Text
}

export interface ReturnDetail extends ReturnItem {
  note: string
  addressId: string
  lines: ReturnLine[]
  history: HistoryItem[]
  proposal: Proposal | null
  photos: string[]
  serials: string[]
}

export interface ReturnCandidate extends ReturnItem {
  lines: ReturnLine[]
}

export type ReturnCounts = Record<string, number>

export interface ReturnChange {
  lines?: LineQuantity[]
  warehouse?: string
  tracking?: { carrier: string; number: string }
  note?: string
  /** The request it turned out to belong to. */
  refundNo?: string
  reason: string
}

export interface NewReturn {
  shop: string
  orderNo: string
  refundNo?: string
  lines: LineQuantity[]
  warehouse?: string
  tracking?: { carrier: string; number: string }
  note: string
}

/** Returns are numbered within their order; this is how people and the search name one. */
export const returnName = (r: { orderNo: string; returnNo: string }) => `${r.orderNo}-${r.returnNo}`

export const returnPath = (shop: string, orderNo: string, returnNo: string) =>
  path('returns', shop, orderNo, returnNo)
const proposalPath = (shop: string, refundNo: string) => `${path('refunds', shop, refundNo)}/proposal`

export const returnsApi = {
  list: (query: Query, signal?: AbortSignal) => http.get<Page<ReturnItem>>('/returns', query, signal),
  counts: (shop: string, signal?: AbortSignal) => http.get<ReturnCounts>('/returns/counts', { shop }, signal),
  read: (shop: string, orderNo: string, returnNo: string, signal?: AbortSignal) =>
    http.get<ReturnDetail>(returnPath(shop, orderNo, returnNo), {}, signal),
  create: (body: NewReturn, key: string) => http.post<{ returnNo?: string }>('/returns', body, key),
  change: (shop: string, orderNo: string, returnNo: string, body: ReturnChange, key: string) =>
    http.patch<unknown>(returnPath(shop, orderNo, returnNo), body, key),
  proposal: (shop: string, refundNo: string, signal?: AbortSignal) =>
    http.get<Proposal | null>(proposalPath(shop, refundNo), {}, signal),
  choose: (shop: string, refundNo: string, choice: string, reason: string, key: string) =>
    http.post<unknown>(proposalPath(shop, refundNo), { choice, reason }, key),
}
