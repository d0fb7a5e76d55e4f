import { useSyncExternalStore } from 'react'

export interface Route {
  /** Path segments, decoded: `#/refunds/taobao/123?tab=x` is ["refunds", "taobao", "123"]. */
  path: string[]
  query: URLSearchParams
}

export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s)
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: new URLSearchParams(query),
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export function href(path: string[], query?: URLSearchParams): string {
  const text = query?.toString()
  return `#/${path.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`
}

export function go(to: string) {
  location.hash = to
}

/** Changes the address without a new step in the history: for filters. */
export function replace(to: string) {
  history.replaceState(null, '', to)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash)
}

/** Where the list was left, filters and all: the way back from a refund. */
export const lastList = { hash: '#/refunds' }

export const toRefund = (shop: string, refundNo: string) => href(['refunds', shop, refundNo])
export const toOrder = (shop: string, orderNo: string) => href(['orders', shop, orderNo])
export const toReturn = (shop: string, orderNo: string, returnNo: string) =>
  href(['returns', shop, orderNo, returnNo])
export const toShop = (shop: string) => href(['shops', shop])
export const toRefunds = (query: Record<string, string>) => href(['refunds'], new URLSearchParams(query))
