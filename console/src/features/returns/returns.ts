import type { ReturnDetail, ReturnLine } from '../../api/generated'
import type { Field } from '../../parts/urlFilters'

/** Returns are numbered within their order; this is how people and the search name one. */
export const returnName = (r: { orderNo: string; returnNo: string }) => `${r.orderNo}-${r.returnNo}`

export const states = ['expected', 'in-transit', 'received', 'inspected', 'closed'] as const
export const tabs = [...states, 'all'] as const
export type Tab = (typeof tabs)[number]

export const stateColors: Record<string, string> = {
  expected: 'default',
  'in-transit': 'blue',
  received: 'gold',
  inspected: 'green',
  closed: 'default',
}

export const returnFields: readonly Field[] = [
  { name: 'q', type: 'text', width: 300 },
  { name: 'shop', type: 'shop', width: 150 },
  { name: 'warehouse', type: 'text', width: 130 },
  { name: 'buyer', type: 'text', width: 140 },
]

export function readTab(query: URLSearchParams): Tab {
  const tab = query.get('state') as Tab
  return tabs.includes(tab) ? tab : 'all'
}

/** Counts come by state, spelt as in JSON names or as in the lists. */
export function countOf(counts: Record<string, number> | undefined, tab: Tab): number | undefined {
  if (!counts) return undefined
  if (tab === 'all') return states.reduce((sum, state) => sum + (countOf(counts, state) ?? 0), 0)
  return counts[tab] ?? counts[tab === 'in-transit' ? 'inTransit' : tab] ?? 0
}

export const gradedOf = (line: ReturnLine) => line.good + line.opened + line.defective + line.wrong + line.missing

/** After an inspection a return cannot be made another one. */
export const canEdit = (item: ReturnDetail) => item.state !== 'closed' && item.lines.every((l) => gradedOf(l) === 0)
