import { Alert, Card, Collapse, Empty } from 'antd'
import type { Finding, RefundDetail, Verification } from '../../api/generated'
import type { Doing } from './doing'
import { useI18n } from '../../parts/i18n'
import { FindingCard, PassedFinding } from './FindingCard'

const look = { refund: 'success', done: 'success', wait: 'info', person: 'warning', no: 'error' } as const

interface Group {
  key: string
  title: string
  findings: Finding[]
}

function useGroups(verification: Verification): Group[] {
  const { t } = useI18n()
  const groups = new Map<string, Group>()
  for (const finding of verification.findings) {
    const strategy = finding.group === 'strategy' ? finding.strategy : null
    const key = strategy ? `${strategy.id}@${strategy.version}` : finding.group
    const title = strategy
      ? t('ver.strategyName', { name: strategy.name, version: strategy.version })
      : t(finding.group === 'guard' ? 'ver.guards' : 'ver.strategies')
    const group = groups.get(key) ?? { key, title, findings: [] }
    group.findings.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function GroupView({
  group,
  refund,
  onAction,
}: {
  group: Group
  refund: RefundDetail
  onAction: (a: Doing) => void
}) {
  const { t } = useI18n()
  // Once the money is with the buyer nothing stands in the way any more; the rules are a record then.
  const isOver = refund.verification.decision === 'done'
  const failed = isOver ? [] : group.findings.filter((f) => !f.passed)
  const passed = group.findings.filter((f) => f.passed || isOver)
  return (
    <section className="finding-group">
      <h3>{group.title}</h3>
      {failed.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} refund={refund} onAction={onAction} />
      ))}
      {passed.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'passed',
              label: (
                <span className="passed-label">
                  {t(isOver ? 'ver.record' : failed.length === 0 ? 'ver.allPassed' : 'ver.passed', {
                    n: passed.length,
                  })}
                </span>
              ),
              children: (
                <ul className="passed">
                  {passed.map((f) => (
                    <PassedFinding key={f.rule} finding={f} />
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Why the refund stands where it stands, in three parts for each rule; all words are the server's. */
export function VerificationCard({ refund, onAction }: { refund: RefundDetail; onAction: (a: Doing) => void }) {
  const { t, pick, word } = useI18n()
  const verification = refund.verification
  const groups = useGroups(verification)
  const why = verification.blocking && verification.blocking.code !== 'OK' ? pick(verification.blocking.text) : ''
  const whose = t('turn.label', { who: pick(verification.turnText) || word('turn', verification.turn) })
  return (
    <Card title={t('refund.verification')} className="card-gap">
      <Alert
        type={refund.phase === 'closed' ? 'info' : (look[verification.decision] ?? 'info')}
        showIcon
        title={
          <>
            {word('ver.decision', verification.decision)}
            {why && (
              <>
                {t('common.colon')}
                {why}
              </>
            )}
          </>
        }
        description={verification.turn === 'nobody' ? undefined : whose}
      />
      {groups.length === 0 && <Empty description={t('state.empty')} />}
      {groups.map((group) => (
        <GroupView key={group.key} group={group} refund={refund} onAction={onAction} />
      ))}
    </Card>
  )
}
