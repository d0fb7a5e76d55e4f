import { App, Button, Card, Empty, Flex, Form, Input, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import type { ParkedItem } from '../../api/figures'
import { newKey } from '../../api/http'
import { count } from '../../format/money'
import { useI18n } from '../../i18n'
import { useLive } from '../../live/bus'
import { AskDialog } from '../../parts/AskDialog'
import { Copyable } from '../../parts/Copyable'
import { Load } from '../../parts/Load'
import { Page } from '../../parts/Page'
import { ProblemAlert } from '../../parts/ProblemAlert'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { useQuery } from '../../parts/useQuery'
import { useSend } from '../../parts/useSend'
import { useThrottled } from '../../parts/useThrottled'
import { When } from '../../parts/When'
import { useScope } from '../../shell/me'

const shown = 200

type Asking = { item: ParkedItem; what: 'assign' | 'dismiss' }

/** Facts that fit nothing yet: since when, when they are tried next, and what people do with them. */
export default function ParkedPage() {
  const i18n = useI18n()
  const { t } = i18n
  const [state, setState] = useState<'waiting' | 'dismissed'>('waiting')
  const parked = useQuery(`parked ${state}`, (signal) => api.parked({ limit: shown, state }, signal))
  const [asking, setAsking] = useState<Asking>()
  const reloadSoon = useThrottled(parked.reload, 3_000)
  useLive('figures', (figures) => {
    if (figures.totals.parked !== parked.data?.total) reloadSoon()
  })
  const columns = useColumns(state, parked.reload, setAsking)
  return (
    <Page title={t('nav.parked')}>
      <Card>
        <p className="quiet first">{t('parked.hint')}</p>
        <Segmented
          value={state}
          onChange={setState}
          className="gap-below"
          options={[
            { value: 'waiting', label: t('parked.waiting') },
            { value: 'dismissed', label: t('parked.dismissed') },
          ]}
        />
        <Load query={parked}>
          {(data) => (
            <>
              {data.oldest && (
                <p>
                  {t('parked.count', { n: count(data.total) })} <When at={data.oldest} />
                </p>
              )}
              {data.items.length === 0 ? (
                <Empty description={t('parked.empty')} />
              ) : (
                <Table<ParkedItem>
                  size="small"
                  rowKey="id"
                  columns={columns}
                  dataSource={data.items}
                  pagination={false}
                  scroll={{ x: 1200 }}
                />
              )}
              {data.next && (
                <p className="quiet small">
                  {t('parked.total', { n: count(data.total), shown: count(data.items.length) })}
                </p>
              )}
            </>
          )}
        </Load>
      </Card>
      {asking && (
        <AskParked
          {...asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined)
            parked.reload()
          }}
        />
      )}
    </Page>
  )
}

function useColumns(state: string, reload: () => void, ask: (asking: Asking) => void): TableColumnsType<ParkedItem> {
  const i18n = useI18n()
  const { t, pick } = i18n
  const may = useScope('act')
  const facts: TableColumnsType<ParkedItem> = [
    { title: t('parked.at'), width: 110, render: (_, item) => <When at={item.at} /> },
    { title: t('parked.shop'), width: 140, ellipsis: true, render: (_, item) => <ShopName id={item.shop} /> },
    {
      title: t('parked.order'),
      width: 190,
      render: (_, item) => (item.orderNo ? <Copyable text={item.orderNo} /> : '—'),
    },
    {
      title: t('parked.what'),
      render: (_, item) => (
        <div className="two-lines">
          <span>{pick(item.text) || '—'}</span>
          <code className="small quiet">{item.reason}</code>
        </div>
      ),
    },
    { title: t('parked.source'), width: 130, ellipsis: true, render: (_, item) => sourceText(i18n, item.source) },
    { title: t('parked.attempts'), width: 70, align: 'right', className: 'nums', dataIndex: 'attempts' },
  ]
  if (state === 'dismissed')
    return [
      ...facts,
      {
        title: t('parked.dismissedBy'),
        width: 260,
        render: (_, { dismissed }) =>
          dismissed && (
            <div className="two-lines">
              <span>{dismissed.reason}</span>
              <span className="small quiet">
                {sourceText(i18n, dismissed.by)} <When at={dismissed.at} />
              </span>
            </div>
          ),
      },
    ]
  return [
    ...facts,
    { title: t('parked.next'), width: 110, render: (_, item) => item.nextTryAt && <When at={item.nextTryAt} /> },
    { title: t('parked.assignee'), width: 110, ellipsis: true, render: (_, item) => item.assignee || '—' },
    {
      title: t('parked.actions'),
      width: 230,
      render: (_, item) => (
        <Flex gap={4}>
          <RetryButton item={item} disabled={!may} onDone={reload} />
          <Button size="small" disabled={!may} onClick={() => ask({ item, what: 'assign' })}>
            {t('parked.assign')}
          </Button>
          <Button size="small" danger disabled={!may} onClick={() => ask({ item, what: 'dismiss' })}>
            {t('parked.dismiss')}
          </Button>
        </Flex>
      ),
    },
  ]
}

function RetryButton({ item, disabled, onDone }: { item: ParkedItem; disabled: boolean; onDone: () => void }) {
  const { t, word } = useI18n()
  const { message } = App.useApp()
  const sending = useSend<true>()
  const retry = async () => {
    const { result } = await api.retryParked(item.id, newKey())
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

function AskParked({ item, what, onDone, onClose }: Asking & { onDone: () => void; onClose: () => void }) {
  const { t } = useI18n()
  const [to, setTo] = useState(item.assignee)
  return what === 'assign' ? (
    <AskDialog
      title={t('parked.assign')}
      note={t('parked.assignNote')}
      undo="yes"
      ok={t('parked.assign')}
      content={[item.id, to]}
      call={(key) => api.assignParked(item.id, to.trim(), key)}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item label={t('parked.assignee')}>
        <Input maxLength={100} value={to} onChange={(e) => setTo(e.target.value)} />
      </Form.Item>
    </AskDialog>
  ) : (
    <AskDialog
      title={t('parked.dismiss')}
      note={t('parked.dismissNote')}
      undo="no"
      ok={t('parked.dismiss')}
      danger
      reason="needed"
      content={item.id}
      call={(key, reason) => api.dismissParked(item.id, reason, key)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
