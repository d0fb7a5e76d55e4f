import { path, type BulkResult, type Failed, type Page } from './goods'
import { http, type Query } from './http'
import type { Text } from './text'

export type PoolKind = 'orders' | 'refunds'
export type PoolStage = 'to-download' | 'to-convert' | 'parked' | 'converted' | 'handled' | 'removed'
export type PoolAction = 'convert' | 'remove' | 'handle' | 'undo' | 'reject'

export interface PoolItem {
  kind: string
  shop: string
  no: string
  orderNo: string
  stage: PoolStage
  reason: string
  reasonText: Text | null
  /** What the reason speaks of, or a person's own words. */
  note: string
  rawStatus: string
  amountFen: number
  skus: string
  buyerRef: string
  shipTo: string
  createdAt: string
  modifiedAt: string
  fetchedAt: string
  convertedAt: string | null
  author: string
}

export interface PoolStep {
  at: string
  stage: string
  author: string
  /** The code and what it speaks of, or a person's own words. */
  reason: string
}

export interface PoolDetail extends PoolItem {
  details: unknown
  history: PoolStep[]
}

export interface PoolCounts {
  toDownload: number
  toConvert: number
  parked: number
  converted: number
  handled: number
  removed: number
}

export interface PoolTask {
  done: number
  total: number
  failed: number
  finished: boolean
  failures: Failed[]
}

export interface PoolActionBody {
  action: PoolAction
  shop?: string | undefined
  numbers?: { shop: string; no: string }[]
  filter?: Record<string, unknown>
  reason?: string
}

export const poolApi = {
  list: (kind: PoolKind, query: Query, signal?: AbortSignal) =>
    http.get<Page<PoolItem>>(path('pool', kind), query, signal),
  counts: (kind: PoolKind, shop: string, signal?: AbortSignal) =>
    http.get<PoolCounts>(path('pool', kind, 'counts'), { shop }, signal),
  read: (kind: PoolKind, shop: string, no: string, signal?: AbortSignal) =>
    http.get<PoolDetail>(path('pool', kind, shop, no), {}, signal),
  act: (kind: PoolKind, body: PoolActionBody, key: string) =>
    http.post<BulkResult | { taskId: string }>(path('pool', kind, 'actions'), body, key),
  task: (id: string, signal?: AbortSignal) => http.get<PoolTask>(path('pool', 'tasks', id), {}, signal),
}
