import { Alert, App, Button, Card, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { answerOf, client, once } from '../../api/client'
import type { ListView, ListsView } from '../../api/generated'
import { count } from '../../parts/format/money'
import { latency } from '../../parts/format/time'
import { useI18n } from '../../parts/i18n'
import { Rows } from '../../parts/Rows'
import { every, useAnswer } from '../../parts/ask'
import { AskDialog } from '../../parts/AskDialog'
import { Load } from '../../parts/Load'
import { When } from '../../parts/When'
import { useScope } from '../../parts/me'
import { listState, rebuildState } from './lists'

const colors = { current: 'green', follows: 'blue', stands: 'red' }

function Progress({ lists }: { lists: ListsView }) {
  const { t, word } = useI18n()
  const rebuild = rebuildState(lists.rebuild)
  const columns: TableColumnsType<ListView> = [
    { title: t('lists.list'), width: 220, render: (_, list) => <b>{word('listName', list.name)}</b> },
    {
      title: t('lists.state'),
      render: (_, list) => {
        const state = listState(list)
        return (
          <>
            <Tag color={colors[state]}>{word('listState', state)}</Tag>{' '}
            {list.faultAt && <When at={list.faultAt} />} <span className="warn">{list.fault}</span>
          </>
        )
      },
    },
  ]
  return (
    <>
      {rebuild && lists.rebuild && (
        <Alert
          type={rebuild.type}
          className="gap-below"
          showIcon
          role="status"
          title={t(rebuild.text, { n: count(lists.rebuild.orders) })}
          description={lists.rebuild.fault || undefined}
        />
      )}
      <Rows<ListView>
        rowKey="name"
        columns={columns}
        dataSource={lists.items}
        footer={() => (
          <span className="small quiet">
            {t('lists.lag', { lag: latency(lists.lagMs) })}
            {lists.behind > 0 && ` · ${t('lists.behind', { n: count(lists.behind) })}`}
          </span>
        )}
      />
    </>
  )
}

/** How far the lists are with what was written, why one stands still, and the way to make their rows anew. */
export function ListsCard() {
  const { t } = useI18n()
  const { message } = App.useApp()
  const may = useScope('configure')
  const lists = useAnswer('/api/v1/lists', undefined, every(2_000))
  const [asking, setAsking] = useState(false)
  const { data } = lists
  return (
    <Card
      title={t('lists.title')}
      extra={
        <Button disabled={!may || !data} loading={data?.rebuild?.done === false} onClick={() => setAsking(true)}>
          {t('lists.rebuild')}
        </Button>
      }
    >
      <p className="quiet first">{t('lists.hint')}</p>
      <Load query={lists}>{(now) => <Progress lists={now} />}</Load>
      {asking && (
        <AskDialog
          title={t('lists.rebuild')}
          note={t('lists.rebuildNote')}
          undo="needless"
          ok={t('lists.rebuild')}
          content="rebuild"
          call={(key) => answerOf(client.POST('/api/v1/lists/rebuild', { params: { header: once(key) } }))}
          onDone={() => {
            setAsking(false)
            void message.success(t('lists.begun'))
            void lists.refetch()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
