import { warehouseApi } from '../../api/warehouse'
import { useQuery } from '../../parts/useQuery'
import { useShops } from '../../shell/shops'

/** Warehouses to choose from: those that are set up, and each shop's own (its id), which always exists. */
export function useWarehouses(): { value: string; label: string }[] {
  const { data } = useQuery('warehouses', (signal) => warehouseApi.warehouses(signal))
  const shops = useShops()
  const known = (data?.items ?? []).map((w) => ({
    value: w.code,
    label: w.name ? `${w.name} (${w.code})` : w.code,
  }))
  const own = shops
    .filter((s) => s.fulfilment === 'built-in' && !known.some((w) => w.value === s.id))
    .map((s) => ({ value: s.id, label: s.name ? `${s.name} (${s.id})` : s.id }))
  return [...known, ...own]
}
