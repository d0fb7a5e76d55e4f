import type { Demo, Figures, ParkedItem, ParkedList, ParkedResult } from './figures'
import { http, type Query } from './http'
import type { BuyersLine, Counts, Inspected, LineQuantity, RefundDetail, RefundItem, TimelineItem } from './refund'
import type { Catalogue, Connection, ShopItem, Strategy, StrategySet, GateAct, Gates, Stop, StopAct } from './shop'
import type { Text } from './text'
import type { ActionName } from './verification'

export interface Page<T> {
  items: T[]
  next: string | null
}

export interface PersonAction {
  action: ActionName
  reason: string
  version: number
  accepts?: string[]
}

/** What an action or a report would do now, by the same rules that would do it. */
export interface EffectPreview {
  allowed: boolean
  pays: boolean
  amountFen: number
  code: string
  text: Text
}

export interface NewEvidence {
  id: string
  orderNo: string
  refundNo: string
  kind: string
  level?: string | undefined
  lines?: LineQuantity[]
  inspected?: Inspected[]
  note: string
}

const part = encodeURIComponent
const refundPath = (shop: string, refundNo: string) => `/refunds/${part(shop)}/${part(refundNo)}`

/** Every call the console makes; all of them are public API. */
export const api = {
  me: (signal?: AbortSignal) => http.get<{ name: string; scopes: string[] }>('/me', {}, signal),
  demo: (signal?: AbortSignal) => http.get<Demo>('/demo', {}, signal),
  refunds: (query: Query, signal?: AbortSignal) => http.get<Page<RefundItem>>('/refunds', query, signal),
  counts: (query: Query, signal?: AbortSignal) => http.get<Counts>('/refunds/counts', query, signal),
  refund: (shop: string, refundNo: string, signal?: AbortSignal) =>
    http.get<RefundDetail>(refundPath(shop, refundNo), {}, signal),
  timeline: (shop: string, refundNo: string, signal?: AbortSignal) =>
    http.get<{ items: TimelineItem[] }>(`${refundPath(shop, refundNo)}/timeline`, {}, signal),
  act: (shop: string, refundNo: string, action: PersonAction, key: string) =>
    http.post<{ result: string; refund: RefundItem; notYet?: { code: string; text: Text } | null }>(
      `${refundPath(shop, refundNo)}/actions`,
      action,
      key,
    ),
  readWords: (shop: string, orderNo: string, reason: string, key: string) =>
    http.post<{ items: BuyersLine[] }>(`/orders/${part(shop)}/${part(orderNo)}/words/read`, { reason }, key),
  eraseWords: (shop: string, orderNo: string, reason: string, key: string) =>
    http.post<{ result: string }>(`/orders/${part(shop)}/${part(orderNo)}/words/erase`, { reason }, key),
  previewAction: (shop: string, refundNo: string, action: PersonAction) =>
    http.post<EffectPreview>(`${refundPath(shop, refundNo)}/actions/preview`, action),
  previewEvidence: (shop: string, evidence: NewEvidence) =>
    http.post<EffectPreview>(`/shops/${part(shop)}/evidence/preview`, evidence),
  reportEvidence: (shop: string, evidence: NewEvidence) =>
    http.post<{ result: string }>(`/shops/${part(shop)}/evidence`, evidence),
  shops: (signal?: AbortSignal) => http.get<{ items: ShopItem[] }>('/shops', {}, signal),
  shop: (shop: string, signal?: AbortSignal) => http.get<ShopItem>(`/shops/${part(shop)}`, {}, signal),
  gates: (shop: string, signal?: AbortSignal) => http.get<Gates>(`/shops/${part(shop)}/gates`, {}, signal),
  sayGate: (shop: string, what: GateAct, reason: string, key: string) =>
    http.post<Gates>(`/shops/${part(shop)}/${what}`, { reason }, key),
  stopState: (signal?: AbortSignal) => http.get<Stop>('/installation', {}, signal),
  sayStop: (what: StopAct, reason: string, key: string) => http.post<Stop>(`/installation/${what}`, { reason }, key),
  check: (shop: string) => http.post<Connection>(`/shops/${part(shop)}/check`, {}),
  strategies: (shop: string, signal?: AbortSignal) =>
    http.get<StrategySet>(`/shops/${part(shop)}/strategies`, {}, signal),
  saveStrategies: (shop: string, items: Strategy[], version: number) =>
    http.put<StrategySet>(`/shops/${part(shop)}/strategies`, { items }, version),
  strategyHistory: (shop: string, signal?: AbortSignal) =>
    http.get<{ items: StrategySet[] }>(`/shops/${part(shop)}/strategies/history`, {}, signal),
  /** @param seen The version in force that the person saw. */
  rollback: (shop: string, version: number, key: string, seen: number | undefined) =>
    http.post<StrategySet>(`/shops/${part(shop)}/strategies/rollback`, { version }, key, seen),
  catalogue: (signal?: AbortSignal) => http.get<Catalogue>('/strategies/catalogue', {}, signal),
  parked: (query: Query, signal?: AbortSignal) => http.get<ParkedList>('/parked', query, signal),
  retryParked: (id: string, key: string) => http.post<ParkedResult>(`/parked/${part(id)}/retry`, {}, key),
  assignParked: (id: string, to: string, key: string) =>
    http.post<ParkedItem>(`/parked/${part(id)}/assign`, { to }, key),
  dismissParked: (id: string, reason: string, key: string) =>
    http.post<ParkedItem>(`/parked/${part(id)}/dismiss`, { reason }, key),
  figures: (query: Query, signal?: AbortSignal) => http.get<Figures>('/figures', query, signal),
}
