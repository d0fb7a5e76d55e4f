import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Card, Dropdown, Empty, Flex, Tooltip } from 'antd'
import { useState } from 'react'
import type { Catalogue, StrategiesView, Strategy } from '../../api/generated'
import { answerOf, client, once, over } from '../../api/client'
import { fullTime } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { sourceText } from '../../parts/source'
import { useSend } from '../../parts/useSend'
import { useScope } from '../../parts/me'
import { newStrategy, onlyKnown } from './draft'
import { NoStrategies } from './NoStrategies'
import { StrategyEditor } from './StrategyEditor'
import { StrategyView } from './StrategyView'

interface Props {
  shop: string
  way: string | undefined
  set: StrategiesView
  catalogue: Catalogue
  onSaved: (set: StrategiesView) => void
  onReload: () => void
}

/** A shop's strategies as one version: seen by everybody, changed as a whole by who may configure. */
export function StrategiesCard({ shop, way, set, catalogue, onSaved, onReload }: Props) {
  const i18n = useI18n()
  const { t, pick } = i18n
  const { message } = App.useApp()
  const may = useScope('configure')
  const [draft, setDraft] = useState<Strategy[] | null>(null)
  const sending = useSend<StrategiesView>()
  const close = () => {
    setDraft(null)
    sending.clear()
  }
  const save = async () => {
    if (!draft) return
    const body = { items: onlyKnown(draft, catalogue) }
    const saved = await sending.send([body, set.version], (key) =>
      answerOf(
        client.PUT('/api/v1/shops/{shop}/strategies', {
          params: { path: { shop }, header: { ...once(key), ...over(set.version) } },
          body,
        }),
      ),
    )
    if (!saved) return
    void message.success(t('strat.saved', { n: saved.version }))
    close()
    onSaved(saved)
  }
  const replace = (at: number, next: Strategy | null) =>
    setDraft((old) => old && (next ? old.map((s, i) => (i === at ? next : s)) : old.filter((_, i) => i !== at)))

  const templates = catalogue.templates.map((template) => ({
    key: template.template,
    label: pick(template.text),
    onClick: () => setDraft((old) => old && [...old, newStrategy(template, old, pick(template.text))]),
  }))
  return (
    <Card
      className="card-gap"
      title={t('shops.strategies')}
      extra={
        draft ? (
          <Flex gap={8}>
            <Button onClick={close}>{t('strat.discard')}</Button>
            <Button type="primary" loading={sending.busy} onClick={() => void save()}>
              {t('strat.save')}
            </Button>
          </Flex>
        ) : (
          <Tooltip title={may ? '' : t('strat.noScope')}>
            <Button disabled={!may} onClick={() => setDraft(set.items)}>
              {t('strat.edit')}
            </Button>
          </Tooltip>
        )
      }
    >
      {set.version > 0 && (
        <p className="quiet small first">
          {t('strat.version', { n: set.version, author: sourceText(i18n, set.author), time: fullTime(set.at) })}
        </p>
      )}
      {sending.problem && (
        <ProblemAlert
          problem={sending.problem}
          title={t('strat.saveFailed')}
          onReload={() => {
            close()
            onReload()
          }}
        />
      )}
      {(draft ?? set.items).length === 0 && <Empty description={<NoStrategies way={way} />} />}
      {draft
        ? draft.map((strategy, at) => (
            <StrategyEditor
              key={strategy.id}
              strategy={strategy}
              catalogue={catalogue}
              onChange={(next) => replace(at, next)}
            />
          ))
        : set.items.map((strategy) => <StrategyView key={strategy.id} strategy={strategy} catalogue={catalogue} />)}
      {draft && (
        <Dropdown menu={{ items: templates }} trigger={['click']}>
          <Button type="dashed" block icon={<PlusOutlined />}>
            {t('strat.add')}
          </Button>
        </Dropdown>
      )}
    </Card>
  )
}
