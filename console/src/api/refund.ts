// Shapes of the public REST API; names and spellings are the server's.
import type { Text } from './text'
import type { Verification } from './verification'

export type Phase = 'waiting' | 'running' | 'uncertain' | 'person' | 'refunded' | 'closed'

export interface RefundItem {
  shop: string
  shopName: string
  refundNo: string
  orderNo: string
  kind: string
  rawStatus: string
  phase: Phase
  amountFen: number
  /** Paid back so far. */
  paidFen: number
  reason: string
  code: string
  codeText: Text
  turn: string
  buyerRef: string
  askedAt: string
  modifiedAt: string
  deadlineAt: string | null
  refundedAt: string | null
  automatic: boolean
}

export type Counts = Record<Phase, number>

export interface LineQuantity {
  lineNo: string
  quantity: number
}

export interface Inspected extends LineQuantity {
  grade: string
}

export interface Tracking {
  carrier: string
  number: string
}

export interface OrderLine {
  lineNo: string
  sku: string
  title: string
  quantity: number
  paidFen: number
  shipped: boolean
  claimedQuantity: number
}

export interface OrderView {
  orderNo: string
  status: string
  rawStatus: string
  createdAt: string
  paidAt: string | null
  paidFen: number
  freightFen: number
  refundedFen: number
  reservedFen: number
  currency: string
  buyerRef: string
  lines: OrderLine[]
  shipments: ShipmentView[]
  returns: ReturnView[]
  otherRefunds: { refundNo: string; amountFen: number; phase: Phase }[]
}

export interface ShipmentView {
  shipmentNo: string
  level: string
  audited: boolean
  parcelNo: string
  waybill: Tracking | null
  lines: LineQuantity[]
  stopped: LineQuantity[]
}

export interface ReturnView {
  returnNo: string
  tracking: Tracking | null
  expected: LineQuantity[]
  received: LineQuantity[]
  inspected: Inspected[]
  closed: boolean
}

export interface ClaimView {
  version: number
  status: string
  rawStatus: string
  phase: string
  freightFen: number
  lines: LineQuantity[]
  tracking: Tracking | null
  inArbitration: boolean
  advanced: boolean
}

export interface EvidenceView {
  id: string
  kind: string
  level: string | null
  source: string
  at: string
  knownAt: string
  lines: LineQuantity[]
  inspected: Inspected[]
  holds: boolean
  withdrawnBecause: string | null
  note: string | null
}

export interface InstructionView {
  key: string
  action: string
  actionText: Text
  state: string
  amountFen: number
  version: number
  author: string
  attempt: number
  firstSent: string | null
  dueAt: string | null
  code: string | null
  text: string | null
}

export interface RefundDetail extends RefundItem {
  order: OrderView
  claim: ClaimView
  evidence: EvidenceView[]
  instructions: InstructionView[]
  person: { action: string; author: string; reason: string; at: string } | null
  withPerson: { code: string; codeText: Text; since: string } | null
  settlement: { amountFen: number; at: string; by: string } | null
  documentClosed: boolean
  /** How often a refund that had succeeded failed afterwards. */
  reopened: number
  alarms: { code: string; ref: string; at: string }[]
  verification: Verification
  /** What the buyer of the order wrote in his own words, in any of its refunds. */
  words: 'none' | 'kept' | 'erased'
}

export interface BuyersLine {
  about: 'refund' | 'return'
  no: string
  words: string
}

export interface TimelineItem {
  version: number
  at: string
  source: string
  type: string
  text: Text
  data: unknown
}
