import { describe, expect, it } from 'vitest'
import type { Catalogue, CatalogueTemplate } from '../src/api/generated'
import { newCondition, newStrategy, onlyKnown } from '../src/features/shops/draft'

const text = { zh: '', en: '' }
const catalogue: Catalogue = {
  conditions: [
    {
      is: 'between',
      text,
      parameters: [
        { name: 'fromHour', type: 'hour', text },
        { name: 'toHour', type: 'hour', text },
      ],
    },
  ],
  templates: [],
}

describe('editing strategies', () => {
  it('starts conditions from what the catalogue says of them', () => {
    expect(newCondition(catalogue.conditions[0]!)).toEqual({ is: 'between', fromHour: 0, toHour: 0 })
  })

  it('gives a new strategy an id of its own, switched off', () => {
    const template = { template: 'return-received' } as CatalogueTemplate
    const first = newStrategy(template, [], 'a')
    expect(first).toMatchObject({ id: 'return-received', enabled: false })
    expect(newStrategy(template, [first], 'b').id).toBe('return-received-2')
  })

  it('sends back only what the API reads, and leaves conditions it does not know as they are', () => {
    const strange = { is: 'new-rule', x: 1 }
    const shown = {
      id: 's',
      name: 'n',
      template: 't',
      enabled: true,
      kind: 'return',
      conditions: [{ is: 'between', rule: 'between', fromHour: 8, toHour: 20 }, strange],
    }
    expect(onlyKnown([shown], catalogue)).toEqual([
      {
        id: 's',
        name: 'n',
        template: 't',
        enabled: true,
        conditions: [{ is: 'between', fromHour: 8, toHour: 20 }, strange],
      },
    ])
  })
})
