import { describe, expect, it } from 'vitest'
import type { ListView } from '../src/api/generated'
import { listState, rebuildState } from '../src/features/jobs/lists'

const list = (upToDate: boolean, fault = ''): ListView => ({ name: 'orders', position: 7, upToDate, fault })

describe('lists on the jobs page', () => {
  it('are up to date or follow, as the store says', () => {
    expect(listState(list(true))).toBe('current')
    expect(listState(list(false))).toBe('follows')
  })

  it('stand still with a fault, whatever else is said', () => {
    expect(listState(list(true, 'broken'))).toBe('stands')
    expect(listState(list(false, 'broken'))).toBe('stands')
  })

  it('say how making rows anew goes or how it ended', () => {
    expect(rebuildState(null)).toBeNull()
    expect(rebuildState(undefined)).toBeNull()
    expect(rebuildState({ orders: 500, done: false, fault: '' })?.text).toBe('lists.rebuilding')
    expect(rebuildState({ orders: 900, done: true, fault: '' })?.type).toBe('success')
    expect(rebuildState({ orders: 500, done: true, fault: 'disk' })?.type).toBe('error')
  })
})
