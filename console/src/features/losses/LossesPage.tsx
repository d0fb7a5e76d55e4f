import { App, Button, Card, Tabs } from 'antd'
import { useState } from 'react'
import type { PersonAction, RefundDetail, RefundItem } from '../../api/generated'
import { asProblem } from '../../api/cache'
import { answerOf, client } from '../../api/client'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { useAnswer, useList } from '../../parts/ask'
import { DataList, type Listed } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import type { Field } from '../../parts/urlFilters'
import { useScope } from '../../parts/me'
import { ActionDialog } from '../refund/ActionDialog'
import '../refund/refund.css'
import { columns } from '../refunds/columns'
import '../refunds/refunds.css'

/** What may be lost, by the code it waits under, each with the word of a person that ends it. */
const kinds = { shipped: 'REFUNDED_BUT_SHIPPED', taken: 'SUCCESS_TAKEN_BACK' } as const
type Kind = keyof typeof kinds
const acts: Record<Kind, PersonAction> = { shipped: 'acknowledge', taken: 'set-handled' }

const fields: readonly Field[] = [{ name: 'shop', type: 'shop', width: 180 }]

/** Money back and goods gone, or money back and taken back: each stays here until a named person acknowledges it. */
export default function LossesPage() {
  const { t, word } = useI18n()
  const { query, values, write } = useAddress(['losses'], fields, ['kind'])
  const kind: Kind = query.get('kind') === 'taken' ? 'taken' : 'shipped'
  const shop = values['shop'] ?? ''
  const of = (one: Kind) => ({ phase: ['person'], code: kinds[one], shop })
  const list = useList('/api/v1/refunds', { params: { query: { ...of(kind), limit: 100 } } })
  const shipped = useAnswer('/api/v1/refunds/counts', { params: { query: of('shipped') } })
  const taken = useAnswer('/api/v1/refunds/counts', { params: { query: of('taken') } })
  const counts = { shipped, taken }
  const [refund, setRefund] = useState<RefundDetail>()
  const done = () => {
    void list.refetch()
    void shipped.refetch()
    void taken.refetch()
  }
  return (
    <Page title={t('nav.losses')}>
      <Card styles={{ body: { padding: '4px 16px 16px' } }}>
        <Tabs
          activeKey={kind}
          onChange={(key) => write(values, { kind: key })}
          items={(Object.keys(kinds) as Kind[]).map((key) => ({
            key,
            label: (
              <span>
                {word('losses.kind', key)}{' '}
                <span className="small quiet nums">{count(counts[key].data?.person)}</span>
              </span>
            ),
          }))}
        />
        <p className="quiet first">{word('losses.hint', kind)}</p>
        <FilterRow fields={fields} values={values} onChange={(next) => write(next)} />
        <Losses list={list} act={acts[kind]} onAct={setRefund} />
      </Card>
      {refund && (
        <ActionDialog
          refund={refund}
          action={acts[kind]}
          onClose={() => setRefund(undefined)}
          onReload={done}
        />
      )}
    </Page>
  )
}

interface Props {
  list: Listed<RefundItem>
  act: PersonAction
  onAct: (refund: RefundDetail) => void
}

/** A decision is about the request as it is read when the button is pressed. */
function Losses({ list, act, onAct }: Props) {
  const i18n = useI18n()
  const { t } = i18n
  const { message } = App.useApp()
  const may = useScope('act')
  const [busy, setBusy] = useState('')
  const open = async (item: RefundItem) => {
    setBusy(item.refundNo)
    try {
      const path = { shop: item.shop, refundNo: item.refundNo }
      onAct(await answerOf(client.GET('/api/v1/refunds/{shop}/{refundNo}', { params: { path } })))
    } catch (error) {
      void message.error(asProblem(error).detail || t('state.error'))
    } finally {
      setBusy('')
    }
  }
  const actions = {
    title: '',
    width: 160,
    render: (_: unknown, item: RefundItem) => (
      <Button
        size="small"
        type="primary"
        ghost
        disabled={!may}
        loading={busy === item.refundNo}
        onClick={() => void open(item)}
      >
        {t(`act.${act}`)}
      </Button>
    ),
  }
  return (
    <DataList<RefundItem>
      list={list}
      columns={[...columns(i18n).filter((c) => c.title !== t('list.deadline')), actions]}
      rowKey={(item) => `${item.shop}/${item.refundNo}`}
      empty={t('losses.empty')}
      hint={t('losses.emptyHint')}
      width={1100}
    />
  )
}
