import type { Catalogue, CatalogueItem, CatalogueTemplate, Condition, Strategy } from '../../api/generated'

/** A parameter of a condition, by the name that the catalogue gives. */
export const parameterOf = (condition: Condition, name: string) => (condition as Record<string, unknown>)[name]

/** A condition as the catalogue describes it: which parameters belong to which word is the server's to say. */
const made = (is: string, parameters: Record<string, unknown>) => ({ is, ...parameters }) as Condition

export const withParameter = (condition: Condition, name: string, value: unknown) =>
  made(condition.is, { ...condition, [name]: value })

/** What a fresh condition starts with; the server says what is wrong with it if it is left so. */
export function newCondition(known: CatalogueItem): Condition {
  const start = (type: string) => (type.endsWith('[]') ? [] : type === 'fen' ? 10_000 : 0)
  return made(known.is, Object.fromEntries(known.parameters.map((p) => [p.name, start(p.type)])))
}

export function newStrategy(template: CatalogueTemplate, others: Strategy[], name: string): Strategy {
  const taken = new Set(others.map((s) => s.id))
  let id: string = template.template
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
    enabled: enabled ?? false,
    conditions: (conditions ?? []).map((condition) => {
      const known = catalogue.conditions.find((k) => k.is === condition.is)
      return known
        ? made(
            known.is,
            Object.fromEntries(known.parameters.map(({ name }) => [name, parameterOf(condition, name)])),
          )
        : condition
    }),
  }))
}
