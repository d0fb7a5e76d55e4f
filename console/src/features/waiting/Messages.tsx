import { App, Button, Form, Input } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useState } from 'react'
import type { ParkedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { newKey } from '../../api/transport'
import { useList } from '../../parts/ask'
import { count } from '../../parts/format/money'
import { useI18n, type I18n } from '../../parts/i18n'
import { useLive } from '../../api/live/bus'
import { AskDialog } from '../../parts/AskDialog'
import { DataList } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { useAddress } from '../../parts/useAddress'
import type { Field } from '../../parts/urlFilters'
import { useSend } from '../../parts/useSend'
import { useThrottled } from '../../parts/useThrottled'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import {
  aboutColumn,
  actionsColumn,
  DismissButton,
  DismissDialog,
  endColumn,
  foundColumn,
  type ListProps,
} from './parts'

const fields: readonly Field[] = [{ name: 'shop', type: 'shop', width: 180 }]

/** Facts that fit nothing yet: since when, when they are tried next, and what people do with them. */
export function Messages({ state, onChanged }: ListProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { values, write } = useAddress(['waiting'], fields, ['tab', 'state'])
  const shop = values['shop'] ?? ''
  const [assigning, setAssigning] = useState<ParkedItem>()
  const [dismissing, setDismissing] = useState<ParkedItem>()
  const asked = { shop, state: state === 'dismissed' ? state : 'waiting', limit: 100 }
  const list = useList('/api/v1/parked', { params: { query: asked } })
  const reloadSoon = useThrottled(() => void list.refetch(), 3_000)
  const first = list.data?.pages[0]
  const total = first?.total
  useLive('figures', (figures) => {
    if (!shop && figures.totals.parked !== total) reloadSoon()
  })
  const done = () => {
    setAssigning(undefined)
    setDismissing(undefined)
    void list.refetch()
    onChanged()
  }
  const rest = useRest(i18n, state, done, setAssigning, setDismissing)
  return (
    <>
      <FilterRow
        fields={fields}
        values={values}
        onChange={(next) => write(next)}
        extra={
          first?.oldest && (
            <span className="quiet small">
              {t('parked.count', { n: count(total) })} <When at={first.oldest} />
            </span>
          )
        }
      />
      <DataList<ParkedItem>
        list={list}
        columns={[...facts(i18n), ...rest]}
        rowKey={(item) => item.id}
        empty={t('parked.empty')}
        width={1080}
      />
      {assigning && <Assign item={assigning} onDone={done} onClose={() => setAssigning(undefined)} />}
      {dismissing && (
        <DismissDialog
          what="messages"
          content={dismissing.id}
          call={(key, reason) =>
            answerOf(
              client.POST('/api/v1/parked/{id}/dismiss', {
                params: { path: { id: dismissing.id }, header: once(key) },
                body: { reason },
              }),
            )
          }
          onDone={done}
          onClose={() => setDismissing(undefined)}
        />
      )}
    </>
  )
}

function facts(i18n: I18n): ColumnType<ParkedItem>[] {
  const { t, pick } = i18n
  return [
    foundColumn(i18n, (item) => ({ at: item.at, by: item.source })),
    aboutColumn(i18n, (item) => item, false),
    {
      title: t('parked.what'),
      render: (_, item) => (
        <div className="two-lines">
          <span>{pick(item.text) || '—'}</span>
          <code className="small quiet">{item.reason}</code>
        </div>
      ),
    },
    { title: t('parked.attempts'), width: 70, align: 'right', className: 'nums', dataIndex: 'attempts' },
  ]
}

function useRest(
  i18n: I18n,
  state: string,
  done: () => void,
  assign: (item: ParkedItem) => void,
  dismiss: (item: ParkedItem) => void,
): ColumnType<ParkedItem>[] {
  const { t } = i18n
  const may = useScope('act')
  if (state === 'dismissed')
    return [
      endColumn(i18n, ({ dismissed }) => ({
        text: dismissed?.reason,
        by: dismissed?.by ?? '',
        ...(dismissed && { at: dismissed.at }),
      })),
    ]
  return [
    { title: t('parked.next'), width: 110, render: (_, item) => item.nextTryAt && <When at={item.nextTryAt} /> },
    { title: t('parked.assignee'), width: 110, ellipsis: true, render: (_, item) => item.assignee || '—' },
    actionsColumn(252, (item) => (
      <>
        <RetryButton item={item} disabled={!may} onDone={done} />
        <Button size="small" disabled={!may} onClick={() => assign(item)}>
          {t('parked.assign')}
        </Button>
        <DismissButton disabled={!may} onClick={() => dismiss(item)} />
      </>
    )),
  ]
}

function RetryButton({ item, disabled, onDone }: { item: ParkedItem; disabled: boolean; onDone: () => void }) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const sending = useSend<true>()
  const retry = async () => {
    const params = { path: { id: item.id }, header: once(newKey()) }
    const { result } = await answerOf(client.POST('/api/v1/parked/{id}/retry', { params }))
    void message.info(word('parked.result', result))
    onDone()
    return true as const
  }
  return (
    <>
      <Button size="small" disabled={disabled} loading={sending.busy} onClick={() => void sending.send(item.id, retry)}>
        {t('parked.retry')}
      </Button>
      {sending.problem && <ProblemAlert problem={sending.problem} title={t('act.failed')} />}
    </>
  )
}

function Assign({ item, onDone, onClose }: { item: ParkedItem; onDone: () => void; onClose: () => void }) {
  const { t } = useI18n()
  const [to, setTo] = useState(item.assignee)
  return (
    <AskDialog
      title={t('parked.assign')}
      note={t('parked.assignNote')}
      undo="yes"
      ok={t('parked.assign')}
      content={[item.id, to]}
      call={(key) =>
        answerOf(
          client.POST('/api/v1/parked/{id}/assign', {
            params: { path: { id: item.id }, header: once(key) },
            body: { to: to.trim() },
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('parked.assignee')}>
        <Input maxLength={100} value={to} onChange={(e) => setTo(e.target.value)} />
      </Form.Item>
    </AskDialog>
  )
}
