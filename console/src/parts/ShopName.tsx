import { useShops } from './shops'

export function ShopName({ id }: { id: string }) {
  const shops = useShops()
  return <span title={id}>{shops.find((s) => s.id === id)?.name || id}</span>
}
