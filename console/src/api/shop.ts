import type { Text } from './text'

export type ConnectionStatus = 'ok' | 'warning' | 'broken' | 'paused'

export interface SideState {
  state: string
  since: string | null
  lastOkAt: string | null
  lastErrorAt: string | null
  lastError: string | null
}

export interface Connection {
  state: ConnectionStatus
  platform: SideState
  erp: SideState
  authorisationEndsAt: string | null
  polling: { ordersTo: string | null; refundsTo: string | null; lagSeconds: number | null } | null
  problems: { code: string; text: Text }[]
}

/** A condition carries its own parameters beside the discriminator `is`. */
export type Condition = { is: string } & Record<string, unknown>

export interface Strategy {
  id: string
  name: string
  template: string
  enabled: boolean
  conditions: Condition[]
}

export interface StrategySet {
  version: number
  author: string
  at: string
  items: Strategy[]
}

export interface ShopItem {
  id: string
  name: string
  platform: string
  fulfilment: string
  way: string
  strategies: Strategy[]
  strategyVersion: number
  connection: Connection
  /** The ERP that has the goods; null for the built-in desk and for ERPs that report. */
  erpKind?: string | null
  /** What the shop's connectors declare that they cannot do. */
  limits?: Text[]
  /** Of a shop that lives here; null where the platform sets them. */
  terms?: { answerSeconds: number; whenSilent: string } | null
}

/** Types are "fen", "hour", "text[]", "shop[]". */
export interface CatalogueParameter {
  name: string
  type: string
  text: Text
}

export interface CatalogueCondition {
  is: string
  text: Text
  parameters: CatalogueParameter[]
}

export interface CatalogueTemplate {
  template: string
  text: Text
  /** The evidence condition that belongs to the template and cannot be taken off. */
  required: string
  requiredText: Text
}

export interface Catalogue {
  conditions: CatalogueCondition[]
  templates: CatalogueTemplate[]
}

/** What holds a shop back, and every word about it, newest first. */
export interface Gates {
  paused: boolean
  breakerOpen: boolean
  /** All shops of the installation are stopped. */
  stopped: boolean
  history: GateWord[]
}

export interface GateWord {
  kind: 'breaker' | 'pause' | 'stop'
  shut: boolean
  reason: string
  author: string
  at: string
}

/** Whether all shops are stopped at once, and who said so last. */
export interface Stop {
  stopped: boolean
  last: GateWord | null
  history: GateWord[]
}

export type StopAct = 'stop' | 'resume'

export type GateAct = 'pause' | 'resume' | 'breaker/close'
