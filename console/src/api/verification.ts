import type { Text } from './text'

export type ActionName = 'hold' | 'release' | 'approve' | 'refuse' | 'set-handled' | 'acknowledge'

/** What a button on the page starts. */
export type Doing = ActionName | 'report-evidence'

export interface Finding {
  group: 'guard' | 'strategy'
  strategy?: { id: string; name: string; version: number } | null
  rule: string
  ruleText: Text
  passed: boolean
  standing: 'pass' | 'wait' | 'person' | 'stop'
  code: string
  text: Text
  expected: number | string | null
  known: number | string | null
  unit: string | null
  source: string | null
  knownAt: string | null
  ageSeconds: number | null
  help: Text | null
  turn: string
  action: Doing | 'open-strategies' | 'open-shop' | null
}

/** Why a refund stands where it stands, as the server judged it at this moment. */
export interface Verification {
  automatic: boolean
  decision: 'refund' | 'wait' | 'person' | 'no' | 'done'
  blocking: { code: string; text: Text } | null
  turn: string
  turnText: Text
  findings: Finding[]
  actions: ActionName[]
  acceptable: string[]
}
