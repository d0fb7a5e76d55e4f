import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { PoolAction, PoolDone, PoolItem, PoolMatch, PoolStarted } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { AskDialog } from '../../parts/AskDialog'
import { useAnswer } from '../../parts/ask'
import { BulkView } from '../../parts/BulkView'
import { actionsOf, undoOf, type StageTab, type PoolKind } from './pool'
import { TaskProgress } from './TaskProgress'

interface Props {
  kind: PoolKind
  tab: StageTab
  chosen: PoolItem[]
  /** What the list is asked for: "all that match" are exactly these. */
  filter: PoolMatch
  /** How many match, when all of them are shown. */
  total: number | undefined
  onDone: () => void
}

type Asking = { action: PoolAction; all: boolean }

/** What can be done with the chosen rows, or with all that match the filters. */
export function ActionBar({ kind, tab, chosen, filter, total, onDone }: Props) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<Asking>()
  const [result, setResult] = useState<PoolDone>()
  const [task, setTask] = useState<string>()
  const [closed, setClosed] = useState<string>()
  // What somebody began before this page was opened is shown, too.
  const running = useAnswer('/api/v1/pool/tasks', undefined, {
    select: ({ items }) => items.find((one) => !one.finished && `${one.kind}s` === kind)?.id,
  }).data
  const shown = task ?? (running === closed ? undefined : running)
  const actions = actionsOf(kind, tab)
  if (actions.length === 0) return null
  const numbers = chosen.map(({ shop, no }) => ({ shop, no }))
  const done = (answer: PoolDone | PoolStarted) => {
    setAsking(undefined)
    if ('taskId' in answer) setTask(answer.taskId)
    else {
      setResult(answer)
      if (answer.failed.length === 0) void message.success(t('bulk.done', { n: count(answer.done) }))
      onDone()
    }
  }
  const target = (all: boolean) => (all ? { ...(filter.shop && { shop: filter.shop }), filter } : { numbers })
  const many = asking?.all ? (total === undefined ? t('pool.allMatching') : count(total)) : count(chosen.length)
  return (
    <>
      <Flex gap={8} wrap align="center" className="bar" role="toolbar" aria-label={t('pool.actions')}>
        <span className="quiet">{t('pool.chosen', { n: count(chosen.length) })}</span>
        {actions.map((action) => (
          <Button
            key={action}
            type={action === 'convert' ? 'primary' : 'default'}
            danger={action === 'reject'}
            disabled={chosen.length === 0}
            onClick={() => setAsking({ action, all: false })}
          >
            {word('poolDo', action)}
          </Button>
        ))}
        <span className="grow" />
        {actions
          .filter((action) => total !== 0 && (action === 'convert' || action === 'undo'))
          .map((action) => (
            <Button key={action} onClick={() => setAsking({ action, all: true })}>
              {t('pool.all', { what: word('poolDo', action) })}
            </Button>
          ))}
      </Flex>
      {result && result.failed.length > 0 && <BulkView result={result} onClose={() => setResult(undefined)} />}
      {shown && (
        <TaskProgress
          key={shown}
          id={shown}
          onFinished={onDone}
          onClose={() => {
            setTask(undefined)
            setClosed(shown)
            onDone()
          }}
        />
      )}
      {asking && (
        <AskDialog
          title={t('pool.ask', { what: word('poolDo', asking.action), n: many })}
          note={word('poolNote', asking.action)}
          undo={undoOf[asking.action]}
          ok={word('poolDo', asking.action)}
          danger={asking.action === 'reject'}
          reason={asking.action === 'convert' ? 'none' : 'needed'}
          content={[asking, target(asking.all)]}
          call={(key, reason) =>
            answerOf(
              client.POST(`/api/v1/pool/${kind}/actions`, {
                params: { header: once(key) },
                body: { action: asking.action, ...target(asking.all), ...(reason && { reason }) },
              }),
            )
          }
          onDone={done}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
