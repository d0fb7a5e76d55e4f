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
}

export interface InspectResult {
  refundNo: string
  outcome: string
  phase: string
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
  skus: { sku: string; quantity: number }[]
  weightGrams?: number
  warehouse: string
  note: string
}

export interface UnclaimedItem {
  id: string
  number?: string | null
  carrier?: string | null
  phoneTail?: string | null
  skus: { sku: string; quantity: number }[]
  weightGrams?: number | null
  warehouse: string
  note: string
  state: string
  at?: string
  foundAt?: string
  author?: string
  matches?: Match[]
  claimed?: { shop: string; orderNo: string; refundNo?: string | null } | null
}

const scanPath = (number: string) => path('scan', number)

export const scanApi = {
  find: (number: string, signal?: AbortSignal) => http.get<Found>(scanPath(number), {}, signal),
  receive: (number: string, body: { stepId: string; warehouse: string; lines: ScanLine[] }) =>
    http.post<unknown>(`${scanPath(number)}/receive`, body),
  inspect: (number: string, body: InspectBody) =>
    http.post<{ results: InspectResult[] }>(`${scanPath(number)}/inspect`, body),
  photo(file: File) {
    const form = new FormData()
    form.append('file', file)
    return http.post<{ id: string }>('/photos', form)
  },
  unclaimed: (query: Query, signal?: AbortSignal) => http.get<Page<UnclaimedItem>>('/unclaimed', query, signal),
  addUnclaimed: (body: NewUnclaimed, key: string) =>
    http.post<{ id: string; matches: Match[] }>('/unclaimed', body, key),
  claim: (id: string, match: { shop: string; orderNo: string; refundNo?: string | null }, key: string) =>
    http.post<unknown>(
      `${path('unclaimed', id)}/claim`,
      { shop: match.shop, orderNo: match.orderNo, refundNo: match.refundNo },
      key,
    ),
  dismiss: (id: string, reason: string, key: string) =>
    http.post<unknown>(`${path('unclaimed', id)}/dismiss`, { reason }, key),
}
