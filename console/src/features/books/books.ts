import type { BalanceItem } from '../../api/generated'
import { beijing } from '../../parts/format/time'
import type { Values } from '../../parts/urlFilters'

/** The API's names for the period. */
export const asksOf = ({ shop = '', bookedFrom = '', bookedTo = '' }: Values) => ({
  shop,
  from: beijing(bookedFrom) ?? '',
  to: beijing(bookedTo) ?? '',
})

/** Debits and credits by currency; amounts of two currencies are never added. */
export function totalsOf(items: BalanceItem[]) {
  const sum = (all: BalanceItem[], name: 'debitFen' | 'creditFen') => all.reduce((total, b) => total + b[name], 0)
  return [...new Set(items.map((b) => b.currency))].map((currency) => {
    const all = items.filter((b) => b.currency === currency)
    const [debitFen, creditFen] = [sum(all, 'debitFen'), sum(all, 'creditFen')]
    return { currency, debitFen, creditFen, balanced: debitFen === creditFen }
  })
}
