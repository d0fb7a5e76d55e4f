import { PauseCircleOutlined } from '@ant-design/icons'
import { Tag, Tooltip, type TableColumnsType } from 'antd'
import type { ShipmentItem } from '../../api/generated'
import { useI18n, type I18n } from '../../parts/i18n'
import { Copyable } from '../../parts/Copyable'
import { ShopName } from '../../parts/ShopName'
import { When } from '../../parts/When'
import { toOrder } from '../../parts/router'

export const stageColors: Record<string, string> = {
  audit: 'gold',
  release: 'blue',
  pick: 'blue',
  pack: 'blue',
  'hand-over': 'cyan',
  shipped: 'green',
  stopped: 'red',
}

/** A refund that is open claims goods of it: it goes no further until that is settled. */
export function HoldTag() {
  const { t } = useI18n()
  return (
    <Tooltip title={t('sales.holdHint')}>
      <Tag color="red" icon={<PauseCircleOutlined />}>
        {t('sales.hold')}
      </Tag>
    </Tooltip>
  )
}

export function columns({ t, word, pick }: I18n): TableColumnsType<ShipmentItem> {
  return [
    {
      title: `${t('list.orderNo')} / ${t('sales.shipmentNo')}`,
      width: 170,
      render: (_, s) => (
        <div className="two-lines">
          <Copyable text={s.orderNo} href={toOrder(s.shop, s.orderNo)} />
          <span className="small quiet nums">{s.shipmentNo}</span>
        </div>
      ),
    },
    { title: t('list.shop'), width: 110, ellipsis: true, render: (_, s) => <ShopName id={s.shop} /> },
    {
      title: t('sales.stage'),
      width: 150,
      render: (_, s) => (
        <span>
          <Tag color={stageColors[s.stage] ?? 'default'}>{word('salesStage', s.stage)}</Tag>
          {s.kind !== 'sale' && <Tag color="purple">{word('shipKind', s.kind)}</Tag>}
          {s.hold && <HoldTag />}
          {(s.holds?.length ?? 0) > 0 && (
            <div className="small warn">{s.holds?.map((h) => pick(h.text)).join(t('common.sep'))}</div>
          )}
        </span>
      ),
    },
    { title: t('col.skus'), width: 140, ellipsis: true, dataIndex: 'skus' },
    {
      title: t('col.pieces'),
      width: 75,
      align: 'right',
      className: 'nums',
      render: (_, s) => (
        <div className="two-lines end">
          <span>{s.pieces}</span>
          {s.stopped > 0 && <span className="small quiet">{t('sales.stoppedPieces', { n: s.stopped })}</span>}
        </div>
      ),
    },
    {
      title: t('col.warehouse'),
      width: 105,
      ellipsis: true,
      render: (_, s) => <ShopName id={s.warehouse || s.shop} />,
    },
    {
      title: t('sales.parcel'),
      width: 155,
      render: (_, s) => (
        <div className="two-lines">
          <span className="nums">{s.parcelNo || s.carrier || '—'}</span>
          {s.waybill && (
            <span className="small quiet nums" title={`${s.carrier} ${s.waybill}`}>
              {s.parcelNo && `${s.carrier} `}
              {s.waybill}
            </span>
          )}
        </div>
      ),
    },
    {
      title: t('col.buyer'),
      width: 105,
      ellipsis: true,
      render: (_, s) => (
        <div className="two-lines">
          <span>{s.buyerRef || '—'}</span>
          <span className="small quiet">{s.shipTo}</span>
        </div>
      ),
    },
    { title: t('col.created'), width: 100, render: (_, s) => <When at={s.createdAt} /> },
  ]
}
