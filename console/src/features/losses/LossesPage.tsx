import { App, Button, Card, Tabs } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import type { RefundDetail, RefundItem } from '../../api/refund'
import type { ActionName } from '../../api/verification'
import { count } from '../../parts/format/money'
import { useI18n } from '../../parts/i18n'
import { DataList } from '../../parts/DataList'
import { FilterRow } from '../../parts/FilterRow'
import { Page } from '../../parts/Page'
import { useAddress } from '../../parts/useAddress'
import { usePages } from '../../parts/usePages'
import { asProblem, useQuery } from '../../parts/useQuery'
import type { Field } from '../../parts/urlFilters'
import { useScope } from '../../parts/me'
import { ActionDialog } from '../refund/ActionDialog'
import '../refund/refund.css'
import { columns } from '../refunds/columns'
import '../refunds/refunds.css'

/** What may be lost, by the code it waits under, each with the word of a person that ends it. */
const kinds = { shipped: 'REFUNDED_BUT_SHIPPED', taken: 'SUCCESS_TAKEN_BACK' } as const
type Kind = keyof typeof kinds
const acts: Record<Kind, ActionName> = { shipped: 'acknowledge', taken: 'set-handled' }

const fields: readonly Field[] = [{ name: 'shop', type: 'shop', width: 180 }]

/** Money back and goods gone, or money back and taken back: each stays here until a named person acknowledges it. */
export default function LossesPage() {
  const { t, word } = useI18n()
  const { query, values, write } = useAddress(['losses'], fields, ['kind'])
  const kind: Kind = query.get('kind') === 'taken' ? 'taken' : 'shipped'
  const shop = values['shop'] ?? ''
  const of = (one: Kind) => ({ phase: 'person', code: kinds[one], shop })
  const list = usePages<RefundItem>(`losses/${kind}/${shop}`, (cursor, signal) =>
    api.refunds({ ...of(kind), cursor, limit: 100 }, signal),
  )
  const shipped = useQuery(`losses/shipped/${shop}`, (signal) => api.counts(of('shipped'), signal))
  const taken = useQuery(`losses/taken/${shop}`, (signal) => api.counts(of('taken'), signal))
  const counts = { shipped, taken }
  const [refund, setRefund] = useState<RefundDetail>()
  const done = () => {
    list.refresh()
    shipped.reload()
    taken.reload()
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
  list: ReturnType<typeof usePages<RefundItem>>
  act: ActionName
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
      onAct(await api.refund(item.shop, item.refundNo))
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
