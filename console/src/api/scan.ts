import { path, type Page } from './goods'
import { http, type Query } from './http'
import type { Proposal, ReturnCandidate } from './returns'
import type { ShipmentItem } from './sales'
import type { Text } from './text'

export interface Found {
  kind: 'return' | 'rejected' | 'shipment' | 'unclaimed' | 'unknown'
  candidates: ReturnCandidate[]
  shipments: ShipmentItem[]
  heldBecause?: { code: string; text: Text } | null
}

export interface ScanLine {
  shop: string
  orderNo: string
  returnNo: string
  lineNo: string
  quantity: number
}

export interface InspectLine extends ScanLine {
  grade: string
}

export interface InspectBody {
  stepId: string
  warehouse: string
  lines: InspectLine[]
  weightGrams?: number
  serials?: string[]
  note?: string
  photos?: string[]
  /** A box is counted once, unless a person found more in it or counted all of it once more. */
  again?: 'more' | 'corrected'
}

/** What became of one return's part; another part of the same parcel may have fared otherwise. */
export interface InspectResult {
  shop: string
  orderNo: string
  returnNo: string
  refundNo: string
  outcome: 'applied' | 'duplicate' | 'parked' | 'refused'
  /** Where the refund is right after; empty without one. */
  phase: string
  code?: string | null
  text?: Text | null
  proposal?: Proposal | null
}

export interface Match {
  shop: string
  orderNo: string
  refundNo?: string | null
  score: number
  because: Text[]
}

export interface NewUnclaimed {
  number?: string
  carrier?: string
  phoneTail?: string
  /** A request or order number on a slip inside. */
  slip?: string
  skus: { sku: string; quantity: number }[]
  weightGrams?: number
  warehouse: string
  note: string
}

export interface UnclaimedItem {
  id: string
  state: string
  number: string
  carrier: string
  phoneTail: string
  slip: string
  skus: { sku: string; quantity: number }[]
  weightGrams: number
  warehouse: string
  note: string
  photos: string[]
  foundAt: string
  author: string
  claimedShop: string
  claimedOrderNo: string
  claimedRefundNo: string
  resolvedBy: string
  reason: string
  /** Only with a single parcel: the list has none. */
  matches?: Match[] | null
}

/** Pieces that came in and belong to nobody yet. */
export interface UnmatchedItem {
  box: string
  warehouse: string
  number: string
  sku: string
  grade: string
  quantity: number
  foundAt: string
  author: string
  /** The order that a receipt named; empty for a box that was opened at the desk. */
  shop: string
  orderNo: string
  refundNo: string
}

export interface UnmatchedOwner {
  shop: string
  orderNo: string
  lineNo: string
  returnNo: string
  refundNo: string
  quantity: number
}

const goodsOf = ({ box, warehouse, sku, grade, quantity }: UnmatchedItem) => ({ box, warehouse, sku, grade, quantity })

const scanPath = (number: string) => path('scan', number)

export const scanApi = {
  find: (number: string, signal?: AbortSignal) => http.get<Found>(scanPath(number), {}, signal),
  receive: (number: string, body: { stepId: string; warehouse: string; lines: ScanLine[] }) =>
    http.post<{ results: InspectResult[] }>(`${scanPath(number)}/receive`, body),
  inspect: (number: string, body: InspectBody) =>
    http.post<{ results: InspectResult[] }>(`${scanPath(number)}/inspect`, body),
  photo(file: File) {
    const form = new FormData()
    form.append('file', file)
    return http.post<{ id: string }>('/photos', form)
  },
  unclaimed: (query: Query, signal?: AbortSignal) => http.get<Page<UnclaimedItem>>('/unclaimed', query, signal),
  oneUnclaimed: (id: string, signal?: AbortSignal) => http.get<UnclaimedItem>(path('unclaimed', id), {}, signal),
  addUnclaimed: (body: NewUnclaimed, key: string) =>
    http.post<{ id: string; matches: Match[] }>('/unclaimed', body, key),
  claim: (id: string, match: { shop: string; orderNo: string; refundNo?: string | null }, key: string) =>
    http.post<unknown>(
      `${path('unclaimed', id)}/claim`,
      { shop: match.shop, orderNo: match.orderNo, refundNo: match.refundNo },
      key,
    ),
  unmatched: (query: Query, signal?: AbortSignal) => http.get<Page<UnmatchedItem>>('/unmatched-goods', query, signal),
  claimUnmatched: (item: UnmatchedItem, owner: UnmatchedOwner, key: string) =>
    http.post<unknown>('/unmatched-goods/claim', { stepId: key, ...goodsOf(item), ...owner }, key),
  dismissUnmatched: (item: UnmatchedItem, reason: string, key: string) =>
    http.post<unknown>('/unmatched-goods/dismiss', { stepId: key, ...goodsOf(item), reason }, key),
  dismiss: (id: string, reason: string, key: string) =>
    http.post<unknown>(`${path('unclaimed', id)}/dismiss`, { reason }, key),
}
