import type { Finding } from '../../api/ops'
import { toOrder, toRefund, toShop, href } from '../../shell/router'

export const lists = [
  'refunded-not-returned',
  'returned-not-refunded',
  'refunded-but-shipped',
  'refund-without-order',
  'amounts-differ',
] as const
export type ListName = (typeof lists)[number]

export function readList(query: URLSearchParams): ListName {
  const list = query.get('list') as ListName
  return lists.includes(list) ? list : 'refunded-not-returned'
}

/** Counts by list, however JSON spells the names. */
export function countOf(counts: Record<string, number> | undefined, list: ListName): number | undefined {
  if (!counts) return undefined
  const camel = list.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return counts[list] ?? counts[camel] ?? 0
}

/** Where the button that resolves a finding leads; the rest is said by "resolved" with a reason. */
export function targetOf(finding: Finding): string | null {
  switch (finding.action) {
    case 'open-refund':
    case 'approve':
    case 'release':
    case 'report-evidence':
    case 'set-handled':
      return finding.refundNo ? toRefund(finding.shop, finding.refundNo) : toOrder(finding.shop, finding.orderNo)
    case 'open-order':
    case 'expect-return':
    case 'recall':
      return toOrder(finding.shop, finding.orderNo)
    case 'open-shop':
      return toShop(finding.shop)
    case 'open-pool':
      return href(['pool', 'orders'], new URLSearchParams({ q: finding.orderNo }))
    case 'scan':
      return href(['scan'])
    default:
      return null
  }
}
