import { App, Button, Card, Segmented, Tabs } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { FindingItem } from '../../api/generated'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useList } from '../../parts/ask'
import { AskDialog } from '../../parts/AskDialog'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { ListProblem } from '../../parts/Absent'
import { sourceText } from '../../parts/source'
import { useAddress } from '../../parts/useAddress'
import { When } from '../../parts/When'
import type { Field } from '../../parts/urlFilters'
import { FindingList } from './FindingList'
import { countOf, lists, readList } from './lists'

const fields: readonly Field[] = [{ name: 'shop', type: 'shop', width: 180 }]
const states = ['open', 'resolved'] as const

/** Platform, goods and money compared: five lists of what does not agree, each with its evidence. */
export default function ReconciliationPage() {
  const i18n = useI18n()
  const { t, word } = i18n
  const { message } = App.useApp()
  const { query, values, write } = useAddress(['reconciliation'], fields, ['list', 'state'])
  const list = readList(query)
  const state = query.get('state') === 'resolved' ? 'resolved' : 'open'
  const shop = values['shop'] ?? ''
  const found = useList('/api/v1/reconciliation', { params: { query: { list, state, shop, limit: 50 } } })
  const first = found.data?.pages[0]
  const last = first?.lastRun
  const [running, setRunning] = useState(false)
  const [resolving, setResolving] = useState<FindingItem>()
  return (
    <Page
      title={t('nav.reconciliation')}
      extra={
        <Button type="primary" onClick={() => setRunning(true)}>
          {t('rec.run')}
        </Button>
      }
    >
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={list}
          onChange={(key) => write(values, { list: key })}
          items={lists.map((key) => ({
            key,
            label: (
              <span>
                {word('recList', key)} <span className="small quiet nums">{count(countOf(first?.counts, key))}</span>
              </span>
            ),
          }))}
        />
        <p className="quiet first">{word('recHint', list)}</p>
        <FilterRow
          fields={fields}
          values={values}
          onChange={(next) => write(next)}
          extra={
            <Segmented
              value={state}
              onChange={(next) => write(values, { state: next })}
              options={states.map((s) => ({ value: s, label: word('recState', s) }))}
            />
          }
        />
        {last && (
          <p className={last.error ? 'warn small' : 'quiet small'}>
            {t('rec.last')} <When at={last.endedAt} /> · {sourceText(i18n, last.author)}{' '}
            {last.error || t('rec.lastSays', { orders: count(last.orders), added: count(last.added) })}
          </p>
        )}
        {found.error && <ListProblem problem={found.error} onRetry={() => void found.refetch()} />}
        {!found.error && <FindingList list={found} state={state} onResolve={setResolving} />}
      </Card>
      {running && (
        <AskDialog
          title={t('rec.run')}
          note={t('rec.runNote')}
          undo="yes"
          ok={t('rec.run')}
          content={shop}
          call={(key) =>
            answerOf(
              client.POST('/api/v1/reconciliation/runs', {
                params: { header: once(key) },
                body: shop ? { shop } : {},
              }),
            )
          }
          onDone={(run) => {
            setRunning(false)
            if (run.error) void message.error(run.error, 6)
            else void message.success(t('rec.finished', { added: count(run.added), open: count(run.open) }))
            void found.refetch()
          }}
          onClose={() => setRunning(false)}
        />
      )}
      {resolving && (
        <AskDialog
          title={t('rec.resolveTitle')}
          note={t('rec.resolveNote')}
          undo="no"
          ok={t('rec.resolve')}
          reason="needed"
          content={resolving.id}
          call={(key, reason) =>
            answerOf(
              client.POST('/api/v1/reconciliation/{id}/resolve', {
                params: { path: { id: resolving.id }, header: once(key) },
                body: { reason },
              }),
            )
          }
          onDone={() => {
            setResolving(undefined)
            void found.refetch()
          }}
          onClose={() => setResolving(undefined)}
        />
      )}
    </Page>
  )
}
