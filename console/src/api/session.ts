const slot = 'antui.key'
const listeners = new Set<() => void>()
let rejected = false

function tell() {
  listeners.forEach((listener) => listener())
}

/** The API key of this browser tab. It leaves the address at once and is gone when the tab is closed. */
export const session = {
  key: () => sessionStorage.getItem(slot),
  wasRejected: () => rejected,
  signIn(key: string) {
    rejected = false
    sessionStorage.setItem(slot, key.trim())
    tell()
  },
  signOut() {
    rejected = false
    sessionStorage.removeItem(slot)
    tell()
  },
  /** The server does not know the key (any more). */
  reject() {
    if (!sessionStorage.getItem(slot)) return
    rejected = true
    sessionStorage.removeItem(slot)
    tell()
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

/** Takes `#key=…` (printed by the demo) out of a hash; null when there is none. */
export function keyInHash(hash: string): { key: string; rest: string } | null {
  const match = /^#\/?key=([^&]+)(?:&(.*))?$/.exec(hash)
  if (!match?.[1]) return null
  const rest = match[2] ?? ''
  return { key: decodeURIComponent(match[1]), rest: rest.startsWith('/') ? rest : '/' }
}

export function takeKeyFromAddress() {
  const found = keyInHash(location.hash)
  if (!found) return
  history.replaceState(null, '', `${location.pathname}${location.search}#${found.rest}`)
  session.signIn(found.key)
}
