import type { Counts } from './refund'
import type { Text } from './text'

export interface Totals {
  orders: number
  refunds: number
  refunded: number
  refundedFen: number
  automatic: number
  person: number
  stopped: number
  stopRefused: number
  received: number
  reports: number
  facts: number
  duplicates: number
  parked: number
}

export interface SeriesPoint {
  at: string
  refunds: number
  refunded: number
  refundedFen: number
  automatic: number
}

export interface Figures {
  totals: Totals
  series: SeriesPoint[]
  evidenceToRefundMs: { p50: number; p99: number } | null
  /** Open refunds whose deadline has passed. */
  overdue: number
  /** Each counts what the shorter ones count, too. */
  openDeadlines: { within: string; count: number }[]
}

export interface LiveFigures {
  counts: Counts
  totals: Totals
}

/** How far a demonstration is. */
export interface Demo {
  simulatedAt: string
  done: number
  total: number
  running: boolean
  /** Share that is done, 0 to 1. */
  progress: number
}

export interface ParkedItem {
  id: string
  shop: string
  orderNo: string
  reason: string
  source: string
  at: string
  attempts: number
  text: Text
  /** Null once it is dismissed. */
  nextTryAt: string | null
  /** Empty while nobody looks after it. */
  assignee: string
  dismissed: { by: string; reason: string; at: string } | null
}

export interface ParkedList {
  items: ParkedItem[]
  total: number
  /** When the oldest of all that wait came. */
  oldest: string | null
  next: string | null
}

/** What a retry answered. */
export interface ParkedResult {
  result: 'applied' | 'duplicate' | 'parked' | 'refused' | 'unread'
  reason?: string
  text?: Text
}
