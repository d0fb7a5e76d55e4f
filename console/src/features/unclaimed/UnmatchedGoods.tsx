import { Button, Card, Flex, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { scanApi, type UnmatchedItem } from '../../api/scan'
import { useI18n } from '../../i18n'
import { AskDialog } from '../../parts/AskDialog'
import { DataList } from '../../parts/DataList'
import { ShopName } from '../../parts/ShopName'
import { sourceText } from '../../parts/source'
import { usePages } from '../../parts/usePages'
import { When } from '../../parts/When'
import { UnmatchedClaim } from './UnmatchedClaim'

/** Pieces that came in and belong to nobody yet: refused by a return, or named by a receipt without a line for them. */
export function UnmatchedGoods() {
  const i18n = useI18n()
  const { t, word } = i18n
  const [claiming, setClaiming] = useState<UnmatchedItem>()
  const [dismissing, setDismissing] = useState<UnmatchedItem>()
  const list = usePages<UnmatchedItem>('unmatched', (cursor, signal) =>
    scanApi.unmatched({ cursor, limit: 100 }, signal),
  )
  const done = () => {
    setClaiming(undefined)
    setDismissing(undefined)
    list.refresh()
  }
  const columns: TableColumnsType<UnmatchedItem> = [
    { title: t('unc.number'), width: 200, render: (_, u) => <b className="nums">{u.number}</b> },
    { title: t('unc.goods'), render: (_, u) => `${u.sku} ×${u.quantity}` },
    { title: t('unm.grade'), width: 100, render: (_, u) => word('grade', u.grade) },
    {
      title: t('unm.about'),
      render: (_, u) =>
        u.orderNo ? (
          <div className="two-lines">
            <span>
              <ShopName id={u.shop} /> <span className="nums">{u.orderNo}</span>
            </span>
            <span className="small quiet nums">{u.refundNo}</span>
          </div>
        ) : (
          '—'
        ),
    },
    {
      title: t('unc.seen'),
      width: 150,
      render: (_, u) => (
        <div className="two-lines">
          <When at={u.foundAt} />
          <span className="small quiet">{sourceText(i18n, u.author)}</span>
        </div>
      ),
    },
    {
      title: '',
      width: 190,
      render: (_, u) => (
        <Flex gap={8} wrap>
          <Button size="small" type="primary" ghost onClick={() => setClaiming(u)}>
            {t('unm.claim')}
          </Button>
          <Button size="small" danger onClick={() => setDismissing(u)}>
            {t('unc.dismiss')}
          </Button>
        </Flex>
      ),
    },
  ]
  return (
    <Card>
      <DataList<UnmatchedItem>
        list={list}
        columns={columns}
        rowKey={(u) => `${u.box}/${u.warehouse}/${u.sku}/${u.grade}`}
        empty={t('unm.empty')}
        hint={t('unm.emptyHint')}
        width={1000}
      />
      {claiming && <UnmatchedClaim item={claiming} onDone={done} onClose={() => setClaiming(undefined)} />}
      {dismissing && (
        <AskDialog
          title={t('unm.dismissTitle')}
          note={t('unm.dismissNote')}
          undo="no"
          ok={t('unc.dismiss')}
          danger
          reason="needed"
          content={dismissing}
          call={(key, reason) => scanApi.dismissUnmatched(dismissing, reason, key)}
          onDone={done}
          onClose={() => setDismissing(undefined)}
        />
      )}
    </Card>
  )
}
