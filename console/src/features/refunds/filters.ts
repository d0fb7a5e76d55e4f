import type { Query } from '../../api/http'
import type { Phase, RefundItem } from '../../api/refund'
import { parseYuan } from '../../format/money'
import { beijing } from '../../format/time'

export const tabs = ['all', 'active', 'person', 'refunded', 'closed'] as const
export type Tab = (typeof tabs)[number]

export const phasesOf: Record<Tab, Phase[]> = {
  all: [],
  active: ['waiting', 'running', 'uncertain'],
  person: ['person'],
  refunded: ['refunded'],
  closed: ['closed'],
}

export const kinds = [
  'unshipped',
  'return',
  'shipped-refund-only',
  'exchange',
  'reship',
  'repair',
  'price-protection',
  'compensation',
  'unknown',
]
export const turns = ['merchant', 'erp', 'warehouse', 'platform', 'buyer', 'machine', 'nobody']

/** What the address says; every value is text so that a link can be sent to a colleague. */
export interface Filters {
  tab: Tab
  shop: string
  kind: string
  code: string
  turn: string
  q: string
  min: string
  max: string
  /** Wall time in Beijing, "2026-02-11T09:30". */
  from: string
  to: string
  auto: string
}

const names = ['shop', 'kind', 'code', 'turn', 'q', 'min', 'max', 'from', 'to', 'auto'] as const

export function readFilters(query: URLSearchParams): Filters {
  const tab = query.get('tab') as Tab
  const rest = Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']))
  return { tab: tabs.includes(tab) ? tab : 'all', ...rest } as Filters
}

export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams()
  if (filters.tab !== 'all') query.set('tab', filters.tab)
  for (const name of names) if (filters[name]) query.set(name, filters[name])
  return query
}

export function toApi(filters: Filters): Query {
  return {
    shop: filters.shop,
    phase: phasesOf[filters.tab],
    kind: filters.kind,
    code: filters.code,
    turn: filters.turn,
    q: filters.q.trim(),
    amountFromFen: parseYuan(filters.min),
    amountToFen: parseYuan(filters.max),
    askedFrom: beijing(filters.from),
    askedTo: beijing(filters.to),
    automatic: filters.auto,
  }
}

export function hasFilters(filters: Filters): boolean {
  return names.some((name) => filters[name] !== '')
}

/** Whether a refund that came in live belongs on this page. The server decides when the page is read again. */
export function belongs(filters: Filters, item: RefundItem): boolean {
  const phases = phasesOf[filters.tab]
  const [min, max] = [parseYuan(filters.min), parseYuan(filters.max)]
  const [from, to] = [beijing(filters.from), beijing(filters.to)]
  const asked = Date.parse(item.askedAt)
  return (
    (phases.length === 0 || phases.includes(item.phase)) &&
    (!filters.shop || filters.shop === item.shop) &&
    (!filters.kind || filters.kind === item.kind) &&
    (!filters.code || filters.code === item.code) &&
    (!filters.turn || filters.turn === item.turn) &&
    (!filters.auto || filters.auto === String(item.automatic)) &&
    (!filters.q || [item.refundNo, item.orderNo].includes(filters.q.trim())) &&
    (min === null || item.amountFen >= min) &&
    (max === null || item.amountFen <= max) &&
    (!from || asked >= Date.parse(from)) &&
    (!to || asked <= Date.parse(to))
  )
}
