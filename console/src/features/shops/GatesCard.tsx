import { Button, Card, Flex, List, Tag } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import { useAnswer, useTell } from '../../parts/ask'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { Load } from '../../parts/Load'
import { sourceText } from '../../parts/source'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'

type GateAct = 'pause' | 'resume' | 'breaker/close'

/** Whether the shop is held back, who said so and why, and the ways to change that. */
export function GatesCard({ shop, onChanged }: { shop: string; onChanged: () => void }) {
  const i18n = useI18n()
  const { t, word } = i18n
  const may = useScope('configure')
  const tell = useTell()
  const about = { params: { path: { shop } } }
  const gates = useAnswer('/api/v1/shops/{shop}/gates', about)
  const [asking, setAsking] = useState<GateAct>()
  const button = (act: GateAct, danger = false) => (
    <Button size="small" danger={danger} disabled={!may} onClick={() => setAsking(act)}>
      {word('gates.act', act)}
    </Button>
  )
  return (
    <Card title={t('gates.title')} className="card-gap">
      <Load query={gates}>
        {({ paused, breakerOpen, stopped, history }) => (
          <>
            <Flex gap={8} wrap className="gap-below">
              <Tag color={paused ? 'orange' : 'green'}>{t(paused ? 'gates.paused' : 'gates.going')}</Tag>
              {stopped && <Tag color="red">{t('gates.stopped')}</Tag>}
              {breakerOpen && <Tag color="red">{t('gates.breakerOpen')}</Tag>}
              {button(paused ? 'resume' : 'pause', !paused)}
              {breakerOpen && button('breaker/close')}
            </Flex>
            <List
              size="small"
              dataSource={history.slice(0, 10)}
              locale={{ emptyText: t('gates.none') }}
              renderItem={(item) => (
                <List.Item>
                  <span>
                    {word('gates.said', `${item.kind}.${item.shut ? 'on' : 'off'}`)}
                    {t('common.colon')}
                    {item.reason}
                  </span>
                  <span className="small quiet">
                    {sourceText(i18n, item.author)} <When at={item.at} />
                  </span>
                </List.Item>
              )}
            />
          </>
        )}
      </Load>
      {asking && (
        <AskDialog
          title={word('gates.act', asking)}
          note={word('gates.note', asking)}
          undo="yes"
          ok={word('gates.act', asking)}
          danger={asking === 'pause'}
          reason="needed"
          content={[shop, asking]}
          call={(key, reason) =>
            answerOf(
              client.POST(`/api/v1/shops/{shop}/${asking}`, {
                params: { path: { shop }, header: once(key) },
                body: { reason },
              }),
            )
          }
          onDone={(now) => {
            tell('/api/v1/shops/{shop}/gates', about, now)
            setAsking(undefined)
            onChanged()
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Card>
  )
}
