import { App, Button, Card, Empty, Tag } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { answerOf, client, once, over } from '../../api/client'
import type { StrategiesView } from '../../api/generated'
import { useI18n } from '../../parts/i18n'
import { useAnswer } from '../../parts/ask'
import { AskDialog } from '../../parts/AskDialog'
import { Load } from '../../parts/Load'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'

interface Props {
  shop: string
  /** The version in force; a new one means that the history grew. */
  version: number | undefined
  onRolledBack: (set: StrategiesView) => void
}

export function HistoryCard({ shop, version, onRolledBack }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const { message } = App.useApp()
  const may = useScope('configure')
  const history = useAnswer('/api/v1/shops/{shop}/strategies/history', { params: { path: { shop } } })
  const { refetch } = history
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== version) void refetch()
    seen.current = version
  }, [version, refetch])
  const [chosen, setChosen] = useState<StrategiesView>()
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
        <AskDialog
          title={t('strat.rollbackTitle', { n: chosen.version })}
          note={t('strat.rollbackNote', { n: chosen.version })}
          undo="needless"
          ok={t('strat.rollback')}
          failed={t('strat.saveFailed')}
          content={[shop, chosen.version]}
          call={(key) =>
            answerOf(
              client.POST('/api/v1/shops/{shop}/strategies/rollback', {
                params: { path: { shop }, header: { ...once(key), ...over(version) } },
                body: { version: chosen.version },
              }),
            )
          }
          onDone={(next) => {
            setChosen(undefined)
            void message.success(t('strat.rolledBack', { n: next.version }))
            onRolledBack(next)
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Card>
  )
}
