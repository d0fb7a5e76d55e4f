import type { TimelineItem } from '../../api/generated'

export interface FoldedItem {
  key: string
  /** The last of the run; runs are told by their newest time. */
  item: TimelineItem
  first: TimelineItem
  count: number
}

/** Newest first; entries that say the same right after each other (retries, mostly) become one with a count. */
export function folded(items: TimelineItem[]): FoldedItem[] {
  const result: FoldedItem[] = []
  items.forEach((item, at) => {
    const last = result.at(-1)
    if (last && last.item.type === item.type && last.item.text.zh === item.text.zh) {
      last.item = item
      last.count++
    } else result.push({ key: `${item.version}/${at}`, item, first: item, count: 1 })
  })
  return result.reverse()
}
