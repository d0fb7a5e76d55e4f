import { path, type Page } from './goods'
import { http, type Query } from './http'
import type { Text } from './text'

export interface Warehouse {
  code: string
  name: string
  address: string
  returns: boolean
  /** Of others: it tells us its stock. */
  others?: boolean
}

export interface StockItem {
  warehouse: string
  sku: string
  onHand: number
  occupied: number
  available: number
  defective: number
}

/** What became of a figure that was told to a platform. */
export interface PublishedItem {
  warehouse: string
  sku: string
  wanted: number
  quantity: number
  state: 'published' | 'raised' | 'refused' | 'unknown'
  at: string
  note: string
}

export interface Movement {
  warehouse: string
  sku: string
  at: string
  kind: string
  kindText?: Text
  onHand: number
  occupied: number
  defective: number
  ref: string
  author: string
}

export interface StockEntry {
  docNo: string
  warehouse: string
  kind: 'in' | 'out' | 'count'
  lines: { sku: string; quantity: number; defective?: number }[]
  note: string
}

export interface BookEntry {
  at: string
  shop: string
  orderNo: string
  ref: string
  account: string
  accountText?: Text
  debitFen: number
  creditFen: number
  currency: string
  text: string
}

export interface Balance {
  account: string
  accountText?: Text
  currency: string
  debitFen: number
  creditFen: number
}

export interface AddressRule {
  skuPrefix?: string
  province?: string
  reason?: string
  shop?: string
}

export interface ReturnAddress {
  id: string
  name: string
  warehouse: string
  address: string
  rules: AddressRule[]
}

/** A list that is saved as a whole, over the version that was read. */
interface Saved<T> {
  items: T[]
  version: number
}

export const warehouseApi = {
  warehouses: (signal?: AbortSignal) => http.get<Saved<Warehouse>>('/warehouses', {}, signal),
  saveWarehouses: (items: Warehouse[], version: number) =>
    http.put<Saved<Warehouse>>('/warehouses', { items }, version),
  stock: (query: Query, signal?: AbortSignal) => http.get<Page<StockItem>>('/stock', query, signal),
  outside: (shop: string, sku: string[], signal?: AbortSignal) =>
    http.get<{ source: string; items: StockItem[] }>(`${path('shops', shop)}/stock/outside`, { sku }, signal),
  published: (shop: string, signal?: AbortSignal) =>
    http.get<{ publishes: boolean; items: PublishedItem[] }>(`${path('shops', shop)}/stock/published`, {}, signal),
  movements: (query: Query, signal?: AbortSignal) => http.get<Page<Movement>>('/stock/movements', query, signal),
  enter: (entry: StockEntry) =>
    http.post<{ docNo: string; result: 'written' | 'repeated' }>('/stock/entries', entry, `entry-${entry.docNo}`),
  books: (query: Query, signal?: AbortSignal) => http.get<Page<BookEntry>>('/books', query, signal),
  balance: (query: Query, signal?: AbortSignal) =>
    http.get<{ items: Balance[]; balanced: boolean }>('/books/balance', query, signal),
  addresses: (signal?: AbortSignal) => http.get<Saved<ReturnAddress>>('/return-addresses', {}, signal),
  saveAddresses: (items: ReturnAddress[], version: number) =>
    http.put<Saved<ReturnAddress>>('/return-addresses', { items }, version),
}
