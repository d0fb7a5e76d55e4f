import { App, Button, Card, Empty, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { newKey } from '../../api/http'
import type { Problem } from '../../api/problem'
import type { StrategySet } from '../../api/shop'
import { useI18n } from '../../parts/i18n'
import { Load } from '../../parts/Load'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { sourceText } from '../../parts/source'
import { asProblem, useQuery } from '../../parts/useQuery'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'

interface Props {
  shop: string
  /** The version in force; a new one means that the history grew. */
  version: number | undefined
  onRolledBack: (set: StrategySet) => void
}

function RollbackDialog({
  shop,
  set,
  version,
  onClose,
  onDone,
}: {
  shop: string
  set: StrategySet
  version: number | undefined
  onClose: () => void
  onDone: (set: StrategySet) => void
}) {
  const { t } = useI18n()
  const { message } = App.useApp()
  const [key] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const restore = async () => {
    setBusy(true)
    try {
      const next = await api.rollback(shop, set.version, key, version)
      void message.success(t('strat.rolledBack', { n: next.version }))
      onDone(next)
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('strat.rollbackTitle', { n: set.version })}
      okText={t('strat.rollback')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onOk={() => void restore()}
      onCancel={onClose}
    >
      <p>{t('strat.rollbackNote', { n: set.version })}</p>
      {problem && <ProblemAlert problem={problem} title={t('strat.saveFailed')} />}
    </Modal>
  )
}

export function HistoryCard({ shop, version, onRolledBack }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const may = useScope('configure')
  const history = useQuery(`history/${shop}/${version ?? ''}`, (signal) => api.strategyHistory(shop, signal))
  const [chosen, setChosen] = useState<StrategySet>()
  return (
    <Card title={t('strat.versions')} className="card-gap">
      <Load query={history} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('strat.noHistory')} />
          ) : (
            <ul className="history">
              {items.map((set) => (
                <li key={set.version}>
                  <b className="nums">v{set.version}</b>
                  <span>
                    {sourceText(i18n, set.author)}{' '}
                    <span className="quiet small">
                      · <When at={set.at} />
                    </span>
                    <div className="small quiet">
                      {set.items.map((s) => s.name || s.id).join(t('common.sep')) || t('common.none')}
                    </div>
                  </span>
                  {set.version === version ? (
                    <Tag color="green">{t('strat.current')}</Tag>
                  ) : (
                    <Button size="small" disabled={!may} onClick={() => setChosen(set)}>
                      {t('strat.rollback')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Load>
      {chosen && (
        <RollbackDialog
          shop={shop}
          set={chosen}
          version={version}
          onClose={() => setChosen(undefined)}
          onDone={(next) => {
            setChosen(undefined)
            onRolledBack(next)
          }}
        />
      )}
    </Card>
  )
}
