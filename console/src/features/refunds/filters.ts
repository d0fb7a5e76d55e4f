import type { RefundItem, RefundPhase } from '../../api/generated'
import type { Asked } from '../../api/client'
import { parseYuan } from '../../parts/format/money'
import { beijing } from '../../parts/format/time'

export const tabs = ['all', 'active', 'uncertain', 'person', 'refunded', 'closed'] as const
export type Tab = (typeof tabs)[number]

export const phasesOf: Record<Tab, RefundPhase[]> = {
  all: [],
  active: ['waiting', 'running'],
  uncertain: ['uncertain'],
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
  /** Wall time in Beijing: when it was paid back. */
  paidFrom: string
  paidTo: string
  /** How soon an open refund is due: "2h", or "over". */
  due: string
  /** "deadline"; by the time of the request when empty. */
  sort: string
}

export const dues = ['over', '1h', '2h', '8h', '24h']

const names = [
  'shop',
  'kind',
  'code',
  'turn',
  'q',
  'min',
  'max',
  'from',
  'to',
  'auto',
  'paidFrom',
  'paidTo',
  'due',
  'sort',
] as const

const hourMs = 3_600_000
const open: RefundPhase[] = ['waiting', 'running', 'uncertain', 'person']

/** Only open refunds are due. */
function phasesShown(filters: Filters): RefundPhase[] {
  const phases = phasesOf[filters.tab]
  return filters.due && phases.length === 0 ? open : phases
}

/** The window of deadlines that the figure of the same name counts. */
export function dueWindow(due: string, now: number): { from: number | null; to: number } | null {
  if (due === 'over') return { from: null, to: now - 1 }
  const hours = /^(\d{1,3})h$/.exec(due)?.[1]
  return hours ? { from: now, to: now + Number(hours) * hourMs } : null
}

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

const text = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? undefined : new Date(ms).toISOString()

export function toApi(filters: Filters, now = Date.now()): Asked<'/api/v1/refunds'> {
  const due = dueWindow(filters.due, now)
  return {
    shop: filters.shop,
    phase: phasesShown(filters),
    kind: filters.kind,
    code: filters.code,
    turn: filters.turn,
    q: filters.q.trim(),
    amountFromFen: parseYuan(filters.min) ?? undefined,
    amountToFen: parseYuan(filters.max) ?? undefined,
    askedFrom: beijing(filters.from),
    askedTo: beijing(filters.to),
    automatic: filters.auto === '' ? undefined : filters.auto === 'true',
    refundedFrom: beijing(filters.paidFrom),
    refundedTo: beijing(filters.paidTo),
    deadlineFrom: text(due?.from),
    deadlineTo: text(due?.to),
    sort: filters.sort,
  }
}

export function hasFilters(filters: Filters): boolean {
  return names.some((name) => filters[name] !== '')
}

/** Whether a refund that came in live belongs on this page. The server decides when the page is read again. */
export function belongs(filters: Filters, item: RefundItem, now = Date.now()): boolean {
  const phases = phasesShown(filters)
  const due = dueWindow(filters.due, now)
  const deadline = item.deadlineAt ? Date.parse(item.deadlineAt) : null
  const paid = item.refundedAt ? Date.parse(item.refundedAt) : null
  const [paidFrom, paidTo] = [beijing(filters.paidFrom), beijing(filters.paidTo)]
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
    (!to || asked <= Date.parse(to)) &&
    (!paidFrom || (paid !== null && paid >= Date.parse(paidFrom))) &&
    (!paidTo || (paid !== null && paid <= Date.parse(paidTo))) &&
    (!due || (deadline !== null && deadline >= (due.from ?? 0) && deadline <= due.to))
  )
}
