import { describe, expect, it } from 'vitest'
import type { FollowingList } from '../src/api/ops'
import { listState, rebuildState } from '../src/features/jobs/lists'

const list = (position: number, fault = ''): FollowingList => ({ name: 'orders', position, fault })

describe('lists on the jobs page', () => {
  it('are up to date from the newest position on, and follow before it', () => {
    expect(listState(list(7), 7)).toBe('current')
    expect(listState(list(8), 7)).toBe('current')
    expect(listState(list(6), 7)).toBe('follows')
    expect(listState(list(-9), -8)).toBe('follows')
  })

  it('stand still with a fault, wherever they are', () => {
    expect(listState(list(7, 'broken'), 7)).toBe('stands')
    expect(listState(list(1, 'broken'), 7)).toBe('stands')
  })

  it('say how making rows anew goes or how it ended', () => {
    expect(rebuildState(null)).toBeNull()
    expect(rebuildState(undefined)).toBeNull()
    expect(rebuildState({ orders: 500, done: false, fault: '' })?.text).toBe('lists.rebuilding')
    expect(rebuildState({ orders: 900, done: true, fault: '' })?.type).toBe('success')
    expect(rebuildState({ orders: 500, done: true, fault: 'disk' })?.type).toBe('error')
  })
})
