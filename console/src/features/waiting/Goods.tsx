import { Button } from 'antd'
import { useState } from 'react'
import type { UnmatchedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { useList } from '../../parts/ask'
import { useI18n } from '../../parts/i18n'
import { DataList } from '../../parts/DataList'
import { useScope } from '../../parts/me'
import { GoodsClaim } from './GoodsClaim'
import { aboutColumn, actionsColumn, DismissButton, DismissDialog, foundColumn, type ListProps } from './parts'

/** A receipt that named no parcel: what stands for its number is the receipt's own id, which tells nobody anything. */
const isOfReceipt = ({ box, number }: UnmatchedItem) => box.startsWith('receipt:') && box.endsWith(`/${number}`)

/** Pieces that came in and belong to nobody yet: refused by a return, or named by a receipt without a line for them. */
export function Goods({ onChanged }: ListProps) {
  const i18n = useI18n()
  const { t, word } = i18n
  const may = useScope('evidence')
  const [claiming, setClaiming] = useState<UnmatchedItem>()
  const [dismissing, setDismissing] = useState<UnmatchedItem>()
  const list = useList('/api/v1/unmatched-goods', { params: { query: { limit: 100 } } })
  const done = () => {
    setClaiming(undefined)
    setDismissing(undefined)
    void list.refetch()
    onChanged()
  }
  return (
    <>
      <DataList<UnmatchedItem>
        list={list}
        columns={[
          foundColumn(i18n, (u) => ({ at: u.foundAt, by: u.author })),
          {
            title: t('wait.number'),
            width: 190,
            render: (_, u) => (isOfReceipt(u) ? t('unc.noNumber') : <b className="nums">{u.number}</b>),
          },
          { title: t('wait.goods'), render: (_, u) => `${u.sku} ×${u.quantity}` },
          { title: t('unm.grade'), width: 100, render: (_, u) => word('grade', u.grade) },
          aboutColumn(i18n, (u) => u, true),
          actionsColumn(190, (u) => (
            <>
              <Button size="small" type="primary" ghost disabled={!may} onClick={() => setClaiming(u)}>
                {t('wait.claim')}
              </Button>
              <DismissButton disabled={!may} onClick={() => setDismissing(u)} />
            </>
          )),
        ]}
        rowKey={(u) => `${u.box}/${u.warehouse}/${u.sku}/${u.grade}`}
        empty={t('unm.empty')}
        width={1040}
      />
      {claiming && <GoodsClaim item={claiming} onDone={done} onClose={() => setClaiming(undefined)} />}
      {dismissing && (
        <DismissDialog
          what="goods"
          content={dismissing}
          call={(key, reason) => {
            const { box, warehouse, sku, grade, quantity } = dismissing
            return answerOf(
              client.POST('/api/v1/unmatched-goods/dismiss', {
                params: { header: once(key) },
                body: { stepId: key, box, warehouse, sku, grade, quantity, reason },
              }),
            )
          }}
          onDone={done}
          onClose={() => setDismissing(undefined)}
        />
      )}
    </>
  )
}
