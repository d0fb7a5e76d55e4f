import type { PoolAction, PoolCounts, PoolItem, PoolStage } from '../../api/generated'
import type { Field } from '../../parts/urlFilters'

/** As the paths of the API name them. */
export type PoolKind = 'orders' | 'refunds'

export const stages = ['to-convert', 'parked', 'to-download', 'converted', 'handled', 'removed', 'all'] as const
export type StageTab = (typeof stages)[number]

const countNames: Record<PoolStage, keyof PoolCounts> = {
  'to-download': 'toDownload',
  'to-convert': 'toConvert',
  parked: 'parked',
  converted: 'converted',
  handled: 'handled',
  removed: 'removed',
}

export function countOf(counts: PoolCounts | undefined, tab: StageTab): number | undefined {
  if (!counts) return undefined
  if (tab === 'all') return Object.values(countNames).reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  return counts[countNames[tab]]
}

/** Everything a row shows can be asked for. */
export const poolFields: readonly Field[] = [
  { name: 'q', type: 'text', width: 220 },
  { name: 'shop', type: 'shop', width: 150 },
  { name: 'status', type: 'text', width: 150 },
  { name: 'sku', type: 'text', width: 120 },
  { name: 'buyer', type: 'text', width: 120 },
  { name: 'reason', type: 'text', width: 140 },
  { name: 'amount', type: 'amount' },
  { name: 'created', type: 'range' },
]

/** What can be done to a row where it stands. Undo brings back what was removed or set as handled. */
export function actionsOf(kind: PoolKind, stage: StageTab): PoolAction[] {
  switch (stage) {
    case 'to-convert':
    case 'parked':
      return kind === 'refunds' ? ['convert', 'handle', 'remove', 'reject'] : ['convert', 'handle', 'remove']
    case 'to-download':
      return ['handle', 'remove']
    case 'handled':
    case 'removed':
      return ['undo']
    default:
      return []
  }
}

export const undoOf: Record<PoolAction, 'yes' | 'no' | 'partly'> = {
  convert: 'no',
  remove: 'yes',
  handle: 'yes',
  undo: 'yes',
  reject: 'no',
}

export const poolKey = (item: PoolItem) => `${item.shop}/${item.no}`

/** Which record is opened beside the list: "shop/number" in the address, so that it can be sent to a colleague. */
export function readOpen(query: URLSearchParams): { shop: string; no: string } | null {
  const [shop, ...rest] = (query.get('open') ?? '').split('/')
  const no = rest.join('/')
  return shop && no ? { shop, no } : null
}

export function readTab(query: URLSearchParams): StageTab {
  const stage = query.get('stage') as StageTab
  return stages.includes(stage) ? stage : 'to-convert'
}
