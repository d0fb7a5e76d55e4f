import { useAnswer } from '../../parts/ask'
import { useShops } from '../../parts/shops'

/**
 * Warehouses to choose from: those that are set up, and each shop's own (its id), which always exists. Those of others
 * have stock to look at and count, but the desk sends nothing out of them.
 */
export function useWarehouses(others = false): { value: string; label: string }[] {
  const { data } = useAnswer('/api/v1/warehouses')
  const shops = useShops()
  const known = (data?.items ?? [])
    .filter((w) => others || !w.others)
    .map((w) => ({ value: w.code, label: w.name && w.name !== w.code ? `${w.name} (${w.code})` : w.code }))
  const own = shops
    .filter((s) => s.fulfilment === 'built-in' && !known.some((w) => w.value === s.id))
    .map((s) => ({ value: s.id, label: s.name ? `${s.name} (${s.id})` : s.id }))
  return [...known, ...own]
}
