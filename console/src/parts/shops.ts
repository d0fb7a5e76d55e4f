import type { ShopItem } from '../api/generated'
import { useShopList } from './ask'

const none: ShopItem[] = []

/** Names for filters, as nearly every page offers them. */
export function useShops(): ShopItem[] {
  return useShopList().data?.items ?? none
}
