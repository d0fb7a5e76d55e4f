import { expect, it } from 'vitest'
import type { TimelineItem } from '../src/api/generated'
import { folded } from '../src/features/refund/folded'

const item = (version: number, type: string, zh: string) => ({ version, type, text: { zh, en: zh } }) as TimelineItem

it('The timeline is told newest first, with repeats as one', () => {
  const items = [
    item(1, 'asked', 'a'),
    item(2, 'dispatched', 'b'),
    item(3, 'dispatched', 'b'),
    item(4, 'asked', 'b'),
    item(5, 'dispatched', 'b'),
  ]
  expect(folded(items).map((f) => [f.item.version, f.first.version, f.count])).toEqual([
    [5, 5, 1],
    [4, 4, 1],
    [3, 2, 2],
    [1, 1, 1],
  ])
})
