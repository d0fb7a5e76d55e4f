import { answerOf, client, once } from '../../api/client'
import type {
  DeskAction,
  DeskActionRequest,
  ShipmentCounts,
  ShipmentItem,
  ShipmentKey,
  ShipmentStage,
} from '../../api/generated'
import type { Field } from '../../parts/urlFilters'

export const toKey = ({ shop, orderNo, shipmentNo }: ShipmentKey): ShipmentKey => ({ shop, orderNo, shipmentNo })
export const shipmentKey = (s: ShipmentKey) => `${s.shop}/${s.orderNo}/${s.shipmentNo}`

/** One step of the desk for many shipments. */
export const step = (body: DeskActionRequest, key: string) =>
  answerOf(client.POST('/api/v1/shipments/actions', { params: { header: once(key) }, body }))

export const stages = ['audit', 'release', 'pick', 'pack', 'hand-over', 'shipped', 'stopped'] as const
export const tabs = [...stages, 'all', 'merge'] as const
export type Tab = (typeof tabs)[number]

export const salesFields: readonly Field[] = [
  { name: 'q', type: 'text', width: 240 },
  { name: 'shop', type: 'shop', width: 150 },
  { name: 'warehouse', type: 'text', width: 120 },
  { name: 'sku', type: 'text', width: 120 },
  { name: 'buyer', type: 'text', width: 120 },
  { name: 'parcelNo', type: 'text', width: 130 },
  { name: 'created', type: 'range' },
]

export function readTab(query: URLSearchParams): Tab {
  const tab = query.get('stage') as Tab
  return tabs.includes(tab) ? tab : 'audit'
}

export function countOf(counts: ShipmentCounts | undefined, tab: Tab): number | undefined {
  if (!counts || tab === 'merge') return undefined
  if (tab === 'all') return stages.reduce((sum, stage) => sum + (countOf(counts, stage) ?? 0), 0)
  return counts[tab === 'hand-over' ? 'handOver' : tab]
}

/** The step that moves a shipment on from its stage; null when the desk has nothing left to do. */
export const nextStep: Record<ShipmentStage, DeskAction | null> = {
  audit: 'audit',
  release: 'release',
  pick: 'pick',
  pack: 'pack',
  'hand-over': 'hand-over',
  shipped: null,
  stopped: null,
}

export interface Possible {
  step: DeskAction | null
  route: boolean
  merge: boolean
  unmerge: boolean
  split: boolean
}

/** What can be done with these together: a step only when all wait for the same one. */
export function possible(chosen: ShipmentItem[]): Possible {
  const [first] = chosen
  if (!first) return { step: null, route: false, merge: false, unmerge: false, split: false }
  const step = nextStep[first.stage]
  const early = chosen.every((s) => s.stage === 'audit' || s.stage === 'release')
  const together = chosen.every(
    (s) => s.shop === first.shop && s.buyerRef === first.buyerRef && s.shipTo === first.shipTo,
  )
  return {
    step: step && chosen.every((s) => nextStep[s.stage] === step) ? step : null,
    route: early,
    merge: early && together && chosen.length > 1,
    unmerge: early && chosen.every((s) => s.parcelNo !== ''),
    split: early && chosen.length === 1 && first.pieces > 1,
  }
}

/** Goods that cannot come back by a click once a step is done. */
export const undoOf: Record<DeskAction, 'yes' | 'no' | 'partly'> = {
  audit: 'partly',
  release: 'partly',
  pick: 'partly',
  pack: 'partly',
  'hand-over': 'no',
  route: 'yes',
  unmerge: 'yes',
}

/** A label from a scanner, and the carrier in front of it when a barcode carries both ("SF:SF1234"). */
export function readWaybill(text: string): { carrier: string; number: string } | null {
  const plain = text.normalize('NFKC').trim()
  const match = /^(?:([A-Za-z]{2,12})[:\s])?([A-Za-z0-9-]{6,40})$/.exec(plain)
  return match?.[2] ? { carrier: (match[1] ?? '').toUpperCase(), number: match[2] } : null
}
