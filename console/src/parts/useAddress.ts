import { href, parseHash, replace, useHash } from './router'
import { readValues, writeValues, type Field, type Values } from './urlFilters'

/** Filters kept in the address, together with other names that stay as they are (a tab, for one). */
export function useAddress(path: string[], fields: readonly Field[], keep: readonly string[] = []) {
  const { query } = parseHash(useHash())
  const values = readValues(fields, query)
  const write = (next: Values, other: Record<string, string> = {}) => {
    const result = writeValues(fields, next)
    for (const name of keep) {
      const value = other[name] ?? query.get(name)
      if (value) result.set(name, value)
    }
    replace(href(path, result))
  }
  /** The address with other names changed: for links. */
  const to = (other: Record<string, string>) => {
    const result = new URLSearchParams(query)
    for (const [name, value] of Object.entries(other)) result.set(name, value)
    return href(path, result)
  }
  return { query, values, write, to }
}
