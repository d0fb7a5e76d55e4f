import { Button } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useState } from 'react'
import type { MatchItem, UnclaimedItem } from '../../api/generated'
import { answerOf, client, once } from '../../api/client'
import { useList } from '../../parts/ask'
import { useI18n, type I18n } from '../../parts/i18n'
import { DataList } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { useScope } from '../../parts/me'
import { toOrder } from '../../parts/router'
import { MatchesDrawer } from './MatchesDrawer'
import { goodsOf, signs } from './parcel'
import { ParcelClaim } from './ParcelClaim'
import { actionsColumn, DismissButton, DismissDialog, endColumn, foundColumn, type ListProps } from './parts'

function columns(i18n: I18n): ColumnType<UnclaimedItem>[] {
  const { t } = i18n
  return [
    foundColumn(i18n, (u) => ({ at: u.foundAt, by: u.author })),
    {
      title: t('wait.number'),
      width: 190,
      render: (_, u) => (
        <div className="two-lines">
          <b className="nums">{u.number || t('unc.noNumber')}</b>
          <span className="small quiet">{u.carrier}</span>
        </div>
      ),
    },
    {
      title: t('wait.goods'),
      render: (_, u) => (
        <div className="two-lines">
          <span>{goodsOf(u, t('common.sep')) || '—'}</span>
          <span className="small quiet">{signs(i18n, u)}</span>
        </div>
      ),
    },
    {
      title: t('col.warehouse'),
      width: 130,
      ellipsis: true,
      render: (_, u) => (u.warehouse ? <ShopName id={u.warehouse} /> : '—'),
    },
  ]
}

function Owner({ item: u }: { item: UnclaimedItem }) {
  if (!u.claimedOrderNo) return <>{u.reason}</>
  return (
    <a className="nums" href={toOrder(u.claimedShop, u.claimedOrderNo)}>
      {u.claimedOrderNo} {u.claimedRefundNo}
    </a>
  )
}

/** Parcels nobody expected, each with the orders it may belong to; only a person says whose it is. */
export function Parcels({ state, onChanged }: ListProps) {
  const i18n = useI18n()
  const { t } = i18n
  const may = useScope('evidence')
  const [seen, setSeen] = useState<UnclaimedItem>()
  const [claiming, setClaiming] = useState<{ item: UnclaimedItem; match: MatchItem | null }>()
  const [dismissing, setDismissing] = useState<UnclaimedItem>()
  const list = useList('/api/v1/unclaimed', { params: { query: { state, limit: 100 } } })
  const done = () => {
    setSeen(undefined)
    setClaiming(undefined)
    setDismissing(undefined)
    void list.refetch()
    onChanged()
  }
  const last: ColumnType<UnclaimedItem> =
    state === 'open'
      ? actionsColumn(300, (item) => (
          <>
            <Button size="small" type="primary" ghost onClick={() => setSeen(item)}>
              {t('unc.see')}
            </Button>
            <Button size="small" disabled={!may} onClick={() => setClaiming({ item, match: null })}>
              {t('unc.manual')}
            </Button>
            <DismissButton disabled={!may} onClick={() => setDismissing(item)} />
          </>
        ))
      : endColumn(i18n, (u) => ({ text: <Owner item={u} />, by: u.resolvedBy }))
  return (
    <>
      <DataList<UnclaimedItem>
        list={list}
        columns={[...columns(i18n), last]}
        rowKey={(u) => u.id}
        empty={t('unc.empty')}
        {...(state === 'open' && { hint: t('unc.emptyHint') })}
        width={1000}
      />
      {seen && (
        <MatchesDrawer
          item={seen}
          onClose={() => setSeen(undefined)}
          onClaim={(match) => setClaiming({ item: seen, match })}
        />
      )}
      {claiming && <ParcelClaim {...claiming} onDone={done} onClose={() => setClaiming(undefined)} />}
      {dismissing && (
        <DismissDialog
          what="parcels"
          content={dismissing.id}
          call={(key, reason) =>
            answerOf(
              client.POST('/api/v1/unclaimed/{id}/dismiss', {
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
