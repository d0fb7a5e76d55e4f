import type { Catalogue, CatalogueCondition, CatalogueTemplate, Condition, Strategy } from '../../api/shop'

/** What a fresh condition starts with; the server says what is wrong with it if it is left so. */
export function newCondition(known: CatalogueCondition): Condition {
  const start = (type: string) => (type.endsWith('[]') ? [] : type === 'fen' ? 10_000 : 0)
  return { is: known.is, ...Object.fromEntries(known.parameters.map((p) => [p.name, start(p.type)])) }
}

export function newStrategy(template: CatalogueTemplate, others: Strategy[], name: string): Strategy {
  const taken = new Set(others.map((s) => s.id))
  let id = template.template
  for (let n = 2; taken.has(id); n++) id = `${template.template}-${n}`
  return {
    id,
    name,
    template: template.template,
    enabled: false,
    conditions: [{ is: 'amount-at-most', fen: 10_000 }],
  }
}

/** What the API takes: it may show more of a strategy than it reads back, and refuses fields it does not know. */
export function onlyKnown(items: Strategy[], catalogue: Catalogue): Strategy[] {
  return items.map(({ id, name, template, enabled, conditions }) => ({
    id,
    name,
    template,
    enabled,
    conditions: conditions.map((condition) => {
      const known = catalogue.conditions.find((k) => k.is === condition.is)
      return known
        ? { is: condition.is, ...Object.fromEntries(known.parameters.map((p) => [p.name, condition[p.name]])) }
        : condition
    }),
  }))
}
