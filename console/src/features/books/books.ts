import type { Query } from '../../api/http'
import type { Balance } from '../../api/warehouse'

/** The API's names for the period. */
export function asksOf(query: Query): Query {
  return { shop: query['shop'], from: query['bookedFrom'], to: query['bookedTo'] }
}

/** Debits and credits by currency; amounts of two currencies are never added. */
export function totalsOf(items: Balance[]) {
  const sum = (all: Balance[], name: 'debitFen' | 'creditFen') => all.reduce((total, b) => total + b[name], 0)
  return [...new Set(items.map((b) => b.currency))].map((currency) => {
    const all = items.filter((b) => b.currency === currency)
    const [debitFen, creditFen] = [sum(all, 'debitFen'), sum(all, 'creditFen')]
    return { currency, debitFen, creditFen, balanced: debitFen === creditFen }
  })
}
