import type { ListView, ListsRebuild } from '../../api/generated'

/** Whether a list shows everything that was written, is on its way there, or cannot go on. */
export function listState({ upToDate, fault }: ListView): 'current' | 'follows' | 'stands' {
  if (fault) return 'stands'
  return upToDate ? 'current' : 'follows'
}

/** What is said of the last making anew; nothing when there was none. */
export function rebuildState(rebuild: ListsRebuild | null | undefined) {
  if (!rebuild) return null
  if (!rebuild.done) return { text: 'lists.rebuilding', type: 'info' } as const
  if (rebuild.fault) return { text: 'lists.broke', type: 'error' } as const
  return { text: 'lists.rebuilt', type: 'success' } as const
}
