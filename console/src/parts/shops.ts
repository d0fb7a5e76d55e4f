import { createContext, useContext } from 'react'
import { api } from '../api/client'
import type { ShopItem } from '../api/shop'
import { useQuery, type Loaded } from './useQuery'

const ShopsContext = createContext<Loaded<{ items: ShopItem[] }> | null>(null)

export const ShopsProvider = ShopsContext.Provider

/** Names for filters; loaded once for the whole console, as nearly every page offers them. */
export function useShopsOnce() {
  return useQuery('shops', (signal) => api.shops(signal))
}

export function useShops(): ShopItem[] {
  return useContext(ShopsContext)?.data?.items ?? []
}
