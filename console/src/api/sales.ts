import { path, type BulkResult, type LineQuantity, type Page } from './goods'
import { http, type Query } from './http'
import type { Text } from './text'
import type { OrderView, RefundItem, Tracking } from './refund'

export type Stage = 'audit' | 'release' | 'pick' | 'pack' | 'hand-over' | 'shipped' | 'stopped'
export type DeskAction = 'audit' | 'release' | 'pick' | 'pack' | 'hand-over' | 'route' | 'unmerge'

export interface ShipmentKey {
  shop: string
  orderNo: string
  shipmentNo: string
}

export interface ShipmentItem extends ShipmentKey {
  stage: Stage
  level: string
  kind: string
  warehouse: string
  parcelNo: string
  carrier: string
  waybill: string
  pieces: number
  stopped: number
  skus: string
  buyerRef: string
  shipTo: string
  /** A refund that is still open claims goods of it. */
  hold: boolean
  createdAt: string
  modifiedAt: string
  /** While it waits for its audit: which rules hold it. */
  holds?: { code: string; text: Text }[]
}

export interface SalesCounts {
  audit: number
  release: number
  pick: number
  pack: number
  handOver: number
  shipped: number
  stopped: number
}

export interface MergeProposal {
  buyerRef: string
  shipTo: string
  shipments: ShipmentItem[]
}

export interface DeskActionBody {
  action: DeskAction
  items: ShipmentKey[]
  warehouse?: string
  waybill?: Tracking
  confirm?: boolean
}

export interface SplitBody extends ShipmentKey {
  lines?: LineQuantity[]
  by?: 'warehouse' | 'stock'
}

export interface SplitPart {
  shipmentNo: string
  warehouse: string
  lines: LineQuantity[]
}

/** A line of the order, or goods it does not have (a gift). */
export interface AddLine {
  quantity: number
  lineNo?: string
  sku?: string
}

export interface OrderDetail extends Omit<OrderView, 'otherRefunds'> {
  shop: string
  refunds: RefundItem[]
}

export const salesApi = {
  list: (query: Query, signal?: AbortSignal) => http.get<Page<ShipmentItem>>('/shipments', query, signal),
  counts: (shop: string, signal?: AbortSignal) => http.get<SalesCounts>('/shipments/counts', { shop }, signal),
  act: (body: DeskActionBody, key: string) => http.post<BulkResult>('/shipments/actions', body, key),
  proposals: (shop: string, signal?: AbortSignal) =>
    http.get<{ items: MergeProposal[] }>('/shipments/merge-proposals', { shop }, signal),
  merge: (items: ShipmentKey[], parcelNo: string, key: string) =>
    http.post<BulkResult & { parcelNo: string }>('/shipments/merge', { items, ...(parcelNo && { parcelNo }) }, key),
  split: (body: SplitBody, key: string) =>
    http.post<{ parts: SplitPart[] }>('/shipments/split', { ...body, stepId: key }, key),
  add: (body: { shop: string; orderNo: string; kind: string; lines: AddLine[] }, key: string) =>
    http.post<{ shipmentNo: string }>('/shipments/add', { ...body, stepId: key }, key),
  order: (shop: string, orderNo: string, signal?: AbortSignal) =>
    http.get<OrderDetail>(path('orders', shop, orderNo), {}, signal),
  extraRefund: (
    shop: string,
    orderNo: string,
    body: { refundNo: string; amountFen: number; reason: string },
    key: string,
  ) => http.post<unknown>(`${path('orders', shop, orderNo)}/extra-refund`, body, key),
}

export const toKey = ({ shop, orderNo, shipmentNo }: ShipmentKey): ShipmentKey => ({ shop, orderNo, shipmentNo })
export const shipmentKey = (s: ShipmentKey) => `${s.shop}/${s.orderNo}/${s.shipmentNo}`
