import type { ReturnAddress, ReturnRule } from '../../api/generated'

const ruleNames = ['shop', 'skuPrefix', 'province', 'reason'] as const

export type AddressRow = Omit<ReturnAddress, 'rules'> & Record<(typeof ruleNames)[number], string>

/** One row for each rule; an address that always fits has one row with empty rule cells. */
export function toRows(addresses: ReturnAddress[]): AddressRow[] {
  return addresses.flatMap(({ rules, ...address }) =>
    (rules && rules.length > 0 ? rules : [{}]).map((rule: ReturnRule) => ({
      ...address,
      shop: rule.shop ?? '',
      skuPrefix: rule.skuPrefix ?? '',
      province: rule.province ?? '',
      reason: rule.reason ?? '',
    })),
  )
}

/** Rows of the same id are rules of one address; its name and place are those of its first row. */
export function fromRows(rows: AddressRow[]): ReturnAddress[] {
  const addresses = new Map<string, ReturnAddress>()
  for (const { shop, skuPrefix, province, reason, ...address } of rows) {
    const id = address.id.trim()
    const known = addresses.get(id) ?? { ...address, id, rules: [] }
    const given = Object.entries({ shop, skuPrefix, province, reason }).filter(([, value]) => value.trim() !== '')
    if (given.length > 0) known.rules?.push(Object.fromEntries(given.map(([name, value]) => [name, value.trim()])))
    addresses.set(id, known)
  }
  return [...addresses.values()]
}
