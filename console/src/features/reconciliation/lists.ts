import type { FindingItem } from '../../api/generated'
import { href, toOrder, toRefund } from '../../parts/router'

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

/** Where the button that helps leads; a word the console does not know leads to the order. */
export function targetOf({ action, shop, orderNo, refundNo }: FindingItem): string {
  switch (action) {
    case 'open-refund':
      return refundNo ? toRefund(shop, refundNo) : toOrder(shop, orderNo)
    case 'open-return':
      return href(['returns'], new URLSearchParams({ q: refundNo || orderNo }))
    case 'fetch-order':
      return href(['pool', 'orders'], new URLSearchParams({ stage: 'all', q: orderNo }))
    default:
      return toOrder(shop, orderNo)
  }
}
