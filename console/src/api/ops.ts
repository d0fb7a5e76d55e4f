import { path, type Page } from './goods'
import { http, type Query } from './http'
import type { Text } from './text'

export interface JobRun {
  at: string
  durationMs: number
  counts: Record<string, number>
  error: string | null
  /** "clock", or the person who asked for it. */
  author: string
}

export interface Job {
  id: string
  kind: string
  shop?: string | null
  plan: string
  /** The plan it has when nobody set another. */
  defaultPlan: string
  paused: boolean
  running: boolean
  lastRun: JobRun | null
  nextAt: string | null
  runs: JobRun[]
  /** Of plan and pause. */
  version: number
}

/** How far the lists are with what was written. */
export interface Lists {
  /** The newest of the store; a list that has come so far shows everything. */
  position: number
  /** The last making anew on the node that answers, since its start. */
  rebuild?: ListsRebuild | null
  /** Changes of that node which lists do not show yet. */
  behind: number
  /** From a change to the list that shows it, 99 of 100. */
  lagMs: number
  items: FollowingList[]
}

export interface FollowingList {
  name: string
  position: number
  /** Nothing that was written is missing. */
  upToDate: boolean
  /** Why it stands still; empty while it follows. */
  fault: string
  faultAt?: string | null
}

export interface ListsRebuild {
  /** Orders whose rows were made anew so far. */
  orders: number
  done: boolean
  /** Why it ended before its end. */
  fault: string
}

export type MappingTable = 'goods' | 'carriers' | 'reasons' | 'statuses'

export interface MappingRow {
  from: string
  to: string
  note: string
}

export interface Mapping extends Record<MappingTable, MappingRow[]> {
  version: number
  author: string
  at: string
}

export interface PreviewRow {
  no: string
  before: string
  /** Null when there is no line for it. */
  after: string | null
  problem: Text | null
}

export interface Finding {
  id: string
  list: string
  shop: string
  orderNo: string
  refundNo: string
  text: Text
  /** Fen or pieces, as the list says; the text tells them in words. */
  expected: number
  found: number
  against: string
  evidence: string[]
  action: string
  foundAt: string
  resolvedAt: string | null
  resolvedBy: string
  reason: string
}

export interface ReconciliationRun {
  id: string
  startedAt: string
  endedAt: string
  author: string
  orders: number
  added: number
  resolved: number
  open: number
  error: string
}

export interface Findings extends Page<Finding> {
  counts: Record<string, number>
  lastRun: ReconciliationRun | null
}

export interface AuditRules {
  autoAudit: boolean
  maxFen?: number | null
  needStock?: boolean | null
  /** "refund-asked", "mergeable". */
  holdReasons?: string[] | null
  /** Goods a person looks at; one that ends with "*" stands for all that begin so. */
  holdSkus?: string[] | null
  holdShipTo?: string[] | null
  mergeWindowHours?: number | null
  version?: number | null
  author?: string | null
  at?: string | null
}

/** What of a shop's connection is turned on and off by itself; its texts come from the connector. */
export interface Switches {
  version: number
  author: string
  at: string | null
  items: { name: string; on: boolean; text: Text; help: Text }[]
}

/** A return order that Tmall Global pushed and that is not on the returns desk yet. */
export interface ReverseOrder {
  returnNo: string
  orderNo: string
  tracking: { carrier: string; number: string }
  at: string
  reason: string
  text: Text
  pieces: number
}

export interface Compared {
  asked: number
  known: number
  missing: string[]
}

const mappingPath = (shop: string) => `${path('shops', shop)}/mapping`
const switchesPath = (shop: string) => `${path('shops', shop)}/switches`
const rulesPath = (shop: string) => `${path('shops', shop)}/audit-rules`

export const opsApi = {
  jobs: (signal?: AbortSignal) => http.get<{ items: Job[] }>('/jobs', {}, signal),
  changeJob: (job: Job, change: { plan?: string; paused?: boolean }) =>
    http.put<unknown>(path('jobs', job.id), change, job.version),
  /** Its own plan again, and not paused. */
  resetJob: (job: Job) => http.remove<unknown>(path('jobs', job.id), job.version),
  /** With `full` a fetch reads its whole window again, and what was removed from the pool comes back. */
  runJob: (id: string, full: boolean, key: string) => http.post<Job>(`${path('jobs', id)}/run`, { full }, key),
  runs: (id: string, signal?: AbortSignal) => http.get<{ items: JobRun[] }>(`${path('jobs', id)}/runs`, {}, signal),
  lists: (signal?: AbortSignal) => http.get<Lists>('/lists', {}, signal),
  rebuildLists: (key: string) => http.post<ListsRebuild>('/lists/rebuild', {}, key),
  mapping: (shop: string, signal?: AbortSignal) => http.get<Mapping>(mappingPath(shop), {}, signal),
  saveMapping: (shop: string, mapping: Mapping) => {
    const { goods, carriers, reasons, statuses, version } = mapping
    return http.put<Mapping>(mappingPath(shop), { goods, carriers, reasons, statuses }, version)
  },
  mappingHistory: (shop: string, signal?: AbortSignal) =>
    http.get<{ items: Mapping[] }>(`${mappingPath(shop)}/history`, {}, signal),
  previewMapping: (shop: string, table: MappingTable, items: MappingRow[]) =>
    http.post<{ items: PreviewRow[] }>(`${mappingPath(shop)}/preview`, { table, items }),
  findings: (query: Query, signal?: AbortSignal) => http.get<Findings>('/reconciliation', query, signal),
  reconcile: (shop: string, key: string) =>
    http.post<ReconciliationRun>('/reconciliation/runs', shop ? { shop } : {}, key),
  resolve: (id: string, reason: string, key: string) =>
    http.post<unknown>(`${path('reconciliation', id)}/resolve`, { reason }, key),
  reverseOrders: (shop: string, signal?: AbortSignal) =>
    http.get<{ items: ReverseOrder[] }>(`${path('shops', shop)}/reverse-orders`, {}, signal),
  submitReverse: (shop: string, returnNo: string, key: string) =>
    http.post<{ result: string; text?: Text }>(
      `${path('shops', shop)}/reverse-orders/${path(returnNo).slice(1)}/submit`,
      {},
      key,
    ),
  compare: (shop: string, orderNos: string[], key: string) =>
    http.post<Compared>(`${path('shops', shop)}/compare`, { orderNos }, key),
  auditRules: (shop: string, signal?: AbortSignal) => http.get<AuditRules>(rulesPath(shop), {}, signal),
  switches: (shop: string, signal?: AbortSignal) => http.get<Switches>(switchesPath(shop), {}, signal),
  saveSwitches: (shop: string, items: { name: string; on: boolean }[], version: number) =>
    http.put<Switches>(switchesPath(shop), { items }, version),
  resetSwitches: (shop: string, version: number) => http.remove<Switches>(switchesPath(shop), version),
  resetAuditRules: (shop: string, version: number) => http.remove<AuditRules>(rulesPath(shop), version),
  saveAuditRules: (shop: string, rules: AuditRules) =>
    http.put<AuditRules>(rulesPath(shop), rules, rules.version ?? undefined),
}
