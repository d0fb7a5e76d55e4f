import type { Query } from '../../api/http'
import type { Balance } from '../../api/warehouse'

/** The API's names for the period. */
export function asksOf(query: Query): Query {
  return { shop: query['shop'], from: query['bookedFrom'], to: query['bookedTo'] }
}

export function totalOf(items: Balance[]) {
  const debitFen = items.reduce((sum, b) => sum + b.debitFen, 0)
  const creditFen = items.reduce((sum, b) => sum + b.creditFen, 0)
  return { debitFen, creditFen, balanced: debitFen === creditFen }
}
